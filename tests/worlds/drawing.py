"""Rows of a programme drawn at random: mostly as in the tiny world, each odd in a few ways."""

from datetime import timedelta
from functools import cache
from itertools import product
from typing import Any

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
from tests.worlds.choosing import (
    EIGHTH,
    PERHAPS,
    Draw,
    Oddities,
    Options,
    oddly,
    one_of,
    only,
    options,
    perhaps,
    several,
    some,
    together,
    up_to,
)

VENUES = tuple(tiny.VENUE_KINDS)
MOSTLY_LIBRARY = ("library", "library", "cafe")
BUSY = one_of(MOSTLY_LIBRARY)
ANYWHERE = one_of(VENUES)
MOSTLY_BUSY = (*MOSTLY_LIBRARY * 2, *VENUES)
HOMES = ("dog", "smoke")
PEOPLE = ("C-01", "C-02", "C-03")
LANGUAGES = ("en", "ur", "phr", "pnb", "cs", "sk")
KINDS = ("early", "night", "")
GENDERS = ("", "woman", "man")
OF_A_WEEK = (0, 0, 1, 1, 2, 3, 4, 5, 6)
OF_A_DAY = (600, 600, 480, 540, 630, 720, 840, 1080, 1170)
STARTS = one_of(OF_A_DAY)
LENGTHS = (60, 30, 120, 150, 240)
PLACES = one_of((*(place.label for place in tiny.PLACES), None))
NEAR_DAYS = tuple(tiny.FIRST + timedelta(days=n) for n in (*range(18), -1, -2, -3))
DAYS = one_of(NEAR_DAYS)
PERHAPS_A_DAY = perhaps(NEAR_DAYS)
SINCE = one_of((*[tiny.JOINED, tiny.JOINED, None] * 7, *NEAR_DAYS))
ROLES = some(tuple(Role)).map(frozenset)
WHEN = together(OF_A_WEEK, OF_A_DAY)
"""A weekday and a time."""
PERHAPS_ENDING = together((*[None] * len(NEAR_DAYS), *NEAR_DAYS), ("", "enhanced"))
WANTED = ((1, 0, 1), (1, 1, 0), (2, 0, 0), (0, 1, 1), (0, 0, 0))
"""How many at least, how many more at best, and how many more again at most."""


RUNS = one_of([Dates(start=day, end=day + timedelta(days=1 + more)) for more in range(4) for day in NEAR_DAYS])
"""One to four days in or about the period."""
LONG_OR_SHORT = together(OF_A_WEEK, OF_A_DAY, range(1, 9))
MOSTLY_WEEKLY = together((None, None, None, 1, -1), (1, 1, 1, 2), EIGHTH, EIGHTH, EIGHTH)


@options
def stretches(draw: Draw) -> FreeTime:
    """A weekly stretch, or one that is less than every week."""
    weekday, start, half_hours = draw(LONG_OR_SHORT)
    nth, every, term_only, begins, ends = draw(MOSTLY_WEEKLY)
    return FreeTime(
        weekday=weekday,
        start=start,
        end=start + 30 * half_hours,
        term_only=term_only,
        every=every,
        anchor=tiny.FIRST if every > 1 else None,
        nth=nth,
        first=draw(DAYS) if begins else None,
        last=draw(DAYS) if ends else None,
    )


@options
def checks(draw: Draw) -> tuple[Check, ...]:
    """Each kind absent, good for years, or beginning or ending about the period."""
    found = []
    for kind in CheckKind:
        start = draw(SINCE)
        if start is not None:
            end, level = draw(PERHAPS_ENDING)
            found.append(Check(kind=kind, start=start, end=end, level=level))
    return tuple(found)


def motley(code: str) -> Chellow:
    """A Chellow of the tiny world, unlike the next in training and gender."""
    nth = int(code[-1])
    return tiny.chellow(code).but(level=(3, 1, 2, 0)[nth % 4], gender=("woman", "man")[nth % 2])


def particular(code: str) -> Family:
    """A family of the tiny world that minds the Coach's gender, once it says which."""
    return tiny.family(code).but(gender_need=(Need.MUST, Need.PREFER)[int(code[-1]) % 2])


DAY_WISHES = together(NEAR_DAYS, KINDS, range(4), PERHAPS).map(
    lambda drawn: DayWish(day=drawn[0], kind=drawn[1], weight=drawn[2], off=drawn[3])
)
"""A day in or about the period, for a shift or against one."""
BEFORE = one_of(
    [Before(days_out=n, kind=kind) for n in (1, 2, 3) for kind in KINDS]
    + [Before(days_off=n) for n in (1, 2, 3)] * 3
)
"""Days out or off up to the eve."""
BOUNDS = together((0, 30, 120), (None, None, None, 0, 30, 120)).map(
    lambda drawn: Bounds(least=drawn[0], most=None if drawn[1] is None else drawn[0] + drawn[1])
)
"""So much at least, or at most, or both."""
HOME_SLOTS = together(MOSTLY_LIBRARY, OF_A_WEEK, (600, 480)).map(
    lambda drawn: HomeSlot(venue=drawn[0], weekday=drawn[1], start=drawn[2])
)


