"""Where and when a Coach and a family could meet, and what a visit costs in minutes."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from matcher.domain.chellows import Chellow
from matcher.domain.duties import Duty, DutyKind, duty_on
from matcher.domain.families import Family
from matcher.domain.kinds import MeetingPlace
from matcher.domain.pairs import Pair, Slot
from matcher.domain.times import DAY_MINUTES, GRID, FreeTime, Span, instant, monday_of, weekly_spans
from matcher.domain.venues import Venue

if TYPE_CHECKING:
    from matcher.domain.programme import Programme


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where a pair meets: the kind of place, its area's label (None: by phone), the venue if it is one."""

    kind: MeetingPlace
    area: str | None
    venue: str | None = None


def meeting_of(programme: "Programme", coach: Chellow, family: Family) -> Meeting | None:
    """The family's best-liked place that the Coach accepts too; None if there is none."""
    key = (coach.code, family.code)
    if key not in programme.meetings:
        programme.meetings[key] = _meeting_of(programme, coach, family)
    return programme.meetings[key]


def _meeting_of(programme: "Programme", coach: Chellow, family: Family) -> Meeting | None:
    for kind in family.meeting_places:
        if kind in family.never_meet_at:
            continue
        if kind is MeetingPlace.FAMILY_HOME:
            if coach.visits_homes and not coach.avoids & family.home_has:
                return Meeting(kind=kind, area=family.place)
        elif kind is MeetingPlace.CHELLOW_HOME:
            return Meeting(kind=kind, area=coach.place)
        elif kind is MeetingPlace.PHONE:
            return Meeting(kind=kind, area=None)
        elif venue := _nearest(programme, kind, family, coach.step_free):
            return Meeting(kind=kind, area=venue.place, venue=venue.code)
    return None


def _nearest(programme: "Programme", kind: MeetingPlace, family: Family, step_free: bool) -> Venue | None:
    words = "children's centre" if kind is MeetingPlace.CENTRE else kind.value
    fitting = [
        v
        for v in programme.venues
        if v.kind.value == words
        and (v.opens_on is None or v.opens_on <= programme.period.first)
        and not (step_free and v.step_free is False)
    ]
    return min(fitting, key=lambda v: (programme.walk(family.place, v.place), v.code), default=None)


def visit_walk(programme: "Programme", coach: Chellow, family: Family) -> int:
    """Walking minutes of one visit: there and back from the Coach's area."""
    meeting = meeting_of(programme, coach, family)
    if meeting is None:
        return 0
    return 2 * programme.walk(coach.place, meeting.area)


def weekly_minutes(programme: "Programme", coach: Chellow, family: Family) -> int:
    """n_f: the weekly mean of visit and walk, rounded up."""
    each = family.visits.minutes + visit_walk(programme, coach, family)
    return math.ceil(each / family.visits.every)


def shared_slots(coach: Chellow, family: Family) -> tuple[Slot, ...]:
    """Every weekly or fortnightly time on the grid that both offer for a whole visit, earliest first."""
    return _slots(coach.free, family.good_times, family.visits.minutes, family.visits.every)


@lru_cache(maxsize=10_000)
def _slots(free: tuple[FreeTime, ...], good: tuple[FreeTime, ...], minutes: int, every: int) -> tuple[Slot, ...]:
    ours, theirs = weekly_spans(free), weekly_spans(good)
    return tuple(
        Slot(weekday=weekday, start=start, phase=phase)
        for weekday in sorted(ours.keys() & theirs.keys())
        for start in _starts(ours[weekday], theirs[weekday], minutes)
        for phase in range(every)
    )


def can_meet(coach: Chellow, family: Family) -> bool:
    """True if the two share any slot."""
    ours, theirs = coach.weekly, family.weekly
    return any(
        True
        for weekday in ours.keys() & theirs.keys()
        for _ in _starts(ours[weekday], theirs[weekday], family.visits.minutes)
    )


def starts_on(programme: "Programme", coach: Chellow, family: Family, day: date) -> Iterator[int]:
    """Every minute on the grid at which a whole visit could begin on that very date."""
    free, good = programme.free(coach.code, day), programme.free(family.code, day)
    return _starts(free, good, family.visits.minutes)


def _starts(free: Iterable[Span], good: Iterable[Span], minutes: int) -> Iterator[int]:
    for ours, theirs in product(free, good):
        first = -(-max(ours.start, theirs.start) // GRID) * GRID
        # What goes on after midnight holds visits that began before it.
        yield from range(first, min(DAY_MINUTES, min(ours.end, theirs.end) - minutes + 1), GRID)


def first_week(programme: "Programme", pair: Pair) -> date:
    """The Monday of the pair's first visit: weeks and phases count from here."""
    return monday_of(pair.since) if pair.since else programme.period.first


def visit_weeks(programme: "Programme", pair: Pair, slot: Slot) -> Iterator[tuple[int, date]]:
    """(visit number from 1, Monday) of each week of the period in which the slot asks for a visit."""
    every = programme.family[pair.family].visits.every
    begin = first_week(programme, pair)
    for week in range(programme.period.weeks):
        monday = programme.period.first + timedelta(weeks=week)
        weeks_on = (monday - begin).days // 7
        if weeks_on >= 0 and weeks_on % every == slot.phase:
            yield weeks_on // every + 1, monday


def visit_id(pair: Pair, number: int, kind: DutyKind = DutyKind.VISIT) -> str:
    """The id of the pair's visit of that number, from 1."""
    return f"{kind}:{pair.key}:{number}"


def is_first(visit: Duty) -> bool:
    """True for the first visit of a pair."""
    return visit.id.endswith(":1")


def visit_on(programme: "Programme", pair: Pair, number: int, day: date, start: int) -> Duty:
    """The pair's visit of that number at a date and minute, with nobody on it yet."""
    family, coach = programme.family[pair.family], programme.chellow[pair.coach]
    meeting = meeting_of(programme, coach, family)
    kind = DutyKind.HELD if pair.held else DutyKind.VISIT
    return duty_on(
        day,
        Span(start=start, end=start + family.visits.minutes),
        id=visit_id(pair, number, kind),
        kind=kind,
        venue=meeting.venue if meeting else None,
        area=meeting.area if meeting else family.place,
        family=pair.family,
        coach=pair.coach,
    )


def usual_visits(programme: "Programme", pair: Pair) -> tuple[Duty, ...]:
    """The pair's visits of the period at its usual slot, with nobody on them; none without a slot."""
    return visits_at(programme, pair, pair.slot) if pair.slot else ()


def visits_at(programme: "Programme", pair: Pair, slot: Slot) -> tuple[Duty, ...]:
    """The pair's visits of the period if that were its usual slot, with nobody on them."""
    key = (pair, slot)
    if key not in programme.visits:
        programme.visits[key] = tuple(
            visit_on(programme, pair, number, monday + timedelta(days=slot.weekday), slot.start)
            for number, monday in visit_weeks(programme, pair, slot)
        )
    return programme.visits[key]


def at_slot(visit: Duty, slot: Slot) -> Duty:
    """The same visit at the slot's time of its week."""
    day = monday_of(visit.day) + timedelta(days=slot.weekday)
    return visit.but(start=instant(day, slot.start), end=instant(day, slot.start + visit.minutes))


def is_possible(programme: "Programme", visit: Duty) -> bool:
    """True if the Coach is free for the visit and it suits the family, on its own date."""
    return all(programme.is_free(code or "", visit) for code in (visit.coach, visit.family))
