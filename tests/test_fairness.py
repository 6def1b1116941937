"""Measures of fairness held against plainer ways of working the same out, and the programme's own figures."""

import math
from collections import Counter
from itertools import permutations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from matcher import fairness
from matcher.domain.settings import Settings
from matcher.domain.times import Dates
from tests.worlds.notation import scene, world
from tests.worlds.tiny import FIRST

LEVELS = st.lists(st.integers(0, 25), min_size=1, max_size=6)
SHARES = st.lists(st.integers(0, 1000), min_size=1, max_size=8)


def is_fairer(ours: list[int], theirs: list[int]) -> bool:
    """Leximax as people say it: at the highest level where the two differ, fewer of ours stand."""
    for level in sorted({*ours, *theirs}, reverse=True):
        if ours.count(level) != theirs.count(level):
            return ours.count(level) < theirs.count(level)
    return False


# The leximax order


@given(LEVELS, st.data())
def test_the_smaller_key_is_the_fairer_vector(ours: list[int], data: st.DataObject) -> None:
    theirs = data.draw(st.lists(st.integers(0, 25), min_size=len(ours), max_size=len(ours)))
    keys = fairness.leximax_key(ours), fairness.leximax_key(theirs)
    assert (keys[0] < keys[1]) == is_fairer(ours, theirs)
    assert (keys[0] == keys[1]) == (Counter(ours) == Counter(theirs))


@given(st.lists(st.integers(0, 25), min_size=1, max_size=4))
def test_who_carries_which_share_does_not_matter(levels: list[int]) -> None:
    assert {fairness.leximax_key(order) for order in permutations(levels)} == {fairness.leximax_key(levels)}


@given(LEVELS, st.data())
def test_taking_from_the_fullest_and_giving_to_an_emptier_share_is_fairer(
    levels: list[int], data: st.DataObject
) -> None:
    top = levels.index(max(levels))
    low = data.draw(st.sampled_from(range(len(levels))))
    assume(levels[low] <= levels[top] - 2)
    moved = [level - (n == top) + (n == low) for n, level in enumerate(levels)]
    assert fairness.leximax_key(moved) < fairness.leximax_key(levels)


@given(given_=st.integers(0, 5000), offered=st.integers(1, 5000))
def test_a_level_is_the_first_twentieth_that_holds_the_share(given_: int, offered: int) -> None:
    level = fairness.level_of(given_, offered)
    assert level * offered >= fairness.STEPS * given_ > (level - 1) * offered


@given(given_=st.integers(0, 5000), offered=st.integers(1, 5000), scale=st.integers(1, 60))
def test_hours_or_minutes_make_no_difference_to_a_level(given_: int, offered: int, scale: int) -> None:
    assert fairness.level_of(given_ * scale, offered * scale) == fairness.level_of(given_, offered)


# How even, in one figure


@given(SHARES)
def test_gini_lies_between_even_and_one_with_everything(shares: list[int]) -> None:
    n = len(shares)
    assert -1e-9 <= fairness.gini(shares) <= (n - 1) / n + 1e-9


@given(SHARES)
def test_gini_is_half_the_mean_difference_over_the_mean(shares: list[int]) -> None:
    assume(sum(shares))
    differences = [abs(a - b) for a in shares for b in shares]
    mean_difference = sum(differences) / len(differences)
    assert fairness.gini(shares) == pytest.approx(mean_difference / (2 * sum(shares) / len(shares)), abs=1e-9)


@given(SHARES)
def test_jain_lies_between_one_with_everything_and_even(shares: list[int]) -> None:
    assert 1 / len(shares) - 1e-9 <= fairness.jain(shares) <= 1 + 1e-9


@given(SHARES)
def test_jain_follows_from_the_spread(shares: list[int]) -> None:
    assume(sum(shares))
    mean = sum(shares) / len(shares)
    variance = sum((share - mean) ** 2 for share in shares) / len(shares)
    assert fairness.jain(shares) == pytest.approx(1 / (1 + variance / mean**2))


@given(SHARES)
def test_balance_lies_between_nothing_and_even(shares: list[int]) -> None:
    assert 0 <= fairness.balance(shares) <= 1


@pytest.mark.parametrize("number", [2, 3, 28])
def test_when_all_give_the_same_every_measure_says_even(number: int) -> None:
    same = [7.08] * number
    assert fairness.gini(same) == pytest.approx(0, abs=1e-9)
    assert fairness.jain(same) == pytest.approx(1)
    assert fairness.balance(same) == 1


