"""Workbooks that other programs wrote read as well, and reading stays light."""

import subprocess
import sys
from datetime import date, datetime, time
from pathlib import Path

import pytest
import xlsxwriter  # type: ignore[import-untyped]

from tests.reading.typed import SETTINGS, Book, clean, problems_of, put, read, write_folder


def _write(folder: Path, book: Book, **options: object) -> Path:
    """The sheets as XlsxWriter writes them, with dates and times in Excel's own formats."""
    folder.mkdir(exist_ok=True)
    pages = xlsxwriter.Workbook(str(folder / "programme.xlsx"), options)
    formats = {date: "d mmm yyyy", time: "hh:mm"}
    for name, sheet in book.items():
        page = pages.add_worksheet(name)
        for n, row in enumerate(sheet):
            for m, value in enumerate(row):
                kind = next((kind for kind in formats if isinstance(value, kind)), None)
                shown = pages.add_format({"num_format": formats[kind]}) if kind else None
                page.write(n, m, value, shown) if value != "" else page.write_blank(n, m, None)
    pages.close()
    (folder / "settings.toml").write_text(SETTINGS, encoding="utf-8")
    return folder


@pytest.mark.parametrize("options", [{}, {"constant_memory": True}, {"default_date_format": "dd/mm/yy"}])
def test_a_workbook_of_another_program_reads_the_same(options: dict[str, object], tmp_path: Path) -> None:
    meant = read(write_folder(tmp_path / "clean", clean())).programme
    book = put(clean(), "chellows", 2, "joined_on", datetime(2025, 9, 6))
    book = put(put(book, "shifts", 2, "start", time(10)), "shifts", 2, "end", time(12))
    assert read(_write(tmp_path / "typed", book, **options)).programme == meant


def test_a_date_cell_among_times_is_told_for_what_it_is(tmp_path: Path) -> None:
    book = put(clean(), "chellows", 2, "available", datetime(2026, 12, 10))
    (told,) = problems_of(_write(tmp_path, book))
    assert str(told) == (
        "Chellows, row 2, column Q (available): I see 10-Dec-2026. "
        'Excel may have turned "10-12" into a date. Type 10am-12pm.'
    )


def test_a_formula_with_its_result_reads_as_the_result(tmp_path: Path) -> None:
    book = put(clean(), "chellows", 3, "hours_per_week", "")
    folder = _write(tmp_path, book)
    pages = xlsxwriter.Workbook(str(folder / "programme.xlsx"))
    for name, sheet in book.items():
        page = pages.add_worksheet(name)
        for n, row in enumerate(sheet):
            page.write_row(n, 0, row)
        if name == "chellows":
            page.write_formula(2, 5, "=2*2", None, 4)
    pages.close()
    assert read(folder).programme.chellow["C-02"].offered == 240


def test_a_formula_that_gives_a_mistake_is_told(tmp_path: Path) -> None:
    folder = _write(tmp_path, clean())
    pages = xlsxwriter.Workbook(str(folder / "programme.xlsx"))
    for name, sheet in clean().items():
        page = pages.add_worksheet(name)
        for n, row in enumerate(sheet):
            page.write_row(n, 0, row)
        if name == "venues":
            page.write_formula(1, 1, "=1/0", None, "#DIV/0!")
    pages.close()
    told = [str(problem) for problem in problems_of(folder)]
    assert any(line.startswith("Venues, row 2, column B: I see #DIV/0!.") for line in told)


HEAVY = ("ortools", "openpyxl", "holidays", "rapidfuzz", "icalendar", "numpy", "pandas")


@pytest.mark.parametrize("write", [write_folder, _write], ids=["CSV files", "workbook"])
def test_reading_a_clean_programme_loads_nothing_heavy(write, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    folder = write(tmp_path / "clean", clean())
    script = (
        "import sys; from matcher.reading import read_programme; read_programme(sys.argv[1]); "
        "print(sorted({name.split('.')[0] for name in sys.modules}))"
    )
    ran = subprocess.run([sys.executable, "-c", script, str(folder)], capture_output=True, text=True, check=True)
    assert not [name for name in HEAVY if f"'{name}'" in ran.stdout]


def test_reading_leaves_no_file_behind(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, clean())
    before = sorted(folder.iterdir())
    read(folder)
    assert sorted(folder.iterdir()) == before
