"""Sheets of rows by column name, and the two ways they are kept: a folder of CSV files, or one workbook."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from matcher.reading.columns import SHEET

Cell = str | int | float | date | None
Row = Mapping[str, Cell]
Book = Mapping[str, Iterable[Row]]
"""Rows by sheet; columns by their canonical names."""


def columns_of(sheet: str, rows: Iterable[Row]) -> tuple[str, ...]:
    """The columns any row fills in, in the order a template shows them."""
    used = {name for row in rows for name, cell in row.items() if cell not in (None, "")}
    known = tuple(column.name for column in SHEET[sheet].columns)
    if unknown := used - set(known):
        raise KeyError(f"{sheet} has no column called {', '.join(sorted(unknown))}")
    return tuple(name for name in known if name in used)


def table(sheet: str, rows: Iterable[Row], headings: Mapping[str, str]) -> Iterator[list[Cell]]:
    """The headings, as people call them where `headings` says so, then the rows."""
    listed = list(rows)
    columns = columns_of(sheet, listed)
    yield [headings.get(name, name) for name in columns]
    for row in listed:
        yield [row.get(name) for name in columns]


def as_csv(book: Book, headings: Mapping[str, str]) -> Mapping[str, str]:
    """The text of each CSV file by file name; dates as 31/12/2027."""
    return {f"{sheet}.csv": _csv_text(table(sheet, rows, headings)) for sheet, rows in book.items()}


def _csv_text(rows: Iterable[list[Cell]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([_as_text(cell) for cell in row] for row in rows)
    return text.getvalue()


def _as_text(cell: Cell) -> str:
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return "" if cell is None else str(cell)


def as_workbook(book: Book, headings: Mapping[str, str], titles: Mapping[str, str]) -> Workbook:
    """The sheets as one workbook, headings kept in view, dates as real dates."""
    made = Workbook()
    del made[made.sheetnames[0]]
    for sheet, rows in book.items():
        page = made.create_sheet(titles.get(sheet, sheet))
        for row in table(sheet, rows, headings):
            page.append([_as_spreadsheet(cell) for cell in row])
        _dress(page)
    made.properties.created = made.properties.modified = datetime(2027, 2, 22, 9, 0)
    made.properties.creator = "Heaton"
    return made


def _dress(page: Worksheet) -> None:
    page.freeze_panes = "B2"
    for cell in page[1]:
        cell.font = Font(bold=True)
    for column in page.columns:
        letter = get_column_letter(column[0].column or 1)
        page.column_dimensions[letter].width = min(40, 2 + max(len(str(cell.value or "")) for cell in column))
        for cell in column:
            if isinstance(cell.value, date):
                cell.number_format = "dd/mm/yyyy"


def _as_spreadsheet(cell: Cell) -> Cell | time:
    """A typed `10:00` becomes a time, as spreadsheets have it; `10am` stays text."""
    found = re.fullmatch(r"(\d\d?):(\d\d)", cell) if isinstance(cell, str) else None
    return time(int(found[1]), int(found[2])) if found else cell


def write_csv(folder: Path, book: Book, headings: Mapping[str, str]) -> None:
    """Write the folder's CSV files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in as_csv(book, headings).items():
        (folder / name).write_text(text, encoding="utf-8")
