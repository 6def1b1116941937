"""Programs in which every column weighs on one row alone, as arrays; many side by side are one, in blocks.

A group may also stay outside, at a price: nothing where that is allowed, and more than any column where it is not.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from matcher.linear import Cost, Linear

Reals = NDArray[np.float64]
Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
WIDEST = 2_000_000
"""Rows by room: larger tables would take too much memory and time."""


@dataclass(frozen=True)
class Cells:
    """A column each: its row, group, cost and weight; rows have room, and groups and rows belong to a block."""

    row: Numbers
    group: Numbers
    cost: Reals
    weight: Numbers
    rooms: Numbers
    block_of_row: Numbers
    block_of_group: Numbers
    outside: Reals
    """What it costs to leave each group out."""

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.rooms)

    @property
    def groups(self) -> int:
        """How many groups there are."""
        return len(self.block_of_group)

    @property
    def blocks(self) -> int:
        """How many programs stand side by side."""
        return int(self.block_of_row.max()) + 1

    def only(self, kept: Flags | Numbers) -> "Cells":
        """The same with some of the columns; rows, groups and blocks keep their numbers."""
        return replace(
            self, row=self.row[kept], group=self.group[kept], cost=self.cost[kept], weight=self.weight[kept]
        )

    def costs(self, chosen: Numbers) -> Reals:
        """What each group costs by its chosen cell, where -1 is outside."""
        found: Reals = np.where(chosen >= 0, np.append(self.cost, 0.0)[chosen], self.outside)
        return found

    def part(self, rows: Numbers, groups: Numbers, rooms: Numbers) -> tuple["Cells", Numbers]:
        """One block of some rows and groups, with so much room; and which cells are in it."""
        row_is, group_is = np.full(self.rows, -1), np.full(self.groups, -1)
        row_is[rows], group_is[groups] = np.arange(len(rows)), np.arange(len(groups))
        there = np.flatnonzero((row_is[self.row] >= 0) & (group_is[self.group] >= 0))
        there = there[self.weight[there] <= rooms[row_is[self.row[there]]]]
        made = Cells(
            row_is[self.row[there]],
            group_is[self.group[there]],
            self.cost[there],
            self.weight[there],
            rooms,
            np.zeros(len(rows), np.int64),
            np.zeros(len(groups), np.int64),
            self.outside[groups],
        )
        return made, there


def side_by_side(parts: Sequence[Cells]) -> Cells:
    """One program of several blocks."""
    rows = np.cumsum([0, *(part.rows for part in parts)])
    groups = np.cumsum([0, *(part.groups for part in parts)])
    return Cells(
        np.concatenate([part.row + rows[i] for i, part in enumerate(parts)]),
        np.concatenate([part.group + groups[i] for i, part in enumerate(parts)]),
        np.concatenate([part.cost for part in parts]),
        np.concatenate([part.weight for part in parts]),
        np.concatenate([part.rooms for part in parts]),
        np.repeat(np.arange(len(parts)), [part.rows for part in parts]),
        np.repeat(np.arange(len(parts)), [part.groups for part in parts]),
        np.concatenate([part.outside for part in parts]),
    )


def added(where: Numbers, amounts: Reals, length: int) -> Reals:
    """Amounts added up by where they belong."""
    return np.bincount(where, amounts, length).astype(np.float64)


def cells_of(linear: Linear, cost: Cost) -> tuple[Cells, Numbers] | None:
    """The program as cells, and the column each is.

    None where a column is on several rows, where rows are too wide, or where nothing fits.
    """
    if not _are_possible(linear):
        return None
    group_of = {n: g for g, group in enumerate(linear.groups) for n in group}
    met = [(r, n, weight) for r, row in enumerate(linear.rows) for n, weight in row.weights.items()]
    met = [(r, n, weight) for r, n, weight in met if weight <= linear.rows[r].most]
    if not met:
        return None
    columns = np.array([n for _, n, _ in met], np.int64)
    costs = np.array([float(cost.weights.get(n, 0)) for _, n, _ in met])
    dearest = float(np.abs(costs).max())
    cells = Cells(
        np.array([r for r, _, _ in met], np.int64),
        np.array([group_of[n] for _, n, _ in met], np.int64),
        costs,
        np.array([weight for _, _, weight in met], np.int64),
        np.array([row.most for row in linear.rows], np.int64),
        np.zeros(len(linear.rows), np.int64),
        np.zeros(len(linear.groups), np.int64),
        np.full(len(linear.groups), 3 * dearest + 1 if linear.each else 0.0),
    )
    return cells, columns


def _are_possible(linear: Linear) -> bool:
    if not linear.rows or not linear.groups or min(row.most for row in linear.rows) < 0:
        return False
    group_of = {n: g for g, group in enumerate(linear.groups) for n in group}
    met = Counter(n for row in linear.rows for n in row.weights)
    once = len(met) == linear.columns == met.total()
    apart = all(len({group_of[n] for n in row.weights}) == len(row.weights) for row in linear.rows)
    light = all(weight >= 0 for row in linear.rows for weight in row.weights.values())
    wide = len(linear.rows) * (max(row.most for row in linear.rows) + 1)
    return once and apart and light and wide <= WIDEST
