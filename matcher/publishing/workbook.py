"""The plan as the coordinator's workbook, `rota.xlsx`: the same bytes for the same plan."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.styles.fonts import DEFAULT_FONT
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from matcher.domain.duties import Duty, DutyKind
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.times import WEEKDAYS, instant, local
from matcher.publishing.coordinator import Coordinator
from matcher.publishing.fixed_archive import fixed_archive
from matcher.publishing.one_line import one_line
from matcher.publishing.weeks import mondays, times

Value = str | int | date | datetime | timedelta | None

HEADING = PatternFill("solid", fgColor="0A444A")
WANTING = PatternFill("solid", fgColor="FDEEE2")
RULE = Border(bottom=Side(style="thin", color="DDD8CC"))
WORDS, LENGTH, DATE = "Words", "Length of time", "Date"
"""How a cell looks, by what is in it: named once for the whole book, for it takes long to style cell by cell."""
FORMATS = {WORDS: "General", LENGTH: "[h]:mm", DATE: "d mmm yyyy"}
NEEDS = " NEEDS "
FORMULA_SIGNS = ("=", "+", "-", "@")
MOST_LETTERS = 32_000
"""Excel cuts a cell off soon after this."""
WIDEST, WIDEST_DAY = 60, 26
"""Characters in a column at most; in a column of a day."""
LINE_HEIGHT = 15.5
"""Points."""


def workbook_bytes(programme: Programme, plan: Plan) -> bytes:
    """`rota.xlsx`."""
    rows = Coordinator(programme, plan)
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, number_format in FORMATS.items():
        side = None if name == LENGTH else "left"
        alignment = Alignment(vertical="top", wrap_text=True, horizontal=side)
        book.add_named_style(NamedStyle(name, DEFAULT_FONT, None, RULE, alignment, number_format))
    _gaps(book, rows)
    _waiting(book, rows)
    _pairs(book, rows)
    for number, monday in enumerate(mondays(programme.period), 1):
        _week(book, rows, number, monday)
    _duties(book, rows)
    _chellows(book, rows)
    _proof(book, rows)
    made = instant(programme.period.first, 0)
    book.properties.creator = "matcher"
    book.properties.title = f"{one_line(programme.settings.name)}: rota (draft)"
    book.properties.created = made.replace(tzinfo=None)
    written = BytesIO()
    book.save(written)
    return fixed_archive(written.getvalue(), made)


def _gaps(book: Workbook, rows: Coordinator) -> None:
    table = [
        (
            gap.what,
            gap.day,
            WEEKDAYS[gap.day.weekday()],
            gap.times,
            gap.missing,
            gap.of,
            _lines(gap.reasons),
            gap.fix,
        )
        for gap in rows.gaps()
    ]
    _sheet(book, "Gaps", ("What", "Date", "Day", "Time", "Missing", "Of", "Why", "What would mend it"), table)


def _waiting(book: Workbook, rows: Coordinator) -> None:
    headings = ("Family", "Languages", "Area", "Band", "Weeks waiting", "Why", "What would mend it")
    table = [
        (one.family, one.languages, one.area, one.band, one.weeks, _lines(one.reasons), one.fix)
        for one in rows.waiting()
    ]
    _sheet(book, "Waiting", headings, table)


def _pairs(book: Workbook, rows: Coordinator) -> None:
    headings = ("Family", "Coach", "State", "Since", "Meets", "In the Coach's calendar")
    table = [
        (pair.family, pair.coach, pair.state, pair.since, pair.meets, pair.shown_to_coach) for pair in rows.pairs()
    ]
    _sheet(book, "Pairs", headings, table)


def _duties(book: Workbook, rows: Coordinator) -> None:
    headings = ("Date", "Day", "Start", "End", "Kind", "What", "Who")
    table = [
        (
            duty.day,
            WEEKDAYS[duty.day.weekday()],
            f"{local(duty.start):%H:%M}",
            f"{local(duty.end):%H:%M}",
            duty.kind,
            rows.where(duty),
            rows.names(duty.people),
        )
        for duty in _ordered(rows.plan.duties)
    ]
    _sheet(book, "Duties", headings, table)


def _chellows(book: Workbook, rows: Coordinator) -> None:
    headings = ("Chellow", "Roles", "Hours given", "Hours offered", "Share %")
    table = [
        (
            load.name,
            load.roles,
            timedelta(minutes=load.given),
            timedelta(minutes=load.offered),
            100 * load.given // load.offered if load.offered else None,
        )
        for load in rows.loads()
    ]
    _sheet(book, "Chellows", headings, table)


def _proof(book: Workbook, rows: Coordinator) -> None:
    headings = ("No.", "Aim", "The plan …", "Value", "Bound", "Proved", "For")
    table = [
        (part.number, part.aim, part.part, part.value, part.bound, "yes" if part.proved else "not yet", part.given)
        for part in rows.proof()
    ]
    _sheet(book, "Proof", headings, table)


def _week(book: Workbook, rows: Coordinator, number: int, monday: date) -> None:
    cells: dict[str, dict[date, list[str]]] = defaultdict(lambda: defaultdict(list))
    for duty in _ordered(rows.plan.duties):
        cells[_row_of(rows, duty)][duty.day].append(f"{times(duty)} {_said(rows, duty)}")
    for gap in rows.gaps():
        if gap.of == "minimum":
            cells[gap.what][gap.day].append(f"{gap.times}{NEEDS}{gap.missing}")
    days = [monday + timedelta(days=n) for n in range(7)]
    here = {name: by_day for name, by_day in cells.items() if any(day in by_day for day in days)}
    table = [(name, *(_lines(by_day.get(day, ())) for day in days)) for name, by_day in sorted(here.items())]
    headings = ("", *(f"{WEEKDAYS[day.weekday()]} {day.day} {day:%b}" for day in days))
    sheet = _sheet(book, f"Week {number}", headings, table, WIDEST_DAY)
    sheet.freeze_panes = "B2"
    for cell in (cell for row in sheet.iter_rows(min_row=2, min_col=2) for cell in row):
        if NEEDS in str(cell.value):
            cell.fill = WANTING


def _row_of(rows: Coordinator, duty: Duty) -> str:
    if duty.kind is DutyKind.SHIFT:
        return rows.where(duty)
    return "Visits" if duty.family is not None else "Gatherings"


def _said(rows: Coordinator, duty: Duty) -> str:
    who = rows.names(duty.people)
    return who if duty.kind is DutyKind.SHIFT else f"{rows.where(duty)}: {who}"


def _ordered(duties: Iterable[Duty]) -> list[Duty]:
    return sorted(duties, key=lambda duty: (duty.start, duty.id))


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(one_line(text) for text in texts)


def _sheet(
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
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{max(1, len(table)) + 1}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    return sheet


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
