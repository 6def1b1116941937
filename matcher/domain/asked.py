"""What a period asks for, dated: the shifts venues want covered and the times people gather."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from matcher.domain.duties import Duty, DutyKind, duty_on
from matcher.domain.record import Record
from matcher.domain.times import Span, digits, is_nth, monday_of
from matcher.domain.venues import Gathering, GatheringKind, Invitation, ShiftRow, Venue

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


class Occasion(Invitation):
    """A dated gathering; `duty` has no people."""

    duty: Duty
    kind: GatheringKind
    lead: str | None
    most: int | None
    quorum: int = 0
    level: int = 0
    choice: str = ""
    """Shared by the dates of which one is chosen; empty where it simply takes place."""
    round: str = ""
    """The week, month or course it belongs to: being at one gathering of a round is enough."""


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
    dated = [
        (gathering, day)
        for gathering in programme.gatherings
        for day in programme.period.days()
        if _meets(gathering, day) and day not in programme.bank_holidays
    ]
    begins = _first_days(dated)
    for gathering, day in dated:
        choice = choice_of(gathering, day)
        if choice not in programme.chosen_before:
            yield _occasion(programme, gathering, day, begins.get(choice, day))


def _first_days(dated: Iterable[tuple[Gathering, date]]) -> Mapping[str, date]:
    """The first of the days to choose between, by choice."""
    found: dict[str, date] = {}
    for gathering, day in dated:
        if choice := choice_of(gathering, day):
            found[choice] = min(day, found.get(choice, day))
    return found


def _meets(gathering: Gathering, day: date) -> bool:
    if gathering.on is not None:
        return day == gathering.on
    if day.weekday() != gathering.weekday:
        return False
    return gathering.nth is None or is_nth(day, gathering.nth)


def choice_of(gathering: Gathering, day: date) -> str:
    """What the gathering's date is chosen for: a week's, a month's, or the one there is; empty without a choice."""
    if not gathering.one_of:
        return ""
    return gathering.one_of if gathering.on else f"{gathering.one_of} {round_of(gathering, day)}"


def round_of(gathering: Gathering, day: date) -> str:
    """The week of coaching, the course of training, the month of anything else."""
    if gathering.kind is GatheringKind.COACHING:
        return f"{monday_of(day)}"
    return gathering.title if gathering.kind is GatheringKind.TRAINING else f"{day:%Y-%m}"


def _occasion(programme: "Programme", gathering: Gathering, day: date, begins: date) -> Occasion:
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
    return Occasion(
        duty=duty,
        kind=gathering.kind,
        roles=gathering.roles,
        lead=gathering.lead,
        most=gathering.most,
        people=gathering.people,
        quorum=gathering.quorum,
        level=gathering.level,
        choice=choice_of(gathering, day),
        round=round_of(gathering, begins),
    )
