"""Rows of a programme drawn at random: mostly as in the tiny world, each odd in a few ways.

Strategies are kept once made: to make them anew for every draw takes longer than drawing.
"""

from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from typing import Any

from hypothesis import strategies as st

from matcher.domain.ambassadors import Ambassador
from matcher.domain.chellows import Before, Bounds, Check, Chellow, DayWish, HomeSlot
from matcher.domain.duties import Duty, DutyKind, duty_on
from matcher.domain.families import Family, Visits
from matcher.domain.kinds import CheckKind, MeetingPlace, Need, Role
from matcher.domain.locks import Lock
from matcher.domain.pairs import Pair, PairState, Slot
from matcher.domain.settings import Settings
from matcher.domain.times import Dates, FreeTime, Span
from matcher.domain.venues import CoverRow, Gathering, GatheringKind, ShiftRow
from tests.worlds import tiny

VENUES = tuple(tiny.VENUE_KINDS)
BUSY = st.sampled_from(("library", "library", "cafe"))
ANYWHERE = st.sampled_from(VENUES)
MOSTLY_BUSY = BUSY | ANYWHERE
PERHAPS_SOMEWHERE = st.none() | ANYWHERE
PERHAPS_A_FEW = st.none() | st.integers(1, 3)
HOMES = ("dog", "smoke")
PEOPLE = ("C-01", "C-02", "C-03")
LANGUAGES = ("en", "ur", "phr", "pnb", "cs", "sk")
KINDS = st.sampled_from(("early", "night", ""))
GENDERS = ("", "woman", "man")
WEEKDAYS = st.sampled_from((0, 0, 1, 1, 2, 3, 4, 5, 6))
STARTS = st.sampled_from((600, 600, 480, 540, 630, 720, 840, 1080, 1170))
LENGTHS = st.sampled_from((60, 30, 120, 150, 240))
PLACES = st.sampled_from((*(place.label for place in tiny.PLACES), None))
DAYS = st.integers(-3, 17).map(lambda n: tiny.FIRST + timedelta(days=n))
HARDLY_EVER = st.integers(0, 7).map(lambda n: n == 7)
HALF_HOURS = st.integers(1, 8)
MOSTLY_EVERY_WEEK = st.sampled_from((1, 1, 1, 2))
MOSTLY_NO_NTH = st.sampled_from((None, None, None, 1, -1))
PERHAPS_A_DAY = st.none() | DAYS
SINCE = st.sampled_from((tiny.JOINED, tiny.JOINED, None)) | DAYS
LEVELS = st.sampled_from(("", "enhanced"))
WANTED = st.sampled_from(((1, 0, 1), (1, 1, 0), (2, 0, 0), (0, 1, 1), (0, 0, 0)))
"""How many at least, how many more at best, and how many more again at most."""

Oddities = Mapping[str, st.SearchStrategy[Any]]
"""Fields, each with what it may be instead."""


@cache
def some(items: tuple[Any, ...], most: int = 3, least: int = 0) -> st.SearchStrategy[tuple[Any, ...]]:
    """Up to `most` of the items, each once, in any order."""
    if not items:
        return st.just(())
    return st.lists(st.sampled_from(items), min_size=least, max_size=most, unique=True).map(tuple)


@cache
def several(rows: st.SearchStrategy[Any], most: int = 2, least: int = 0) -> st.SearchStrategy[tuple[Any, ...]]:
    """Up to `most` rows."""
    return st.lists(rows, min_size=least, max_size=most).map(tuple)


def oddly(draw: st.DrawFn, fields: Oddities, most: int = 5) -> dict[str, Any]:
    """A few of the fields, with what they are instead."""
    few = draw(st.integers(0, most))
    return {name: draw(fields[name]) for name in draw(some(tuple(sorted(fields)), few, few))}


@cache
@st.composite
def runs(draw: st.DrawFn) -> Dates:
    """One to four days in or about the period."""
    start = draw(DAYS)
    return Dates(start=start, end=start + timedelta(days=draw(st.integers(1, 4))))


