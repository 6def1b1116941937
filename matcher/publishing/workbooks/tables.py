"""Workbooks of tables: a sheet a table, its heading row stays, made for A4; the same bytes each time."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.styles.fonts import DEFAULT_FONT
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from matcher.publishing.one_line import one_line
from matcher.publishing.workbooks.fixed_archive import fixed_archive

Value = str | int | date | datetime | timedelta | None

HEADING = PatternFill("solid", fgColor="0A444A")
RULE = Border(bottom=Side(style="thin", color="DDD8CC"))
WORDS, LENGTH, DATE = "Words", "Length of time", "Date"
"""How a cell looks, by what is in it: named once for the whole book, for it takes long to style cell by cell."""
FORMATS = {WORDS: "General", LENGTH: "[h]:mm", DATE: "d mmm yyyy"}
FORMULA_SIGNS = ("=", "+", "-", "@")
MOST_LETTERS = 32_000
"""Excel cuts a cell off soon after this."""
WIDEST = 60
"""Characters in a column at most."""
LINE_HEIGHT = 15.5
"""Points."""
A4 = 9


def new_book() -> Workbook:
    """A workbook without sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, number_format in FORMATS.items():
        side = None if name == LENGTH else "left"
        alignment = Alignment(vertical="top", wrap_text=True, horizontal=side)
        book.add_named_style(NamedStyle(name, DEFAULT_FONT, None, RULE, alignment, number_format))
    return book


def bytes_of(book: Workbook, title: str, made: datetime) -> bytes:
    """The workbook as a file, made at that instant."""
    book.properties.creator = "matcher"
    book.properties.title = title
    book.properties.created = made.replace(tzinfo=None)
    written = BytesIO()
    book.save(written)
    return fixed_archive(written.getvalue(), made)


def add_table(
    book: Workbook, name: str, headings: Sequence[str], table: Sequence[Sequence[Value]], widest: int = WIDEST
) -> Worksheet:
    """A sheet with a heading row that stays, filters, widths that fit, and A4 sideways on paper."""
    sheet: Worksheet = book.create_sheet(name)
    widths = _widths((headings, *table), widest)
    for column, heading in enumerate(headings, 1):
        cell = _write(sheet, 1, column, heading)
        cell.font = Font(name="Calibri", size=11, bold=True, color="FFFFFF")
        cell.fill = HEADING
        sheet.column_dimensions[get_column_letter(column)].width = widths[column - 1] + 2
    for number, values in enumerate(table, 2):
        for column, value in enumerate(values, 1):
            _write(sheet, number, column, value)
        sheet.row_dimensions[number].height = LINE_HEIGHT * max(map(_lines_high, values, widths))
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{max(1, len(table)) + 1}"
    sheet.freeze_panes = "A2"
    lay_on_paper(sheet)
    sheet.print_title_rows = "1:1"
    return sheet


def lay_on_paper(sheet: Worksheet, pages_wide: int | None = None) -> None:
    """Print it on A4 sideways, one page wide or so many, and as long as it is."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = pages_wide, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _write(sheet: Worksheet, row: int, column: int, value: Value) -> Cell:
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    cell.value = _plain(value) if isinstance(value, str) else value
    cell.style = _style_of(value)
    if isinstance(value, str):
        cell.data_type = "s"
        if value.startswith(FORMULA_SIGNS):
            cell.quotePrefix = True
    return cell


def _style_of(value: Value) -> str:
    if isinstance(value, timedelta):
        return LENGTH
    return DATE if isinstance(value, date) else WORDS


def _plain(value: str) -> str:
    return "\n".join(one_line(line) for line in value.split("\n"))[:MOST_LETTERS]


def _widths(rows: Sequence[Sequence[Value]], widest: int) -> list[int]:
    return [min(widest, max(_length(value) for value in column)) for column in zip(*rows, strict=True)]


def _length(value: Value) -> int:
    if isinstance(value, str):
        return max(len(line) for line in value.split("\n"))
    return 0 if value is None else 11


def _lines_high(value: Value, width: int) -> int:
    """Lines the value takes up in a column so many characters wide."""
    return sum(max(1, -(-len(line) // max(1, width))) for line in str(value).split("\n"))
