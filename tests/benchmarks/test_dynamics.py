"""The two years that are simulated, and what came of them."""

from functools import cache

from tests.benchmarks.hindsight import most_minutes
from tests.benchmarks.two_years import WEEKS, TwoYears, two_years
from tests.benchmarks.ways_of_placing import Now, first_come_first_served, planned_every_week, story_of


@cache
def years() -> TwoYears:
    return two_years(1)


def test_families_ask_at_the_rates_of_the_programmes_own_report() -> None:
    asked = [sum(week in half for week in years().asks.values()) for half in (range(52), range(52, WEEKS))]
    assert 165 < asked[0] < 358 < asked[1] < 550


def test_nobody_gives_more_than_offered_and_nobody_beats_hindsight() -> None:
    story = story_of(years(), first_come_first_served)
    assert story.fits
    assert story.broken == 0
    assert 0 < story.need_met <= most_minutes(years())


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
