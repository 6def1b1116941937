"""The rows with fractions allowed: what hours and places are worth, and a choice where no pair was split."""

from collections.abc import Mapping
from dataclasses import dataclass

from ortools.math_opt.python import mathopt

from matcher.linear import Cost, Linear, Row
from matcher.solving.writing import write_costs, write_row, written

WHOLE = 1e-6
_ONLY_WHAT_COUNTS = mathopt.ModelSolveParameters(
    variable_values_filter=mathopt.VariableFilter(skip_zero_values=True),
    dual_values_filter=mathopt.LinearConstraintFilter(skip_zero_values=True),
    reduced_costs_filter=mathopt.VariableFilter(filtered_items=()),
)


@dataclass(frozen=True)
class Relaxed:
    """Prices by row name, in thousandths of the cost's unit, and the choice if it came out whole."""

    prices: Mapping[str, int]
    chosen: frozenset[int] | None


class Relaxation:
    """One linear program, kept warm from one cost to the next while rows are added."""

    def __init__(self, linear: Linear, scale: int) -> None:
        self._scale = scale
        self._written = written(linear, whole=False)
        self._rows = dict(self._written.rows)
        self._solver = mathopt.IncrementalSolver(self._written.model, mathopt.SolverType.GLOP)

    def hold(self, row: Row) -> None:
        """Keep this row too from now on."""
        self._rows[row.name] = write_row(self._written, row)

    def cheapest(self, cost: Cost) -> Relaxed | None:
        """The cheapest choice with fractions; None where there is none, or none was found."""
        write_costs(self._written, cost)
        result = self._solver.solve(model_params=_ONLY_WHAT_COUNTS)
        if result.termination.reason is not mathopt.TerminationReason.OPTIMAL:
            return None
        values = result.variable_values()
        duals = result.dual_values()
        prices = {name: round(-duals.get(row, 0.0) * self._scale) for name, row in self._rows.items()}
        split = any(WHOLE < value < 1 - WHOLE for value in values.values())
        chosen = frozenset(column.id for column, value in values.items() if value > 0.5)
        return Relaxed({name: price for name, price in prices.items() if price > 0}, None if split else chosen)
