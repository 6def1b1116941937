"""Amounts and the choices in them, written down as variables and rows: for CP-SAT, and for parts of the whole."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from matcher.amounts import ZERO, Amount, Atom, Both, Choice, Either, Ladder, Over, Rung, total, worth
from matcher.solving.cp_sat import FAR, Program
from matcher.solving.rows.cliques import Cliques, Pair, only_choice, reachable
from matcher.solving.rows.highest import Highest


@dataclass(frozen=True, slots=True)
class Row:
    """Weighted columns whose sum is between two numbers."""

    columns: tuple[int, ...]
    weights: tuple[int, ...]
    least: int
    most: int
    made: tuple[int, ...] = ()
    """Columns that the row says the meaning of, in terms of the others."""


WIDE = 3_000
"""In models of more columns rungs are as low as can be, for bounds; others are proved sooner without."""
LONG = 50_000
"""Minutes, or whatever rows count, up to which it is worked out what sums there can be."""
NOTHING: Mapping[int, int] = MappingProxyType({})


class Model:
    """What must hold, over the choices met so far. Each atom becomes one column, however often it is met."""

    def __init__(self) -> None:
        self._program = Program()
        self.rows: list[Row] = []
        self.atoms: list[Atom] = []
        """What each column stands for."""
        self._posted = (0, 0)
        """How many columns and rows have been written down for CP-SAT."""
        self._column: dict[int, int] = {}
        self._sums: dict[int, tuple[Atom, Amount]] = {}
        """For atoms that are no column of their own: the sum that they are."""
        self._ladders: dict[int, tuple[Ladder, list[int]]] = {}
        self._cliques = Cliques()
        self._limits = Highest()
        self._hinted: tuple[Mapping[int, int], list[int]] = ({}, [])
        """What the last search began from, and what columns came to then: the next mostly begins there too."""

    # What must hold

    def require_all(self, amounts: Sequence[Amount]) -> None:
        """Each amount must be 0. Choices that exclude one another are noticed first, for fewer and tighter rows."""
        amounts = [amount for amount in amounts if amount.terms or amount.constant]
        for atom in (atom for amount in amounts for atom in _needless(amount)):
            if isinstance(atom, Over) and _only_choices(atom.amount, -1):
                self.require_at_most(atom.amount, 0)
        for group in self._cliques.cover(_clashes(amounts)):
            self._post_group(group)
        for amount in amounts:
            self.require_none(amount)

    def require_none(self, amount: Amount) -> None:
        """The amount, never below 0, must be 0: how a must-hold rule is kept, in this one place."""
        atoms = _needless(amount)
        if not atoms:
            self.require_at_most(amount, 0)
        for atom in atoms:
            self._require_no(atom)

    def require_at_most(self, amount: Amount, limit: int) -> None:
        """The amount may not be above the limit."""
        if amount.high <= limit:
            return
        choices = _only_choices(amount, limit - 1)
        if not choices:
            sums: dict[int, int] = {}
            most = self._within_reach(sums, limit - self._gather(amount, 1, sums))
            if most is not None:
                self._post(sums, -FAR, most)
        elif not self._cliques.hold(choices):
            self._cliques.add(choices)
            self._post_group(choices)

    def require_equal(self, amount: Amount, value: int) -> None:
        """The amount must come to exactly this."""
        self._add(amount, value, value)

    def _require_no(self, atom: Atom) -> None:
        if isinstance(atom, Both):
            if not self._cliques.exclude(atom.a, atom.b):
                self.require_at_most(atom.a + atom.b, 1)
        elif isinstance(atom, Over):
            self.require_at_most(atom.amount, 0)
        elif isinstance(atom, Either):
            for amount in atom.amounts:
                self.require_at_most(amount, 0)
        else:
            self._add(Amount(0, ((1, atom),)), 0, 0)

    def _post_group(self, choices: Iterable[Choice]) -> None:
        self._add(total(Amount(0, ((1, choice),)) for choice in choices), -FAR, 1)

    def _within_reach(self, sums: Mapping[int, int], most: int) -> int | None:
        """The highest sum that choices make without being above the limit; None if no sum is above it."""
        atoms = {column: self.atoms[column] for column in sums}
        if (
            not 0 <= most <= LONG
            or min(sums.values(), default=1) <= 0
            or any(atom.high > 1 for atom in atoms.values())
        ):
            return most
        groups = self._cliques.grouped(atoms)
        return reachable([[sums[column] for column in group] for group in groups], most)

    def _add(self, amount: Amount, least: int, most: int, beside: Mapping[int, int] = NOTHING) -> None:
        """A row: the amount, and weighted columns beside it, come to something between two numbers."""
        sums = dict(beside)
        constant = self._gather(amount, 1, sums)
        self._post(sums, max(-FAR, least - constant), min(FAR, most - constant), tuple(beside))

    def _post(self, sums: Mapping[int, int], least: int, most: int, made: tuple[int, ...] = ()) -> None:
        self.rows.append(Row(tuple(sums), tuple(sums.values()), least, most, made))

    # Amounts as columns

    @property
    def program(self) -> Program:
        """All of it for CP-SAT, written down once somebody asks: parts of a large whole are cut from the rows."""
        columns, rows = self._posted
        self._program.add_columns(atom.high for atom in self.atoms[columns:])
        for row in self.rows[rows:]:
            self._program.add_row(row.columns, row.weights, row.least, row.most)
        self._posted = (len(self.atoms), len(self.rows))
        return self._program

    def minimize(self, amount: Amount, most: int | None = None) -> None:
        """What the next search makes small; all above `most`, if that is said, is left out of it."""
        columns, weights, constant = self.written(amount)
        self.program.minimize(columns, weights, constant, most)

    def written(self, amount: Amount) -> tuple[list[int], list[int], int]:
        """An amount as columns, their weights and a constant; what it is built of is posted on the way."""
        sums: dict[int, int] = {}
        constant = self._gather(amount, 1, sums)
        return list(sums), list(sums.values()), constant

    def _gather(self, amount: Amount, times: int, sums: dict[int, int]) -> int:
        constant = times * amount.constant
        for n, atom in amount.terms:
            column = self._column.get(id(atom))
            if column is None and id(atom) not in self._sums:
                column = self._meet(atom)
            if column is None:
                constant += self._gather(self._sums[id(atom)][1], times * n, sums)
            else:
                sums[column] = sums.get(column, 0) + times * n
        return constant

    def _meet(self, atom: Atom) -> int | None:
        """The column of an atom met for the first time; None if it is a sum of others."""
        if isinstance(atom, Rung):
            return self._climb(atom.ladder)[atom.number]
        if isinstance(atom, Both) and self._cliques.exclude(atom.a, atom.b):
            self._sums[id(atom)] = (atom, ZERO)
            return None
        if isinstance(atom, Either) and self._is_sum(atom):
            self._sums[id(atom)] = (atom, total(atom.amounts))
            return None
        column = self._new_column(atom)
        if isinstance(atom, Both):
            self._add(atom.a + atom.b, -FAR, 1, {column: -1})
            self._add(atom.a, 0, FAR, {column: -1})
            self._add(atom.b, 0, FAR, {column: -1})
        elif isinstance(atom, Either):
            for group in self._grouped(atom.amounts):
                self._add(total(group), -FAR, 0, {column: -1})
            self._add(total(atom.amounts), 0, FAR, {column: -1})
        elif isinstance(atom, Over):
            # Posted from below only, as are rungs: they stand in costs, which are made small.
            self._add(atom.amount, -FAR, 0, {column: -1})
        return column

    def _is_sum(self, atom: Either) -> bool:
        """True if at most one of the amounts can be 1."""
        different = {id(one) for amount in atom.amounts for _, one in amount.terms}
        return len(different) == len(atom.amounts) and len(self._grouped(atom.amounts)) == 1

    def _grouped(self, amounts: Sequence[Amount]) -> Sequence[Sequence[Amount]]:
        """The amounts apart, but different choices of which at most one is 1 together: one tight row for all."""
        atoms = {n: only_choice(amount) for n, amount in enumerate(amounts)}
        return [[amounts[n] for n in group] for group in self._cliques.grouped(atoms)]

    def _new_column(self, atom: Atom) -> int:
        column = self._column[id(atom)] = len(self.atoms)
        self.atoms.append(atom)
        return column

    def _climb(self, ladder: Ladder) -> list[int]:
        """One column a rung, each under the one below; what is above the top rung is not told apart."""
        if id(ladder) not in self._ladders:
            sums: dict[int, int] = {}
            high = self._gather(ladder.amount, 1, sums) + self._highest(sums)
            rungs = [self._new_column(Rung(ladder, number)) for number in range(ladder.rungs)]
            for lower, upper in pairwise(rungs):
                self._add(ZERO, -FAR, 0, {upper: 1, lower: -1})
            climbed = {rung: -step for rung, step in zip(rungs, self._steps(ladder, high), strict=True) if step}
            self._add(ladder.amount, -FAR, 0, climbed)
            self._ladders[id(ladder)] = (ladder, rungs)
        return self._ladders[id(ladder)][1]

    def _steps(self, ladder: Ladder, high: int) -> list[int]:
        """What each rung lets the amount climb: as far as it ever climbs, where the model is wide."""
        sizes = [ladder.size] * ladder.rungs
        if len(self.atoms) > WIDE:
            sizes = [max(0, min(ladder.size, high - number * ladder.size)) for number in range(ladder.rungs)]
        sizes[-1] = max(sizes[-1], high - ladder.size * (ladder.rungs - 1))
        return sizes

    def _highest(self, sums: Mapping[int, int]) -> int:
        """What weighted columns come to at most, as far as rows say so."""
        self._limits.meet(self.rows)
        return self._limits.of(sums, {column: self.atoms[column].high for column in sums})

    # Choices and what they make of the columns

    def hint(self, chosen: Mapping[int, int]) -> None:
        """Start the next search from these choices, everything built from them included."""
        before, values = self._hinted
        if before != chosen:
            before, values = dict(chosen), []
        values += worths(self.atoms[len(values) :], chosen)
        self._hinted = (before, values)
        self.program.hint(range(len(values)), values)

    def chosen(self, values: Sequence[int]) -> dict[int, int]:
        """The choices met, by index, where columns are worth so much."""
        met = zip(self.atoms, values, strict=False)
        return {atom.index: value for atom, value in met if isinstance(atom, Choice)}


def _needless(amount: Amount) -> Sequence[Atom]:
    """The atoms that are all 0 where the amount is; none where that cannot be said."""
    if amount.constant or any(n < 0 for n, _ in amount.terms):
        return ()
    return [atom for _, atom in amount.terms]


def _only_choices(amount: Amount, constant: int) -> Sequence[Choice]:
    """The choices of which the amount is the number, but for that constant; none if it is anything else."""
    choices = [atom for n, atom in amount.terms if n == 1 and isinstance(atom, Choice)]
    return choices if amount.constant == constant and len(choices) == len(amount.terms) > 1 else ()


def _clashes(amounts: Iterable[Amount]) -> Iterable[Pair]:
    """Pairs of choices of one day, or of every day, that are not both yes where each of the amounts is 0.

    Pairs from one day to the next stay apart: made into groups they take HiGHS longer to prove anything with.
    """
    for atom in (atom for amount in amounts for atom in _needless(amount)):
        if isinstance(atom, Both):
            a, b = only_choice(atom.a), only_choice(atom.b)
            if a and b and a is not b and (a.day == b.day or not a.day or not b.day):
                yield a, b


def worths(atoms: Iterable[Atom], chosen: Mapping[int, int]) -> list[int]:
    """What each atom comes to under these choices."""
    known: dict[int, int] = {}
    return [_worth(atom, chosen, known) for atom in atoms]


def _worth(atom: Atom, chosen: Mapping[int, int], known: dict[int, int]) -> int:
    """What an atom comes to, each worked out once."""
    if isinstance(atom, Choice):
        return chosen[atom.index]
    value = known.get(id(atom))
    if value is None:
        value = known[id(atom)] = worth(atom, lambda amount: _sum(amount, chosen, known), chosen)
    return value


def _sum(amount: Amount, chosen: Mapping[int, int], known: dict[int, int]) -> int:
    return amount.constant + sum(n * _worth(atom, chosen, known) for n, atom in amount.terms)
