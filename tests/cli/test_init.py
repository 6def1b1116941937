"""A programme of one's own: begun empty, filled in by whatever program, checked and planned."""

# ruff: noqa: E501 - tables read better in rows

import csv
import json
import shutil
import subprocess
from pathlib import Path
from uuid import UUID

import pytest
import xlsxwriter  # type: ignore[import-untyped]
from openpyxl import load_workbook

from matcher.reading import read_programme
from matcher.reading.blank_forms import forms
from tests.cli.conftest import Run

TYPED = {
    "chellows": [
        {"id": "C-01", "name_or_initials": "Amina K", "roles": "Coach; Info Hub", "languages": "Urdu, English",
         "area": "BD9 4", "hours_per_week": 7, "training_level": 2, "dbs_level": "enhanced", "dbs_issued": "3/2/2026",
         "safeguarding_training_on": "10/9/2026", "lone_working_training_on": "10/9/2026", "mon_am": "x",
         "wed_am": "10-12", "joined_on": "6/9/2025"},
        {"id": "C-02", "name_or_initials": "Bev", "roles": "Info Hub", "languages": "English", "area": "BD9 4",
         "hours_per_week": 4, "training_level": 1, "dbs_level": "enhanced", "dbs_issued": "3/2/2026",
         "safeguarding_training_on": "10/9/2026", "lone_working_training_on": "10/9/2026", "mon_am": "x",
         "joined_on": "6/9/2025"},
    ],
    "families": [
        {"id": "F-0104", "languages": "Urdu", "needs_language": "must", "area": "BD9 4", "wed_am": "x",
         "meeting_places_ok": "own home", "support_level": 1, "need_band": 2, "asked_on": "2/11/2026",
         "consent_on": "9/11/2026", "said_by": "school"},
    ],
    "venues": [
        {"id": "library", "name": "Heaton Library", "kind": "library", "area": "BD9 4", "opens": "Mon-Fri 9-5",
         "step_free": "yes"},
    ],
    "shifts": [{"venue": "library", "weekday": "Mon", "start": "10:00", "end": "12:00", "min": 1}],
}  # fmt: skip
"""What a coordinator types into the empty sheets, by column."""


