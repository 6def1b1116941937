"""The plan as the coordinator's workbook, `rota.xlsx`: the same bytes for the same plan."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from openpyxl import Workbook
from openpyxl.styles import PatternFill

from matcher.domain.duties import Duty, DutyKind
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.times import WEEKDAYS, instant, local
from matcher.publishing.one_line import one_line
from matcher.publishing.pages.coordinator import Coordinator
from matcher.publishing.pages.weeks import mondays, times
from matcher.publishing.workbooks.tables import add_table, bytes_of, new_book

WANTING = PatternFill("solid", fgColor="FDEEE2")
NEEDS = " NEEDS "
WIDEST_DAY = 26
"""Characters in the column of a day at most."""


def workbook_bytes(programme: Programme, plan: Plan) -> bytes:
    """`rota.xlsx`."""
    rows = Coordinator(programme, plan)
    book = new_book()
    _gaps(book, rows)
    _waiting(book, rows)
    _pairs(book, rows)
    for number, monday in enumerate(mondays(programme.period), 1):
        _week(book, rows, number, monday)
    _duties(book, rows)
    _chellows(book, rows)
    _proof(book, rows)
    title = f"{one_line(programme.settings.name)}: rota (draft)"
    return bytes_of(book, title, instant(programme.period.first, 0))


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
    add_table(book, "Gaps", ("What", "Date", "Day", "Time", "Missing", "Of", "Why", "What would mend it"), table)


def _waiting(book: Workbook, rows: Coordinator) -> None:
    headings = ("Family", "Languages", "Area", "Band", "Weeks waiting", "Why", "What would mend it")
    table = [
        (one.family, one.languages, one.area, one.band, one.weeks, _lines(one.reasons), one.fix)
        for one in rows.waiting()
    ]
    add_table(book, "Waiting", headings, table)


def _pairs(book: Workbook, rows: Coordinator) -> None:
    headings = ("Family", "Coach", "State", "Since", "Meets", "In the Coach's calendar")
    table = [
        (pair.family, pair.coach, pair.state, pair.since, pair.meets, pair.shown_to_coach) for pair in rows.pairs()
    ]
    add_table(book, "Pairs", headings, table)


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
    add_table(book, "Duties", headings, table)


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
    add_table(book, "Chellows", headings, table)


def _proof(book: Workbook, rows: Coordinator) -> None:
    headings = ("No.", "Aim", "The plan …", "Value", "Bound", "Proved", "For")
    table = [
        (part.number, part.aim, part.part, part.value, part.bound, "yes" if part.proved else "not yet", part.given)
        for part in rows.proof()
    ]
    add_table(book, "Proof", headings, table)


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
    sheet = add_table(book, f"Week {number}", headings, table, WIDEST_DAY)
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
