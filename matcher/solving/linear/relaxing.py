"""The rows with fractions allowed: what hours and places are worth, and a choice where no pair was split."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ortools.math_opt import result_pb2, sparse_containers_pb2

from matcher.linear import Cost, Linear, Row
from matcher.solving.linear.warm import Warm
from matcher.solving.linear.writing import Written

WHOLE = 1e-6


@dataclass(frozen=True)
class Relaxed:
    """Prices by row name, in thousandths of the cost's unit, and the choice if it came out whole."""

    prices: Mapping[str, int]
    chosen: frozenset[int] | None


class Relaxation:
    """One linear program, kept warm from one cost to the next while rows are added."""

    def __init__(self, linear: Linear, scale: int) -> None:
        self._scale = scale
        self._written = Written(linear, whole=False)
        self._solver = Warm(self._written)

    def hold(self, row: Row) -> None:
        """Keep this row too from now on."""
        self._written.add(row)

    def cheapest(self, cost: Cost) -> Relaxed | None:
        """The cheapest choice with fractions; None where there is none, or none was found."""
        self._written.make_small(cost)
        result = self._solver.solve()
        if result.termination.reason != result_pb2.TERMINATION_REASON_OPTIMAL:
            return None
        best, names = result.solutions[0], self._written.names
        duals = best.dual_solution.dual_values
        prices = {names[n]: round(-dual * self._scale) for n, dual in _by_id(duals) if n in names}
        values = best.primal_solution.variable_values
        split = any(WHOLE < value < 1 - WHOLE for value in values.values)
        chosen = frozenset(column for column, value in _by_id(values) if value > 0.5)
        return Relaxed({name: price for name, price in prices.items() if price > 0}, None if split else chosen)


def _by_id(numbers: sparse_containers_pb2.SparseDoubleVectorProto) -> Iterable[tuple[int, float]]:
    return zip(numbers.ids, numbers.values, strict=True)
