"""Better choices by taking some rows out with what they hold, and putting it back as well as a dive can.

Several choices are kept; each is cut into parts of a few rows, those that gain less than their prices say first.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from matcher.solving.assigning.cells import Cells, Numbers, Reals, side_by_side
from matcher.solving.assigning.diving import Diving, Pace
from matcher.solving.assigning.knapsacks import Knapsacks

KEPT = 4
"""So many choices are kept."""
BESIDE = 8
"""So many parts are rebuilt side by side."""
SIZE = 60
"""About so many groups are in one part."""
FEWEST_ROWS = 4
AT_ONCE, FIRST, FASTER, AGAIN = Pace(0.5, 3), Pace(0.1, 10), Pace(0.2, 10), Pace(0.1, 20)
MANY = 200
"""Groups of a program in which the first dives go faster."""
LARGEST_ROWS, LARGEST_GROUPS = 40_000, 800
"""Rows by room, and groups, of all first dives together."""


@dataclass(frozen=True)
class Choice:
    """The cell of each group, or -1 where it stays outside, and what that costs."""

    cost: float
    cell: Numbers


@dataclass(frozen=True)
class _Part:
    """Some groups of a choice and the cells there are for them, as a block of its own."""

    choice: Choice
    groups: Numbers
    cells: Cells
    at: Numbers
    """Which cells of the whole they are."""
    now: float
    """What the groups cost in the choice."""


class Rebuilding:
    """One program, likely cells alone, with prices on its groups; the choices kept only get better."""

    def __init__(self, cells: Cells, prices: Reals, seed: int) -> None:
        self.cells, self.prices = cells, prices
        self.kept: list[Choice] = []
        self._lot = np.random.default_rng(seed)
        self._gains, _ = Knapsacks(cells, exact=False).best(prices)

    def run(self, is_over: Callable[[], bool]) -> Iterator[Choice]:
        """Every choice that is the best so far, until somebody says it is over."""
        if not self.kept:
            self._keep(self._dived(1, AT_ONCE, lambda: False))
            yield self.kept[0]
            self._keep(self._first(is_over))
            yield self.kept[0]
        while not is_over():
            best = self.kept[0]
            self._rebuild(list(self._parts()), is_over)
            if self.kept[0].cost < best.cost:
                yield self.kept[0]

    def _first(self, is_over: Callable[[], bool]) -> list[Choice]:
        size = self.cells.rows * (int(self.cells.rooms.max()) + 1)
        beside = int(np.clip(min(LARGEST_ROWS // size, LARGEST_GROUPS // self.cells.groups), 1, KEPT))
        return self._dived(beside, FIRST if self.cells.groups <= MANY else FASTER, is_over)

    def _dived(self, beside: int, pace: Pace, is_over: Callable[[], bool]) -> list[Choice]:
        """What so many dives from the very beginning come to."""
        cells = side_by_side([self.cells] * beside)
        dived = Diving(cells, np.tile(self.prices, beside), np.full(beside, np.inf), self._lot).run(pace, is_over)
        many = len(self.cells.row)
        each = zip(dived.costs, np.split(dived.cell, beside), strict=True)
        found = [(float(cost), np.where(cell >= 0, cell - b * many, -1)) for b, (cost, cell) in enumerate(each)]
        return [Choice(cost, cell) for cost, cell in found if cost < np.inf]

    def _parts(self) -> Iterator[_Part]:
        """Parts of choices, the better choices first."""
        made = 0
        while made < BESIDE:
            choice = self.kept[int(len(self.kept) * self._lot.random() ** 1.5)]
            rows = self._by_loss(choice)
            size = min(SIZE * self._lot.uniform(0.6, 1.2), self.cells.groups * self._lot.uniform(0.3, 0.9))
            while len(rows) > self.cells.rows / 2 and made < BESIDE:
                rows, some = self._taken_off(rows, choice, size)
                yield self._part(choice, *some)
                made += 1

    def _by_loss(self, choice: Choice) -> Numbers:
        """All rows in an order drawn by lot, those that gain less than they could rather first."""
        chosen = choice.cell[choice.cell >= 0]
        gain = self.prices[self.cells.group[chosen]] - self.cells.cost[chosen]
        loss = self._gains - np.bincount(self.cells.row[chosen], gain, self.cells.rows)
        key = self._lot.exponential(size=self.cells.rows) / np.maximum(loss, 1e-6) ** self._lot.choice((0, 0.5, 1))
        return np.argsort(key)

    def _taken_off(self, rows: Numbers, choice: Choice, size: float) -> tuple[Numbers, tuple[Numbers, Numbers]]:
        """The rows after the first few, and those few with the groups they hold and whoever is outside."""
        outside = choice.cell < 0
        row = np.where(outside, -1, self.cells.row[choice.cell])
        held = np.cumsum(np.bincount(row[~outside], minlength=self.cells.rows)[rows])
        few = max(FEWEST_ROWS, int(np.searchsorted(held, size)) + 1)
        groups = np.flatnonzero(np.isin(row, rows[:few]))
        if len(groups) > 1.5 * size:
            groups = self._lot.permutation(groups)[: int(size)]
        out = self._lot.permutation(np.flatnonzero(outside))[: int(size / 2)]
        return rows[few:], (rows[:few], np.concatenate((groups, out)))

    def _part(self, choice: Choice, rows: Numbers, groups: Numbers) -> _Part:
        stays = np.setdiff1d(np.flatnonzero(choice.cell >= 0), groups)
        cell = choice.cell[stays]
        used = np.bincount(self.cells.row[cell], self.cells.weight[cell], self.cells.rows).astype(np.int64)
        made, at = self.cells.part(rows, groups, (self.cells.rooms - used)[rows])
        now = float(self.cells.costs(choice.cell)[groups].sum())
        return _Part(choice, groups, made, at, now)

    def _rebuild(self, parts: list[_Part], is_over: Callable[[], bool]) -> None:
        """Dive in all parts at once; of one choice, all parts that got better make one better choice."""
        prices = np.concatenate([self.prices[part.groups] for part in parts])
        limits = np.array([part.now - 0.5 for part in parts])
        cells = side_by_side([part.cells for part in parts])
        dived = Diving(cells, prices, limits, self._lot).run(AGAIN, is_over)
        groups = np.cumsum([0, *(len(part.groups) for part in parts)])
        begins = np.cumsum([0, *(len(part.at) for part in parts)])
        better: dict[int, Choice] = {}
        for n in np.flatnonzero(np.isfinite(dived.costs)):
            part, found = parts[n], dived.cell[groups[n] : groups[n + 1]]
            choice = better.get(id(part.choice), part.choice)
            cell = choice.cell.copy()
            cell[part.groups] = np.where(found >= 0, part.at[np.maximum(found - begins[n], 0)], -1)
            if self._fits(cell):
                better[id(part.choice)] = Choice(float(self.cells.costs(cell).sum()), cell)
        self._keep(list(better.values()))

    def _fits(self, cell: Numbers) -> bool:
        chosen = cell[cell >= 0]
        used = np.bincount(self.cells.row[chosen], self.cells.weight[chosen], self.cells.rows)
        return bool((used <= self.cells.rooms).all())

    def _keep(self, more: list[Choice]) -> None:
        """The best of all, no two of the same cost."""
        by_cost = {choice.cost: choice for choice in (*more, *self.kept)}
        self.kept = [by_cost[cost] for cost in sorted(by_cost)[:KEPT]]
