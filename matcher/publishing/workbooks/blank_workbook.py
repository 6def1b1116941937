"""The empty sheets of a new programme, as a workbook to fill in: the same bytes for the same day."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import zip_longest

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from matcher.domain.times import instant
from matcher.forms import Field, Form
from matcher.publishing.workbooks import start_here
from matcher.publishing.workbooks.tables import HEADING, LINE_HEIGHT, add_table, bytes_of, lay_on_paper, new_book

LIGHT = PatternFill("solid", fgColor="D3E4E4")
GREY = PatternFill("solid", fgColor="EFEFEF")
SIDE = Side(style="thin", color="B9C4C4")
EXAMPLES = (2, 4)
"""The first and the last row of examples."""
FIRST, LAST = 5, 1000
"""Rows in which words can be picked."""
TEXT = "@"
"""Kept as typed: a spreadsheet would make a date of `10-12`."""
FACE = "Calibri"
NARROW, WIDEST, TICK_WIDTH = 9, 26, 5
"""Characters in a column."""
PAGE_WIDTH, GUIDE_WIDTH = 170, 105
"""Characters side by side on a page; in a line of *Start here*."""


def blank_workbook(forms: Sequence[Form], made: date) -> bytes:
    """`programme.xlsx` with nobody in it."""
    book = new_book()
    _start(book, forms)
    picked = _ranges(forms)
    for form in forms:
        _sheet(book, form, picked)
    add_table(book, start_here.COLUMNS, start_here.COLUMN_HEADINGS, start_here.columns(forms))
    lists = start_here.words(forms)
    add_table(book, start_here.WORDS, [*lists.values()], [*zip_longest(*lists)])
    return bytes_of(book, "A programme to fill in", instant(made, 0))


def _ranges(forms: Sequence[Form]) -> Mapping[tuple[str, ...], str]:
    """Where each list of words stands in the workbook."""
    lists = start_here.words(forms)
    letters = (get_column_letter(number) for number, _ in enumerate(lists, 1))
    return {
        words: f"'{start_here.WORDS}'!${letter}$2:${letter}${len(words) + 1}"
        for words, letter in zip(lists, letters, strict=True)
    }


def _start(book: Workbook, forms: Sequence[Form]) -> None:
    sheet: Worksheet = book.create_sheet(start_here.START)
    names = {form.name for form in forms} | {start_here.COLUMNS, start_here.WORDS}
    for row, (left, right) in enumerate(start_here.guide(forms), 1):
        first, second = sheet.cell(row, 1, left), sheet.cell(row, 2, right)
        first.font = _guide_font(row, is_link=left in names, is_heading=not right)
        first.alignment = Alignment(vertical="top" if right else "bottom")
        second.alignment = Alignment(vertical="top", wrap_text=True)
        sheet.row_dimensions[row].height = LINE_HEIGHT * _lines(right, GUIDE_WIDTH) + 4 if right else 30
        if left in names:
            first.hyperlink = Hyperlink(ref=first.coordinate, location=f"'{left}'!A1")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, GUIDE_WIDTH
    sheet.sheet_view.showGridLines = False
    lay_on_paper(sheet)
    sheet.page_setup.fitToHeight = 1


def _guide_font(row: int, *, is_link: bool, is_heading: bool) -> Font:
    if is_link:
        return Font(name=FACE, bold=True, color="0A444A", underline="single")
    return Font(name=FACE, bold=is_heading, size=18 if row == 1 else 13 if is_heading else 11)


def _sheet(book: Workbook, form: Form, picked: Mapping[tuple[str, ...], str]) -> None:
    sheet: Worksheet = book.create_sheet(form.name)
    widths = [_width(field) for field in form.offered]
    for number, (field, width) in enumerate(zip(form.offered, widths, strict=True), 1):
        letter = get_column_letter(number)
        _head(sheet, number, field)
        for row, words in enumerate(field.cells, EXAMPLES[0]):
            _exemplify(sheet, row, number, field, words)
        _lay_out(sheet.column_dimensions[letter], field, width)
        _let_pick(sheet, letter, _source(field, picked))
    for row, texts in enumerate(form.rows, 1):
        lines = max(_lines(text, width - 2) for text, width in zip(texts, widths, strict=True))
        sheet.row_dimensions[row].height = LINE_HEIGHT * lines + (6 if row == 1 else 0)
    _guard(sheet, len(widths))
    sheet.freeze_panes = "B2"
    lay_on_paper(sheet, -(-sum(widths) // PAGE_WIDTH))
    sheet.print_title_rows, sheet.print_title_cols = "1:1", "A:A"


def _width(field: Field) -> int:
    """Room for the longest word of the heading and for what is typed as the examples are."""
    if field.is_tick:
        return TICK_WIDTH
    words = [*field.heading.split(), *(cell for cell in field.cells)]
    return min(WIDEST, max(NARROW, *map(len, words)) + 2)


def _lines(text: str, width: int) -> int:
    """Lines the text takes up in so many characters, broken between words."""
    lines = 0
    room = 0
    for word in text.split():
        if room < len(word):
            lines, room = lines + 1, width
        room -= len(word) + 1
    return max(1, lines)


def _head(sheet: Worksheet, number: int, field: Field) -> None:
    cell = sheet.cell(1, number, field.heading)
    cell.font = Font(name=FACE, bold=True, color="FFFFFF" if field.needed else "0A444A")
    cell.fill = HEADING if field.needed else LIGHT
    cell.border = _edges(field)
    cell.alignment = Alignment(vertical="center", wrap_text=True, horizontal="center" if field.is_tick else "left")
    says = "\n".join(_notes(field))
    lines = sum(-(-len(line) // 40) for line in says.split("\n"))
    cell.comment = Comment(says, "matcher", width=300, height=24 + 18 * lines)


def _notes(field: Field) -> Iterator[str]:
    yield field.tells
    if field.such_as and not field.is_tick:
        yield f"Such as: {field.such_as}"
    if field.needed:
        yield "Needed in every row."


def _exemplify(sheet: Worksheet, row: int, number: int, field: Field, words: str) -> None:
    cell = sheet.cell(row, number)
    assert isinstance(cell, Cell)
    cell.value = int(words) if field.is_number and words.isdigit() else words or None
    cell.font, cell.fill, cell.border = Font(name=FACE, italic=True, color="666666"), GREY, _edges(field)
    cell.number_format = _format(field)
    cell.alignment = _alignment(field)


def _lay_out(column: ColumnDimension, field: Field, width: int) -> None:
    """How every cell of a column looks that nobody has touched yet."""
    column.width = width
    column.number_format = _format(field)
    column.alignment = _alignment(field)
    column.border = _edges(field)


def _format(field: Field) -> str:
    return "General" if field.is_number else TEXT


def _alignment(field: Field) -> Alignment:
    return Alignment(vertical="top", wrap_text=not field.is_tick, horizontal="center" if field.is_tick else "left")


def _edges(field: Field) -> Border:
    """A line beside each column; within a day of the tick grid a fainter one would do, so there is none."""
    return Border(right=None if field.is_tick and not field.heading.endswith("eve") else SIDE)


def _source(field: Field, picked: Mapping[tuple[str, ...], str]) -> str:
    """What can be picked in a column, as a formula; nothing where anything may be typed."""
    if field.is_tick:
        return f'"{field.offers[0]}"'
    if field.codes_of:
        own = f"{field.codes_of}!$A${FIRST}"
        return f"OFFSET({own},0,0,MAX(1,COUNTA({own}:$A${LAST})),1)"
    return picked.get(field.offers, "")


def _let_pick(sheet: Worksheet, letter: str, source: str) -> None:
    """Offer words under a column's cells; others may be typed, and `matcher check` says which it does not know."""
    if source:
        offered = DataValidation("list", formula1=source, allow_blank=True, showErrorMessage=False)
        offered.add(f"{letter}{FIRST}:{letter}{LAST}")
        sheet.add_data_validation(offered)


def _guard(sheet: Worksheet, columns: int) -> None:
    """Refuse typing over the examples: what is left of one would be taken for somebody's own."""
    guard = DataValidation("custom", formula1="FALSE", allow_blank=True, showErrorMessage=True)
    guard.errorTitle = "This row is an example"
    guard.error = "It is never read. Type in a row below the grey ones; delete the grey rows whenever you like."
    guard.add(f"A{EXAMPLES[0]}:{get_column_letter(columns)}{EXAMPLES[1]}")
    sheet.add_data_validation(guard)
