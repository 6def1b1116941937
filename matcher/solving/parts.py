"""A part of a model on its own: some choices open, everything else as it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from ortools.sat.python import cp_model

from matcher.amounts import Amount, Choice
from matcher.solving.model import Model, worths

Numbers = NDArray[np.int64]
RowLeft = tuple[list[int], list[int], int, int]
"""Places of open columns, their weights, and what they come to at least and at most."""


@dataclass(frozen=True)
class Part:
    """A small model, its variables with their columns in the whole, and what its share of the goal is now."""

    cp: cp_model.CpModel
    columns: Numbers
    variables: list[cp_model.IntVar]
    now: int


class Parts:
    """Every row of a model and one goal in arrays, from which parts are cut."""

    def __init__(self, model: Model, goal: Amount) -> None:
        columns, weights, self.constant = model.written(goal)
        self.atoms = tuple(model.atoms)
        self.goal = np.zeros(len(self.atoms), np.int64)
        self.goal[columns] = weights
        self.high = np.array([atom.high for atom in self.atoms], np.int64)
        self.choices = np.array([n for n, atom in enumerate(self.atoms) if isinstance(atom, Choice)], np.int64)
        self._lay_rows(model)

    def _lay_rows(self, model: Model) -> None:
        """Rows one after another; the nth from `starts[n]` on. And the rows of each column, likewise."""
        rows = model.rows
        lengths = np.array([len(row.columns) for row in rows], np.int64)
        self.starts = np.concatenate(([0], np.cumsum(lengths))).astype(np.int64)
        self.columns = np.fromiter(chain.from_iterable(row.columns for row in rows), np.int64, lengths.sum())
        self.weights = np.fromiter(chain.from_iterable(row.weights for row in rows), np.int64, lengths.sum())
        self.least = np.array([row.least for row in rows], np.int64)
        self.most = np.array([row.most for row in rows], np.int64)
        order = np.argsort(self.columns, kind="stable")
        self._rows = np.repeat(np.arange(len(rows)), lengths)[order]
        self._rows_from = np.searchsorted(self.columns[order], np.arange(len(self.atoms) + 1))
        self._made = [np.array(row.made, np.int64) for row in rows]

    def value(self, values: Numbers) -> int:
        """What the goal comes to."""
        return int(self.goal @ values) + self.constant

    def keeps(self, values: Numbers) -> bool:
        """True if every row holds in whole numbers."""
        row_of = np.repeat(np.arange(len(self.least)), np.diff(self.starts))
        sums = _sums(row_of, self.weights * values[self.columns], len(self.least))
        return bool(np.all((self.least <= sums) & (sums <= self.most)))

    def values(self, chosen: Mapping[int, int]) -> Numbers:
        """What each column comes to under these choices."""
        return np.array(worths(self.atoms, chosen), np.int64)

    def chosen(self, values: Numbers) -> dict[int, int]:
        """The choices among the columns, by index."""
        return {atom.index: int(values[n]) for n, atom in enumerate(self.atoms) if isinstance(atom, Choice)}

    def positive(self, amount: Amount, values: Numbers) -> frozenset[int]:
        """The columns of an amount that are above 0."""
        meant = {id(atom) for _, atom in amount.terms}
        return frozenset(n for n, atom in enumerate(self.atoms) if id(atom) in meant and values[n] > 0)

    def rows_with(self, columns: Numbers) -> Numbers:
        """The rows that hold any of these columns, in order."""
        found = [self._rows[self._rows_from[c] : self._rows_from[c + 1]] for c in columns]
        return np.unique(np.concatenate(found)) if found else np.zeros(0, np.int64)

    def opened(self, choices: Numbers) -> tuple[Numbers, Numbers]:
        """The columns that change with these choices, and the rows that hold any of them."""
        is_open = np.zeros(len(self.atoms), bool)
        is_open[choices] = True
        fresh, rows = choices, np.zeros(0, np.int64)
        while len(fresh):
            touched = self.rows_with(fresh)
            rows = np.union1d(rows, touched)
            made = np.unique(np.concatenate([np.zeros(0, np.int64), *(self._made[n] for n in touched)]))
            fresh = made[~is_open[made]]
            is_open[fresh] = True
        return np.flatnonzero(is_open), rows

    def cut(self, choices: Numbers, values: Numbers, *, better: bool = False) -> Part:
        """The model of these choices alone, the rest as in `values`: as good as they are, or better."""
        opened, rows = self.opened(choices)
        place = np.full(len(self.atoms), -1)
        place[opened] = np.arange(len(opened))
        cp = cp_model.CpModel()
        variables = [cp.new_int_var(0, int(self.high[c]), "") for c in opened]
        for ours, weights, least, most in self._rows_left(rows, place, values):
            expression = cp_model.LinearExpr.weighted_sum([variables[i] for i in ours], weights)
            cp.add_linear_constraint(expression, least, most)
        share = self.goal[opened]
        now = int(share @ values[opened])
        goal = cp_model.LinearExpr.weighted_sum(variables, share.tolist())
        cp.minimize(goal)
        cp.add(goal <= now - int(better))
        for variable, column in zip(variables, opened, strict=True):
            cp.add_hint(variable, int(values[column]))
        return Part(cp, opened, variables, now)

    def _rows_left(self, rows: Numbers, place: Numbers, values: Numbers) -> Iterator[RowLeft]:
        """Rows with their settled columns summed up; none that nothing open could break."""
        lengths = self.starts[rows + 1] - self.starts[rows]
        row_of = np.repeat(np.arange(len(rows)), lengths)
        entries = (
            np.arange(len(row_of)) - np.repeat(np.cumsum(lengths) - lengths, lengths) + self.starts[rows][row_of]
        )
        columns, weights = self.columns[entries], self.weights[entries]
        inside = place[columns] >= 0
        settled = _sums(row_of, np.where(inside, 0, weights * values[columns]), len(rows))
        reach = np.where(inside, weights * self.high[columns], 0)
        least, most = self.least[rows] - settled, self.most[rows] - settled
        lowest, highest = (_sums(row_of, part, len(rows)) for part in (np.minimum(reach, 0), np.maximum(reach, 0)))
        binds = (least > lowest) | (most < highest)
        kept = inside & binds[row_of]
        ends = np.cumsum(np.bincount(row_of[kept], minlength=len(rows)))
        ours, theirs = place[columns[kept]].tolist(), weights[kept].tolist()
        for n in np.flatnonzero(binds).tolist():
            span = slice(int(ends[n - 1]) if n else 0, int(ends[n]))
            yield ours[span], theirs[span], int(least[n]), int(most[n])


def _sums(row_of: Numbers, amounts: Numbers, rows: int) -> Numbers:
    """What the amounts of each row come to, in whole numbers."""
    found = np.zeros(rows, np.int64)
    np.add.at(found, row_of, amounts)
    return found
