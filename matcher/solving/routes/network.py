"""One person's days as a network: every way through it keeps the person's rows, and the cheapest is soon found."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from matcher.solving.routes.days import Day, Held
from matcher.solving.routes.owning import EMPTY, Rows
from matcher.solving.rows.parts import Numbers

OUT = 2**60
"""What no way may cost."""
Arcs = tuple[Numbers, Numbers, Numbers]
"""The states they come from, ways, and the states they lead to."""


@dataclass(frozen=True)
class Step:
    """Arcs over one day, in order of the state they lead to: the state they come from, and how the day is spent.

    Those to the nth state begin at `starts[n]`. There are millions of them, so they are held in small numbers.
    """

    come_from: NDArray[np.int32]
    way: NDArray[np.uint8]
    starts: Numbers


@dataclass(frozen=True)
class Network:
    """Days, and the arcs over each, from the state to begin in to any that is free to end in."""

    days: tuple[Day, ...]
    steps: tuple[Step, ...]
    begin: int = 0
    ends: Numbers = field(default_factory=lambda: np.zeros(1, np.int64))
    """By state after the last day what it costs to end there: nothing, or OUT."""

    @cached_property
    def _ways(self) -> "_Ways":
        """Every way to spend any of the days, one after another."""
        return _ways_of(self.days)

    @cached_property
    def _way_of(self) -> Sequence[NDArray[np.int32]]:
        """By step the way of each arc, numbered over all days."""
        firsts = zip(self.steps, self._ways.first, strict=True)
        return [step.way + np.int32(first) for step, first in firsts]

    def cheapest(self, costs: Numbers) -> tuple[int, Numbers]:
        """What the cheapest way through comes to where columns cost so much, and the columns that are 1 in it."""
        reached = np.full(int(self.steps[0].come_from.max()) + 1, OUT)
        reached[self.begin] = 0
        paid, summed = self._ways.costs(costs), []
        for step, way_of in zip(self.steps, self._way_of, strict=True):
            sums = reached[step.come_from] + paid[way_of]
            summed.append(sums)
            reached = np.minimum.reduceat(sums, step.starts)
        reached = reached + self.ends
        last = int(reached.argmin())
        return int(reached[last]), self._back(summed, last)

    def _back(self, summed: list[Numbers], state: int) -> Numbers:
        """The columns of the way that led to this last state at least cost."""
        taken = []
        for step, way_of, sums in zip(reversed(self.steps), reversed(self._way_of), reversed(summed), strict=True):
            first = step.starts[state]
            last = step.starts[state + 1] if state + 1 < len(step.starts) else len(sums)
            arc = first + sums[first:last].argmin()
            taken.append(way_of[arc])
            state = step.come_from[arc]
        return np.sort(np.concatenate([self._ways.columns_of(way) for way in taken]))

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


@dataclass(frozen=True)
class _Ways:
    """Ways numbered over all days: the columns that are 1 in the nth from `starts[n]` on, the first of each day."""

    columns: Numbers
    starts: Numbers
    first: Sequence[int]

    def costs(self, costs: Numbers) -> Numbers:
        """What each way comes to where columns cost so much."""
        sums = np.concatenate(([0], np.cumsum(costs[self.columns])))[self.starts]
        paid: Numbers = np.diff(sums)
        return paid

    def columns_of(self, way: int) -> Numbers:
        """The columns that are 1 in this way."""
        return self.columns[self.starts[way] : self.starts[way + 1]]


def _ways_of(days: Sequence[Day]) -> _Ways:
    taken = [day.columns[np.nonzero(day.ways)[1]] for day in days]
    lengths = np.concatenate([day.ways.sum(1) for day in days])
    first = np.cumsum([0, *(len(day.ways) for day in days)])
    return _Ways(np.concatenate(taken), np.concatenate(([0], np.cumsum(lengths))), first[:-1].tolist())


class Laying:
    """One person's days under rows over several days, from which networks are laid.

    States after each day are what each row under way has come to so far, told apart only where days to come can
    tell. Most rows speak of a few days running.
    """

    def __init__(self, days: tuple[Day, ...], rows: Rows, held: Sequence[Held]) -> None:
        self._days, self._rows, self._held = days, rows, held
        self._lots = np.random.default_rng(0).integers(1, 2**62, len(rows))
        self._last = np.zeros(len(rows), np.int64)
        for n, of_day in enumerate(held):
            self._last[of_day.rows] = n
        self._to_come = _to_come(held, len(rows))

    def network(self, kept: NDArray[np.bool_], widest: int) -> Network | None:
        """The network that keeps these rows; None where it takes more states between two days, or there is none."""
        states, under_way, sizes = np.zeros((1, 0), np.int64), EMPTY, [1]
        arcs: list[Arcs] = []
        for n in range(len(self._days)):
            states, under_way, of_day = self._lay_day(n, states, under_way, kept)
            if not 0 < len(states) <= widest:
                return None
            arcs.append(of_day)
            sizes.append(len(states))
        return Network(self._days, tuple(reversed(list(_leading_on(arcs, sizes)))))

    def _lay_day(
        self, n: int, states: Numbers, under_way: Numbers, kept: NDArray[np.bool_]
    ) -> tuple[Numbers, Numbers, Arcs]:
        """The states after the nth day, the rows under way then, and the arcs that lead there."""
        held, (low, high) = self._held[n], self._to_come[n]
        inside = np.flatnonzero(kept[held.rows])
        rows = np.union1d(under_way, held.rows[inside])
        before, given = (np.zeros((len(of), len(rows)), np.int64) for of in (states, held.given))
        before[:, np.searchsorted(rows, under_way)] = states
        given[:, np.searchsorted(rows, held.rows[inside])] = held.given[:, inside]
        sums = (before[:, None, :] + given).reshape(len(before) * len(given), len(rows))
        safe, sure = self._rows.most[rows] - high[rows], self._rows.least[rows] - low[rows]
        most, least = self._rows.most[rows] - low[rows], self._rows.least[rows] - high[rows]
        open_ = np.flatnonzero(np.all((least <= sums) & (sums <= most), axis=1))
        goes_on = np.flatnonzero(n < self._last[rows])
        sums = _alike(sums[open_][:, goes_on], safe[goes_on], sure[goes_on])
        _, first, leads_to = np.unique(sums @ self._lots[rows[goes_on]], return_index=True, return_inverse=True)
        return sums[first], rows[goes_on], (open_ // len(given), open_ % len(given), leads_to)


def _alike(sums: Numbers, safe: Numbers, sure: Numbers) -> Numbers:
    """Sums made the same where, whatever comes, the most is not gone over and the least is met."""
    return np.where((sums <= safe) & (sums >= sure), np.where(np.abs(safe) < np.abs(sure), safe, sure), sums)


def _leading_on(arcs: Sequence[Arcs], sizes: Sequence[int]) -> Iterator[Step]:
    """The arcs that lead to the end, from the last day back, with their states numbered anew."""
    leads_on = np.ones(sizes[-1], bool)
    for (come_from, way, leads_to), size in zip(reversed(arcs), reversed(sizes[:-1]), strict=True):
        there = np.flatnonzero(leads_on[leads_to])
        there = there[np.argsort(leads_to[there], kind="stable")]
        before = np.zeros(size, bool)
        before[come_from[there]] = True
        number, number_before = np.cumsum(leads_on) - 1, np.cumsum(before) - 1
        starts = np.searchsorted(number[leads_to[there]], np.arange(leads_on.sum()))
        yield Step(number_before[come_from[there]].astype(np.int32), way[there].astype(np.uint8), starts)
        leads_on = before


def _to_come(held: Sequence[Held], rows: int) -> list[tuple[Numbers, Numbers]]:
    """After each day: the least and the most that days to come give to each row."""
    found = [(np.zeros(rows, np.int64), np.zeros(rows, np.int64))]
    for of_day in held[:0:-1]:
        low, high = (one.copy() for one in found[-1])
        low[of_day.rows] += of_day.given.min(0)
        high[of_day.rows] += of_day.given.max(0)
        found.append((low, high))
    return found[::-1]
