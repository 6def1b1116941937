"""The two Sundays on which the clocks change: duties by the clock on the wall, rest and hours as they pass."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constraints import rule_book
from matcher import fairness
from matcher.checking.verifying import verify
from matcher.domain.duties import DutyKind, duty_on
from matcher.domain.meeting import shared_slots
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.times import FreeTime, Period, Span, local
from matcher.domain.venues import ShiftRow
from matcher.planning.programmes import Limit, plan_programme
from tests.worlds import tiny

FORWARD, BACK, ORDINARY = date(2027, 3, 28), date(2027, 10, 31), date(2027, 3, 21)
SUNDAYS = (FORWARD, BACK)
REALLY = {FORWARD: -60, BACK: 60, ORDINARY: 0}
"""Minutes by which the night before each Sunday is longer than the clock on the wall says."""
RULES = {rule.name: rule for rule in rule_book()}
ALL_HOURS = tuple(FreeTime(weekday=day, start=0, end=24 * 60) for day in range(7))


def weekend(sunday: date, *rows: ShiftRow) -> Programme:
    """The week that ends on the Sunday, with everybody free at all hours."""
    people = tuple(tiny.chellow(f"C-0{n}").but(free=ALL_HOURS) for n in (1, 2))
    period = Period(first=sunday - timedelta(days=6), weeks=1)
    return tiny.tiny().but(period=period, chellows=people, families=(), shift_rows=rows)


def shift(weekday: int, start: int, end: int) -> ShiftRow:
    """A shift on the phone line, which needs no light; times in minutes after midnight."""
    return ShiftRow(venue="phone", weekday=weekday, start=start, end=end)


@pytest.mark.parametrize("sunday", SUNDAYS)
@settings(max_examples=15)
@given(start=st.integers(6, 38).map(lambda n: 30 * n), halves=st.integers(1, 6))
def test_a_shift_on_the_sunday_is_at_its_time_on_the_wall_and_as_long_as_any(
    sunday: date, start: int, halves: int
) -> None:
    programme = weekend(sunday, shift(6, start, start + 30 * halves), shift(2, start, start + 30 * halves))
    plan = plan_programme(programme, tuple(RULES.values()), limit=Limit(seconds=None))
    assert verify(programme, plan, tuple(RULES.values())) == ()
    assert {duty.day for duty in plan.duties} == {sunday, sunday - timedelta(days=4)}
    for duty in plan.duties:
        assert (local(duty.start).hour * 60 + local(duty.start).minute, duty.minutes) == (start, 30 * halves)
    assert sum(share.given for share in plan.shares.values()) == 2 * 30 * halves


@pytest.mark.parametrize("sunday", [*SUNDAYS, ORDINARY])
@given(evening=st.integers(18 * 60, 23 * 60), morning=st.integers(5 * 60, 11 * 60))
def test_the_night_before_is_as_long_as_it_really_is(sunday: date, evening: int, morning: int) -> None:
    duties = tuple(
        duty_on(day, span, id=f"shift:library:{day}", kind=DutyKind.SHIFT, venue="library", people=("C-01",))
        for day, span in (
            (sunday - timedelta(days=1), Span(start=evening - 60, end=evening)),
            (sunday, Span(start=morning, end=morning + 60)),
        )
    )
    programme = weekend(sunday)
    plan = Plan(period=programme.period, duties=duties)
    rested = 24 * 60 - evening + morning + REALLY[sunday] >= 11 * 60
    assert (not list(RULES["leaves_rest_overnight"].check(programme, plan))) == rested


@pytest.mark.parametrize("sunday", SUNDAYS)
def test_whoever_works_through_the_change_gives_the_hours_that_pass(sunday: date) -> None:
    night = duty_on(sunday, Span(start=0, end=4 * 60), id="x", kind=DutyKind.SHIFT, people=("C-01",))
    programme = weekend(sunday)
    assert fairness.given_minutes(programme, "C-01", [night]) == 4 * 60 + REALLY[sunday]
    assert fairness.unsocial_minutes(programme, night, 18 * 60) == 4 * 60 + REALLY[sunday]
    assert str(night.span) == "0:00-4:00"


def test_where_both_are_free_past_midnight_a_visit_begins_before_it() -> None:
    late = (FreeTime(weekday=0, start=23 * 60, end=27 * 60),)
    slots = shared_slots(tiny.chellow("C-01").but(free=late), tiny.family("F-01").but(good_times=late))
    assert [(slot.weekday, slot.start) for slot in slots] == [(0, 23 * 60), (0, 23 * 60 + 30)]
