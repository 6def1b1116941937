"""What of a model is one person's alone: columns that are theirs, rows that hold nobody else's."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from matcher.amounts import Choice
from matcher.solving.rows.parts import Numbers, Parts

NOBODY = -1
EMPTY = np.zeros(0, np.int64)


@dataclass(frozen=True)
class Rows:
    """Rows one after another: the nth from `starts[n]` on, its sum between `least` and `most`."""

    starts: Numbers
    columns: Numbers
    weights: Numbers
    least: Numbers
    most: Numbers

    def __len__(self) -> int:
        return len(self.least)

    @cached_property
    def row_of(self) -> Numbers:
        """The row of each entry."""
        return np.repeat(np.arange(len(self)), np.diff(self.starts))

    def only(self, chosen: Numbers) -> "Rows":
        """These rows alone, in this order."""
        spans = [self.span(n) for n in chosen]
        starts = np.cumsum([0, *(span.stop - span.start for span in spans)])
        columns, weights = (np.concatenate([EMPTY, *(of[s] for s in spans)]) for of in (self.columns, self.weights))
        return Rows(starts, columns, weights, self.least[chosen], self.most[chosen])

    def of_each(self, what: np.ufunc, facts: Numbers) -> Numbers:
        """By row the least (or whatever is asked for) of facts, of which there is one an entry."""
        found: Numbers = what.reduceat(facts, self.starts[:-1]) if len(self) else EMPTY
        return found

    def span(self, row: int) -> slice:
        """Where its entries are."""
        return slice(*self.starts[row : row + 2])


@dataclass(frozen=True)
class Owned:
    """A model by who owns what: the owner (or NOBODY) and the day of each column; people are counted from 0."""

    goal: Numbers
    high: Numbers
    constant: int
    rows: Rows
    owner: Numbers
    day: Numbers

    @property
    def people(self) -> range:
        """Everybody who owns anything."""
        return range(int(self.owner.max(initial=NOBODY)) + 1)

    @cached_property
    def row_owner(self) -> Numbers:
        """By row whose it is: NOBODY's if it holds columns of several people, or one that is nobody's."""
        low, high = (self.rows.of_each(which, self.owner[self.rows.columns]) for which in (np.minimum, np.maximum))
        return np.where(low == high, low, NOBODY)

    def of_person(self, person: int) -> Numbers:
        """The columns the person owns."""
        return np.flatnonzero(self.owner == person)

    def ways_in(self, values: Numbers) -> dict[int, Numbers]:
        """By person the columns that are not 0 in these values."""
        return {person: theirs[values[theirs] > 0] for person in self.people for theirs in [self.of_person(person)]}

    def beside(self, values: Numbers, ways: Iterable[Numbers]) -> Numbers:
        """These values of what is nobody's, and of what people own the columns of these ways alone."""
        found = np.where(self.owner == NOBODY, values, 0)
        found[np.concatenate([EMPTY, *ways])] = 1
        return found


def owned(parts: Parts) -> Owned:
    """A model with who owns what of it."""
    every = Rows(parts.starts, parts.columns, parts.weights, parts.least, parts.most)
    rows = _in_small_numbers(every.only(np.flatnonzero(np.diff(parts.starts))))
    theirs = [(n, atom) for n, atom in enumerate(parts.atoms) if isinstance(atom, Choice) and atom.who]
    number = {who: n for n, who in enumerate(sorted({atom.who for _, atom in theirs}))}
    owner, day = np.full(len(parts.atoms), NOBODY), np.zeros(len(parts.atoms), np.int64)
    for n, atom in theirs:
        owner[n], day[n] = number[atom.who], atom.day
    _own_what_is_made(every, parts, owner, day)
    return Owned(parts.goal, parts.high, parts.constant, rows, owner, day)


def _in_small_numbers(rows: Rows) -> Rows:
    """The same rows, each divided by what divides all of its weights."""
    unit = np.maximum(1, rows.of_each(np.gcd, rows.weights))
    weights = rows.weights // unit[rows.row_of]
    return replace(rows, weights=weights, least=-(-rows.least // unit), most=rows.most // unit)


def _own_what_is_made(rows: Rows, parts: Parts, owner: Numbers, day: Numbers) -> None:
    """What is 0 or 1 and made of one person's columns is that person's too, on the first day it is made of."""
    made: dict[int, list[Numbers]] = {}
    for n, columns in enumerate(parts.made):
        for column in columns[parts.high[columns] == 1].tolist():
            made.setdefault(column, []).append(rows.columns[rows.span(n)])
    for column, of in sorted(made.items()):
        others = np.setdiff1d(np.concatenate(of), [column])
        owners = np.unique(owner[others])
        if len(owners) == 1 and owners[0] != NOBODY:
            owner[column], day[column] = owners[0], day[others].min()
