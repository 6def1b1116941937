"""The sheets of gatherings and of Support Ambassadors."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from matcher.domain.ambassadors import Ambassador
from matcher.domain.kinds import Role
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
from matcher.reading.vocabulary import EVERYONE, GATHERING_KINDS, HIGHEST_LEVEL, ROLES, USUALLY_FOR


def read_gatherings(desk: Desk, row: Row) -> Iterator[Gathering]:
    """The gatherings of one row: one for each day or date it names."""
    kind = fields.choice(desk, row["kind"], GATHERING_KINDS)
    span = span_cells(desk, row["start"], row["end"])
    days = _days(desk, row["day"])
    facts: dict[str, Any] = {
        "start": span.start if span else 0,
        "end": span.end if span else 0,
        "venue": fields.code(desk, row["venue"], desk.venues),
        "lead": fields.code(desk, row["lead"], desk.ambassadors),
        "most": fields.whole(desk, row["most"], least=1),
        "quorum": fields.whole(desk, row["quorum"]) or 0,
        "level": fields.whole(desk, row["level"], most=HIGHEST_LEVEL) or 0,
        **_for_whom(desk, row, kind),
    }
    one_of = bool(fields.yes_no(desk, row["one_of_these"]))
    _complain_of_blanks(desk, row)
    for when in days if span and kind and not row["title"].blank else ():
        yield Gathering(
            title=row["title"].text,
            kind=kind or GatheringKind.EVENT,
            weekday=when.weekday,
            nth=when.nth,
            on=when.on,
            one_of=row["title"].text if one_of else when.one_of and f"{row['title'].text} {when.one_of}",
            source=row.source,
            **facts,
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
    one_of: str = ""
    """The days it is one of, as typed, where one of them is to be chosen."""


_OR = re.compile(r"\bor\b", re.IGNORECASE)
_NTH = re.compile(r"\b(?:[1-5](?:st|nd|rd|th)|first|second|third|fourth|last)\b", re.IGNORECASE)
_RHYTHM = re.compile(
    r"\b(weekly|monthly|each week|every week|each month|every month|once a month)\b:?", re.IGNORECASE
)


def _days(desk: Desk, cell: Cell) -> tuple[_When, ...]:
    single = None if isinstance(cell.value, bool) or cell.blank else as_date(_date_value(cell), desk.near)
    if single is not None:
        return (_When(on=single),)
    found: list[_When] = []
    for group in cell.text.split(";"):
        several = _alternatives(desk, group) if _OR.search(group) else _listed(desk, group)
        if several is None:
            fix = "Type such as Fri, 1st Tue, 1st Tue or 2nd Thu, or a date such as 3 Feb 2027."
            desk.fault(cell, "I cannot tell on which day.", fix)
            return ()
        found += several
    return tuple(found)


def _alternatives(desk: Desk, text: str) -> list[_When] | None:
    """`1st Tue or 2nd Thu`, `1st or 2nd Tue or Thu`, `3 Feb or 10 Feb`: days of which one is chosen."""
    pieces = [piece.strip() for piece in _OR.split(text)]
    nths = [typed[0] for piece in pieces if (typed := _NTH.search(piece))]
    bare = [piece for piece in pieces if _NTH.fullmatch(piece)]
    if bare or any(not _NTH.search(piece) for piece in pieces):
        days = [_NTH.sub("", piece).strip() for piece in pieces if piece not in bare]
        pieces = [f"{nth} {day}" for nth in nths for day in days] or pieces
    found = [_listed(desk, piece) for piece in pieces]
    several = [when for whens in found if whens for when in whens]
    if None in found or len(several) < 2:
        return None
    return [when.but(one_of=text.strip()) for when in several]


def _listed(desk: Desk, text: str) -> list[_When] | None:
    """Dates or weekdays, all of which are meant; None if some of it is neither."""
    dated = read_dates(text, desk.near) if any(mark.isdigit() for mark in text) else None
    if dated and all(run.end - run.start == timedelta(days=1) for run in dated):
        return [_When(on=run.start) for run in dated]
    try:
        free = read_times(_RHYTHM.sub(" ", text) or "-", Context(desk.settings, desk.near)).free
    except Unreadable:
        return None
    if any(time.every > 1 or time.term_only for time in free):
        return None
    return [_When(weekday=time.weekday, nth=time.nth) for time in free] or None


def _date_value(cell: Cell) -> object:
    return cell.text if isinstance(cell.value, str) else cell.value


def _for_whom(desk: Desk, row: Row, kind: GatheringKind | None) -> dict[str, Any]:
    """Whom it is for: the people or roles said, or the roles usual for its kind."""
    cell = row["who"]
    if cell.text.casefold() in EVERYONE:
        return {"roles": frozenset(Role)}
    if cell.blank:
        return {"roles": USUALLY_FOR.get(kind or GatheringKind.EVENT, frozenset(Role))}
    if any(desk.chellows.find(word) for word in fields.listed(cell)):
        return {"people": frozenset(fields.codes(desk, cell, desk.chellows))}
    return {"roles": frozenset(fields.choices(desk, cell, ROLES))}


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
