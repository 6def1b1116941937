"""Several steps as one: whole weights under which their order is exact, and what a bound then says of each."""

import math
from collections.abc import Sequence

from matcher.amounts import Amount, total

WIDEST = 10**9
"""Steps are weighed together up to this combined range: wider weights slow a search down."""


def how_many_fit(amounts: Sequence[Amount]) -> int:
    """How many of the amounts, from the first, can be weighed together; at least one."""
    width = 1
    for n, amount in enumerate(amounts):
        width *= _width(amount)
        if n and width > WIDEST:
            return n
    return len(amounts)


def weighed(amounts: Sequence[Amount]) -> Amount:
    """One amount that is least exactly where the amounts, in order, are lexicographically least."""
    pairs = zip(_weights(amounts), amounts, strict=True)
    return total(weight * _above_least(amount) for weight, amount in pairs)


def bounds_of_each(amounts: Sequence[Amount], values: Sequence[int], bound: int) -> list[int]:
    """What a bound on the weighed amount says of each: of the next one only while those before are proved."""
    weights = _weights(amounts)
    rest = sum(w * (_width(amount) - 1) for w, amount in zip(weights, amounts, strict=True))
    bounds: list[int] = []
    for weight, amount, value in zip(weights, amounts, values, strict=True):
        rest -= weight * (_width(amount) - 1)
        above = max(0, -(-(bound - rest) // weight))
        bounds.append(min(value, amount.low + _unit(amount) * above))
        if bounds[-1] < value:
            break
        bound -= weight * ((value - amount.low) // _unit(amount))
    return bounds + [amount.low for amount in amounts[len(bounds) :]]


def _unit(amount: Amount) -> int:
    """The step in which the amount can change."""
    return math.gcd(*(n for n, _ in amount.terms)) if amount.terms else 1


def _width(amount: Amount) -> int:
    return (amount.high - amount.low) // _unit(amount) + 1


def _above_least(amount: Amount) -> Amount:
    """The amount above its least, counted in its own units."""
    unit = _unit(amount)
    return Amount((amount.constant - amount.low) // unit, tuple((n // unit, atom) for n, atom in amount.terms))


def _weights(amounts: Sequence[Amount]) -> list[int]:
    """Weights under which one unit of an amount outweighs all that the later amounts can come to."""
    weights, width = [], 1
    for amount in reversed(amounts):
        weights.append(width)
        width *= _width(amount)
    return list(reversed(weights))
