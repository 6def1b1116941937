"""Choices found by diving: settle the groups that prices are surest of, price what is left, and so on to the end.

Many programs dive side by side; one that can no longer come to less than it must is given up.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from matcher.solving.assigning.cells import Cells, Flags, Numbers, Reals, added
from matcher.solving.assigning.pricing import Effort, Pricing

NOISE = 0.02
"""How far chance reorders what is nearly as sure."""


@dataclass(frozen=True)
class Pace:
    """The part of the open groups that is settled at once, and the rounds of pricing in between."""

    part: float
    rounds: int

    @property
    def effort(self) -> Effort:
        """How prices are found in between."""
        return Effort(self.rounds, step=0.2, ahead=0.01)


@dataclass(frozen=True)
class Dived:
    """The cell of each group, or -1 where it stays outside; and for each block what it costs."""

    cell: Numbers
    costs: Reals
    """Infinite where the block was given up on the way."""


class Diving:
    """One dive of all blocks of some cells."""

    def __init__(self, cells: Cells, prices: Reals, limits: Reals, lot: np.random.Generator) -> None:
        self.cells, self.prices, self.limits, self.lot = cells, prices, limits, lot
        self._rooms = cells.rooms.copy()
        self._open = np.ones(cells.groups, bool)
        self._alive = np.ones(cells.blocks, bool)
        self._cell = np.full(cells.groups, -1)

    def run(self, pace: Pace, is_over: Callable[[], bool] = lambda: False) -> Dived:
        """Settle everything; a block is given up once it cannot come to less than its limit, or all is over."""
        while (kept := self._fitting()).any():
            if is_over():
                self._alive[:] = False
                break
            left = replace(self.cells.only(kept), rooms=self._rooms)
            counts = self._open & self._alive[self.cells.block_of_group]
            priced = Pricing(left, counts, exact=False).best(self.prices, pace.effort)
            self.prices = np.where(counts, priced.prices, self.prices)
            self._alive &= self._settled() + priced.bounds < self.limits
            self._settle(np.flatnonzero(kept), priced.taken, pace)
        costs = np.where(self._alive, self._settled(), np.inf)
        return Dived(self._cell, np.where(costs < self.limits, costs, np.inf))

    def _fitting(self) -> Flags:
        """The cells that may still be chosen; a group without any stays outside."""
        cells = self.cells
        kept: Flags = self._open[cells.group] & self._alive[cells.block_of_row[cells.row]]
        kept &= cells.weight <= self._rooms[cells.row]
        some = np.zeros(cells.groups, bool)
        some[cells.group[kept]] = True
        self._open &= some
        return kept

    def _settled(self) -> Reals:
        """What each block costs so far."""
        costs = np.where(self._open, 0.0, self.cells.costs(self._cell))
        return added(self.cells.block_of_group, costs, self.cells.blocks)

    def _settle(self, there: Numbers, taken: Reals, pace: Pace) -> None:
        """Of each block the surest groups, where they still fit."""
        group, cell, sure = self._surest(there, taken)
        block = self.cells.block_of_group[group]
        order = np.lexsort((-sure, block))
        starts = np.searchsorted(block[order], np.arange(self.cells.blocks))
        ends = np.searchsorted(block[order], np.arange(self.cells.blocks), side="right")
        for b in np.flatnonzero(self._alive):
            several = max(1, int(pace.part * (ends[b] - starts[b])))
            for at in order[starts[b] : min(ends[b], starts[b] + several)]:
                self._choose(int(group[at]), int(cell[at]))

    def _surest(self, there: Numbers, taken: Reals) -> tuple[Numbers, Numbers, Reals]:
        """Open groups, for each the cell most often taken, or -1 for outside, and how often."""
        of_group = self.cells.group[there]
        inside = added(of_group, taken, self.cells.groups)
        may_stay = self.prices >= self.cells.outside
        out = np.flatnonzero(self._open & may_stay & self._alive[self.cells.block_of_group])
        group = np.concatenate((of_group, out))
        cell = np.concatenate((there, np.full(len(out), -1)))
        sure = np.concatenate((taken, 1.0 - inside[out])) + NOISE * self.lot.random(len(group))
        order = np.lexsort((-sure, group))
        first = order[np.flatnonzero(np.diff(group[order], prepend=-1))]
        return group[first], cell[first], sure[first]

    def _choose(self, group: int, cell: int) -> None:
        if cell >= 0:
            if self.cells.weight[cell] > self._rooms[self.cells.row[cell]]:
                return
            self._rooms[self.cells.row[cell]] -= self.cells.weight[cell]
        self._cell[group] = cell
        self._open[group] = False
