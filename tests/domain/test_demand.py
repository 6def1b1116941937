"""How busy a time is, counted family by family."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.demand import BUSIEST, Demand
from tests.worlds import worlds


@given(worlds(), st.integers(0, 1439))
def test_a_time_counts_more_the_more_families_can_come_then(programme, minute):
    demand = Demand(programme)
    days = list(programme.period.days())
    there = {
        day: sum(any(s.start <= minute < s.end for s in programme.free(f.code, day)) for f in programme.families)
        for day in days
    }
    counts = {day: demand.at(day, minute) for day in days}
    assert all(1 <= count <= BUSIEST for count in counts.values())
    assert all(counts[a] <= counts[b] for a in days for b in days if there[a] <= there[b])
    assert all(counts[day] == 1 for day in days if not there[day])


@given(worlds())
def test_the_busiest_time_counts_three_times_an_empty_one(programme):
    demand = Demand(programme)
    starts = [
        (day, s.start)
        for day in programme.period.days()
        for f in programme.families
        for s in programme.free(f.code, day)
    ]
    assert max((demand.at(*start) for start in starts), default=BUSIEST) == BUSIEST
    assert demand.at(programme.period.first - timedelta(days=1), 0) >= 1
