"""The sheets of gatherings and of Support Ambassadors."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from matcher.domain.people import Ambassador, Role
from matcher.domain.record import Record
from matcher.domain.venues import Gathering, GatheringKind
from matcher.reading import fields
from matcher.reading.clock_cells import span_cells
from matcher.reading.dates import as_date, read_dates
from matcher.reading.desk import Desk
from matcher.reading.free_times import free_times
from matcher.reading.table import Cell, Row
from matcher.reading.times.clocks import Unreadable
from matcher.reading.times.phrases import read_times
from matcher.reading.times.sentence import Context
from matcher.reading.vocabulary import EVERYONE, GATHERING_KINDS, ROLES, USUALLY_FOR


def read_gatherings(desk: Desk, row: Row) -> Iterator[Gathering]:
    """The gatherings of one row: one for each day or date it names."""
    kind = fields.choice(desk, row["kind"], GATHERING_KINDS)
    span = span_cells(desk, row["start"], row["end"])
    days = _days(desk, row["day"])
    roles = _roles(desk, row, kind)
    venue, lead = fields.code(desk, row["venue"], desk.venues), fields.code(desk, row["lead"], desk.ambassadors)
    most = fields.whole(desk, row["most"], least=1)
    _complain_of_blanks(desk, row)
    for when in days if span and kind and not row["title"].blank else ():
        yield Gathering(
            title=row["title"].text,
            kind=kind or GatheringKind.EVENT,
            roles=roles,
            weekday=when.weekday,
            nth=when.nth,
            on=when.on,
            start=span.start if span else 0,
            end=span.end if span else 0,
            venue=venue,
            lead=lead,
            most=most,
            source=row.source,
        )


def _complain_of_blanks(desk: Desk, row: Row) -> None:
    for column in ("title", "kind"):
        if row[column].blank:
            desk.problems.fault(row.source, f'Nothing stands under "{column}".', "Fill it in, or delete the row.")


class _When(Record):
    """A weekday each week, the nth of a month, or a date."""

    weekday: int | None = None
    nth: int | None = None
    on: date | None = None


_RHYTHM = re.compile(
    r"\b(weekly|monthly|each week|every week|each month|every month|once a month)\b:?", re.IGNORECASE
)


def _days(desk: Desk, cell: Cell) -> tuple[_When, ...]:
    single = None if isinstance(cell.value, bool) or cell.blank else as_date(_date_value(cell), desk.near)
    if single is not None:
        return (_When(on=single),)
    listed = read_dates(cell.text, desk.near) if any(mark.isdigit() for mark in cell.text) else None
    if listed and all(run.end - run.start == timedelta(days=1) for run in listed):
        return tuple(_When(on=run.start) for run in listed)
    try:
        free = read_times(_RHYTHM.sub(" ", cell.text) or "-", Context(desk.settings, desk.near)).free
    except Unreadable:
        free = ()
    if not free or any(time.every > 1 or time.term_only for time in free):
        desk.fault(cell, "I cannot tell on which day.", "Type such as Fri, 1st Tue, or a date such as 3 Feb 2027.")
        return ()
    return tuple(_When(weekday=time.weekday, nth=time.nth) for time in free)


def _date_value(cell: Cell) -> object:
    return cell.text if isinstance(cell.value, str) else cell.value


def _roles(desk: Desk, row: Row, kind: GatheringKind | None) -> frozenset[Role]:
    """Whom it is for: as said, or as is usual for its kind."""
    cell = row["who"]
    if cell.text.casefold() in EVERYONE:
        return frozenset(Role)
    if cell.blank:
        return USUALLY_FOR.get(kind or GatheringKind.EVENT, frozenset(Role))
    return frozenset(fields.choices(desk, cell, ROLES))


def read_ambassador(desk: Desk, row: Row) -> Ambassador:
    """A Support Ambassador as one row describes them."""
    return Ambassador(
        code=row["id"].text,
        name=row["name"].text,
        service=row["service"].text,
        topics=tuple(fields.listed(row["topics"])),
        on_duty=free_times(desk, row, "duty_hours"),
        phone=row["phone"].text,
        email=row["email"].text,
        source=row.source,
    )
