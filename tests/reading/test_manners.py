"""However it is typed, what is meant is read: the same programme as the clean sheets."""

# ruff: noqa: E501 - tables read better in rows

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from matcher.reading import read_programme
from tests.reading.typed import Book, as_csv, clean, put, read, write_folder, write_workbook


def _recoded(encoding: str) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        for file in folder.glob("*.csv"):
            file.write_bytes(file.read_text(encoding="utf-8").encode(encoding))

    return write


def _separated(separator: str) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        for name, sheet in clean().items():
            (folder / f"{name}.csv").write_text(as_csv(sheet, separator), encoding="utf-8", newline="")

    return write


def _each(change: Callable[[str], str]) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        for file in folder.glob("*.csv"):
            file.write_text(change(file.read_bytes().decode()), encoding="utf-8", newline="")

    return write


def _quoted(text: str) -> str:
    """Everything in quotation marks."""
    rows = [line.split(",") if '"' not in line else None for line in text.split("\r\n")]
    return "\r\n".join(
        old if row is None or not any(row) else ",".join(f'"{cell}"' for cell in row)
        for row, old in zip(rows, text.split("\r\n"), strict=True)
    )


FILE_MANNERS = {
    "UTF-8 with its mark": _recoded("utf-8-sig"),
    "the encoding of Windows": _recoded("cp1252"),
    "UTF-16": _recoded("utf-16"),
    "UTF-16 without its mark": _recoded("utf-16-le"),
    "big-endian UTF-16 with its mark": lambda folder: (
        _each(lambda text: "\ufeff" + text)(folder) or _recoded("utf-16-be")(folder)
    ),
    "semicolons": _separated(";"),
    "tabs": _separated("\t"),
    "unix line ends": _each(lambda text: text.replace("\r\n", "\n")),
    "old Mac line ends": _each(lambda text: text.replace("\r\n", "\r")),
    "everything quoted": _each(_quoted),
    "spaces after every cell": _each(lambda text: text.replace(",", "  ,") if '"' not in text else text),
    "empty rows between": _each(lambda text: text.replace("\r\n", "\r\n\r\n")),
    "five thousand empty rows below": _each(lambda text: text + ",,,,\r\n" * 5000),
    "empty columns to the right": _each(lambda text: text.replace("\r\n", ",,,\r\n")),
    "a title above": _each(lambda text: "Heaton Chellows 2027\r\n\r\n" + text),
    "a sep= line for Excel": _each(lambda text: "sep=,\r\n" + text),
    "headings in capitals": _each(
        lambda text: text.split("\r\n", 1)[0].upper() + "\r\n" + text.split("\r\n", 1)[1]
    ),
    "headings with spaces": _each(
        lambda text: text.split("\r\n", 1)[0].replace("_", " ") + "\r\n" + text.split("\r\n", 1)[1]
    ),
    "no line end at the end": _each(lambda text: text.rstrip()),
}


@pytest.mark.parametrize("manner", FILE_MANNERS)
def test_however_the_file_is_saved_the_programme_is_the_same(manner: str, tmp_path: Path) -> None:
    meant = read(write_folder(tmp_path / "clean", clean())).programme
    folder = write_folder(tmp_path / "typed", clean())
    FILE_MANNERS[manner](folder)
    assert read(folder).programme == meant


def _renamed(book: Book, **names: str) -> Book:
    return {names.get(sheet, sheet): rows for sheet, rows in book.items()}


def _heading(book: Book, sheet: str, old: str, new: str) -> Book:
    book[sheet][0][book[sheet][0].index(old)] = new
    return book


