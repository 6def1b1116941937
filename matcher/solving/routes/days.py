"""Ways to spend a day: what one person could do on it, as far as rows about that day alone leave open."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.solving.routes.owning import Rows
from matcher.solving.rows.parts import Numbers

MANY_WAYS = 64
"""Ways to spend one day beyond which nobody's days are laid as a network."""


class TooWide(Exception):
    """There are too many ways to spend a day, or there is too much to keep in mind from one day to the next."""


@dataclass(frozen=True)
class Day:
    """A date as a number, the columns of that day, and ways to spend it: one line a way, true for what is 1."""

    date: int
    columns: Numbers
    ways: NDArray[np.bool_]

    def way_in(self, columns: Numbers) -> int:
        """The number of the way in which just these columns, as far as they are of the day, are 1."""
        return int(np.flatnonzero((self.ways == np.isin(self.columns, columns)).all(axis=1))[0])

    def given(self, rows: Rows) -> Numbers:
        """What each way gives to each row: one line a way."""
        place = np.minimum(np.searchsorted(self.columns, rows.columns), len(self.columns) - 1)
        inside = np.flatnonzero(self.columns[place] == rows.columns)
        weights = np.zeros((len(self.columns), len(rows)), np.int64)
        weights[place[inside], rows.row_of[inside]] = rows.weights[inside]
        return self.ways.astype(np.int64) @ weights


def days_of(columns: Numbers, day: Numbers, rows: Rows) -> tuple[Day, ...]:
    """Somebody's columns day by day, each day with the ways to spend it that rows about it alone leave open."""
    first, last = (rows.of_each(which, day[rows.columns]) for which in (np.minimum, np.maximum))
    found = []
    for one in np.unique(day[columns]):
        of_day = columns[day[columns] == one]
        found.append(
            Day(int(one), of_day, _ways(of_day, rows.only(np.flatnonzero((first == one) & (last == one)))))
        )
    return tuple(found)


def _ways(columns: Numbers, rows: Rows) -> NDArray[np.bool_]:
    """Every way to set a day's columns, one column after another."""
    weights = np.zeros((len(rows), len(columns)), np.int64)
    weights[rows.row_of, np.searchsorted(columns, rows.columns)] = rows.weights
    ways = np.zeros((1, 0), bool)
    for n in range(1, len(columns) + 1):
        ways = np.concatenate([np.pad(ways, ((0, 0), (0, 1)), constant_values=value) for value in (False, True)])
        sums, rest = ways @ weights[:, :n].T, weights[:, n:]
        low, high = sums + np.minimum(rest, 0).sum(1), sums + np.maximum(rest, 0).sum(1)
        ways = ways[np.all((low <= rows.most) & (high >= rows.least), axis=1)]
        if len(ways) > MANY_WAYS:
            raise TooWide
    return ways