@pytest.fixture
def begun(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A programme with a workbook to fill in, begun on a Thursday."""
    monkeypatch.setenv("MATCHER_NOW", "2026-11-26")
    assert run("init", tmp_path / "ours").code == 0
    return tmp_path / "ours"


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def _fill_in(book: Path) -> None:
    """Type the rows below the grey ones, each cell under its heading."""
    pages = load_workbook(book)
    for name, rows in TYPED.items():
        page = pages[name]
        column = {str(cell.value).replace(" ", "_"): cell.column for cell in page[1]}
        for number, row in enumerate(rows, 5):
            for heading, value in row.items():
                page.cell(number, column[heading], value)
    pages.save(book)


def _is_as_typed(folder: Path) -> bool:
    read = read_programme(folder)
    assert not read.notes, read.notes
    assert "I read C-01 as: Mon 9:00-12:00, Wed 10:00-12:00" in read.echo
    codes = [one.code for one in (*read.programme.chellows, *read.programme.families, *read.programme.venues)]
    others = (*read.programme.pairs, *read.programme.locks, *read.programme.gatherings, *read.programme.ambassadors)
    return codes == ["C-01", "C-02", "F-0104", "library"] and len(read.programme.shift_rows) == 1 and not others


def test_a_programme_just_begun_is_read_and_what_is_missing_is_said_in_words(run: Run, begun: Path) -> None:
    ran = run("check", begun)
    assert ran.code == 0
    assert "Nobody and nothing is typed in yet." in ran.out
    for words in ("Chellows: No rows yet", "Families: No rows yet", "Venues: No rows yet", "Shifts: No rows yet"):
        assert words in ran.out
    assert not read_programme(begun).echo


@pytest.mark.parametrize("options", [[], ["--csv"]], ids=["workbook", "csv"])
def test_nothing_is_ever_written_over(run: Run, tmp_path: Path, options: list[str]) -> None:
    folder = tmp_path / "ours"
    folder.mkdir()
    assert run("init", folder, *options).code == 0
    before = _files(folder)
    ran = run("init", folder, "--csv")
    assert ran.code == 1
    assert "holds something already" in ran.err
    assert _files(folder) == before


def test_a_file_in_the_way_is_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ours").write_text("mine")
    assert run("init", tmp_path / "ours").code == 1
    assert (tmp_path / "ours").read_text() == "mine"


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no place here takes no folders")
@pytest.mark.parametrize("words", [["init"], ["example", "heaton-4"]], ids=["init", "example"])
def test_a_place_that_takes_no_folders_is_told_so(run: Run, words: list[str]) -> None:
    ran = run(*words, "/proc/ours")
    assert ran.code == 1
    assert "/proc/ours" in ran.err


def test_two_programmes_begun_on_one_day_differ_in_their_id_alone(run: Run, tmp_path: Path, begun: Path) -> None:
    other = tmp_path / "theirs"
    told = json.loads(run("init", other, "--json").out)
    assert UUID(told["programme_id"]).version == 4
    assert [Path(path).name for path in told["files"]] == ["programme.xlsx", "settings.toml"]
    assert (other / "programme.xlsx").read_bytes() == (begun / "programme.xlsx").read_bytes()
    ours, theirs = ((folder / "settings.toml").read_text() for folder in (begun, other))
    assert ours != theirs
    assert theirs.replace(told["programme_id"], str(read_programme(begun).programme.id)) == ours


@pytest.mark.parametrize(("today", "monday"), [("2026-11-26", "2026-12-21"), ("2026-11-23", "2026-12-21")])
def test_the_plan_begins_on_the_monday_four_weeks_ahead(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, today: str, monday: str
) -> None:
    monkeypatch.setenv("MATCHER_NOW", today)
    assert json.loads(run("init", tmp_path / "ours", "--json").out)["period_start"] == monday
    assert str(read_programme(tmp_path / "ours").programme.period.first) == monday


def test_a_workbook_filled_in_is_checked_and_planned(run: Run, begun: Path) -> None:
    _fill_in(begun / "programme.xlsx")
    assert _is_as_typed(begun)
    assert run("check", begun).code == 0
    told = run("solve", begun)
    assert told.code == 0, told.err
    assert "F-0104: would C-01 Amina K suit, Wednesdays" in told.out


def test_a_workbook_that_another_library_wrote_again_reads_the_same(begun: Path) -> None:
    _fill_in(begun / "programme.xlsx")
    filled = load_workbook(begun / "programme.xlsx")
    again = xlsxwriter.Workbook(str(begun / "programme.xlsx"))
    for page in filled:
        sheet = again.add_worksheet(page.title)
        for n, row in enumerate(page.iter_rows(values_only=True)):
            sheet.write_row(n, 0, row)
    again.close()
    assert _is_as_typed(begun)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_a_workbook_that_libreoffice_saved_reads_the_same(begun: Path, tmp_path: Path, ending: str) -> None:
    _fill_in(begun / "programme.xlsx")
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    convert = ["soffice", home, "--headless", "--convert-to", ending, "--outdir", str(tmp_path / "saved")]
    subprocess.run([*convert, str(begun / "programme.xlsx")], check=True, capture_output=True, timeout=120)
    shutil.copy(begun / "settings.toml", tmp_path / "saved")
    assert _is_as_typed(tmp_path / "saved")


def test_csv_files_filled_in_read_the_same(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    assert run("init", folder, "--csv").code == 0
    assert run("check", folder).code == 0
    assert {f"{form.name}.csv" for form in forms()} <= set(_files(folder))
    for name, rows in TYPED.items():
        with (folder / f"{name}.csv").open("r+", newline="") as file:
            headings = [heading.replace(" ", "_") for heading in next(csv.reader(file))]
            file.seek(0, 2)
            csv.DictWriter(file, headings).writerows(rows)
    assert _is_as_typed(folder)


def test_a_new_programme_is_for_its_owners_eyes(begun: Path) -> None:
    assert {path.stat().st_mode & 0o077 for path in (begun, *begun.iterdir())} == {0}