@cache
@st.composite
def stretches(draw: st.DrawFn) -> FreeTime:
    """A weekly stretch, or one that is less than every week."""
    start = draw(STARTS)
    every = draw(MOSTLY_EVERY_WEEK)
    return FreeTime(
        weekday=draw(WEEKDAYS),
        start=start,
        end=start + 30 * draw(HALF_HOURS),
        term_only=draw(HARDLY_EVER),
        every=every,
        anchor=tiny.FIRST if every > 1 else None,
        nth=draw(MOSTLY_NO_NTH),
        first=draw(DAYS) if draw(HARDLY_EVER) else None,
        last=draw(DAYS) if draw(HARDLY_EVER) else None,
    )


@cache
@st.composite
def checks(draw: st.DrawFn) -> tuple[Check, ...]:
    """Each kind absent, good for years, or beginning or ending about the period."""
    found = []
    for kind in CheckKind:
        start = draw(SINCE)
        if start is not None:
            level = draw(LEVELS)
            found.append(Check(kind=kind, start=start, end=draw(PERHAPS_A_DAY), level=level))
    return tuple(found)


def motley(code: str) -> Chellow:
    """A Chellow of the tiny world, unlike the next in training and gender."""
    nth = int(code[-1])
    return tiny.chellow(code).but(level=(3, 1, 2, 0)[nth % 4], gender=("woman", "man")[nth % 2])


def particular(code: str) -> Family:
    """A family of the tiny world that minds the Coach's gender, once it says which."""
    return tiny.family(code).but(gender_need=(Need.MUST, Need.PREFER)[int(code[-1]) % 2])


@cache
def chellows(code: str, people: tuple[str, ...], families: tuple[str, ...]) -> Oddities:
    """The ways in which a Chellow may be odd."""
    others = tuple(other for other in people if other != code)
    few = st.integers(1, 3)
    minutes = st.sampled_from((60, 120, 240))
    fields: Oddities = {
        "roles": some(tuple(Role)).map(frozenset),
        "languages": some(LANGUAGES),
        "place": PLACES,
        "offered": st.sampled_from((0, 60, 90, 120)),
        "most_families": st.integers(0, 2),
        "level": st.integers(0, 2),
        "checks": checks(),
        "gender": st.sampled_from(GENDERS),
        "age_band": st.sampled_from(("20s", "60s")),
        "free": several(stretches(), 5),
        "away": several(runs(), 1, least=1),
        "visits_homes": st.just(False),
        "step_free": st.just(True),
        "keep_apart": some((*others, *families), 2, 1).map(frozenset),
        "not_near": some(families, 1, 1).map(frozenset),
        "wishes": some(VENUES, 2, 1),
        "would_rather_not": some(VENUES, 3, 1).map(frozenset),
        "missed_last": st.booleans(),
        "most_in_four_weeks": minutes,
        "on_rota": bounds(),
        "on_visits": bounds(),
        "best_times": several(stretches(), 3, 1),
        "poor_times": several(stretches(), 3, 1),
        "places_wanted": st.integers(2, 3),
        "likes_with": some(others, 2, 1).map(frozenset),
        "rather_not_with": some(others, 2, 1).map(frozenset),
        "buddy": st.sampled_from(others or (None,)),
        "buddy_until": st.none() | DAYS,
        "learning_until": DAYS,
        "avoids": some(HOMES, 2, 1).map(frozenset),
        "most_days_a_week": few,
        "most_shifts_a_week": few,
        "most_minutes_a_day": minutes,
        "least_minutes": minutes,
        "most_minutes": minutes,
        "least_days_running": few,
        "most_days_running": few,
        "least_days_off_running": few,
        "most_weekends": st.integers(0, 1),
        "whole_weekends": st.just(True),
        "most_of_kind": st.just((("early", 1),)),
        "day_wishes": several(day_wishes(), 3, least=1),
        "before": befores(),
        "shortest_shift": minutes,
        "longest_shift": minutes,
        "home_slots": several(home_slots(), 2, least=1),
        "experienced": st.booleans(),
        "joined": st.none() | DAYS,
        "active": st.just(False),
        "given_before": st.sampled_from((100, 1_000)),
        "offered_before": st.just(500),
        "unsocial_before": st.sampled_from((30, 240)),
        "unsocial_offered_before": st.just(400),
    }
    return fields


@cache
@st.composite
def day_wishes(draw: st.DrawFn) -> DayWish:
    """A day in or about the period, for a shift or against one."""
    return DayWish(day=draw(DAYS), kind=draw(KINDS), weight=draw(st.integers(0, 3)), off=draw(st.booleans()))


