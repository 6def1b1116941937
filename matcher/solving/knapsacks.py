"""Programs in which every column weighs on one row alone: with a price on each group, every row is a knapsack.

Arrays are by row, group and room (how much of the row's limit there is). Costs and prices are multiples of
1 / FINE, so that their sums are exact in floating point.
"""

from collections import Counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matcher.linear import Cost, Linear

Reals = NDArray[np.float64]
Numbers = NDArray[np.int64]
FINE = 256
NEVER = -(2.0**50)
"""Worth less than anything that can be had."""
MOST_CELLS = 6_000_000
"""The tables of larger programs would take too much room."""


class Knapsacks:
    """Costs and weights of a program by row and group; `are_possible` says for which programs."""

    def __init__(self, linear: Linear, cost: Cost) -> None:
        self.rooms = np.array([row.most for row in linear.rows], np.int64)
        self.width = int(self.rooms.max()) + 1
        shape = (len(linear.rows), len(linear.groups))
        self.columns = np.full(shape, -1, np.int64)
        self.costs = np.zeros(shape)
        self.weights = np.full(shape, self.width, np.int64)
        group_of = {n: g for g, group in enumerate(linear.groups) for n in group}
        for r, row in enumerate(linear.rows):
            for n, weight in row.weights.items():
                at = r, group_of[n]
                self.columns[at], self.costs[at] = n, cost.weights.get(n, 0)
                self.weights[at] = min(weight, self.width)
        self._rows = np.arange(shape[0])
        room = np.arange(self.width)
        self._left = [np.maximum(room - self.weights[:, g, None], -1) for g in range(shape[1])]

    def worth(self, prices: Reals) -> tuple[float, Numbers]:
        """What nothing can cost less than, the constant aside, and how often each group is then taken."""
        tables, _ = self._tables(prices)
        rooms = self.rooms.copy()
        taken = np.zeros(len(prices), np.int64)
        for g in range(len(prices) - 1, -1, -1):
            takes = tables[g + 1][self._rows, rooms] > tables[g][self._rows, rooms]
            taken[g] = takes.sum()
            rooms -= np.where(takes, self.weights[:, g], 0)
        return float(prices.sum() - self._full(tables).sum()), taken

    def floors(self, prices: Reals) -> dict[int, float]:
        """For each column what no choice with it can cost less than, the constant aside."""
        tables, gains = self._tables(prices)
        best = self._full(tables)
        loss_with, loss_without = np.zeros_like(gains), np.zeros_like(gains)
        after = _empty((len(self.rooms), self.width + 1))
        rows, room = self._rows[:, None], np.arange(self.width)
        rest = self.rooms[:, None] - room
        for g in range(len(prices) - 1, -1, -1):
            before, weight = tables[g][:, : self.width], self.weights[:, g, None]
            without = (before + after[rows, np.maximum(rest, -1)]).max(axis=1)
            with_it = (before + after[rows, np.maximum(rest - weight, -1)]).max(axis=1) + gains[:, g]
            loss_without[:, g], loss_with[:, g] = best - without, best - with_it
            after = self._with(after, g, gains)
        # Where a column is chosen, no other of its group is.
        loss = loss_with + loss_without.sum(axis=0) - loss_without + (prices.sum() - best.sum())
        return {int(n): float(loss[at]) for at, n in np.ndenumerate(self.columns) if n >= 0}

    def _tables(self, prices: Reals) -> tuple[Reals, Reals]:
        """The most each row can gain by group and room, the last room being none at all; and each column's gain."""
        gains = np.where(self.columns >= 0, prices - self.costs, NEVER)
        tables = np.zeros((len(prices) + 1, len(self.rooms), self.width + 1))
        tables[0] = _empty(tables.shape[1:])
        for g in range(len(prices)):
            tables[g + 1] = self._with(tables[g], g, gains)
        return tables, gains

    def _with(self, table: Reals, group: int, gains: Reals) -> Reals:
        taken = table[self._rows[:, None], self._left[group]] + gains[:, group, None]
        made = table.copy()
        np.maximum(made[:, : self.width], taken, out=made[:, : self.width])
        return made

    def _full(self, tables: Reals) -> Reals:
        found: Reals = tables[-1][self._rows, self.rooms]
        return found


def are_possible(linear: Linear) -> bool:
    """True if each column is on exactly one row, no two of a group on the same, and the tables fit."""
    if not linear.rows or min(row.most for row in linear.rows) < 0:
        return False
    group_of = {n: g for g, group in enumerate(linear.groups) for n in group}
    met = Counter(n for row in linear.rows for n in row.weights)
    once = len(met) == linear.columns == met.total()
    apart = all(len({group_of[n] for n in row.weights}) == len(row.weights) for row in linear.rows)
    light = all(weight >= 0 for row in linear.rows for weight in row.weights.values())
    cells = len(linear.rows) * len(linear.groups) * (max(row.most for row in linear.rows) + 1)
    return once and apart and light and cells <= MOST_CELLS


def _empty(shape: Any) -> Reals:
    """Nothing gained in any room, and never in none at all."""
    table = np.zeros(shape)
    table[..., -1] = NEVER
    return table
