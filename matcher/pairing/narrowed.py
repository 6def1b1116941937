"""The same choices among fewer columns, numbered anew: those that prices leave to a choice as good as another."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from matcher.checking.prices import ruled_out
from matcher.linear import Linear, Row
from matcher.pairing.ladder import Rung


@dataclass(frozen=True)
class Narrowed:
    """Which columns are left, and rows and choices in their numbers."""

    whole: Linear
    columns: tuple[int, ...]
    """Those left, in order: their numbers in the whole."""

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return {column: n for n, column in enumerate(self.columns)}

    def __contains__(self, column: int) -> bool:
        return column in self._numbers

    @cached_property
    def linear(self) -> Linear:
        """What is left of the whole: rows that nothing left could break are dropped, and so are costs."""
        groups = (tuple(self.inside(group)) for group in self.whole.groups)
        kept = tuple(tuple(sorted(group)) for group in groups if group)
        return Linear(kept, tuple(self.rows(self.whole.rows)), (), self.whole.each)

    def rows(self, rows: Collection[Row]) -> Iterator[Row]:
        """Those of the rows that could be broken, over the columns left."""
        for row in rows:
            if (left := self.row(row)).most < sum(weight for weight in left.weights.values() if weight > 0):
                yield left

    def row(self, row: Row) -> Row:
        """The row over the columns left."""
        weights = {self._numbers[n]: weight for n, weight in row.weights.items() if n in self._numbers}
        return Row(row.name, weights, row.most)

    def inside(self, chosen: Collection[int]) -> frozenset[int]:
        """The columns in numbers of what is left, as far as they are left."""
        return frozenset(self._numbers[n] for n in chosen if n in self._numbers)

    def outside(self, chosen: Collection[int]) -> frozenset[int]:
        """The columns in numbers of the whole."""
        return frozenset(self.columns[n] for n in chosen)


def narrowed(linear: Linear, rungs: Sequence[Rung]) -> Narrowed:
    """What the prices of these rungs leave to any choice as good on every one of them."""
    out: set[int] = set()
    held: list[Row] = []
    for rung in rungs:
        if rung.prices is not None:
            out |= ruled_out(linear, rung.cost, held, rung.prices, rung.value)
        held.append(rung.cost.held_at(rung.value))
    return Narrowed(linear, tuple(n for n in range(linear.columns) if n not in out))
