"""Makes a plan good in parts, before the whole is searched: a large one day by day, a smaller one week by week.

A whole that is large is searched in vain from an empty plan. A day on its own is soon planned as well as it can be,
and what is found so is where the search of the whole begins. Where few rules link weeks, a week on its own is soon
proved, and so are all weekends together, of which each person takes few. Effort is counted, so the same parts are
drawn and the same plan comes out on any machine.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from matcher.amounts import Amount, total
from matcher.solving.improving.neighbourhoods import Neighbourhoods
from matcher.solving.rows.model import Model
from matcher.solving.rows.parts import Numbers, Parts
from matcher.solving.searching import Found, Limit

LARGE = 6_000
"""A model of more columns is swept before it is searched whole."""
A_WEEK, A_DAY, A_PART, A_LEVEL = 0.6, 0.05, 0.1, 0.2
"""What one part may cost, in deterministic units."""
HEAVIER = 3
"""So much more one person above a level weighs than one above the next."""
LEAST = 0.02
"""What a part counts as at least, for cutting it out takes time as well."""


def is_large(model: Model) -> bool:
    """True if the whole is too much to begin with."""
    return len(model.atoms) > LARGE


def sweep(model: Model, goal: Amount, chosen: Mapping[int, int], limit: Limit, floor: int) -> Found:
    """Choices that keep every row and come to no more than those at hand; nothing is proved."""
    sweeping = _begun(model, goal, chosen, limit, floor)
    if sweeping.near.people:
        sweeping.day_by_day()
        sweeping.part_by_part()
    return sweeping.found(chosen, goal)


def sweep_weeks(model: Model, goal: Amount, chosen: Mapping[int, int], limit: Limit) -> Found:
    """The same where the whole is not large and few rules link weeks."""
    sweeping = _begun(model, goal, chosen, limit, goal.low)
    if sweeping.near.people:
        sweeping.week_by_week()
    return sweeping.found(chosen, goal)


def sweep_levels(model: Model, levels: Sequence[Amount], chosen: Mapping[int, int], limit: Limit) -> Found:
    """Choices of which fewer are above the first of these levels, or as many and fewer above the next, and so on.

    What is above all levels is made small in one sum, in which each level weighs more than the next: few above one
    level then never hide many above another, as they do where levels are looked at one after another.
    """
    goal = total(HEAVIER**n * level for n, level in enumerate(reversed(levels)))
    sweeping = _begun(model, goal, chosen, limit, goal.low)
    if not sweeping.near.people:
        return sweeping.found(chosen, goal)
    best = sweeping.level_by_level([model.written(level)[0] for level in levels])
    return replace(sweeping.found(chosen, goal), chosen={**chosen, **sweeping.parts.chosen(best)})


def _begun(model: Model, goal: Amount, chosen: Mapping[int, int], limit: Limit, floor: int) -> "_Sweeping":
    parts = Parts(model, goal)
    return _Sweeping(parts, Neighbourhoods(parts), parts.values(chosen), limit, floor)


@dataclass
class _Sweeping:
    """One sweep: the values so far, and what they have cost."""

    parts: Parts
    near: Neighbourhoods
    values: Numbers
    limit: Limit
    floor: int
    spent: float = 0.0

    def __post_init__(self) -> None:
        self.began = time.monotonic()

    @property
    def left(self) -> float | None:
        """Seconds left; None if there is no clock, 0 once somebody asked to stop."""
        if self.limit.stop.is_set():
            return 0.0
        if self.limit.seconds is None:
            return None
        return max(0.0, self.limit.seconds - (time.monotonic() - self.began))

    @property
    def out_of_time(self) -> bool:
        """True once the clock or somebody says so."""
        return self.left == 0

    def goes_on(self) -> bool:
        """True while there is effort and time, and something to gain."""
        over = self.spent >= self.limit.effort or self.parts.value(self.values) <= self.floor
        return not over and not self.out_of_time

    def found(self, chosen: Mapping[int, int], goal: Amount) -> Found:
        """What the sweep came to: the choices at hand where it met nothing better."""
        met = {**chosen, **self.parts.chosen(self.values)}
        best = met if goal.value(met) < goal.value(chosen) else chosen
        return Found(best, self.floor, time.monotonic() - self.began, self.spent, self.out_of_time)

    def week_by_week(self) -> None:
        """Each week, and then all weekends, as good as they get beside the others."""
        for choices in (*self.near.weeks(), self.near.weekends()):
            self._solve(choices, A_WEEK)

    def day_by_day(self) -> None:
        """Each day as good as it gets beside the others."""
        for choices in self.near.days():
            self._solve(choices, A_DAY)

    def level_by_level(self, levels: Sequence[Sequence[int]]) -> Numbers:
        """The best of all values met, by how many columns of each level are 1, the first level first."""

        def above(values: Numbers) -> list[int]:
            return [int(values[level].sum()) for level in levels]

        best = self.values
        while self.goes_on():
            self.values, spent = self.near.improve(self.values, A_LEVEL, self.left)
            self.spent += max(spent, LEAST)
            best = min(best, self.values, key=above)
        return best

    def _solve(self, choices: Numbers, effort: float) -> None:
        if self.goes_on():
            self.values, _, spent = self.near.solve(choices, self.values, effort, self.left)
            self.spent += max(spent, LEAST)

    def part_by_part(self) -> None:
        """A few people, a few days, or some of both at a time."""
        while self.goes_on():
            self.values, spent = self.near.improve(self.values, A_PART, self.left)
            self.spent += max(spent, LEAST)
