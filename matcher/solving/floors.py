"""What a program cannot cost less than, in all and with each column, by prices on groups: most columns go by it.

Prices follow what the knapsacks take too often or not at all (a subgradient), from those of the relaxed program on.
"""

import math
import time
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from matcher.linear import Cost, Linear
from matcher.solving.knapsacks import FINE, Knapsacks, Reals, are_possible
from matcher.solving.relaxing import Relaxation

ROUNDS = 240
PATIENCE = 8
"""Rounds without a better bound before steps get shorter."""
AHEAD = 0.002
"""The part of the bound by which steps aim beyond it."""


@dataclass(frozen=True)
class Floors:
    """Costs that nothing can be under, in the cost's own unit, rounded up to what it can come to."""

    bound: int
    with_column: Mapping[int, int]

    def under(self, most: int) -> frozenset[int]:
        """The columns that a choice costing no more than this may have."""
        return frozenset(n for n, floor in self.with_column.items() if floor <= most)


def floors_of(linear: Linear, cost: Cost, seconds: float) -> Floors | None:
    """Floors under every column; None where rows are not knapsacks of their own."""
    if not are_possible(linear):
        return None
    knapsacks = Knapsacks(linear, cost)
    first = _first_prices(knapsacks, linear, cost)
    if first is None:
        return None
    prices, bound = _best_prices(knapsacks, first, linear, seconds)
    measure = math.gcd(*cost.weights.values()) or 1

    def up(value: float) -> int:
        return cost.constant + measure * math.ceil(value / measure)

    return Floors(up(bound), {n: up(floor) for n, floor in knapsacks.floors(prices).items()})


def _first_prices(knapsacks: Knapsacks, linear: Linear, cost: Cost) -> Reals | None:
    """What the relaxed program has each group cost at least, with its rows paid for."""
    scale = 1000
    relaxed = Relaxation(linear, scale).cheapest(cost)
    if relaxed is None:
        return None
    paid = np.array([relaxed.prices.get(row.name, 0) / scale for row in linear.rows])
    whole = knapsacks.costs + paid[:, None] * knapsacks.weights
    return _rounded(np.where(knapsacks.columns >= 0, whole, np.inf).min(axis=0), linear)


def _best_prices(knapsacks: Knapsacks, first: Reals, linear: Linear, seconds: float) -> tuple[Reals, float]:
    until = time.monotonic() + seconds
    prices, best, bound = first, first, -math.inf
    step, stale, drift = 0.5, 0, np.zeros_like(first)
    for _ in range(ROUNDS):
        value, taken = knapsacks.worth(prices)
        if value > bound:
            best, bound, stale = prices, value, 0
        else:
            stale += 1
        if stale >= PATIENCE:
            step, stale, prices, drift = 0.7 * step, 0, best, np.zeros_like(first)
            continue
        drift = 0.7 * (1 - taken) + 0.3 * drift
        length = float(drift @ drift)
        if length == 0 or time.monotonic() > until:
            break
        ahead = bound + AHEAD * abs(bound) - value
        prices = _rounded(prices + step * max(ahead, 1.0) / length * drift, linear)
    return best, bound


def _rounded(prices: Reals, linear: Linear) -> Reals:
    """Prices that add up exactly; a group that may stay out is never charged for being chosen."""
    found: Reals = np.round(prices * FINE) / FINE
    return found if linear.each else np.minimum(found, 0.0)
