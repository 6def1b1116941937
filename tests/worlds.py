"""Tiny programmes and any plans over them, drawn at random; the same worlds as text are in `tests.notation`.

Plans are drawn regardless of every rule: whoever, wherever, at the same time as anything else.
"""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from matcher.domain.duties import Duty, DutyKind, duty_on
from matcher.domain.meeting import shared_slots, usual_visits
from matcher.domain.pairs import Pair, PairState, Slot
from matcher.domain.people import Check, CheckKind, Chellow, Family, HomeSlot, MeetingPlace, Need, Role, Visits
from matcher.domain.plan import Plan
from matcher.domain.programme import Lock, Programme
from matcher.domain.times import Dates, FreeTime, Period, Span
from matcher.domain.venues import Gathering, GatheringKind, ShiftRow, Venue
from tests import tiny
from tests.notation import scene, told, world

__all__ = ["plans", "scene", "told", "world", "worlds"]

LANGUAGES = ("en", "ur", "phr", "pnb", "cs", "sk")
HALF_HOURS = st.integers(16, 39).map(lambda n: 30 * n)
PLACES = st.sampled_from((*(place.label for place in tiny.PLACES), None))
DAYS = st.integers(-3, 17).map(lambda n: tiny.FIRST + timedelta(days=n))
GENDERS = ("", "woman", "man")