@cache
def befores() -> st.SearchStrategy[Before]:
    """Days out or off up to the eve."""
    days = st.integers(1, 3)
    return st.builds(Before, days_out=days, kind=KINDS) | st.builds(Before, days_off=days)


@cache
@st.composite
def bounds(draw: st.DrawFn) -> Bounds:
    """So much at least, or at most, or both."""
    least = draw(st.sampled_from((0, 30, 120)))
    return Bounds(least=least, most=draw(st.none() | st.integers(least, 240)))


@cache
@st.composite
def home_slots(draw: st.DrawFn) -> HomeSlot:
    """A venue, weekday and time."""
    return HomeSlot(venue=draw(BUSY), weekday=draw(WEEKDAYS), start=draw(st.sampled_from((600, 480))))


@cache
def families(people: tuple[str, ...]) -> Oddities:
    """The ways in which a family may be odd."""
    places = tuple(MeetingPlace)
    fields: Oddities = {
        "languages": some(LANGUAGES),
        "language_need": st.sampled_from(Need),
        "interpreter_ok": st.just(True),
        "place": PLACES,
        "need_band": st.integers(1, 3),
        "level_needed": st.integers(2, 3),
        "urgent": st.just(True),
        "visits": st.builds(Visits, minutes=st.sampled_from((30, 60, 90)), every=st.integers(1, 2)),
        "good_times": several(stretches(), 4),
        "away": several(runs(), 2, least=1),
        "meeting_places": some(places),
        "never_meet_at": some(places, 2).map(frozenset),
        "gender_of_coach": st.sampled_from(GENDERS[1:]),
        "gender_need": st.sampled_from(Need),
        "home_has": some(HOMES, 2, 1).map(frozenset),
        "choices": some(people, 3, 1),
        "not_with": some(people, 1, 1).map(frozenset),
        "not_near": some(people, 1, 1).map(frozenset),
        "two_visitors": st.just(True),
        "asked_on": st.sampled_from((tiny.FIRST - timedelta(weeks=30), None)),
        "consent_on": st.none(),
        "paused": st.just(True),
    }
    return fields


@cache
def venues() -> Oddities:
    """The ways in which a venue may be odd."""
    fields: Oddities = {
        "place": PLACES,
        "closed": several(runs(), 1, least=1),
        "opens_on": DAYS,
        "on_bank_holidays": st.just(True),
        "step_free": st.booleans(),
        "genders": some(GENDERS[1:], 2, 1),
        "with_children": st.just(True),
        "languages": some(LANGUAGES, 1),
        "level": st.integers(1, 2),
        "alone_ok": st.just(False),
        "opens": several(stretches(), 5, 1),
        "shortest_shift": st.sampled_from((30, 90)),
        "longest_shift": st.sampled_from((60, 120)),
    }
    return fields


OF_A_SHIFT: Oddities = {
    "first": DAYS,
    "last": DAYS,
    "languages": some(LANGUAGES, 2),
    "level": st.integers(1, 3),
    "needs_two": st.just(True),
    "kind": st.sampled_from(("early", "night")),
    "under": st.integers(1, 3),
    "over": st.integers(1, 3),
}
OF_COVER: Oddities = {"languages": some(LANGUAGES, 2), "weight": st.just(3)}
OF_A_GATHERING: Oddities = {
    "people": some(PEOPLE, 2, 1).map(frozenset),
    "quorum": st.integers(1, 3),
    "level": st.integers(1, 3),
    "lead": st.just("S-01"),
}
OF_A_LOCK: Oddities = {"first": DAYS, "last": DAYS, "start": STARTS}


@cache
@st.composite
def shift_rows(draw: st.DrawFn) -> ShiftRow:
    """A shift a venue asks for, of half an hour to four hours."""
    start = draw(STARTS)
    minimum, more, most = draw(WANTED)
    row = ShiftRow(
        venue=draw(MOSTLY_BUSY),
        weekday=draw(WEEKDAYS),
        start=start,
        end=start + draw(LENGTHS),
        minimum=minimum,
        ideal=minimum + more,
        most=minimum + more + most,
    )
    return row.but(**oddly(draw, OF_A_SHIFT, 2))


