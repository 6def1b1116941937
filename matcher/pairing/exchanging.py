"""Takes one column more into a choice by a few exchanges: whoever stands in the way moves or gives its place up.

Nothing is searched to proof here: a way that is found keeps every row, and where none is, there may be one still.
"""

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from matcher.linear import Linear, Row

LOOKS = 500
"""So many exchanges are looked at for one column."""
MOST_ENTER = 5


@dataclass(frozen=True)
class _Exchange:
    """The columns that come in, those that go, and the rows that this breaks, by number."""

    enters: frozenset[int]
    leaves: frozenset[int]
    broken: tuple[int, ...]
    among: int
    """So many rows were looked at."""


@dataclass
class Exchanges:
    """All exchanges in one problem of groups of which at most one column is chosen, with more rows to keep."""

    linear: Linear
    rows: list[Row] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._group = {column: group for group in self.linear.groups for column in group}
        self._rows_of: dict[int, list[int]] = defaultdict(list)
        more, self.rows = self.rows, []
        for row in (*self.linear.rows, *more):
            self.keep(row)

    def keep(self, row: Row) -> None:
        """Keep this row too from now on."""
        for column in row.weights:
            self._rows_of[column].append(len(self.rows))
        self.rows.append(row)

    def ways(self, chosen: Collection[int], column: int) -> Iterator[frozenset[int]]:
        """Choices with that column that keep every row, those that break little on the way first.

        Rows that the choice at hand keeps may be added on the way: a choice that breaks them is mended too.
        """
        at_hand = frozenset(chosen)
        loads = list(self._loads(at_hand, 0))
        if any(load > row.most for load, row in zip(loads, self.rows, strict=True)):
            return
        if column in at_hand:
            yield at_hand
            return
        first = self._exchange(loads, frozenset((column,)), self._mates(at_hand, column))
        numbers, seen = count(), {(first.enters, first.leaves)}
        heap = [(len(first.broken), 1, next(numbers), first)]
        while heap and len(seen) < LOOKS:
            exchange = self._looked_at_again(loads, at_hand, heapq.heappop(heap)[-1])
            if not exchange.broken:
                yield at_hand - exchange.leaves | exchange.enters
                exchange = self._looked_at_again(loads, at_hand, exchange)
            for enters, leaves in self._mended(at_hand, exchange) if exchange.broken else ():
                if (enters, leaves) not in seen:
                    seen.add((enters, leaves))
                    next_one = self._exchange(loads, enters, leaves)
                    heapq.heappush(heap, (len(next_one.broken), len(enters), next(numbers), next_one))

    def _loads(self, chosen: frozenset[int], known: int) -> Iterator[int]:
        """What is on each row after those known."""
        for row in self.rows[known:]:
            yield sum(weight for n, weight in row.weights.items() if n in chosen)

    def _looked_at_again(self, loads: list[int], chosen: frozenset[int], exchange: _Exchange) -> _Exchange:
        """The exchange with all rows there are by now."""
        loads += self._loads(chosen, len(loads))
        if exchange.among == len(loads):
            return exchange
        return self._exchange(loads, exchange.enters, exchange.leaves)

    def _mates(self, chosen: frozenset[int], column: int) -> frozenset[int]:
        """What goes when the column comes in."""
        return chosen.intersection(self._group[column]) - {column}

    def _exchange(self, loads: list[int], enters: frozenset[int], leaves: frozenset[int]) -> _Exchange:
        added: Mapping[int, int] = self._added(enters, leaves)
        broken = sorted(n for n, more in added.items() if more > 0 and loads[n] + more > self.rows[n].most)
        return _Exchange(enters, leaves, tuple(broken), len(loads))

    def _added(self, enters: Iterable[int], leaves: Iterable[int]) -> dict[int, int]:
        added: dict[int, int] = defaultdict(int)
        for sign, columns in ((1, enters), (-1, leaves)):
            for column in columns:
                for n in self._rows_of[column]:
                    added[n] += sign * self.rows[n].weights[column]
        return added

    def _mended(
        self, chosen: frozenset[int], exchange: _Exchange
    ) -> Iterator[tuple[frozenset[int], frozenset[int]]]:
        """Each way to make the first broken row lighter: a column goes, or one that lightens it comes in."""
        weights = self.rows[exchange.broken[0]].weights
        enters, leaves = exchange.enters, exchange.leaves
        for column, weight in weights.items():
            if column in chosen and weight > 0 and column not in leaves:
                yield enters, leaves | {column}
            elif weight < 0 and column not in chosen | enters and len(enters) < MOST_ENTER:
                mates = self._mates(chosen, column)
                settled = enters.intersection(self._group[column])
                if not settled and not any(weights.get(mate, 0) <= weight for mate in mates - leaves):
                    yield enters | {column}, leaves | mates
