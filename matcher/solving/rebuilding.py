"""Better choices for linear programs too large to prove: take some groups out, put them back as well as can be.

CP-SAT finds the choice to begin from and does each rebuilding, among the columns that are likely.
"""

import random
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property

from matcher.linear import Cost, Linear, Row
from matcher.solving.logic import Among, Effort, search

LEAST, MOST = 30, 90
"""How many groups are taken out at once, at first and at most."""
PATIENCE = 0.6
"""Seconds for one rebuilding."""


class Rebuilding:
    """One program and its cost; `chosen` only ever gets better."""

    def __init__(self, linear: Linear, cost: Cost, seed: int = 0) -> None:
        self.linear, self.cost, self.seed = linear, cost, seed
        self.chosen: frozenset[int] | None = None
        self.likely: Collection[int] | None = None
        """Columns to look among, if not all."""
        self._lot = random.Random(seed)
        self._size = float(LEAST)

    def run(self, seconds: float, is_over: Callable[[], bool]) -> None:
        """Begin, then rebuild until the time is up or somebody says it is over."""
        until = time.monotonic() + seconds
        if self.chosen is None:
            self.chosen = self._first(seconds / 2)
        while self.chosen is not None and not is_over() and time.monotonic() < until:
            self._rebuild(self._some_groups(), min(PATIENCE, until - time.monotonic()))

    def _first(self, seconds: float) -> frozenset[int] | None:
        """What CP-SAT comes to in a moment, or as soon as it has anything."""
        columns = [n for group in self.linear.groups for n in group if self._is_likely(n)]
        found = search(self.linear, self.cost, Among(columns), Effort(min(1.0, seconds), self.seed))
        if found.is_none and self.likely is not None:
            self.likely = None
            return self._first(seconds)
        if found.chosen is None:
            every = Among(range(self.linear.columns))
            found = search(self.linear, self.cost, every, Effort(seconds, self.seed, any_will_do=True))
        return found.chosen

    def _some_groups(self) -> list[int]:
        """Groups to take out: all of a few rows, or any; more of them while rebuilding is quick."""
        groups = list(range(len(self.linear.groups)))
        size = min(len(groups), round(self._size))
        if self._lot.random() < 0.2:
            return self._lot.sample(groups, size)
        rows = self._lot.sample(range(len(self.linear.rows)), len(self.linear.rows))
        taken: list[int] = []
        for row in rows:
            taken += [g for g in self._groups_in(row) if g not in taken]
            if len(taken) >= size:
                break
        return taken[: 2 * size]

    def _groups_in(self, row: int) -> list[int]:
        weights = self.linear.rows[row].weights
        return [self._group_of[n] for n in sorted(self.chosen or ()) if n in weights]

    @cached_property
    def _group_of(self) -> Mapping[int, int]:
        return {n: g for g, group in enumerate(self.linear.groups) for n in group}

    @cached_property
    def _rows_of(self) -> Mapping[int, list[tuple[int, int]]]:
        """(row, weight) of each column."""
        found: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for r, row in enumerate(self.linear.rows):
            for n, weight in row.weights.items():
                found[n].append((r, weight))
        return found

    def _rebuild(self, taken: Sequence[int], seconds: float) -> None:
        kept = [n for n in sorted(self.chosen or ()) if self._group_of[n] not in set(taken)]
        columns = [n for g in taken for n in self.linear.groups[g] if self._is_likely(n)]
        small, cost = self._without(kept, columns, taken)
        before = [i for i, n in enumerate(columns) if n in (self.chosen or ())]
        began = time.monotonic()
        among = Among(range(small.columns), cost.of(before), before)
        found = search(small, cost, among, Effort(seconds, self.seed))
        quick = found.is_best and time.monotonic() - began < PATIENCE / 3
        self._size = min(MOST, self._size * 1.05) if quick else max(LEAST, self._size * 0.95)
        if found.chosen is not None:
            self.chosen = frozenset((*kept, *(columns[i] for i in found.chosen)))

    def _is_likely(self, column: int) -> bool:
        return self.likely is None or column in self.likely or column in (self.chosen or ())

    def _without(self, kept: Collection[int], columns: Sequence[int], taken: Sequence[int]) -> tuple[Linear, Cost]:
        """The program of these columns alone, with what the kept ones use taken off every row."""
        used: dict[int, int] = defaultdict(int)
        for n in kept:
            for r, weight in self._rows_of[n]:
                used[r] += weight
        rows: dict[int, dict[int, int]] = defaultdict(dict)
        for i, n in enumerate(columns):
            for r, weight in self._rows_of[n]:
                rows[r][i] = weight
        number = {n: i for i, n in enumerate(columns)}
        groups = tuple(tuple(number[n] for n in self.linear.groups[g] if n in number) for g in taken)
        made = tuple(
            Row(str(r), weights, self.linear.rows[r].most - used[r]) for r, weights in sorted(rows.items())
        )
        cost = Cost(self.cost.name, 0, {number[n]: w for n, w in self.cost.weights.items() if n in number})
        return Linear(groups, made, (), self.linear.each), cost
