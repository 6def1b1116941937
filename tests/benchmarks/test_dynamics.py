"""The years that are simulated, and what came of them."""

from functools import cache

import pytest

from tests.benchmarks.hindsight import most_minutes
from tests.benchmarks.story import Now, Place, Story, story_of
from tests.benchmarks.turns import Turn, settled_after, turn_of
from tests.benchmarks.two_years import WEEKS, YEARLY, TwoYears, two_years
from tests.benchmarks.ways_of_placing import emptiest, first_on_the_list, nearest, planned_every_week

GREEDY = (first_on_the_list, nearest, emptiest)


@cache
def years() -> TwoYears:
    return two_years(1)


@cache
def crowded() -> TwoYears:
    """Less than a year in which many more ask than there are Coaches for."""
    return two_years(1, YEARLY["550"], weeks=40)


@cache
def most_met() -> int:
    return most_minutes(crowded())


@cache
def planned() -> Story:
    return story_of(crowded(), planned_every_week)


def turns_in(story: Story) -> dict[str, Turn]:
    return {family: turn_of(crowded(), story, family) for family, could in crowded().minutes.items() if could}


def waited(story: Story, family: str) -> int:
    return story.placed.get(family, crowded().weeks) - crowded().asks[family]


def test_families_ask_at_the_rates_of_the_programmes_own_report() -> None:
    asked = [sum(week in half for week in years().asks.values()) for half in (range(52), range(52, WEEKS))]
    assert 165 < asked[0] < 358 < asked[1] < 550


@pytest.mark.parametrize("place", GREEDY)
def test_nobody_gives_more_than_offered_and_nobody_beats_hindsight(place: Place) -> None:
    story = story_of(crowded(), place)
    assert story.fits
    assert story.broken == 0
    assert 0 < story.need_met <= most_met()


def test_planning_again_keeps_every_pair_that_meets_and_leaves_no_room_unused() -> None:
    now = Now(years(), 0, waiting=[family for family, week in years().asks.items() if week < 26])
    now.visited = dict(planned_every_week(now))
    now.week = 20
    kept = {family: coach for family, coach in now.visited.items() if coach in now.coaches()}
    now.visited = kept
    now.waiting = [family for family in now.waiting if family not in kept]
    after = planned_every_week(now)
    assert kept.items() <= after.items()
    minutes, families = Now(years(), 20, visited=dict(after)).room()
    left = [family for family in now.waiting if family not in after]
    could = years().minutes
    assert not [
        (family, coach)
        for family in left
        for coach in could[family].keys() & minutes.keys()
        if minutes[coach] >= could[family][coach] and families[coach] > 0
    ]


def test_planned_every_week_no_pair_is_broken_and_nobody_gives_more_than_offered() -> None:
    assert planned().fits
    assert planned().broken == 0
    assert planned().need_met <= most_met()


def test_once_its_claim_is_highest_no_family_is_overtaken_by_one_that_asks_later() -> None:
    """P-07."""
    assert not [family for family, turn in turns_in(planned()).items() if turn.overtaken]


def test_every_family_has_a_coach_by_its_turn() -> None:
    """P-07."""
    came = {family: turn.turn for family, turn in turns_in(planned()).items() if turn.turn is not None}
    assert came
    assert all(waited(planned(), family) <= turn for family, turn in came.items())


def test_placed_from_the_last_who_asked_on_families_are_overtaken_and_wait_beyond_their_turn() -> None:
    """So the two tests before can fail."""

    def last_first(now: Now) -> dict[str, str]:
        return dict(nearest(Now(now.years, now.week, now.waiting[::-1], now.visited)))

    story = story_of(crowded(), last_first)
    turns = turns_in(story)
    assert any(turn.overtaken for turn in turns.values())
    assert any(turn.turn is not None and waited(story, family) > turn.turn for family, turn in turns.items())


def test_the_higher_the_need_the_sooner_nobody_can_come_before() -> None:
    people = crowded().programme.family
    after = {people[code].need: settled_after(crowded(), code) for code in crowded().asks}
    assert after == {0: 36, 1: 24, 2: 12, 3: 0}