@pytest.mark.parametrize("number", [2, 3, 28])
def test_when_one_gives_everything_every_measure_says_so(number: int) -> None:
    alone = [0] * (number - 1) + [9912]
    pairs = math.comb(number, 2)
    assert fairness.gini(alone) == pytest.approx((number - 1) / number)
    assert fairness.jain(alone) == pytest.approx(1 / number)
    assert fairness.balance(alone) == pytest.approx((pairs - (number - 1)) / pairs)


def test_nobody_giving_anything_is_even() -> None:
    assert (fairness.gini([]), fairness.jain([0, 0]), fairness.balance([5])) == (0, 1, 1)


@given(SHARES, st.integers(2, 60))
def test_hours_or_minutes_make_no_difference_to_any_measure(shares: list[int], scale: int) -> None:
    scaled = [share * scale for share in shares]
    for measure in (fairness.gini, fairness.jain, fairness.balance):
        assert measure(scaled) == pytest.approx(measure(shares), abs=1e-9)


# The programme's own figures


def test_28_volunteers_and_9912_hours_are_just_over_seven_hours_a_week_each() -> None:
    hours_each = 9_912 / 28
    assert hours_each == 354
    assert round(hours_each / Settings().service_weeks, 2) == 7.08
    assert round(hours_each / 52, 2) == 6.81


def test_28_offers_of_7_hours_5_minutes_come_to_the_9912_hours_of_a_year() -> None:
    programme = world("C-01.offered = 7h05")
    a_week = fairness.offered_minutes(programme, programme.chellow["C-01"], 0)
    assert 28 * Settings().service_weeks * a_week // 60 == pytest.approx(9_912, abs=5)


# What counts as given, offered and unsocial


@pytest.mark.parametrize(
    ("given_", "duty", "unsocial"),
    [
        ("", "mon 16-18 library:", 0),
        ("", "mon 17-18:01 library:", 1),
        ("", "mon 18-20 library:", 120),
        ("", "fri 9-17 library:", 0),
        ("", "sat 9-10 library:", 60),
        ("", "sun 20-20:30 library:", 30),
        ("holiday 4 jan", "mon 9-12 house:", 180),
    ],
)
def test_evenings_weekends_and_bank_holidays_are_unsocial(given_: str, duty: str, unsocial: int) -> None:
    programme, plan = scene(f"{given_}; house.on_bank_holidays = yes", f"{duty} C-01")
    assert fairness.unsocial_minutes(programme, plan.duties[0], 18 * 60) == unsocial


@pytest.mark.parametrize(
    ("plan", "minutes"),
    [
        ("mon 10-12 library: C-01", 120),
        ("mon 10-12 library: C-01; mon 12:30-13 centre: C-01", 120 + 20 + 30),
        ("mon 10-12 library: C-01; mon 12:59-13 centre: C-01", 120 + 20 + 1),
        ("mon 10-12 library: C-01; mon 13-14 centre: C-01", 120 + 60),
        ("mon 10-11 visit F-02: C-01", 20 + 60 + 20),
        ("F-02 with C-01 held mon 10-11", 0),
    ],
)
def test_given_time_counts_visits_with_their_walk_and_short_walks_between(plan: str, minutes: int) -> None:
    programme, planned = scene("centre.place = mid; F-02.place = mid", plan)
    assert fairness.shares(programme, planned)["C-01"].given == minutes


@given(st.lists(st.integers(-3, 10), unique=True, max_size=8), st.none() | st.integers(-3, 10))
def test_an_offer_shrinks_with_each_day_away_and_before_joining(gone: list[int], joined: int | None) -> None:
    programme = world("C-01.offered = 7h")
    days = [FIRST.fromordinal(FIRST.toordinal() + n) for n in gone]
    away = tuple(Dates(start=day, end=day.fromordinal(day.toordinal() + 1)) for day in days)
    begins = None if joined is None else FIRST.fromordinal(FIRST.toordinal() + joined)
    person = programme.chellow["C-01"].but(away=away, joined=begins)
    here = [n for n in range(7) if n not in gone and (joined is None or n >= joined)]
    assert fairness.offered_minutes(programme, person, 0) == 60 * len(here)
