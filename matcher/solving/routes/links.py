"""What ties people's days together: rows that no person's days keep by themselves, and what prices of them say."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from matcher.solving.cp_sat import FAR
from matcher.solving.routes.owning import NOBODY, Owned, Rows
from matcher.solving.rows.parts import Numbers

FINE = 100_000
"""Prices are told in so many parts of the goal's unit: what whole numbers say of a bound is exact."""


@dataclass(frozen=True)
class Links:
    """Rows that tie people together, row by row and column by column, and the columns that are nobody's."""

    rows: Rows
    owner: Numbers
    """By row whose it is, or NOBODY."""
    goal: Numbers
    high: Numbers
    constant: int
    shared: Numbers
    starts: Numbers
    order: Numbers

    def given(self, columns: Numbers) -> Numbers:
        """What these columns, being 1, give to each row."""
        spans = [self.order[slice(*self.starts[c : c + 2])] for c in columns]
        entries = np.concatenate([*spans, self.order[:0]])
        sums = np.bincount(self.rows.row_of[entries], self.rows.weights[entries], len(self.rows))
        return sums.astype(np.int64)

    def keeps_alone(self, person: int, way: Numbers) -> bool:
        """True if the way, taken whole, keeps the person's rows among these."""
        theirs, given = self.owner == person, self.given(way)
        return bool(np.all(~theirs | ((self.rows.least <= given) & (given <= self.rows.most))))

    def beside(self, columns: Numbers) -> "Links":
        """What is left to say once these columns are 1."""
        given = self.given(columns)
        rows = replace(self.rows, least=_less(self.rows.least, given), most=_less(self.rows.most, given))
        return replace(self, rows=rows, constant=self.constant + int(self.goal[columns].sum()))

    def told(self, prices: NDArray[np.float64]) -> Numbers:
        """Prices in whole parts, none for a limit that a row does not have."""
        whole = np.round(prices * FINE).astype(np.int64)
        pointless = ((whole > 0) & (self.rows.least <= -FAR // 2)) | ((whole < 0) & (self.rows.most >= FAR // 2))
        return np.where(pointless, 0, whole)

    def costs(self, told: Numbers) -> Numbers:
        """What each column costs at these prices, in parts."""
        paid = np.zeros(len(self.goal), np.int64)
        np.add.at(paid, self.rows.columns, self.rows.weights * told[self.rows.row_of])
        return self.goal * FINE - paid

    def floor(self, told: Numbers, costs: Numbers) -> int:
        """What everything but people's days comes to at least at these prices, in parts."""
        limits = np.where(told > 0, self.rows.least, np.where(told < 0, self.rows.most, 0))
        free = np.minimum(0, costs[self.shared]) * self.high[self.shared]
        return int((told * limits).sum() + free.sum()) + self.constant * FINE


def links_of(owned: Owned, left_over: Numbers) -> Links:
    """These rows of a model as what ties people together."""
    rows = owned.rows.only(left_over)
    order = np.argsort(rows.columns, kind="stable")
    starts = np.searchsorted(rows.columns[order], np.arange(len(owned.goal) + 1))
    shared = np.flatnonzero(owned.owner == NOBODY)
    return Links(rows, owned.row_owner[left_over], owned.goal, owned.high, owned.constant, shared, starts, order)


def _less(limits: Numbers, given: Numbers) -> Numbers:
    return np.where(np.abs(limits) < FAR // 2, limits - given, limits)
