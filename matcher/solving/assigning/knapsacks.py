"""With a price on each group, every row is a knapsack: what each can gain at most, and what it would then take.

Prices and costs are multiples of 1 / FINE, so that their sums are exact in double precision.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from matcher.solving.assigning.cells import Cells, Flags, Numbers, Reals

FINE = 256
NEVER = -(2.0**50)
"""Worth less than anything that can be had."""


@dataclass(frozen=True)
class _Filled:
    """Rows by how many columns are worth having, most first; by turn and row: gain, weight and cell, and tables.

    Tables are by turn, row and room: the most gained by then. Before the first room is padding: none at all.
    """

    order: Numbers
    counts: Numbers
    active: Numbers
    """How many rows have a column in each turn."""
    gains: Any
    weights: Numbers
    cells: Numbers
    tables: Any


class Knapsacks:
    """The rows of some cells; `exact` costs twice the memory and time."""

    def __init__(self, cells: Cells, *, exact: bool) -> None:
        self.cells = cells
        self._kind = np.float64 if exact else np.float32
        self._pad = int(cells.weight.max(initial=0)) + 1
        self._width = int(cells.rooms.max()) + 1
        self._span = self._pad + self._width
        self._rows = np.arange(cells.rows)
        self._starts = self._rows * self._span + self._pad
        self._tables = self._empty(0)

    def best(self, prices: Reals) -> tuple[Reals, Flags]:
        """The most each row can gain, and which cells it then takes."""
        filled = self._filled(prices)
        room = self.cells.rooms[filled.order] + self._pad
        gained = np.empty(self.cells.rows)
        gained[filled.order] = filled.tables[filled.counts, self._rows, room]
        taken = np.zeros(len(self.cells.row), bool)
        for turn in range(len(filled.active) - 1, -1, -1):
            live = filled.active[turn]
            rows, left = self._rows[:live], room[:live]
            takes = filled.tables[turn + 1, rows, left] > filled.tables[turn, rows, left]
            taken[filled.cells[turn, :live][takes]] = True
            left -= np.where(takes, filled.weights[turn, :live], 0)
        return gained, taken

    def losses(self, prices: Reals) -> tuple[Reals, Reals]:
        """For each cell what its row gains less than it could: if it has to take it, and if it must not."""
        filled, cells = self._filled(prices), self.cells
        room = cells.rooms[filled.order]
        most = filled.tables[filled.counts, self._rows, room + self._pad]
        by_row, last = np.empty(cells.rows), np.empty((cells.rows, self._span))
        by_row[filled.order] = most
        last[filled.order] = filled.tables[filled.counts, self._rows]
        with_it = by_row[cells.row] - last[cells.row, cells.rooms[cells.row] - cells.weight + self._pad]
        with_it -= prices[cells.group] - cells.cost
        without = np.zeros(len(cells.row))
        after = self._empty(1)[0]
        for turn in range(len(filled.active) - 1, -1, -1):
            live = filled.active[turn]
            rest = (room[:live, None] - np.arange(self._width)).clip(-self._pad) + self._pad
            before, weight = filled.tables[turn, :live, self._pad :], filled.weights[turn, :live, None]
            rows = self._rows[:live, None]
            gain, cell = filled.gains[turn, :live], filled.cells[turn, :live]
            without[cell] = most[:live] - (before + after[rows, rest]).max(axis=1)
            lighter = (before + after[rows, (rest - weight).clip(0)]).max(axis=1)
            with_it[cell] = most[:live] - lighter - gain
            moved = self._moved(after, live, weight[:, 0]) + gain[:, None]
            np.maximum(after[:live, self._pad :], moved, out=after[:live, self._pad :])
        return with_it, without

    def _filled(self, prices: Reals) -> _Filled:
        gain = prices[self.cells.group] - self.cells.cost
        worth = np.flatnonzero(gain > 0)
        row = self.cells.row[worth]
        counts = np.bincount(row, minlength=self.cells.rows)
        order = np.argsort(-counts, kind="stable")
        at = np.empty_like(order)
        at[order] = self._rows
        by_row = np.argsort(row, kind="stable")
        turn = np.empty(len(worth), np.int64)
        turn[by_row] = np.arange(len(worth)) - np.repeat(np.cumsum(counts) - counts, counts)
        turns = int(counts.max(initial=0))
        gains = np.zeros((turns, self.cells.rows), self._kind)
        weights, cells = np.zeros(gains.shape, np.int64), np.zeros(gains.shape, np.int64)
        place = turn, at[row]
        gains[place], weights[place], cells[place] = gain[worth], self.cells.weight[worth], worth
        active = np.searchsorted(-counts[order], -np.arange(turns), side="left")
        if len(self._tables) <= turns:
            self._tables = self._empty(turns + 8)
        self._fill(gains, weights, active)
        return _Filled(order, counts[order], active, gains, weights, cells, self._tables)

    def _fill(self, gains: Any, weights: Numbers, active: Numbers) -> None:
        for turn, live in enumerate(active):
            moved = self._moved(self._tables[turn], live, weights[turn, :live])
            moved += gains[turn, :live, None]
            before, then = self._tables[turn, :live, self._pad :], self._tables[turn + 1, :live, self._pad :]
            np.maximum(before, moved, out=then)

    def _moved(self, table: Any, live: int, weights: Numbers) -> Any:
        """What each of the first rows had gained with so much less room."""
        windows = sliding_window_view(table.reshape(-1), self._width)
        return windows[self._starts[:live] - weights]

    def _empty(self, turns: int) -> Any:
        """Nothing gained in any room, and never in none at all."""
        tables = np.zeros((turns, self.cells.rows, self._span), self._kind)
        tables[..., : self._pad] = NEVER
        return tables
