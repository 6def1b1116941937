"""One person's days as a network: every way through it keeps the person's rows, and the cheapest is soon found."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

import numpy as np

from matcher.solving.routes.days import Day, TooWide
from matcher.solving.routes.owning import Rows
from matcher.solving.rows.parts import Numbers

OUT = 2**60
"""What no way may cost."""


@dataclass(frozen=True)
class Step:
    """Arcs over one day, in order of the state they lead to: the state they come from, and how the day is spent.

    Those to the nth state begin at `starts[n]`.
    """

    come_from: Numbers
    way: Numbers
    starts: Numbers


@dataclass(frozen=True)
class Network:
    """Days, and the arcs over each, from the state to begin in to any that is free to end in."""

    days: tuple[Day, ...]
    steps: tuple[Step, ...]
    begin: int = 0
    ends: Numbers = field(default_factory=lambda: np.zeros(1, np.int64))
    """By state after the last day what it costs to end there: nothing, or OUT."""

    def cheapest(self, costs: Numbers) -> tuple[int, Numbers]:
        """What the cheapest way through comes to where columns cost so much, and the columns that are 1 in it."""
        reached = np.full(int(self.steps[0].come_from.max()) + 1, OUT)
        reached[self.begin] = 0
        summed = []
        for day, step in zip(self.days, self.steps, strict=True):
            sums = reached[step.come_from] + (day.ways @ costs[day.columns])[step.way]
            summed.append(sums)
            reached = np.minimum.reduceat(sums, step.starts)
        reached = reached + self.ends
        last = int(reached.argmin())
        return int(reached[last]), self._back(summed, last)

    def _back(self, summed: list[Numbers], state: int) -> Numbers:
        """The columns of the way that led to this last state at least cost."""
        columns = []
        for day, step, sums in zip(reversed(self.days), reversed(self.steps), reversed(summed), strict=True):
            first = int(step.starts[state])
            last = int(step.starts[state + 1]) if state + 1 < len(step.starts) else len(sums)
            arc = first + int(sums[first:last].argmin())
            columns.append(day.columns[day.ways[step.way[arc]]])
            state = int(step.come_from[arc])
        return np.sort(np.concatenate(columns))

    def within(self, way: Numbers, first: int, last: int) -> "Network":
        """The days from one date to another, with all before and after them spent as in this way."""
        dates = [day.date for day in self.days]
        begin, end = bisect_left(dates, first), bisect_right(dates, last)
        state, free = 0, np.ones(1, bool)
        for day, step in zip(self.days[:begin], self.steps[:begin], strict=True):
            arcs = np.flatnonzero((step.way == day.way_in(way)) & (step.come_from == state))
            state = int(np.searchsorted(step.starts, arcs[0], "right")) - 1
        for day, step in zip(reversed(self.days[end:]), reversed(self.steps[end:]), strict=True):
            leads_to = np.searchsorted(step.starts, np.arange(len(step.way)), "right") - 1
            before = np.zeros(int(step.come_from.max()) + 1, bool)
            before[step.come_from[(step.way == day.way_in(way)) & free[leads_to]]] = True
            free = before
        return Network(self.days[begin:end], self.steps[begin:end], state, np.where(free, 0, OUT))


def lay(days: tuple[Day, ...], rows: Rows, widest: int) -> Network:
    """The network of these days under these rows; TooWide where it takes more states between two days."""
    laying = _Laying(days, rows)
    for n in range(len(days)):
        if laying.lay_day(n) > widest:
            raise TooWide
    return Network(days, tuple(reversed(list(laying.leading_on()))))


class _Laying:
    """States after each day: what each row has come to so far, told apart only where days to come can tell."""

    def __init__(self, days: tuple[Day, ...], rows: Rows) -> None:
        self._most, self._least = rows.most, rows.least
        self._given = [day.given(rows) for day in days]
        self._to_come = _to_come(self._given)
        self._lots = np.random.default_rng(0).integers(1, 2**62, len(rows))
        self._states = np.zeros((1, len(rows)), np.int64)
        self._sizes = [1]
        self._arcs: list[tuple[Numbers, Numbers, Numbers]] = []
        """By day: the states they come from, ways, and the states they lead to."""

    def lay_day(self, n: int) -> int:
        """Lay the arcs of the nth day; how many states they lead to."""
        given, (low, high) = self._given[n], self._to_come[n + 1]
        sums = (self._states[:, None, :] + given).reshape(len(self._states) * len(given), given.shape[1])
        open_ = np.flatnonzero(np.all((sums + low <= self._most) & (sums + high >= self._least), axis=1))
        sums = self._alike(sums[open_], low, high)
        _, first, leads_to = np.unique(sums @ self._lots, return_index=True, return_inverse=True)
        self._states = sums[first]
        self._arcs.append((open_ // len(given), open_ % len(given), leads_to))
        self._sizes.append(len(first))
        return len(first)

    def _alike(self, sums: Numbers, low: Numbers, high: Numbers) -> Numbers:
        """Sums made the same where, whatever comes, the most is not gone over and the least is met."""
        safe, sure = self._most - high, self._least - low
        return np.where((sums <= safe) & (sums >= sure), np.where(np.abs(safe) < np.abs(sure), safe, sure), sums)

    def leading_on(self) -> list[Step]:
        """The arcs that lead to the end, from the last day back, with their states numbered anew."""
        steps = []
        leads_on = np.ones(self._sizes[-1], bool)
        for (come_from, way, leads_to), size in zip(reversed(self._arcs), reversed(self._sizes[:-1]), strict=True):
            arcs = np.flatnonzero(leads_on[leads_to])
            arcs = arcs[np.argsort(leads_to[arcs], kind="stable")]
            before = np.zeros(size, bool)
            before[come_from[arcs]] = True
            number, number_before = np.cumsum(leads_on) - 1, np.cumsum(before) - 1
            starts = np.searchsorted(number[leads_to[arcs]], np.arange(leads_on.sum()))
            steps.append(Step(number_before[come_from[arcs]], way[arcs], starts))
            leads_on = before
        if not leads_on.any():
            raise TooWide
        return steps


def _to_come(given: list[Numbers]) -> list[tuple[Numbers, Numbers]]:
    """Before each day and after the last: the least and the most that days to come give to each row."""
    nothing = np.zeros(given[0].shape[1], np.int64)
    found = [(nothing, nothing)]
    for of_day in reversed(given):
        low, high = found[-1]
        found.append((low + of_day.min(0), high + of_day.max(0)))
    return found[::-1]
