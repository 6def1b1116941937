"""A part of a model on its own: some choices open, everything else as it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from matcher.amounts import Amount, Choice
from matcher.solving.cp_sat import FAR, Program
from matcher.solving.rows.model import Model, worths

Numbers = NDArray[np.int64]
RowLeft = tuple[list[int], list[int], int, int]
"""Places of open columns, their weights, and what they come to at least and at most."""


@dataclass(frozen=True)
class Part:
    """A small program, and which column of the whole each of its columns is."""

    program: Program
    columns: Numbers

    def aim(self, goal: Numbers) -> None:
        """Make this small, a weight for each column of the whole."""
        self.program.minimize(range(len(self.columns)), goal[self.columns].tolist())


class Parts:
    """Every row of a model and one goal in arrays, from which parts are cut."""

    def __init__(self, model: Model, goal: Amount) -> None:
        columns, weights, self.constant = model.written(goal)
        self.atoms = tuple(model.atoms)
        self.goal = np.zeros(len(self.atoms), np.int64)
        self.goal[columns] = weights
        self.high = np.array([atom.high for atom in self.atoms], np.int64)
        self._column_of = {atom.index: n for n, atom in enumerate(self.atoms) if isinstance(atom, Choice)}
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
        self.made = [np.array(row.made, np.int64) for row in rows]

    def value(self, values: Numbers) -> int:
        """What the goal comes to."""
        return int(self.goal @ values) + self.constant

    def keeps(self, values: Numbers) -> bool:
        """True if every row holds in whole numbers."""
        return self.keeps_rows(np.arange(len(self.least)), values)

    def keeps_rows(self, rows: Numbers, values: Numbers) -> bool:
        """True if these rows hold."""
        row_of, entries = self._entries(rows)
        sums = _sums(row_of, self.weights[entries] * values[self.columns[entries]], len(rows))
        return bool(np.all((self.least[rows] <= sums) & (sums <= self.most[rows])))

    def merged(self, values: Numbers, before: Numbers, after: Numbers) -> Numbers:
        """The values with what differs between `before` and `after`, whatever else has changed since `before`.

        What is built of choices on both sides is worked out again where one row holds both changes; whether every
        row is kept is still to be asked.
        """
        ours, theirs = np.flatnonzero(before != after), np.flatnonzero(before != values)
        both = values.copy()
        both[ours] = after[ours]
        shared = np.intersect1d(self.rows_with(ours), self.rows_with(theirs), assume_unique=True)
        made = sorted({column for row in shared for column in self.made[row].tolist()})
        both[made] = worths((self.atoms[n] for n in made), _Chosen(both, self._column_of))
        return both

    def values(self, chosen: Mapping[int, int]) -> Numbers:
        """What each column comes to under these choices."""
        return np.array(worths(self.atoms, chosen), np.int64)

    def chosen(self, values: Numbers) -> dict[int, int]:
        """The choices among the columns, by index."""
        return {index: int(values[n]) for index, n in self._column_of.items()}

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
            made = np.unique(np.concatenate([np.zeros(0, np.int64), *(self.made[n] for n in touched)]))
            fresh = made[~is_open[made]]
            is_open[fresh] = True
        return np.flatnonzero(is_open), rows

    def cut(self, choices: Numbers, values: Numbers, *, afresh: bool = False) -> Part:
        """The model of these choices alone, the rest as in `values`: as good as they are, unless planned afresh."""
        opened, rows = self.opened(choices)
        place = np.full(len(self.atoms), -1)
        place[opened] = np.arange(len(opened))
        program = Program()
        program.add_columns(self.high[opened].tolist())
        for row in self._rows_left(rows, place, values):
            program.add_row(*row)
        part = Part(program, opened)
        part.aim(self.goal)
        if not afresh:
            share, at_hand = self.goal[opened], values[opened]
            some = np.flatnonzero(share)
            program.add_row(some.tolist(), share[some].tolist(), -FAR, int(share @ at_hand))
            program.hint(range(len(opened)), at_hand.tolist())
        return part

    def _rows_left(self, rows: Numbers, place: Numbers, values: Numbers) -> Iterator[RowLeft]:
        """Rows with their settled columns summed up; none that nothing open could break."""
        row_of, entries = self._entries(rows)
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

    def _entries(self, rows: Numbers) -> tuple[Numbers, Numbers]:
        """Where what stands in these rows is, one row after another, and the place of each one's row among them."""
        lengths = self.starts[rows + 1] - self.starts[rows]
        row_of = np.repeat(np.arange(len(rows)), lengths)
        before = np.repeat(np.cumsum(lengths) - lengths, lengths)
        return row_of, np.arange(len(row_of)) - before + self.starts[rows][row_of]


class _Chosen(Mapping[int, int]):
    """Values as choices by index, looked up as they are asked for."""

    def __init__(self, values: Numbers, column_of: Mapping[int, int]) -> None:
        self._values, self._column_of = values, column_of

    def __getitem__(self, index: int) -> int:
        return int(self._values[self._column_of[index]])

    def __iter__(self) -> Iterator[int]:
        return iter(self._column_of)

    def __len__(self) -> int:
        return len(self._column_of)


def _sums(row_of: Numbers, amounts: Numbers, rows: int) -> Numbers:
    """What the amounts of each row come to, in whole numbers."""
    found = np.zeros(rows, np.int64)
    np.add.at(found, row_of, amounts)
    return found
