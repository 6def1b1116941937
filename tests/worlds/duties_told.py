"""Pairs and duties as text: `F-01 with C-01`, `mon 10-12 library: C-01`, `mon 10-11 visit F-01: C-01`."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from matcher.domain.asked import Occasion, Shift
from matcher.domain.cover import built
from matcher.domain.duties import Duty, DutyKind, duty_on
from matcher.domain.kinds import Role
from matcher.domain.meeting import first_week, visit_on
from matcher.domain.pairs import Pair, PairState, Slot
from matcher.domain.programme import Programme
from matcher.domain.times import Span, instant
from matcher.domain.venues import GatheringKind
from tests.worlds.values import DAYS, day_of, span_of, weekday_of

DAY = rf"(?:{'|'.join(DAYS)})-?\d*"
TIMES = r"[\d:]+-[\d:]+"
GATHERINGS = {
    "coaching": (GatheringKind.COACHING, frozenset({Role.COACH})),
    "meeting": (GatheringKind.MEETING, frozenset({Role.FRIENDLY_FACE, Role.HUB})),
    "training": (GatheringKind.TRAINING, frozenset[Role]()),
    "leadership": (GatheringKind.LEADERSHIP, frozenset[Role]()),
    "event": (GatheringKind.EVENT, frozenset[Role]()),
}


def pair_told(programme: Programme, text: str, state: PairState = PairState.ACTIVE) -> Pair:
    """`F-01 with C-01 [state] [held] [mon 10-11] [since DATE]`."""
    family, _, coach, *_ = text.split()
    states = [word for word in text.split() if word in set(PairState)]
    slot = re.search(rf"({DAY}) ({TIMES})", text)
    since = re.search(r"since (.+)$", text)
    every = programme.family[family].visits.every
    pair = Pair(
        family=family,
        coach=coach,
        state=PairState(states[0]) if states else state,
        since=day_of(since[1]) if since else programme.period.first,
        held=" held" in text,
    )
    if slot is None:
        return pair
    day, start = date_of(programme, slot[1]), span_of(slot[2]).start
    phase = (day - first_week(programme, pair)).days // 7 % every
    return pair.but(slot=Slot(weekday=day.weekday(), start=start, phase=phase))


def duties_told(programme: Programme, text: str, pairs: dict[str, Pair] | None = None) -> list[Duty]:
    """`mon 10-12 library: C-01, C-02`, `mon 10-11 coaching: C-01` or `mon 10-11 visit F-01: C-01`.

    Shifts are built where the venue wants cover that day, unless a fixed one is asked at that very time.
    """
    day, span, what, people = parts_of(programme, text)
    if what.startswith("visit "):
        return [_visit(programme, day, span, what.removeprefix("visit "), people, {} if pairs is None else pairs)]
    if what in GATHERINGS:
        return [_gathered(programme, day, span, what).with_people(people)]
    if is_built(programme, day, span, what):
        venue, start, end = programme.venue[what], instant(day, span.start), instant(day, span.end)
        return [built(venue, start, end).with_people((person,)) for person in people]
    return [_shift(programme, day, span, what).with_people(people)]


def is_built(programme: Programme, day: date, span: Span, venue: str) -> bool:
    """True for a time at which the venue has no fixed shift, on a weekday on which it wants cover."""
    wanted = any(row.venue == venue and row.weekday == day.weekday() for row in programme.cover_rows)
    return wanted and not any(d.venue == venue for d in at_that_time(programme.asked.shifts.values(), day, span))


def _visit(
    programme: Programme, day: date, span: Span, family: str, people: tuple[str, ...], pairs: dict[str, Pair]
) -> Duty:
    """A visit of the family's pair; without one in the plan, its standing pair or a new one is put there."""
    coach = people[0] if people else programme.standing[family].coach
    pair = pairs.get(family)
    if pair is None:
        pair = pairs[family] = _pair_of_visit(programme, day, span, family, coach)
    every = programme.family[family].visits.every
    number = (day - first_week(programme, pair)).days // 7 // every + 1
    visit = visit_on(programme, pair, number, day, span.start)
    ends = duty_on(day, span, id=visit.id, kind=DutyKind.VISIT).end
    return visit.but(id=f"visit:{pair.key}:{number}", kind=DutyKind.VISIT, end=ends).with_people(people)


def _pair_of_visit(programme: Programme, day: date, span: Span, family: str, coach: str) -> Pair:
    standing = programme.standing.get(family)
    if standing is not None and standing.coach == coach:
        return standing
    new = Pair(family=family, coach=coach, state=PairState.ACTIVE, since=programme.period.first)
    weeks = (day - first_week(programme, new)).days // 7
    phase = weeks % programme.family[family].visits.every
    return new.but(slot=Slot(weekday=day.weekday(), start=span.start, phase=phase))


def _shift(programme: Programme, day: date, span: Span, venue: str) -> Duty:
    for duty in at_that_time(programme.asked.shifts.values(), day, span):
        if duty.venue == venue:
            return duty
    key = f"{span.start // 60:02d}{span.start % 60:02d}"
    area = programme.venue[venue].place
    return duty_on(day, span, id=f"shift:{venue}:{day}:{key}", kind=DutyKind.SHIFT, venue=venue, area=area)


def _gathered(programme: Programme, day: date, span: Span, title: str) -> Duty:
    for duty in at_that_time(programme.asked.occasions.values(), day, span):
        if duty.title == title.capitalize():
            return duty
    key = f"{span.start // 60:02d}{span.start % 60:02d}"
    kind = DutyKind.EVENT if title == "event" else DutyKind.GATHERING
    return duty_on(day, span, id=f"gathering:{title.capitalize()}:{day}:{key}", kind=kind, title=title.capitalize())


def at_that_time(asked: Iterable[Shift] | Iterable[Occasion], day: date, span: Span) -> Iterator[Duty]:
    return (one.duty for one in asked if one.duty.day == day and one.duty.span == span)


def parts_of(programme: Programme, text: str) -> tuple[date, Span, str, tuple[str, ...]]:
    found = re.fullmatch(rf"({DAY}) ({TIMES}) ([^:]+):(.*)", text)
    assert found, f"not a duty: {text!r}"
    people = tuple(code.strip() for code in found[4].split(",") if code.strip())
    return date_of(programme, found[1]), span_of(found[2]), found[3].strip(), people


def date_of(programme: Programme, day: str) -> date:
    weekday, week = weekday_of(day)
    return programme.period.first + timedelta(days=weekday, weeks=week - 1)
