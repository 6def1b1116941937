"""What nobody could beat, even knowing in advance who asks, who joins and who leaves."""

from collections import defaultdict
from typing import Any

from ortools.math_opt.python import mathopt

from tests.benchmarks.two_years import TwoYears

WINDOW = 4
"""Weeks are looked at so many at a time."""


def most_minutes(years: TwoYears) -> int:
    """A bound on the minutes of need that any way of placing could meet.

    Weeks of visits are shared out window by window, in parts if need be: no family has more than it wants or before
    it asks, no Coach gives more than offered or has more families than agreed while here. That families are whole
    and handing over is not free is left aside.
    """
    model = mathopt.Model()
    wanted: dict[str, list[Any]] = defaultdict(list)
    in_window: dict[tuple[str, int], list[Any]] = defaultdict(list)
    given: dict[tuple[str, int], list[Any]] = defaultdict(list)
    had: dict[tuple[str, int], list[Any]] = defaultdict(list)
    met = []
    for family, could in years.minutes.items():
        for coach, minutes in could.items():
            for window in range(years.asks[family] // WINDOW, years.weeks // WINDOW):
                longest = min(_weeks_of(years, family, window), _weeks_here(years, coach, window))
                if longest:
                    weeks = model.add_variable(lb=0.0, ub=float(longest))
                    wanted[family].append(weeks)
                    in_window[family, window].append(weeks)
                    given[coach, window].append(minutes * weeks)
                    had[coach, window].append(weeks)
                    met.append(years.need(family) * weeks)
    for family, weeks in wanted.items():
        model.add_linear_constraint(sum(weeks) <= years.visited[family])
    for (family, window), weeks in in_window.items():
        model.add_linear_constraint(sum(weeks) <= _weeks_of(years, family, window))
    for (coach, window), minutes in given.items():
        here, person = _weeks_here(years, coach, window), years.programme.chellow[coach]
        model.add_linear_constraint(sum(minutes) <= person.offered * here)
        model.add_linear_constraint(sum(had[coach, window]) <= person.most_families * here)
    model.maximize(sum(met))
    found = mathopt.solve(model, mathopt.SolverType.GLOP)
    return round(found.objective_value())


def _weeks_of(years: TwoYears, family: str, window: int) -> int:
    """Weeks of a window in which the family has asked."""
    return WINDOW - max(0, years.asks[family] - window * WINDOW)


def _weeks_here(years: TwoYears, coach: str, window: int) -> int:
    here = years.here[coach]
    return max(0, min(here.stop, (window + 1) * WINDOW) - max(here.start, window * WINDOW))