CELL_MANNERS: dict[str, Callable[[Book], Book]] = {
    "sheets by their other names": lambda b: _renamed(
        b, chellows="Volunteers", gatherings="sessions", locks="Locked", support_ambassadors="Support Ambassadors"
    ),
    "columns in another order": lambda b: {name: [row[::-1] for row in rows] for name, rows in b.items()},
    "rows in another order": lambda b: {name: [rows[0], *rows[:0:-1]] for name, rows in b.items()},
    "a heading in other words": lambda b: _heading(b, "chellows", "hours_per_week", "Hours offered"),
    "a heading with a hint in brackets": lambda b: _heading(b, "chellows", "training_level", "Training level (0-3)"),
    "a heading with a question mark": lambda b: _heading(b, "chellows", "available", "Available?"),
    "an id called a code": lambda b: _heading(b, "families", "id", "Family code"),
    "a code in small letters": lambda b: put(b, "pairs", 2, "coach", "c-01"),
    "a code without its hyphen": lambda b: put(b, "pairs", 2, "family", "F0102"),
    "a venue by its name": lambda b: put(b, "shifts", 2, "venue", "Heaton Library"),
    "hours with the word": lambda b: put(b, "chellows", 2, "hours_per_week", "7.5 hours"),
    "hours as 7h30": lambda b: put(b, "chellows", 2, "hours_per_week", "7h30"),
    "hours as 7:30": lambda b: put(b, "chellows", 2, "hours_per_week", "7:30"),
    "hours with a half sign": lambda b: put(b, "chellows", 2, "hours_per_week", "7½"),
    "hours and minutes": lambda b: put(b, "chellows", 2, "hours_per_week", "7 hrs 30 mins"),
    "hours a week in words": lambda b: put(b, "chellows", 2, "hours_per_week", "7.5 hours a week"),
    "a date with dashes": lambda b: put(b, "chellows", 2, "joined_on", "6-9-2025"),
    "a date with dots": lambda b: put(b, "chellows", 2, "joined_on", "06.09.2025"),
    "a date as ISO": lambda b: put(b, "chellows", 2, "joined_on", "2025-09-06"),
    "a date with its month in letters": lambda b: put(b, "chellows", 2, "joined_on", "6 Sep 2025"),
    "a date in full": lambda b: put(b, "chellows", 2, "joined_on", "Saturday 6th September 2025"),
    "a date month first in letters": lambda b: put(b, "chellows", 2, "joined_on", "September 6, 2025"),
    "a date with two digits of year": lambda b: put(b, "chellows", 2, "joined_on", "6/9/25"),
    "a date as Excel counts it": lambda b: put(b, "chellows", 2, "joined_on", "45906"),
    "a date with midnight behind": lambda b: put(b, "chellows", 2, "joined_on", "2025-09-06 00:00:00"),
    "a tick as a mark": lambda b: put(b, "chellows", 2, "mon_am", "✓"),
    "a tick as yes": lambda b: put(b, "chellows", 2, "mon_am", "Yes"),
    "a tick as 1": lambda b: put(b, "chellows", 2, "mon_am", "1"),
    "a grid heading in words": lambda b: _heading(b, "chellows", "mon_am", "Monday morning"),
    "a no in an empty square": lambda b: put(b, "chellows", 3, "mon_am", "no"),
    "times in a square of the grid": lambda b: put(b, "chellows", 2, "mon_am", "9-12"),
    "times in a column a day": lambda b: put(put(b, "chellows", 2, "mon_am", ""), "chellows", 2, "free on Mondays", "9-12"),
    "times in text rather than ticks": lambda b: put(
        put(put(b, "chellows", 2, "mon_am", ""), "chellows", 2, "wed_am", ""),
        "chellows", 2, "available", "Mon and Wed mornings; Fri 1-3pm",
    ),
    "times with an en dash and no-break spaces": lambda b: put(b, "chellows", 2, "available", "Fri\u00a01pm\u20133pm"),
    "exact times in their own column": lambda b: put(
        put(b, "chellows", 2, "available", "Fri pm"), "chellows", 2, "exact_times", "Fri 1pm - 3pm"
    ),
    "languages with slashes": lambda b: put(b, "chellows", 2, "languages", "urdu/english"),
    "languages with and": lambda b: put(b, "chellows", 2, "languages", "Urdu and English"),
    "languages on two lines": lambda b: put(b, "chellows", 2, "languages", "Urdu\nEnglish"),
    "roles with a plus": lambda b: put(b, "chellows", 2, "roles", "coach + information hub"),
    "roles with commas": lambda b: put(b, "chellows", 2, "roles", "Coach, Hub"),
    "a sector without its space": lambda b: put(b, "families", 3, "area", "bd94"),
    "an apostrophe before a cell": lambda b: put(b, "chellows", 2, "hours_per_week", "'7.5"),
    "a cell as a formula of text": lambda b: put(b, "chellows", 2, "hours_per_week", '="7.5"'),
    "a dash for nothing": lambda b: put(b, "chellows", 3, "away", "-"),
    "n/a for nothing": lambda b: put(b, "chellows", 3, "away", "n/a"),
    "away in other words": lambda b: put(b, "chellows", 2, "away", "12 April 2027 to 16 April 2027"),
    "away by numbers": lambda b: put(b, "chellows", 2, "away", "12/4/2027 - 16/4/2027"),
    "away without its year": lambda b: put(b, "chellows", 2, "away", "12th-16th April"),
    "a status of yes": lambda b: put(b, "chellows", 2, "status", "Yes"),
    "gender as a letter": lambda b: put(b, "chellows", 2, "gender", "F"),
    "a rhythm in words": lambda b: put(b, "families", 3, "visit_every", "every other week"),
    "a length in hours": lambda b: put(b, "families", 3, "visit_minutes", "1.5 hours"),
    "a gender asked for in words": lambda b: put(b, "families", 2, "gender_of_coach", "must be female"),
    "places by commas": lambda b: put(b, "families", 2, "meeting_places_ok", "home, Library"),
    "ranked choices with numbers": lambda b: put(b, "families", 2, "choices_ranked", "1. C-01"),
    "shift hours by am and pm": lambda b: put(put(b, "shifts", 2, "start", "10am"), "shifts", 2, "end", "12pm"),
    "shift hours with dots": lambda b: put(put(b, "shifts", 2, "start", "10.00"), "shifts", 2, "end", "noon"),
    "shift hours run together": lambda b: put(put(b, "shifts", 2, "start", "1000"), "shifts", 2, "end", "1200"),
    "a weekday in full": lambda b: put(b, "shifts", 2, "weekday", "Mondays"),
    "a weekday on each row": lambda b: {
        **b, "cover": [b["cover"][0], *([["phone", day, "9:00", "17:00", "1", "1", "2"] for day in ("Mon", "Tue", "Wed", "Thu", "Fri")])],
    },
    "a gathering's day in words": lambda b: put(b, "gatherings", 3, "day", "first Wednesday of the month"),
    "a gathering weekly in words": lambda b: put(b, "gatherings", 2, "day", "weekly Fridays"),
    "an area by number with commas": lambda b: put(b, "areas", 2, "easting", "414,500"),
    "people fewest and most only": lambda b: put(b, "shifts", 3, "ideal", ""),
    "a sum below": lambda b: {**b, "chellows": [*b["chellows"], ["Total", *[""] * 4, "11.5", *[""] * 18]]},
}  # fmt: skip