@cache
def chellows(code: str, people: tuple[str, ...], families: tuple[str, ...]) -> Oddities:
    """The ways in which a Chellow may be odd."""
    others = tuple(other for other in people if other != code)
    few = up_to(3, 1)
    minutes = one_of((60, 120, 240))
    fields: Oddities = {
        "roles": ROLES,
        "languages": some(LANGUAGES),
        "place": PLACES,
        "offered": one_of((0, 60, 90, 120)),
        "most_families": up_to(2),
        "level": up_to(2),
        "checks": checks(),
        "gender": one_of(GENDERS),
        "age_band": one_of(("20s", "60s")),
        "free": several(stretches(), 5),
        "away": several(RUNS, 1, least=1),
        "visits_homes": only(False),
        "step_free": only(True),
        "keep_apart": some((*others, *families), 2, 1).map(frozenset),
        "not_near": some(families, 1, 1).map(frozenset),
        "wishes": some(VENUES, 2, 1),
        "would_rather_not": some(VENUES, 3, 1).map(frozenset),
        "missed_last": one_of(PERHAPS),
        "most_in_four_weeks": minutes,
        "on_rota": BOUNDS,
        "on_visits": BOUNDS,
        "best_times": several(stretches(), 3, 1),
        "poor_times": several(stretches(), 3, 1),
        "places_wanted": up_to(3, 2),
        "likes_with": some(others, 2, 1).map(frozenset),
        "rather_not_with": some(others, 2, 1).map(frozenset),
        "buddy": one_of(others or (None,)),
        "buddy_until": PERHAPS_A_DAY,
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
        "most_weekends": up_to(1),
        "whole_weekends": only(True),
        "most_of_kind": only((("early", 1),)),
        "day_wishes": several(DAY_WISHES, 3, least=1),
        "before": BEFORE,
        "shortest_shift": minutes,
        "longest_shift": minutes,
        "home_slots": several(HOME_SLOTS, 2, least=1),
        "experienced": one_of(PERHAPS),
        "joined": PERHAPS_A_DAY,
        "active": only(False),
        "given_before": one_of((100, 1_000)),
        "offered_before": only(500),
        "unsocial_before": one_of((30, 240)),
        "unsocial_offered_before": only(400),
    }
    return fields


@cache
def families(people: tuple[str, ...]) -> Oddities:
    """The ways in which a family may be odd."""
    places = tuple(MeetingPlace)
    fields: Oddities = {
        "languages": some(LANGUAGES),
        "language_need": one_of(Need),
        "interpreter_ok": only(True),
        "place": PLACES,
        "need_band": up_to(3, 1),
        "level_needed": up_to(3, 2),
        "urgent": only(True),
        "visits": together((30, 60, 90), (1, 2)).map(lambda drawn: Visits(minutes=drawn[0], every=drawn[1])),
        "good_times": several(stretches(), 4),
        "away": several(RUNS, 2, least=1),
        "meeting_places": some(places),
        "never_meet_at": some(places, 2).map(frozenset),
        "gender_of_coach": one_of(GENDERS[1:]),
        "gender_need": one_of(Need),
        "home_has": some(HOMES, 2, 1).map(frozenset),
        "choices": some(people, 3, 1),
        "not_with": some(people, 1, 1).map(frozenset),
        "not_near": some(people, 1, 1).map(frozenset),
        "two_visitors": only(True),
        "asked_on": one_of((tiny.FIRST - timedelta(weeks=30), None)),
        "consent_on": only(None),
        "paused": only(True),
    }
    return fields


@cache
def venues() -> Oddities:
    """The ways in which a venue may be odd."""
    fields: Oddities = {
        "place": PLACES,
        "closed": several(RUNS, 1, least=1),
        "opens_on": DAYS,
        "on_bank_holidays": only(True),
        "step_free": one_of(PERHAPS),
        "genders": some(GENDERS[1:], 2, 1),
        "with_children": only(True),
        "languages": some(LANGUAGES, 1),
        "level": up_to(2, 1),
        "alone_ok": only(False),
        "opens": several(stretches(), 5, 1),
        "shortest_shift": one_of((30, 90)),
        "longest_shift": one_of((60, 120)),
    }
    return fields


OF_A_SHIFT: Oddities = {
    "first": DAYS,
    "last": DAYS,
    "languages": some(LANGUAGES, 2),
    "level": up_to(3, 1),
    "needs_two": only(True),
    "kind": one_of(("early", "night")),
    "under": up_to(3, 1),
    "over": up_to(3, 1),
}
OF_COVER: Oddities = {"languages": some(LANGUAGES, 2), "weight": only(3)}
OF_A_GATHERING: Oddities = {
    "people": some(PEOPLE, 2, 1).map(frozenset),
    "quorum": up_to(3, 1),
    "level": up_to(3, 1),
    "lead": only("S-01"),
}
KIND_OF_GATHERING = together(GatheringKind, (None, None, 1, 2, -1), ("", "the day"))
PERHAPS_SOMEWHERE = together((*[None] * len(VENUES), *VENUES), (None, None, None, 1, 2, 3))
OF_A_LOCK: Oddities = {"first": DAYS, "last": DAYS, "start": STARTS}


