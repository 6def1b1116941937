"""Proof by prices: what nothing can beat, reckoned from prices of hours, places and aims held. No solver is asked.

Let anybody go over a limit, at a price, and be paid for what they leave. Each family then takes its cheapest Coach,
or none; no allowed choice can cost less than that, because an allowed choice goes over no limit.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from matcher.domain.certificate import SCALE
from matcher.linear import Cost, Linear, Row

Prices = Mapping[str, int]
"""A price, never below 0, by the row's name."""


def reckoned(linear: Linear, cost: Cost, held: Iterable[Row], prices: Prices) -> int:
    """What no allowed choice costs less than, in thousandths. Raises KeyError for a price on a row there is not."""
    constant, weights = _with_prices(linear, cost, held, prices)
    return constant + sum(_least(linear, weights, group) for group in linear.groups)


def ruled_out(linear: Linear, cost: Cost, held: Iterable[Row], prices: Prices, most: int) -> frozenset[int]:
    """Columns that no allowed choice costing at most so much can have: they alone would cost more than is left."""
    constant, weights = _with_prices(linear, cost, held, prices)
    least = [_least(linear, weights, group) for group in linear.groups]
    left = SCALE * most - constant - sum(least)
    each = zip(linear.groups, least, strict=True)
    return frozenset(n for group, at_least in each for n in group if weights.get(n, 0) - at_least > left)


def _with_prices(linear: Linear, cost: Cost, held: Iterable[Row], prices: Prices) -> tuple[int, Mapping[int, int]]:
    """What is to pay whatever is chosen, and with each column, in thousandths."""
    priced = {row.name: row for row in (*linear.rows, *held) if row.name in prices}
    if missing := prices.keys() - priced.keys():
        raise KeyError(f"there is no {', '.join(sorted(missing))}")
    weights: dict[int, int] = defaultdict(int)
    for column, weight in cost.weights.items():
        weights[column] += SCALE * weight
    for name, row in priced.items():
        for column, weight in row.weights.items():
            weights[column] += prices[name] * weight
    return SCALE * cost.constant - sum(prices[name] * row.most for name, row in priced.items()), weights


def _least(linear: Linear, weights: Mapping[int, int], group: Iterable[int]) -> int:
    """The least a group comes to: none of its columns costs nothing, where none may be chosen."""
    cheapest = min(weights.get(column, 0) for column in group)
    return cheapest if linear.each else min(0, cheapest)


def proved_by(linear: Linear, cost: Cost, held: Iterable[Row], prices: Prices) -> int:
    """The least the cost can be, in its own unit, rounded up to the next value it can take."""
    return rounded_up(cost, reckoned(linear, cost, held, prices))


def rounded_up(cost: Cost, thousandths: int) -> int:
    """The least value the cost can take that is not under so many thousandths."""
    above = -(-(thousandths - SCALE * cost.constant) // (SCALE * cost.measure))
    return cost.constant + cost.measure * above
