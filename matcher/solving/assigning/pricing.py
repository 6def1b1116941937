"""Prices on groups that bound what a choice can cost, by subgradient: what no row takes gets dearer.

Blocks are priced side by side, each with steps of its own.
"""

import math
import time
from dataclasses import dataclass

import numpy as np

from matcher.solving.assigning.cells import Cells, Flags, Reals, added
from matcher.solving.assigning.knapsacks import FINE, Knapsacks

PATIENCE = 8
"""Rounds without a better bound before steps get shorter."""
NEWEST = 0.1
"""How much the newest round counts in what is taken on average."""
FIRST_ROUNDS, FADES = 600, 0.975


@dataclass(frozen=True)
class Effort:
    """So many rounds, the first step, and when to stop in any case."""

    rounds: int
    step: float
    ahead: float = 0.002
    """The part of the bound by which steps aim beyond it."""
    until: float = math.inf


@dataclass(frozen=True)
class Priced:
    """The best prices, the bound of each block, and how often each cell was taken of late."""

    prices: Reals
    bounds: Reals
    taken: Reals


class Pricing:
    """Some cells and the groups that count; those settled elsewhere have no cells and do not count."""

    def __init__(self, cells: Cells, counts: Flags, *, exact: bool) -> None:
        self.cells, self.counts = cells, counts
        self._knapsacks = Knapsacks(cells, exact=exact)

    def best(self, prices: Reals, effort: Effort) -> Priced:
        """Prices from these on, made better for so many rounds."""
        blocks, of_group = self.cells.blocks, self.cells.block_of_group
        found, bounds = prices, np.full(blocks, -np.inf)
        stale, step = np.zeros(blocks, np.int64), np.full(blocks, effort.step)
        drift, share = np.zeros(len(prices)), np.zeros(0)
        for turn in range(effort.rounds):
            values, taken = self._worth(prices)
            share = taken.astype(float) if turn == 0 else share + NEWEST * (taken - share)
            better = values > bounds
            bounds = np.where(better, values, bounds)
            found = np.where(better[of_group], prices, found)
            stale = np.where(better, 0, stale + 1)
            back = stale >= PATIENCE
            step, stale = np.where(back, 0.7 * step, step), np.where(back, 0, stale)
            drift = np.where(back[of_group], 0.0, 0.7 * self._missing(taken) + 0.3 * drift)
            length = added(of_group, drift * drift, blocks)
            if time.monotonic() > effort.until or not (length.any() or back.any()):
                break
            far = step * np.maximum(bounds + effort.ahead * np.abs(bounds) - values, 1.0) / np.maximum(length, 1e-9)
            prices = np.where(back[of_group], found, self._rounded(prices + far[of_group] * drift))
        return Priced(found, bounds, share)

    def _worth(self, prices: Reals) -> tuple[Reals, Flags]:
        gained, taken = self._knapsacks.best(prices)
        cells = self.cells
        paid = added(cells.block_of_group, np.where(self.counts, prices, 0.0), cells.blocks)
        return paid - added(cells.block_of_row, gained, cells.blocks), taken

    def _missing(self, taken: Flags) -> Reals:
        """1 for a group that no row takes, below 0 for one that several do."""
        times = np.bincount(self.cells.group[taken], minlength=self.cells.groups)
        return np.where(self.counts, 1.0 - times, 0.0)

    def _rounded(self, prices: Reals) -> Reals:
        """Prices that add up exactly; no group is worth more than leaving it out costs."""
        found: Reals = np.minimum(np.round(prices * FINE) / FINE, self.cells.outside)
        return found


@dataclass(frozen=True)
class First:
    """Prices on groups from prices on room, what nothing can be under by them, and each cell's cost then."""

    prices: Reals
    bound: float
    whole: Reals


def first_prices(cells: Cells) -> First:
    """What each group costs at least, once room is paid for: rows that are asked for too much get dearer."""
    by_group = np.argsort(cells.group, kind="stable")
    present, starts = np.unique(cells.group[by_group], return_index=True)
    prices = cells.outside.copy()
    if not len(present):
        return First(prices, float(prices.sum()), cells.cost)
    cost, weight, row = cells.cost[by_group], cells.weight[by_group].astype(float), cells.row[by_group]
    at = np.repeat(np.arange(len(present)), np.diff([*starts, len(row)]))
    outside = cells.outside[present]
    alone = float(cells.outside.sum() - outside.sum())
    unit = 2 * float(np.ptp(cells.cost)) / max(1.0, float(weight.mean()))
    paid, best, bound = np.zeros(cells.rows), np.zeros(cells.rows), -math.inf
    for turn in range(FIRST_ROUNDS):
        whole = cost + paid[row] * weight
        least = np.minimum(np.minimum.reduceat(whole, starts), outside)
        value = float(least.sum() - paid @ cells.rooms)
        if value > bound:
            bound, best = value, paid
        taken = np.flatnonzero(whole <= least[at])
        asked = added(row[taken], weight[taken], cells.rows) - cells.rooms
        paid = np.maximum(0.0, paid + unit * FADES**turn * (asked / np.maximum(cells.rooms, 1)).clip(-1, 8))
    paid = best
    whole = cells.cost + paid[cells.row] * cells.weight
    least = np.minimum(np.minimum.reduceat(whole[by_group], starts), outside)
    prices[present] = np.round(least * FINE) / FINE
    return First(prices, bound + alone, whole)