def some(items: tuple[Any, ...], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    """Up to `most` of the items, each once, in any order."""
    return st.lists(st.sampled_from(items), max_size=most, unique=True).map(tuple) if items else st.just(())


def several(rows: st.SearchStrategy[Any], most: int = 2) -> st.SearchStrategy[tuple[Any, ...]]:
    """Up to `most` rows."""
    return st.lists(rows, max_size=most).map(tuple)


@st.composite
def runs(draw: st.DrawFn) -> Dates:
    """One to four days in or about the period."""
    start = draw(DAYS)
    return Dates(start=start, end=start + timedelta(days=draw(st.integers(1, 4))))


@st.composite
def free_times(draw: st.DrawFn) -> tuple[FreeTime, ...]:
    """Every day, or a few stretches, some in term only or every other week."""
    if draw(st.booleans()):
        return tiny.EVERY_DAY
    return draw(several(stretches(), 5))


@st.composite
def stretches(draw: st.DrawFn) -> FreeTime:
    """A weekly stretch."""
    start = draw(HALF_HOURS)
    every = draw(st.sampled_from((1, 1, 1, 2)))
    return FreeTime(
        weekday=draw(st.integers(0, 6)),
        start=start,
        end=start + 30 * draw(st.integers(1, 16)),
        term_only=draw(st.integers(0, 4)) == 0,
        every=every,
        anchor=tiny.FIRST if every > 1 else None,
        nth=draw(st.sampled_from((None, None, None, 1, -1))),
    )


@st.composite
def checks(draw: st.DrawFn) -> tuple[Check, ...]:
    """Each kind absent, good for years, or beginning or ending about the period."""
    found = []
    for kind in CheckKind:
        start = draw(st.sampled_from((tiny.JOINED, tiny.JOINED, None)) | DAYS)
        if start is not None:
            found.append(Check(kind=kind, start=start, end=draw(st.none() | DAYS)))
    return tuple(found)


@st.composite
def chellows(draw: st.DrawFn, code: str, people: tuple[str, ...], families: tuple[str, ...]) -> Chellow:
    """Anybody."""
    others = tuple(other for other in people if other != code)
    venues = tuple(tiny.VENUE_KINDS)
    few = st.none() | st.integers(1, 4)
    return Chellow(
        code=code,
        roles=frozenset(draw(some(tuple(Role)))) if draw(st.booleans()) else frozenset(Role),
        languages=draw(some(LANGUAGES)),
        place=draw(PLACES),
        offered=draw(st.sampled_from((0, 60, 90, 120, 480))),
        most_families=draw(st.integers(0, 3)),
        level=draw(st.integers(0, 3)),
        accreditation=draw(st.sampled_from(("", "level 1"))),
        checks=draw(checks()),
        gender=draw(st.sampled_from(GENDERS)),
        age_band=draw(st.sampled_from(("", "20s", "60s"))),
        free=draw(free_times()),
        away=draw(several(runs(), 1)),
        visits_homes=draw(st.booleans()),
        step_free=draw(st.booleans()),
        keep_apart=frozenset(draw(some((*others, *families), 1))),
        not_near=frozenset(draw(some(families, 1))),
        wishes=draw(some(venues, 2)),
        would_rather_not=frozenset(draw(some(venues, 1))),
        most_days_a_week=draw(few),
        most_shifts_a_week=draw(few),
        most_minutes_a_day=draw(st.none() | st.sampled_from((60, 120, 240))),
        shortest_shift=draw(st.none() | st.sampled_from((60, 120))),
        longest_shift=draw(st.none() | st.sampled_from((60, 120))),
        home_slots=draw(several(home_slots(), 1)),
        experienced=draw(st.sampled_from((None, True, False))),
        joined=draw(st.sampled_from((tiny.JOINED, None)) | DAYS),
        active=draw(st.integers(0, 5)) > 0,
        given_before=draw(st.sampled_from((0, 100, 1_000))),
        offered_before=draw(st.sampled_from((0, 500))),
    )


@st.composite
def home_slots(draw: st.DrawFn) -> HomeSlot:
    """A venue, weekday and time."""
    venue = draw(st.sampled_from(tuple(tiny.VENUE_KINDS)))
    return HomeSlot(venue=venue, weekday=draw(st.integers(0, 6)), start=draw(HALF_HOURS))


@st.composite
def families(draw: st.DrawFn, code: str, people: tuple[str, ...]) -> Family:
    """Any family, mostly one that was asked and said yes."""
    asked = draw(st.sampled_from((tiny.FIRST, tiny.FIRST - timedelta(weeks=30), None)))
    return Family(
        code=code,
        languages=draw(some(LANGUAGES)),
        language_need=draw(st.sampled_from(Need)),
        interpreter_ok=draw(st.booleans()),
        place=draw(PLACES),
        need_band=draw(st.integers(0, 3)),
        level_needed=draw(st.integers(0, 3)),
        urgent=draw(st.booleans()),
        visits=Visits(minutes=draw(st.sampled_from((30, 60, 90))), every=draw(st.integers(1, 2))),
        good_times=draw(free_times()),
        away=draw(several(runs(), 1)),
        meeting_places=draw(some(tuple(MeetingPlace))),
        never_meet_at=frozenset(draw(some(tuple(MeetingPlace), 1))),
        gender_of_coach=draw(st.sampled_from(GENDERS)),
        gender_need=draw(st.sampled_from(Need)),
        choices=draw(some(people)),
        not_with=frozenset(draw(some(people, 1))),
        not_near=frozenset(draw(some(people, 1))),
        two_visitors=draw(st.booleans()),
        asked_on=asked,
        consent_on=asked if draw(st.integers(0, 3)) else None,
        paused=draw(st.integers(0, 4)) == 0,
    )


@st.composite
def venues(draw: st.DrawFn, code: str) -> Venue:
    """One of the six, with any manners."""
    facts = {
        "place": None if code == "phone" else draw(PLACES),
        "closed": draw(several(runs(), 1)),
        "opens_on": draw(st.sampled_from((None, None)) | DAYS),
        "on_bank_holidays": draw(st.booleans()),
        "step_free": draw(st.sampled_from((None, True, False))),
        "languages": draw(some(LANGUAGES, 1)),
        "level": draw(st.integers(0, 2)),
        "alone_ok": draw(st.booleans()),
    }
    return tiny.venue(code).but(**facts)


@st.composite
def shift_rows(draw: st.DrawFn) -> ShiftRow:
    """A shift a venue asks for, of half an hour to four hours."""
    start = draw(HALF_HOURS)
    minimum = draw(st.integers(0, 2))
    ideal = minimum + draw(st.integers(0, 1))
    return ShiftRow(
        venue=draw(st.sampled_from(tuple(tiny.VENUE_KINDS))),
        weekday=draw(st.integers(0, 6)),
        start=start,
        end=start + 30 * draw(st.integers(1, 8)),
        first=draw(st.sampled_from((None, None)) | DAYS),
        last=draw(st.sampled_from((None, None)) | DAYS),
        minimum=minimum,
        ideal=ideal,
        most=ideal + draw(st.integers(0, 1)),
        languages=draw(some(LANGUAGES, 2)),
        level=draw(st.integers(0, 3)),
        needs_two=draw(st.booleans()),
    )


@st.composite
def gatherings(draw: st.DrawFn) -> Gathering:
    """Any gathering, weekly, monthly or dated."""
    kind = draw(st.sampled_from(GatheringKind))
    start = draw(HALF_HOURS)
    on = draw(st.none() | DAYS)
    return Gathering(
        title=kind.value.capitalize(),
        kind=kind,
        roles=frozenset(draw(some(tuple(Role)))),
        weekday=None if on else draw(st.integers(0, 6)),
        nth=draw(st.sampled_from((None, None, 1, 2, -1))),
        on=on,
        start=start,
        end=start + 60,
        venue=draw(st.none() | st.sampled_from(tuple(tiny.VENUE_KINDS))),
        most=draw(st.none() | st.integers(1, 3)),
    )


@st.composite
def pairs(draw: st.DrawFn, coach: str, family: Family, *, planned: bool) -> Pair:
    """A pair of the two, with or without a slot; in a plan perhaps only held."""
    states = [PairState.PROPOSED, PairState.OFFERED, PairState.ACCEPTED, PairState.ACTIVE, PairState.TAPERING]
    state = draw(st.sampled_from(states if planned else PairState))
    slot = st.builds(
        Slot,
        weekday=st.integers(0, 6),
        start=HALF_HOURS,
        phase=st.integers(0, family.visits.every - 1),
    )
    return Pair(
        family=family.code,
        coach=coach,
        state=state,
        since=draw(st.sampled_from((tiny.FIRST - timedelta(weeks=5), tiny.FIRST, None)) | DAYS),
        slot=draw(st.none() | slot | slot),
        held=planned and not state.visits and draw(st.booleans()),
    )


@st.composite
def locks(draw: st.DrawFn, people: tuple[str, ...], codes: tuple[str, ...]) -> Lock:
    """A pair or a shift, pinned on or off."""
    chellow, off = draw(st.sampled_from(people)), draw(st.booleans())
    if draw(st.booleans()):
        return Lock(chellow=chellow, family=draw(st.sampled_from(codes)), off=off)
    return Lock(
        chellow=chellow,
        venue=draw(st.sampled_from(tuple(tiny.VENUE_KINDS))),
        first=draw(st.none() | DAYS),
        last=draw(st.none() | DAYS),
        start=draw(st.none() | HALF_HOURS),
        off=off,
    )


@st.composite
def worlds(draw: st.DrawFn) -> Programme:
    """Two to four Chellows, one to three families, one or two weeks, and anything asked of them."""
    people = tuple(f"C-0{n}" for n in range(1, draw(st.integers(2, 4)) + 1))
    codes = tuple(f"F-0{n}" for n in range(1, draw(st.integers(1, 3)) + 1))
    served = tuple(draw(families(code, people)) for code in codes)
    programme = Programme(
        id=tiny.tiny().id,
        period=Period(first=tiny.FIRST, weeks=draw(st.integers(1, 2))),
        chellows=tuple(draw(chellows(code, people, codes)) for code in people),
        families=served,
        venues=tuple(draw(venues(code)) for code in tiny.VENUE_KINDS),
        shift_rows=draw(several(shift_rows(), 4)),
        gatherings=draw(st.lists(gatherings(), max_size=2, unique_by=lambda g: (g.title, g.start)).map(tuple)),
        pairs=tuple(
            draw(pairs(draw(st.sampled_from(people)), family, planned=False))
            for family in served
            if draw(st.booleans())
        ),
        locks=draw(several(locks(people, codes))),
        places=tiny.PLACES,
        terms=draw(several(runs(), 1)),
        bank_holidays=frozenset(draw(several(DAYS, 1))),
        understands=tiny.UNDERSTANDS,
    )
    return programme.but(published=draw(published(programme)))


def published(programme: Programme) -> st.SearchStrategy[tuple[Duty, ...]]:
    """Duties of some earlier plan, or none."""
    return st.just(()) | plans(programme).map(lambda plan: plan.duties)


@st.composite
def plans(draw: st.DrawFn, programme: Programme) -> Plan:
    """Any pairs, and any people on any shifts, gatherings and visits of the period."""
    paired = tuple(draw(planned_pairs(programme)))
    duties: dict[str, Duty] = {}
    for duty in (*_asked(programme), *draw(strays(programme))):
        duties[duty.id] = duty.with_people(draw(crews(programme)))
    for pair in paired:
        for visit in draw(visits_of(programme, pair)):
            duties[visit.id] = visit
    there = sorted((duty for duty in duties.values() if duty.people), key=lambda duty: (duty.start, duty.id))
    return Plan(period=programme.period, pairs=paired, duties=tuple(there))


@st.composite
def planned_pairs(draw: st.DrawFn, programme: Programme) -> list[Pair]:
    """At most one pair a family: its own standing one, or with anybody."""
    found = []
    for family in programme.families:
        standing = programme.standing.get(family.code)
        if standing is not None and draw(st.booleans()):
            found.append(standing)
        elif draw(st.booleans()):
            coach = draw(st.sampled_from(programme.chellows)).code
            found.append(_at_a_shared_slot(draw, programme, draw(pairs(coach, family, planned=True))))
    return found


def _at_a_shared_slot(draw: st.DrawFn, programme: Programme, pair: Pair) -> Pair:
    """Often at a time both offer, so that held times are kept and visits can be right."""
    shared = shared_slots(programme.chellow[pair.coach], programme.family[pair.family])
    if not shared or draw(st.booleans()):
        return pair
    return pair.but(slot=draw(st.sampled_from(shared)))


def _asked(programme: Programme) -> list[Duty]:
    asked = (*programme.asked.shifts.values(), *programme.asked.occasions.values())
    return [one.duty for one in asked]


def strays(programme: Programme) -> st.SearchStrategy[tuple[Duty, ...]]:
    """A shift nobody asked for, or none."""
    day = programme.period.first
    span = Span(start=9 * 60, end=11 * 60)
    stray = duty_on(day, span, id=f"shift:shop:{day}:stray", kind=DutyKind.SHIFT, venue="shop")
    return st.sampled_from(((), (), (stray,)))


def crews(programme: Programme) -> st.SearchStrategy[tuple[str, ...]]:
    """Up to three people."""
    return some(tuple(person.code for person in programme.chellows))


@st.composite
def visits_of(draw: st.DrawFn, programme: Programme, pair: Pair) -> list[Duty]:
    """The pair's usual visits, some left out, some moved by a day or an hour, some accompanied."""
    if pair.held or not draw(st.booleans()):
        return []
    found = []
    for visit in usual_visits(programme, pair):
        if not draw(st.integers(0, 4)):
            continue
        people = {pair.coach, *draw(crews(programme))} if draw(st.booleans()) else {pair.coach}
        moved = timedelta(hours=draw(st.sampled_from((0, 0, 0, 1, 24))))
        if visit.day + moved in programme.period:
            there = visit.but(start=visit.start + moved, end=visit.end + moved, kind=DutyKind.VISIT)
            found.append(there.with_people(tuple(people)))
    return found