@cache
@st.composite
def cover_rows(draw: st.DrawFn) -> CoverRow:
    """Cover a venue wants over half an hour to four hours."""
    start = draw(STARTS)
    minimum, more, most = draw(WANTED)
    row = CoverRow(
        venue=draw(BUSY),
        weekday=draw(WEEKDAYS),
        start=start,
        end=start + draw(LENGTHS),
        minimum=minimum,
        ideal=minimum + more,
        most=minimum + more + most,
    )
    return row.but(**oddly(draw, OF_COVER, 2))


@cache
@st.composite
def gatherings(draw: st.DrawFn) -> Gathering:
    """Any gathering, weekly, monthly or dated."""
    kind = draw(st.sampled_from(GatheringKind))
    start = draw(STARTS)
    on = draw(PERHAPS_A_DAY)
    one_of = draw(st.sampled_from(("", "the day")))
    return Gathering(
        **oddly(draw, OF_A_GATHERING, 2),
        one_of=one_of,
        title=kind.value.capitalize(),
        kind=kind,
        roles=frozenset(draw(some(tuple(Role)))),
        weekday=None if on else draw(WEEKDAYS),
        nth=draw(st.sampled_from((None, None, 1, 2, -1))),
        on=on,
        start=start,
        end=start + 60,
        venue=draw(PERHAPS_SOMEWHERE),
        most=draw(PERHAPS_A_FEW),
    )


@cache
@st.composite
def ambassadors(draw: st.DrawFn) -> Ambassador:
    """A Support Ambassador, on duty for a few stretches."""
    code = draw(st.sampled_from(("S-01", "S-02")))
    return tiny.ambassador(code).but(on_duty=draw(several(stretches(), 4)))


@cache
@st.composite
def meetings_before(draw: st.DrawFn, people: tuple[str, ...]) -> Duty:
    """A monthly meeting of the weeks before the period, with whoever came."""
    day = tiny.FIRST - timedelta(days=draw(st.integers(1, 50)))
    times = Span(start=600, end=660)
    title = GatheringKind.MEETING.value.capitalize()
    duty = duty_on(day, times, id=f"gathering:{title}:{day}:1000", kind=DutyKind.GATHERING, title=title)
    return duty.with_people(draw(some(people, 3, 1)))


STATES = st.sampled_from(PairState)
PLANNED = st.sampled_from(
    [PairState.PROPOSED, PairState.OFFERED, PairState.ACCEPTED, PairState.ACTIVE, PairState.TAPERING]
)
MET_SINCE = st.sampled_from((tiny.FIRST, tiny.FIRST - timedelta(weeks=5), None)) | DAYS


@cache
def perhaps_a_slot(every: int) -> st.SearchStrategy[Slot | None]:
    """When in so many weeks to meet, or not said."""
    return st.builds(Slot, weekday=WEEKDAYS, start=STARTS, phase=st.integers(0, every - 1)) | st.none()


def pair(draw: st.DrawFn, coach: str, family: Family, *, planned: bool) -> Pair:
    """A pair of the two, with or without a slot; in a plan perhaps only held."""
    state = draw(PLANNED if planned else STATES)
    return Pair(
        family=family.code,
        coach=coach,
        state=state,
        since=draw(MET_SINCE),
        slot=draw(perhaps_a_slot(family.visits.every)),
        held=planned and not state.visits and draw(st.booleans()),
    )


@cache
@st.composite
def locks(draw: st.DrawFn, people: tuple[str, ...], codes: tuple[str, ...]) -> Lock:
    """A pair or a shift, pinned on or off."""
    chellow, off = draw(st.sampled_from(people)), draw(st.booleans())
    if draw(st.booleans()):
        lock = Lock(chellow=chellow, family=draw(st.sampled_from(codes)), off=off)
        return lock.but(**oddly(draw, {"last": DAYS}, 1))
    lock = Lock(chellow=chellow, venue=draw(ANYWHERE), off=off)
    return lock.but(**oddly(draw, OF_A_LOCK, 2))


SETTINGS: Oddities = {
    "placing": st.just("reach"),
    "cover_first": st.just(True),
    "cover_follows_families": st.just(True),
    "ageing_weeks": st.sampled_from((4, 12)),
}


@cache
@st.composite
def settings(draw: st.DrawFn) -> Settings:
    """How the programme places families and orders its aims."""
    return Settings(**oddly(draw, SETTINGS, 2))
