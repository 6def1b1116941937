"""Weeks that look alike, told once."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TypeVar

from matcher.domain.duties import Duty
from matcher.domain.times import Period
from matcher.publishing.one_line import in_words

Week = TypeVar("Week")


def mondays(period: Period) -> tuple[date, ...]:
    """The Monday of each week of the period."""
    return tuple(map(period.monday, range(period.weeks)))


def told_once(weeks: Mapping[date, Week]) -> Iterable[tuple[tuple[date, ...], Week]]:
    """(Mondays, what the week holds), equal weeks together, in order of the first of each."""
    found: list[tuple[list[date], Week]] = []
    for monday, week in sorted(weeks.items(), key=lambda item: item[0]):
        same = next((dates for dates, other in found if other == week), None)
        if same is None:
            found.append(([monday], week))
        else:
            same.append(monday)
    return [(tuple(dates), week) for dates, week in found]


def week_label(dates: Sequence[date]) -> str:
    """`Week of 4 January`, `Weeks of 4, 11 January and 1 February`."""
    return f"{'Week' if len(dates) == 1 else 'Weeks'} of {dates_label(dates)}"


def dates_label(dates: Sequence[date]) -> str:
    """`4, 11 January and 1 February`: each month's name once."""
    spoken = [
        f"{day.day} {day:%B}" if n + 1 == len(dates) or dates[n + 1].month != day.month else str(day.day)
        for n, day in enumerate(dates)
    ]
    return in_words(spoken)


def spread(period: Period, days: Sequence[date]) -> str:
    """When something of one weekday happens: `every week`, `every week but 11 January`, or its dates."""
    every = [days[0] + timedelta(weeks=n) for n in _weeks_from(period, days[0])]
    missed = [day for day in every if day not in days]
    if len(every) == 1 or len(missed) > len(every) // 4 or set(days) - set(every):
        return dates_label(days)
    return f"every week but {dates_label(missed)}" if missed else "every week"


def _weeks_from(period: Period, day: date) -> range:
    return range(-period.week_of(day), period.weeks - period.week_of(day))


def period_label(period: Period) -> str:
    """`4 January to 31 January 2027`."""
    last = period.end - timedelta(days=1)
    year = f" {period.first.year}" if period.first.year != last.year else ""
    return f"{period.first.day} {period.first:%B}{year} to {last.day} {last:%B} {last.year}"


def times(duty: Duty) -> str:
    """`10:00–12:30`, by the clock on the wall."""
    return str(duty.span).replace("-", "–")
