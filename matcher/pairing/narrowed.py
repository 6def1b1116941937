"""The same choices among fewer columns, numbered anew: those that prices leave to a choice as good as another."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from matcher.linear import Cost, Linear, Row


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
        return Row(row.name, self._weights(row.weights), row.most)

    def cost(self, cost: Cost) -> Cost:
        """The cost over the columns left."""
        return Cost(cost.name, cost.constant, self._weights(cost.weights))

    def _weights(self, weights: Mapping[int, int]) -> Mapping[int, int]:
        return {self._numbers[n]: weight for n, weight in weights.items() if n in self._numbers}

    def inside(self, chosen: Collection[int]) -> frozenset[int]:
        """The columns in numbers of what is left, as far as they are left."""
        return frozenset(self._numbers[n] for n in chosen if n in self._numbers)

    def outside(self, chosen: Collection[int]) -> frozenset[int]:
        """The columns in numbers of the whole."""
        return frozenset(self.columns[n] for n in chosen)


def without(linear: Linear, out: Collection[int]) -> Narrowed:
    """What is left once these columns are out."""
    return Narrowed(linear, tuple(n for n in range(linear.columns) if n not in out))
