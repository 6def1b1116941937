"""Whole amounts that depend on choices not yet made: what rules post and a solver makes small.

An `Amount` is a constant plus whole multiples of atoms. An atom is a yes/no `Choice`, or is built
from amounts: `Both`, `Either`, `Over`, `Rung`. Amounts made of constants fold to constants at once, so the
same words also work on a finished plan, where every choice is already 0 or 1.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Union


@dataclass(frozen=True, eq=False)
class Choice:
    """A yes/no decision: 1 or 0. `key` says what is decided, in words."""

    index: int
    key: str
    who: str = ""
    """Whose decision it is, where it is about one person on one day."""
    day: int = 0
    """That day, as an ordinal."""

    low = 0
    high = 1


@dataclass(frozen=True, eq=False)
class Both:
    """1 if two 0/1 amounts are both 1."""

    a: "Amount"
    b: "Amount"

    low = 0
    high = 1


@dataclass(frozen=True, eq=False)
class Either:
    """1 if any of some 0/1 amounts is 1."""

    amounts: tuple["Amount", ...]

    low = 0
    high = 1


@dataclass(frozen=True, eq=False)
class Over:
    """How much an amount is above zero; 0 if it is not."""

    amount: "Amount"

    low = 0

    @property
    def high(self) -> int:
        """The most it can be."""
        return max(0, self.amount.high)


@dataclass(frozen=True, eq=False)
class Ladder:
    """Equal rungs up which an amount climbs; as many as it could ever need, up to a given number."""

    amount: "Amount"
    size: int
    rungs: int


@dataclass(frozen=True, eq=False)
class Rung:
    """1 if the ladder's amount is above `number` rungs."""

    ladder: Ladder
    number: int

    low = 0
    high = 1


Atom = Choice | Both | Either | Over | Rung


@dataclass(frozen=True, eq=False)
class Amount:
    """A constant plus whole multiples of atoms, each atom once."""

    constant: int = 0
    terms: tuple[tuple[int, Atom], ...] = ()

    @cached_property
    def low(self) -> int:
        """The least it could be, whatever is chosen."""
        return self.constant + sum(n * (atom.low if n > 0 else atom.high) for n, atom in self.terms)

    @cached_property
    def high(self) -> int:
        """The most it could be, whatever is chosen."""
        return self.constant + sum(n * (atom.high if n > 0 else atom.low) for n, atom in self.terms)

    @property
    def is_settled(self) -> bool:
        """True if no choice changes it."""
        return not self.terms

    def __add__(self, other: Union["Amount", int]) -> "Amount":
        return total((self, other))

    __radd__ = __add__

    def __neg__(self) -> "Amount":
        return self * -1

    def __sub__(self, other: Union["Amount", int]) -> "Amount":
        return total((self, other * -1))

    def __rsub__(self, other: int) -> "Amount":
        return total((other, -self))

    def __mul__(self, by: int) -> "Amount":
        if by in (0, 1):
            return self if by else ZERO
        return Amount(self.constant * by, tuple((n * by, atom) for n, atom in self.terms))

    __rmul__ = __mul__

    def value(self, chosen: Mapping[int, int]) -> int:
        """What it comes to when each choice, by index, is 0 or 1."""
        if len(self.terms) == 1 and isinstance(self.terms[0][1], Choice):
            return self.constant + self.terms[0][0] * chosen[self.terms[0][1].index]
        known: dict[int, int] = {}

        def value(amount: Amount) -> int:
            # Many atoms are built of the same amounts, as the rungs of a ladder are.
            found = known.get(id(amount))
            if found is None:
                found = amount.constant + sum(n * worth(atom, value, chosen) for n, atom in amount.terms)
                known[id(amount)] = found
            return found

        return value(self)


ZERO = Amount()
ONE = Amount(1)


def total(amounts: Iterable[Amount | int]) -> Amount:
    """The sum."""
    constant, shared = 0, False
    weights: dict[int, tuple[int, Atom]] = {}
    for amount in amounts:
        if isinstance(amount, int):
            constant += amount
            continue
        constant += amount.constant
        for term in amount.terms:
            key = id(term[1])
            if key in weights:
                weights[key], shared = (weights[key][0] + term[0], term[1]), True
            else:
                weights[key] = term
    terms = weights.values()
    return Amount(constant, tuple(term for term in terms if term[0]) if shared else tuple(terms))


def excess(amount: Amount | int, limit: int = 0) -> Amount:
    """How much the amount is above the limit; 0 if it is not."""
    amount = amount if isinstance(amount, Amount) else Amount(amount)
    if amount.high <= limit:
        return ZERO
    over = Amount(amount.constant - limit, amount.terms)
    return over if amount.low >= limit else Amount(0, ((1, Over(over)),))


def rungs(amount: Amount, size: int, most: int) -> tuple[Amount, ...]:
    """For each number of sizes from 0 to below `most`: 1 if the amount is above it, else 0."""
    if amount.is_settled:
        return tuple(Amount(int(amount.constant > number * size)) for number in range(most))
    ladder = Ladder(amount, size, most)
    possible = (amount.high > number * size for number in range(most))
    return tuple(Amount(0, ((1, Rung(ladder, number)),)) if can else ZERO for number, can in enumerate(possible))


def both(a: Amount, b: Amount) -> Amount:
    """1 if two 0/1 amounts are both 1."""
    if a.is_settled:
        return b * a.constant
    if b.is_settled:
        return a * b.constant
    return Amount(0, ((1, Both(a, b)),))


def either(amounts: Iterable[Amount]) -> Amount:
    """1 if any of some 0/1 amounts is 1."""
    open_ones = []
    for amount in amounts:
        if amount.low >= 1:
            return ONE
        if amount.high > 0:
            open_ones.append(amount)
    if len(open_ones) <= 1:
        return open_ones[0] if open_ones else ZERO
    return Amount(0, ((1, Either(tuple(open_ones))),))


def worth(atom: Atom, value: Callable[[Amount], int], chosen: Mapping[int, int]) -> int:
    """What an atom comes to, when `value` says what amounts do and each choice, by index, is 0 or 1."""
    if isinstance(atom, Choice):
        return chosen[atom.index]
    if isinstance(atom, Both):
        return int(value(atom.a) == 1 and value(atom.b) == 1)
    if isinstance(atom, Either):
        return int(any(map(value, atom.amounts)))
    if isinstance(atom, Rung):
        return int(value(atom.ladder.amount) > atom.number * atom.ladder.size)
    return max(0, value(atom.amount))
