"""The examples as typed: the sums and stories their README tells."""

from collections import Counter
from datetime import date, time
from pathlib import Path

import pytest
from openpyxl import load_workbook

from examples.make import heaton_4, heaton_28, waiting_list, years
from examples.make.__main__ import EXAMPLES, make

FOLDERS = (
    "heaton-4",
    "heaton-28",
    "heaton-28-built",
    "heaton-165",
    "heaton-330",
    "heaton-550",
    "heaton-550-waiting",
)


def contents(folder: Path) -> dict[str, object]:
    """Each file's text, and for a workbook its cells by sheet."""
    found: dict[str, object] = {
        path.name: path.read_text("utf-8") for path in folder.iterdir() if path.suffix != ".xlsx" and path.is_file()
    }
    for path in folder.glob("*.xlsx"):
        pages = load_workbook(path).worksheets
        found[path.name] = {page.title: list(page.iter_rows(values_only=True)) for page in pages}
    return found


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    into = tmp_path_factory.mktemp("examples")
    make(into)
    return into


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_script_writes_the_very_programmes_that_are_kept(folder: str, made: Path) -> None:
    kept = {name: text for name, text in contents(EXAMPLES / folder).items() if not name.startswith("ledger")}
    assert contents(made / folder) == kept


def test_the_first_four_are_four_with_six_families_and_three_places() -> None:
    book = heaton_4.book()
    assert [len(list(book[sheet])) for sheet in ("chellows", "families", "venues")] == [4, 6, 3]


def test_twenty_eight_chellows_offer_198_hours_a_week() -> None:
    offered = [row["hours_per_week"] for row in heaton_28.chellow_rows()]
    assert len(offered) == 28
    assert sum(float(str(hours)) for hours in offered) == 198


def test_of_the_twenty_eight_fourteen_are_coaches_sixteen_hub_and_nine_are_two_things() -> None:
    roles = [str(row["roles"]) for row in heaton_28.chellow_rows()]
    counted = Counter(role.strip() for typed in roles for role in typed.split(";"))
    assert counted == {"Coach": 14, "Info Hub": 16, "Friendly Face": 7}
    assert sum(";" in typed for typed in roles) == 9


def test_the_twenty_eight_serve_nine_places_of_eight_kinds_in_some_forty_shifts_a_week() -> None:
    book = heaton_28.book()
    kinds = Counter(row["kind"] for row in book["venues"])
    assert kinds.total() == 9
    assert len(kinds) == 8
    assert kinds["children's centre"] == 2
    assert 35 <= len(list(book["shifts"])) <= 45


def test_families_of_the_twenty_eight_stand_as_the_readme_says() -> None:
    states = Counter(row["state"] for row in heaton_28.pair_rows())
    assert states == {"active": 22, "tapering": 2, "accepted": 2, "offered": 2, "ended": 2, "declined": 1}
    families = list(heaton_28.family_rows())
    promised = {r["family"] for r in heaton_28.pair_rows() if r["state"] not in ("ended", "declined")}
    finished = {r["family"] for r in heaton_28.pair_rows() if r["state"] == "ended"}
    agreed = {r["id"] for r in families if r.get("consent_on") and not r.get("paused")}
    assert len(agreed - promised - finished) == 20
    assert sum(not r.get("consent_on") for r in families) == 10
    assert len(families) == 61


@pytest.mark.parametrize("year", years.YEARS, ids=lambda year: year.folder)
def test_a_year_counts_the_families_that_the_programme_reported(year: years.Year) -> None:
    assert year.folder == f"heaton-{year.families}"
    book = years.book(year)
    assert len(list(book["families"])) == year.families
    assert len(list(book["chellows"])) == year.chellows
    states = Counter(row["state"] for row in book["pairs"])
    assert states["active"] + states["tapering"] == year.active
    assert states.total() == year.families - year.waiting - year.not_asked - year.said_no


def test_on_the_waiting_list_550_families_have_said_yes_and_28_chellows_are_coaches() -> None:
    book = waiting_list.book()
    assert sum(bool(row["consent_on"]) for row in book["families"]) == 550
    assert sum("Coach" in str(row["roles"]) for row in book["chellows"]) == 28


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_example_keeps_what_would_make_a_family_known(folder: str, made: Path) -> None:
    families = contents(made / folder).get("families.csv")
    book = contents(made / folder).get("programme.xlsx")
    headings = str(families).splitlines()[0] if families else str(book["Families"][0])  # type: ignore[index]
    assert not {"name", "address", "postcode", "born", "phone"} & set(headings.lower().replace("_", " ").split(","))


def test_the_workbook_holds_real_dates_and_times_as_a_spreadsheet_does() -> None:
    pages = load_workbook(EXAMPLES / "heaton-28" / "programme.xlsx")
    starts = [row[2].value for row in pages["shifts"].iter_rows(min_row=2)]
    assert any(isinstance(start, time) for start in starts)
    assert any(isinstance(start, str) for start in starts)
    asked = {type(cell.value) for row in pages["terms"].iter_rows(min_row=2) for cell in row[1:]}
    assert all(issubclass(kind, date) for kind in asked)