@pytest.mark.parametrize("manner", CELL_MANNERS)
def test_however_a_cell_is_typed_the_programme_is_the_same(manner: str, tmp_path: Path) -> None:
    meant = read(write_folder(tmp_path / "clean", clean())).programme
    typed = read(write_folder(tmp_path / "typed", CELL_MANNERS[manner](clean()))).programme
    assert typed == meant


def _native(book: Book) -> Book:
    """Cells as Excel keeps them: dates, times, numbers and ticks with their own types."""
    put(book, "chellows", 2, "joined_on", date(2025, 9, 6))
    put(book, "chellows", 2, "dbs_issued", datetime(2026, 2, 3))
    put(book, "chellows", 2, "hours_per_week", 7.5)
    put(book, "chellows", 2, "max_families", 2)
    put(book, "chellows", 2, "mon_am", True)
    put(book, "chellows", 2, "wed_am", 1)
    put(book, "chellows", 3, "hours_per_week", timedelta(hours=4))
    put(book, "shifts", 2, "start", time(10, 0))
    put(book, "shifts", 2, "end", 0.5)
    put(book, "shifts", 3, "min", 1.0)
    put(book, "terms", 2, "end", datetime(2027, 2, 12))
    return put(book, "areas", 2, "easting", 414500)


def test_a_workbook_reads_the_same_as_csv_files(tmp_path: Path) -> None:
    meant = read(write_folder(tmp_path / "clean", clean())).programme
    assert read(write_workbook(tmp_path / "text", clean())).programme == meant
    assert read(write_workbook(tmp_path / "native", _native(clean()))).programme == meant


def test_a_workbook_is_read_by_its_own_path_with_the_settings_beside_it(tmp_path: Path) -> None:
    folder = write_workbook(tmp_path, clean())
    assert read_programme(folder / "programme.xlsx").programme == read(folder).programme


def test_a_workbook_of_another_name_is_found_alone_in_its_folder(tmp_path: Path) -> None:
    folder = write_workbook(tmp_path, clean())
    meant = read(folder).programme
    (folder / "programme.xlsx").rename(folder / "Heaton rota.xlsx")
    (folder / "~$Heaton rota.xlsx").write_bytes(b"Excel has it open")
    assert read(folder).programme == meant


def test_merged_headings_over_two_rows_are_read_together(tmp_path: Path) -> None:
    meant = read(write_folder(tmp_path / "clean", clean())).programme
    book = clean()
    headings = book["chellows"][0]
    above = ["Monday" if h == "mon_am" else "Wednesday" if h == "wed_am" else "" for h in headings]
    book["chellows"][0] = ["am" if h in ("mon_am", "wed_am") else h for h in headings]
    book["chellows"].insert(0, above)
    folder = write_workbook(tmp_path / "typed", book)
    assert read(folder).programme == meant


def test_a_title_merged_over_the_sheet_is_passed_over(tmp_path: Path) -> None:
    meant = read(write_folder(tmp_path / "clean", clean())).programme
    pages = Workbook()
    pages.remove(pages.worksheets[0])
    for name, sheet in clean().items():
        page = pages.create_sheet(name)
        page["A1"] = f"Heaton: {name}"
        page.merge_cells("A1:E2")
        for n, row in enumerate(sheet, 4):
            for m, value in enumerate(row, 1):
                page.cell(n, m, value or None)
    pages.save(tmp_path / "programme.xlsx")
    (tmp_path / "settings.toml").write_text((tmp_path / "clean" / "settings.toml").read_text())
    assert read(tmp_path).programme == meant


def test_hidden_and_foreign_sheets_are_left_alone(tmp_path: Path) -> None:
    meant = read(write_folder(tmp_path / "clean", clean())).programme
    book = {"Start here": [["Welcome"]], **clean(), "Raffle": [["ticket", "won by"], ["7", "Bev"]]}
    assert read(write_workbook(tmp_path / "typed", book)).programme == meant
