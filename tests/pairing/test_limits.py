"""What no timetable of a Coach can hold, held against every choice of times, by the checkers alone."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain, combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from constraints import BOOK
from matcher.board import board_of
from matcher.checking.refusing import Refusing
from matcher.checking.screening import screen
from matcher.domain.families import Visits
from matcher.domain.kinds import MeetingPlace
from matcher.domain.pairs import Pair
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.times import Dates, FreeTime, Period
from matcher.pairing.limits import Limits
from tests.pairing.test_holding import at_all_times, can_be
from tests.worlds import tiny

EACH_WEEK, EVERY_OTHER = Visits(minutes=60), Visits(minutes=60, every=2)
MORNING = FreeTime(weekday=0, start=540, end=720)
LATER = FreeTime(weekday=0, start=600, end=690)
TUESDAY = FreeTime(weekday=1, start=540, end=660)
TIMES = st.sampled_from(((MORNING,), (LATER,), (TUESDAY,), (LATER, TUESDAY)))
VISITS = st.sampled_from((EACH_WEEK, EVERY_OTHER, Visits(minutes=30)))
AWAY = st.sampled_from(((), (Dates(start=tiny.FIRST, end=tiny.FIRST.replace(day=5)),)))


def world(*families: tuple[tuple[FreeTime, ...], Visits], offered: int, weeks: int = 2) -> Programme:
    """One Coach, on Monday mornings and Tuesdays, and families with these times and visits."""
    programme = tiny.tiny()
    coach = programme.chellows[0].but(free=(MORNING, TUESDAY), offered=offered, most_families=9)
    waiting = [
        tiny.family(f"F-{n}").but(good_times=times, visits=visits) for n, (times, visits) in enumerate(families)
    ]
    return programme.but(chellows=(coach,), families=waiting).over(programme.period.but(weeks=weeks))


def theirs(programme: Programme) -> list[Pair]:
    return list(screen(Refusing(programme, BOOK)).possible)


def limits(programme: Programme) -> Limits:
    """Each pair a kind of its own, by its place."""
    return Limits(programme, dict(enumerate(theirs(programme))), BOOK)


def _all_sets(pairs: Sequence[Pair]) -> Iterable[tuple[int, ...]]:
    places = range(len(pairs))
    return chain.from_iterable(combinations(places, size) for size in range(1, len(pairs) + 1))


@settings(max_examples=30)
@given(
    st.lists(st.tuples(TIMES, VISITS), min_size=2, max_size=4),
    st.sampled_from((120, 150, 210, 480)),
    st.integers(1, 3),
    AWAY,
)
def test_a_limit_forbids_nothing_that_could_be(
    families: list[tuple[tuple[FreeTime, ...], Visits]], offered: int, weeks: int, away: tuple[Dates, ...]
) -> None:
    programme = world(*families, offered=offered, weeks=weeks)
    programme = programme.but(chellows=(programme.chellows[0].but(away=away),))
    pairs, known = theirs(programme), limits(programme)
    sets = [dict.fromkeys(places, 1) for places in _all_sets(pairs)]
    could_be = [kinds for kinds in sets if can_be(programme, [pairs[n] for n in kinds])]
    for full in filter(None, map(known.broken_by, sets)):
        assert all(full.excess(kinds) <= 0 for kinds in could_be)


@settings(max_examples=10)
@given(st.lists(st.tuples(TIMES, VISITS), min_size=1, max_size=2), st.sampled_from((60, 120, 210)))
def test_what_is_of_weeks_alone_costs_the_same_at_all_times_of_the_same_weeks(
    families: list[tuple[tuple[FreeTime, ...], Visits]], offered: int
) -> None:
    programme = world(*families, offered=offered)
    costs: dict[tuple[object, ...], set[int]] = defaultdict(set)
    for timed in at_all_times(programme, theirs(programme)):
        board = board_of(programme, Plan(period=programme.period, pairs=timed))
        for rule in (rule for rule in BOOK if rule.of_weeks_alone):
            costs[rule.name, *(pair.slot and pair.slot.phase for pair in timed)].add(rule.post(board).constant)
    assert costs
    assert all(len(found) == 1 for found in costs.values())


def test_a_fortnightly_family_counts_whole_in_its_week() -> None:
    programme = world(((MORNING,), EACH_WEEK), ((TUESDAY,), EVERY_OTHER), ((TUESDAY,), EVERY_OTHER), offered=130)
    full = limits(programme).broken_by({0: 1, 1: 1})
    assert full is not None
    assert (full.weights, full.most, full.once) == ({0: 70, 1: 70}, 130, 1)
    assert limits(programme).broken_by({1: 1, 2: 1}) is None


def test_times_that_clash_have_room_for_one_visit() -> None:
    families = [((LATER,), EACH_WEEK), ((LATER,), EVERY_OTHER), ((LATER,), EVERY_OTHER), ((MORNING,), EACH_WEEK)]
    full = limits(world(*families, offered=480)).broken_by({0: 1, 1: 1})
    assert full is not None
    assert (full.weights, full.most) == ({0: 2, 1: 1, 2: 1}, 2)
    assert limits(world(*families, offered=480)).broken_by({1: 1, 2: 1, 3: 1}) is None


def test_where_the_clock_leaps_over_a_call_there_is_room_for_another() -> None:
    night = FreeTime(weekday=6, start=30, end=120)
    programme = world(((night,), EACH_WEEK), ((night,), EACH_WEEK), offered=480)
    coach = programme.chellows[0].but(free=(night.but(end=300),))
    calls = [family.but(meeting_places=(MeetingPlace.PHONE,)) for family in programme.families]
    clocks_change = Period(first=date(2027, 3, 22), weeks=1)
    programme = programme.but(chellows=(coach,), families=calls).over(clocks_change)
    assert can_be(programme, theirs(programme))
    assert limits(programme).broken_by({0: 1, 1: 1}) is None
