"""Several steps as one: whole weights under which their order is exact, and what a bound then says of each."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matcher.amounts import Amount, Rung, total

WIDEST = 10**9
"""Steps are weighed together up to this combined range: wider weights slow a search down."""
NARROW = 3
"""A step that can take so few values yet is asked about with others like it alone: that is proved soonest."""
FEW = 2**12
"""Narrow steps are weighed together up to this combined range."""


@dataclass(frozen=True)
class Weight:
    """An amount to be weighed with others, and what it is known not to be below."""

    amount: Amount
    floor: int

    @property
    def unit(self) -> int:
        """The step in which the amount can change."""
        return math.gcd(*(n for n, _ in self.amount.terms)) if self.amount.terms else 1

    @property
    def low(self) -> int:
        """The least it could come to, in whole units above the least it could ever be."""
        least = self.amount.low
        return least + self.unit * -(-max(0, self.floor - least) // self.unit)

    @property
    def width(self) -> int:
        """How many values it could take."""
        return max(0, self.amount.high - self.low) // self.unit + 1

    @property
    def above_low(self) -> Amount:
        """The amount above its least, counted in its own units."""
        unit, amount = self.unit, self.amount
        return Amount((amount.constant - self.low) // unit, tuple((n // unit, atom) for n, atom in amount.terms))


def how_many_fit(steps: Sequence[Weight]) -> int:
    """How many of the amounts, from the first, can be weighed together; at least one."""
    if steps[0].width <= NARROW:
        return _how_many_narrow(steps)
    width = 1
    for n, step in enumerate(steps):
        width *= Weight(step.amount, step.amount.low).width
        if n and width > WIDEST:
            return n
    return len(steps)


def _how_many_narrow(steps: Sequence[Weight]) -> int:
    width = 1
    for n, step in enumerate(steps):
        width *= step.width
        if n and (step.width > NARROW or width > FEW):
            return n
    return len(steps)


def weighed(steps: Sequence[Weight]) -> Amount:
    """One amount that is least exactly where the amounts, in order, are lexicographically least."""
    pairs = zip(_weights(steps), steps, strict=True)
    return total(weight * step.above_low for weight, step in pairs)


def bounds_of_each(steps: Sequence[Weight], values: Sequence[int], bound: int) -> list[int]:
    """What a bound on the weighed amount says of each: of the next one only while those before are proved."""
    weights = _weights(steps)
    rest = sum(w * (step.width - 1) for w, step in zip(weights, steps, strict=True))
    bounds: list[int] = []
    for weight, step, value in zip(weights, steps, values, strict=True):
        rest -= weight * (step.width - 1)
        above = max(0, -(-(bound - rest) // weight))
        bounds.append(min(value, step.low + step.unit * above))
        if bounds[-1] < value:
            break
        bound -= weight * ((value - step.low) // step.unit)
    return bounds + [min(value, step.low) for step, value in list(zip(steps, values, strict=True))[len(bounds) :]]


def are_levels(amounts: Sequence[Amount]) -> bool:
    """True if each amount counts nothing but rungs, as people above a level are counted."""
    terms = [term for amount in amounts for term in amount.terms]
    return bool(terms) and all(isinstance(atom, Rung) for _, atom in terms)


def never_below(amount: Amount, other: Amount) -> bool:
    """True if whatever is chosen the amount is at least the other: it counts the same ladders, from lower rungs."""
    lower = {id(atom.ladder): (n, atom.number) for n, atom in amount.terms if isinstance(atom, Rung)}
    if len(lower) < len(amount.terms) or amount.constant < other.constant:
        return False
    return all(isinstance(atom, Rung) and _is_above(n, atom, lower) for n, atom in other.terms)


def _is_above(weight: int, rung: Rung, lower: Mapping[int, tuple[int, int]]) -> bool:
    ours, number = lower.get(id(rung.ladder), (0, 0))
    return ours >= weight and number <= rung.number


def _weights(steps: Sequence[Weight]) -> list[int]:
    """Weights under which one unit of an amount outweighs all that the later amounts can come to."""
    weights, width = [], 1
    for step in reversed(steps):
        weights.append(width)
        width *= step.width
    return list(reversed(weights))
