"""What a Coach's calendar holds, held against every choice of times there could be, by the checkers alone."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from itertools import chain, combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from constraints import BOOK
from matcher.checking import broken
from matcher.checking.refusing import Refusing
from matcher.checking.screening import screen
from matcher.domain.families import Visits
from matcher.domain.meeting import shared_slots
from matcher.domain.pairs import Pair, PairState, Slot
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.times import Dates, FreeTime
from matcher.pairing.holding import Holding
from matcher.planning.pairs_first import holding_of
from matcher.solving.searching import Limit
from tests.worlds import tiny
from tests.worlds.choosing import drawn
from tests.worlds.small import contested_worlds
from tests.worlds.small_rows import MONDAY, STRETCHES

ONE_WEEK, EVERY_OTHER = Visits(minutes=60), Visits(minutes=60, every=2)
WEEKS = st.integers(1, 3)
OVER_ALL = st.sampled_from((None, 180, 300))
MONDAYS = [tiny.FIRST + timedelta(weeks=n) for n in range(3)]
DAYS_AWAY = st.lists(st.sampled_from(MONDAYS), max_size=2, unique=True).map(
    lambda days: tuple(Dates(start=day, end=day + timedelta(days=1)) for day in days)
)


@st.composite
def coaches_asked_for_much(draw: st.DrawFn) -> tuple[Programme, list[tuple[Pair, ...]]]:
    """A few families, two of them alike, and every set of them that one Coach could be asked for, in any order."""
    programme = draw(contested_worlds()).but(shift_rows=())
    first, second, third = programme.families
    other = (draw(drawn(STRETCHES, 4)),)
    second = second.but(good_times=(MONDAY, *other), visits=draw(st.sampled_from((ONE_WEEK, EVERY_OTHER))))
    like_it = second.but(code="F-04", place=second.place)
    coach, *others = programme.chellows
    limits = {"most_minutes": draw(OVER_ALL), "away": draw(DAYS_AWAY)}
    coach = coach.but(free=(MONDAY, *other), most_families=4, offered=480, **limits)
    programme = programme.but(families=(first, second, third, like_it), chellows=(coach, *others))
    programme = programme.over(programme.period.but(weeks=draw(WEEKS)))
    theirs = [pair for pair in screen(Refusing(programme, BOOK)).possible if pair.coach == coach.code]
    sets = list(chain.from_iterable(combinations(theirs, size) for size in range(1, len(theirs) + 1)))
    return programme, draw(st.permutations(sets))


def holding(programme: Programme, sets: Iterable[Sequence[Pair]]) -> Holding:
    return holding_of(programme, BOOK, {}, Limit(seconds=None), max(sets, key=len, default=()))


def can_be(programme: Programme, pairs: Sequence[Pair]) -> bool:
    """True if some choice of a time for each pair breaks no rule."""
    plans = (Plan(period=programme.period, pairs=timed) for timed in at_all_times(programme, pairs))
    return any(not broken(programme, plan, BOOK) for plan in plans)


def at_all_times(programme: Programme, pairs: Sequence[Pair]) -> Iterable[tuple[Pair, ...]]:
    people, families = programme.chellow, programme.family
    slots = (shared_slots(people[pair.coach], families[pair.family]) for pair in pairs)
    for chosen in product(*slots):
        yield tuple(pair.but(slot=slot) for pair, slot in zip(pairs, chosen, strict=True))


@settings(max_examples=20)
@given(coaches_asked_for_much())
def test_a_calendar_holds_what_some_choice_of_times_keeps_every_rule_for(
    asked: tuple[Programme, list[tuple[Pair, ...]]],
) -> None:
    programme, sets = asked
    asks = holding(programme, sets)
    assert [asks.holds(pairs) for pairs in sets] == [can_be(programme, pairs) for pairs in sets]


@settings(max_examples=20)
@given(coaches_asked_for_much())
def test_a_core_cannot_be_held_and_would_be_with_any_one_fewer(
    asked: tuple[Programme, list[tuple[Pair, ...]]],
) -> None:
    programme, sets = asked
    asks = holding(programme, sets)
    for refused in (pairs for pairs in sets if not asks.holds(pairs)):
        core = asks.core(refused)
        assert not can_be(programme, core)
        assert all(can_be(programme, fewer) for fewer in combinations(core, len(core) - 1))


@settings(max_examples=20)
@given(coaches_asked_for_much())
def test_what_was_found_out_is_not_found_out_again(asked: tuple[Programme, list[tuple[Pair, ...]]]) -> None:
    programme, sets = asked
    asks = holding(programme, sets)
    answers = [asks.holds(pairs) for pairs in sets]
    searches = asks.searches
    assert [asks.holds(pairs) for pairs in reversed(sets)] == answers[::-1]
    assert asks.searches == searches


@settings(max_examples=20)
@given(coaches_asked_for_much())
def test_a_cut_forbids_nothing_that_could_be(asked: tuple[Programme, list[tuple[Pair, ...]]]) -> None:
    programme, sets = asked
    asks = holding(programme, sets)
    could_be = [pairs for pairs in sets if can_be(programme, pairs)]
    for refused in (pairs for pairs in sets if not asks.holds(pairs)):
        weights, most = asks.too_many(refused)
        assert _counted(weights, refused) > most
        assert all(_counted(weights, pairs) <= most for pairs in could_be)


def test_a_cut_from_before_another_family_waited_does_not_speak_of_that_family() -> None:
    ten, nine_or_eleven = (_hour(10),), (_hour(9), _hour(11))
    times = {"F-01": nine_or_eleven, "F-02": ten, "F-03": nine_or_eleven}
    programme = tiny.tiny()
    coach = programme.chellows[0].but(place="mid", most_families=9)
    families = [tiny.family(code).but(good_times=good) for code, good in times.items()]
    programme = programme.but(chellows=(coach,), families=families)
    before = programme.but(pairs=(Pair(family="F-03", coach=coach.code, state=PairState.DECLINED),))
    first, second, third = _possible(programme)
    asked = holding(before, [tuple(_possible(before))])
    assert asked.too_many([first, second]) == ({first: 1, second: 1}, 1)
    later = asked.of(holding(programme, [(first, second, third)]))
    assert later.knows_what_is_known_to(asked)
    weights, most = later.too_many([first, second])
    assert can_be(programme, [first, third])
    assert _counted(weights, [first, third]) <= most < _counted(weights, [first, second])


def test_a_first_visit_in_the_second_week_of_a_pair_is_made_in_company() -> None:
    began = tiny.FIRST - timedelta(weeks=1)
    slot = Slot(weekday=0, start=600, phase=1)
    pair = Pair(family="F-01", coach="C-01", state=PairState.ACTIVE, since=began, slot=slot)
    families = [tiny.family(code).but(visits=EVERY_OTHER) for code in ("F-01", "F-02")]
    programme = tiny.tiny().but(families=families, pairs=(pair,))
    theirs = [pair for pair in _possible(programme) if pair.coach == "C-01"]
    limit, kept = Limit(seconds=None), dict.fromkeys(("keeps_promised_pairs", "visits_take_place"), 0)
    assert holding_of(programme, BOOK, kept, limit, theirs).holds(theirs)


def _hour(of_day: int) -> FreeTime:
    return FreeTime(weekday=0, start=of_day * 60, end=(of_day + 1) * 60)


def _possible(programme: Programme) -> list[Pair]:
    return list(screen(Refusing(programme, BOOK)).possible)


def _counted(weights: Mapping[Pair, int], pairs: Iterable[Pair]) -> int:
    return sum(weights.get(pair, 0) for pair in pairs)
