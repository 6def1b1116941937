"""Ways to spend a day: what one person could do on it, as far as rows about that day alone leave open."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.solving.routes.owning import Rows
from matcher.solving.rows.parts import Numbers

MANY_WAYS = 64
"""Ways to spend one day beyond which nobody's days are laid as a network."""


class TooWide(Exception):
    """There are too many ways to spend a day, too much to keep in mind of the days before, or too little time."""


@dataclass(frozen=True)
class Day:
    """A date as a number, the columns of that day, and ways to spend it: one line a way, true for what is 1."""

    date: int
    columns: Numbers
    ways: NDArray[np.bool_]

    def way_in(self, columns: Numbers) -> int:
        """The number of the way in which just these columns, as far as they are of the day, are 1."""
        return int(np.flatnonzero((self.ways == np.isin(self.columns, columns)).all(axis=1))[0])


@dataclass(frozen=True)
class Held:
    """What the ways to spend one day give to rows: one line a way, and the rows by number, in order."""

    rows: Numbers
    given: Numbers


Ways = NDArray[np.bool_]
Known = dict[tuple[bytes, ...], Ways]
"""Ways to set columns under rows, met before: most days are alike."""


def days_of(columns: Numbers, day: Numbers, rows: Rows, known: Known) -> tuple[Day, ...]:
    """Somebody's columns day by day, each day with the ways to spend it that rows about it alone leave open."""
    first, last = (rows.of_each(which, day[rows.columns]) for which in (np.minimum, np.maximum))
    alone = rows.only(np.flatnonzero(first == last))
    return tuple(
        Day(date, of_day, _ways(weights, alone.least[held], alone.most[held], known))
        for date, of_day, held, weights in _by_day(np.sort(columns), day, alone)
    )


def held_by(days: tuple[Day, ...], day: Numbers, rows: Rows) -> list[Held]:
    """By day the rows that hold any of its columns, and what each way gives to them."""
    columns = np.sort(np.concatenate([one.columns for one in days]))
    laid = zip(days, _by_day(columns, day, rows), strict=True)
    return [Held(held, one.ways.astype(np.int64) @ weights.T) for one, (_, _, held, weights) in laid]


def _by_day(columns: Numbers, day: Numbers, rows: Rows) -> Iterator[tuple[int, Numbers, Numbers, Numbers]]:
    """Each date in order: its columns, the rows that hold any of them, and their weights, one line a row."""
    order, entries = np.argsort(day[columns], kind="stable"), np.argsort(day[rows.columns], kind="stable")
    columns, row_of = columns[order], rows.row_of[entries]
    of, weights = rows.columns[entries], rows.weights[entries]
    dates, starts = np.unique(day[columns], return_index=True)
    ends = np.append(starts[1:], len(columns))
    from_, to = (np.searchsorted(day[of], dates, side) for side in ("left", "right"))
    for n, date in enumerate(dates.tolist()):
        of_day, span = columns[starts[n] : ends[n]], slice(from_[n], to[n])
        held, line = np.unique(row_of[span], return_inverse=True)
        laid = np.zeros((len(held), len(of_day)), np.int64)
        laid[line, np.searchsorted(of_day, of[span])] = weights[span]
        yield date, of_day, held, laid


def _ways(weights: Numbers, least: Numbers, most: Numbers, known: Known) -> Ways:
    """Every way to set a day's columns; TooWide where there are too many."""
    key = (repr(weights.shape).encode(), weights.tobytes(), least.tobytes(), most.tobytes())
    if key not in known:
        known[key] = _every_way(weights, least, most)
    return known[key]


def _every_way(weights: Numbers, least: Numbers, most: Numbers) -> Ways:
    """The same, one column after another."""
    ways = np.zeros((1, 0), bool)
    for n in range(1, weights.shape[1] + 1):
        ways = np.concatenate([np.pad(ways, ((0, 0), (0, 1)), constant_values=value) for value in (False, True)])
        sums, rest = ways @ weights[:, :n].T, weights[:, n:]
        low, high = sums + np.minimum(rest, 0).sum(1), sums + np.maximum(rest, 0).sum(1)
        ways = ways[np.all((low <= most) & (high >= least), axis=1)]
        if len(ways) > MANY_WAYS:
            raise TooWide
    return ways
