"""What rows leave an amount at most: less, by far, than all that it counts together.

Whoever could be on hundreds of duties has few hours to give in a week; the rows that say so bound what any ladder
of theirs can climb.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import floor
from typing import Protocol

from matcher.solving.cp_sat import FAR


class Limiting(Protocol):
    """A row of columns of 0 or more that weigh something, and what they weigh together at most."""

    @property
    def columns(self) -> tuple[int, ...]:
        """Its columns."""

    @property
    def weights(self) -> tuple[int, ...]:
        """What each weighs."""

    @property
    def most(self) -> int:
        """What they weigh together at most."""


class Highest:
    """The rows met so far, by column."""

    def __init__(self) -> None:
        self._rows: defaultdict[int, list[Limiting]] = defaultdict(list)
        self._met = 0

    def meet(self, rows: Sequence[Limiting]) -> None:
        """Take in the rows that came since the last time."""
        for row in rows[self._met :]:
            if len(row.columns) > 1 and row.most < FAR // 2 and min(row.weights) > 0:
                for column in row.columns:
                    self._rows[column].append(row)
        self._met = len(rows)

    def of(self, sums: Mapping[int, int], highs: Mapping[int, int]) -> int:
        """What weighted columns, none of them below 0, come to at most; each column by itself at most `highs`."""
        alone = {column: weight * highs[column] for column, weight in sums.items() if weight > 0}
        most, left = Fraction(0), dict(alone)
        for row in self._by_saving(alone):
            under, saved = _saving(row, sums, left)
            if saved > 0:
                most += sum(left.pop(column) for column in under) - saved
        return floor(most) + sum(left.values())

    def _by_saving(self, alone: Mapping[int, int]) -> Iterable[Limiting]:
        """Rows about any of the columns, those first that would save most if they stood alone."""
        rows = {id(row): row for column in alone for row in self._rows.get(column, ())}.values()
        return sorted(rows, key=lambda row: -sum(alone.get(column, 0) for column in row.columns))


def _saving(row: Limiting, sums: Mapping[int, int], left: Mapping[int, int]) -> tuple[list[int], Fraction]:
    """The columns left that stand in the row, and how much less they come to together for it."""
    weights = {column: weight for column, weight in zip(row.columns, row.weights, strict=True) if column in left}
    if not weights:
        return [], Fraction(0)
    dearest = max(Fraction(sums[column], weight) for column, weight in weights.items())
    return list(weights), sum(left[column] for column in weights) - dearest * max(0, row.most)