@options
def shift_rows(draw: Draw) -> ShiftRow:
    """A shift a venue asks for, of half an hour to four hours."""
    return ShiftRow(**wanted_somewhere(draw, MOSTLY_BUSY)).but(**draw(oddly(OF_A_SHIFT, 2)))


@options
def cover_rows(draw: Draw) -> CoverRow:
    """Cover a venue wants over half an hour to four hours."""
    return CoverRow(**wanted_somewhere(draw, MOSTLY_LIBRARY)).but(**draw(oddly(OF_COVER, 2)))


def wanted_somewhere(draw: Draw, venues: tuple[str, ...]) -> dict[str, Any]:
    """Where and when how many are wanted."""
    weekday, start = draw(WHEN)
    venue, length, (minimum, more, most) = draw(together(venues, LENGTHS, WANTED))
    ideal = minimum + more
    people = {"minimum": minimum, "ideal": ideal, "most": ideal + most}
    return {"venue": venue, "weekday": weekday, "start": start, "end": start + length, **people}


@options
def gatherings(draw: Draw) -> Gathering:
    """Any gathering, weekly, monthly or dated."""
    weekday, start = draw(WHEN)
    kind, nth, one_of = draw(KIND_OF_GATHERING)
    venue, most = draw(PERHAPS_SOMEWHERE)
    on = draw(PERHAPS_A_DAY)
    return Gathering(
        **draw(oddly(OF_A_GATHERING, 2)),
        one_of=one_of,
        title=kind.value.capitalize(),
        kind=kind,
        roles=draw(ROLES),
        weekday=None if on else weekday,
        nth=nth,
        on=on,
        start=start,
        end=start + 60,
        venue=venue,
        most=most,
    )


@options
def ambassadors(draw: Draw) -> Ambassador:
    """A Support Ambassador, on duty for a few stretches."""
    code = draw(one_of(("S-01", "S-02")))
    return tiny.ambassador(code).but(on_duty=draw(several(stretches(), 4)))


@options
def meetings_before(draw: Draw, people: tuple[str, ...]) -> Duty:
    """A monthly meeting of the weeks before the period, with whoever came."""
    day = tiny.FIRST - timedelta(days=draw(DAYS_AGO))
    times = Span(start=600, end=660)
    title = GatheringKind.MEETING.value.capitalize()
    duty = duty_on(day, times, id=f"gathering:{title}:{day}:1000", kind=DutyKind.GATHERING, title=title)
    return duty.with_people(draw(some(people, 3, 1)))


DAYS_AGO = up_to(50, 1)
STATES = together(PairState, (False,))
PLANNED = together(
    (PairState.PROPOSED, PairState.OFFERED, PairState.ACCEPTED, PairState.ACTIVE, PairState.TAPERING), PERHAPS
)
MET_SINCE = one_of((*[tiny.FIRST, tiny.FIRST - timedelta(weeks=5), None] * 7, *NEAR_DAYS))


@cache
def perhaps_a_slot(every: int) -> Options[Slot | None]:
    """When in so many weeks to meet, or not said as often."""
    when = product(range(every), OF_A_WEEK, OF_A_DAY)
    slots = [Slot(weekday=weekday, start=start, phase=phase) for phase, weekday, start in when]
    return one_of([one for slot in slots for one in (slot, None)])


def pair(draw: Draw, coach: str, family: Family, *, planned: bool) -> Pair:
    """A pair of the two, with or without a slot; in a plan perhaps only held."""
    state, held = draw(PLANNED if planned else STATES)
    return Pair(
        family=family.code,
        coach=coach,
        state=state,
        since=draw(MET_SINCE),
        slot=draw(perhaps_a_slot(family.visits.every)),
        held=held and not state.visits,
    )


@options
def locks(draw: Draw, people: tuple[str, ...], codes: tuple[str, ...]) -> Lock:
    """A pair or a shift, pinned on or off."""
    chellow, off, of_a_pair = draw(together(people, PERHAPS, PERHAPS))
    if of_a_pair:
        lock = Lock(chellow=chellow, family=draw(one_of(codes)), off=off)
        return lock.but(**draw(oddly({"last": DAYS}, 1)))
    lock = Lock(chellow=chellow, venue=draw(ANYWHERE), off=off)
    return lock.but(**draw(oddly(OF_A_LOCK, 2)))


SETTINGS: Oddities = {
    "placing": only("reach"),
    "cover_first": only(True),
    "cover_follows_families": only(True),
    "ageing_weeks": one_of((4, 12)),
}


@options
def settings(draw: Draw) -> Settings:
    """How the programme places families and orders its aims."""
    return Settings(**draw(oddly(SETTINGS, 2)))
