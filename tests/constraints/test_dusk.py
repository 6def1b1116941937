"""The rule about being alone after dark holds its table against the sun over Bradford."""

import math
from datetime import UTC, date, datetime, timedelta

import pytest

from constraints import rule_book
from constraints.rota.nobody_alone_after_dark import NobodyAloneAfterDark
from matcher.domain.times import local

NORTH, EAST = 53.81, -1.76
CIVIL = -6.0
"""Degrees below the horizon at which civil twilight ends."""
NIGHT = NobodyAloneAfterDark()


def dusk(day: date) -> datetime:
    """When the sun stands six degrees under Bradford's horizon, by the almanac's short series."""
    turn = 2 * math.pi / 365 * (day.timetuple().tm_yday - 1 + 0.25)
    clock = 0.000075 + 0.001868 * math.cos(turn) - 0.032077 * math.sin(turn)
    clock -= 0.014615 * math.cos(2 * turn) + 0.040849 * math.sin(2 * turn)
    height = 0.006918 - 0.399912 * math.cos(turn) + 0.070257 * math.sin(turn)
    height += 0.000907 * math.sin(2 * turn) - 0.006758 * math.cos(2 * turn)
    height += 0.00148 * math.sin(3 * turn) - 0.002697 * math.cos(3 * turn)
    north = math.radians(NORTH)
    angle = math.sin(math.radians(CIVIL)) / (math.cos(north) * math.cos(height))
    angle = math.degrees(math.acos(angle - math.tan(north) * math.tan(height)))
    minutes = 720 - 4 * EAST - 229.18 * clock + 4 * angle
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minutes)


@pytest.mark.parametrize("year", [2026, 2027, 2028])
def test_dark_begins_within_ten_minutes_of_the_sun_on_every_day_of_the_year(year: int) -> None:
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(366)]
    errors = [abs(NIGHT.dark_from(day) - dusk(day)) for day in days]
    assert max(errors) < timedelta(minutes=10)


def test_the_clocks_going_back_bring_dark_an_hour_earlier_on_the_wall() -> None:
    before, after = (local(NIGHT.dark_from(date(2027, 10, day))) for day in (30, 31))
    assert (
        timedelta(minutes=-5)
        < (after.replace(day=30, tzinfo=None) - before.replace(tzinfo=None)) + timedelta(hours=1)
        < timedelta(minutes=5)
    )


def test_a_coordinator_can_give_other_times_and_is_told_when_a_month_is_missing() -> None:
    all_day = rule_book({"nobody_alone_after_dark": {"dusk": [720] * 12}})
    rule = next(rule for rule in all_day if isinstance(rule, NobodyAloneAfterDark))
    assert rule.dark_from(date(2027, 6, 1)) == datetime(2027, 6, 1, 12, tzinfo=UTC)
    with pytest.raises(ValueError, match="twelve"):
        rule_book({"nobody_alone_after_dark": {"dusk": [720] * 11}})
