"""What a period asks for, dated: the shifts venues want covered and the times people gather."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from matcher.domain.duties import Duty, DutyKind, duty_on
from matcher.domain.people import Role
from matcher.domain.record import Record
from matcher.domain.times import Span, digits, is_nth
from matcher.domain.venues import Gathering, GatheringKind, ShiftRow, Venue

if TYPE_CHECKING:
    from matcher.domain.programme import Programme


class Shift(Record):
    """A dated shift and whom the venue wants on it; `duty` has no people."""

    duty: Duty
    minimum: int
    ideal: int
    most: int
    languages: tuple[str, ...]
    level: int
    needs_two: bool
    kind: str = ""
    under: int = 0
    over: int = 0


class Occasion(Record):
    """A dated gathering; `duty` has no people."""

    duty: Duty
    kind: GatheringKind
    roles: frozenset[Role]
    lead: str | None
    most: int | None


class Asked(Record):
    """Everything asked of the period, by duty id, in order of time and id."""

    shifts: Mapping[str, Shift]
    occasions: Mapping[str, Occasion]

    def kind_of(self, duty: Duty) -> str:
        """The kind of shift a duty is, as its venue calls it; empty for all others."""
        return self.shifts[duty.id].kind if duty.id in self.shifts else ""


def asked_of(programme: "Programme") -> Asked:
    """The period's dated shifts and gatherings."""
    shifts = sorted(_shifts(programme), key=lambda s: (s.duty.start, s.duty.id))
    occasions = sorted(_occasions(programme), key=lambda o: (o.duty.start, o.duty.id))
    return Asked(shifts={s.duty.id: s for s in shifts}, occasions={o.duty.id: o for o in occasions})


def is_open(programme: "Programme", venue: Venue, day: date) -> bool:
    """True if the venue is in use and not closed that day (opening hours aside)."""
    if venue.opens_on is not None and day < venue.opens_on:
        return False
    if day in programme.bank_holidays and not venue.on_bank_holidays:
        return False
    return not any(day in closed for closed in venue.closed)


def _shifts(programme: "Programme") -> Iterator[Shift]:
    twins: Counter[tuple[str, int, int]] = Counter()
    for row in programme.shift_rows:
        venue = programme.venue[row.venue]
        nth = twins[row.venue, row.weekday, row.start]
        twins[row.venue, row.weekday, row.start] += 1
        for day in programme.period.days():
            if day.weekday() == row.weekday and _runs(row, day) and is_open(programme, venue, day):
                yield _shift(row, venue, day, nth)


def _runs(row: ShiftRow, day: date) -> bool:
    return (row.first is None or row.first <= day) and (row.last is None or day <= row.last)


def _shift(row: ShiftRow, venue: Venue, day: date, nth: int) -> Shift:
    key = digits(row.start) + (f"-{nth + 1}" if nth else "")
    duty = duty_on(
        day,
        Span(start=row.start, end=row.end),
        id=f"shift:{venue.code}:{day}:{key}",
        kind=DutyKind.SHIFT,
        venue=venue.code,
        area=venue.place,
    )
    languages = row.languages or venue.languages
    level = max(row.level, venue.level)
    needs_two = row.needs_two or not venue.alone_ok
    return Shift(
        duty=duty,
        minimum=row.minimum,
        ideal=row.ideal,
        most=row.most,
        languages=languages,
        level=level,
        needs_two=needs_two,
        kind=row.kind,
        under=row.under,
        over=row.over,
    )


def _occasions(programme: "Programme") -> Iterator[Occasion]:
    for gathering in programme.gatherings:
        for day in programme.period.days():
            if _meets(gathering, day) and day not in programme.bank_holidays:
                yield _occasion(programme, gathering, day)


def _meets(gathering: Gathering, day: date) -> bool:
    if gathering.on is not None:
        return day == gathering.on
    if day.weekday() != gathering.weekday:
        return False
    return gathering.nth is None or is_nth(day, gathering.nth)


def _occasion(programme: "Programme", gathering: Gathering, day: date) -> Occasion:
    venue = programme.venue.get(gathering.venue or "")
    kind = DutyKind.EVENT if gathering.kind is GatheringKind.EVENT else DutyKind.GATHERING
    duty = duty_on(
        day,
        Span(start=gathering.start, end=gathering.end),
        id=f"gathering:{gathering.title}:{day}:{digits(gathering.start)}",
        kind=kind,
        venue=gathering.venue,
        area=venue.place if venue else None,
        title=gathering.title,
    )
    return Occasion(duty=duty, kind=gathering.kind, roles=gathering.roles, lead=gathering.lead, most=gathering.most)
