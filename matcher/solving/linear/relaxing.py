"""The rows with fractions allowed: what hours and places are worth, and a choice where no pair was split."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ortools.math_opt import callback_pb2, parameters_pb2, result_pb2, sparse_containers_pb2
from ortools.math_opt.core.python import solver
from ortools.math_opt.python import mathopt

from matcher.linear import Cost, Linear, Row
from matcher.solving.linear.writing import write_costs, write_row, written

WHOLE = 1e-6
_ONLY_WHAT_COUNTS = mathopt.ModelSolveParameters(
    variable_values_filter=mathopt.VariableFilter(skip_zero_values=True),
    dual_values_filter=mathopt.LinearConstraintFilter(skip_zero_values=True),
    reduced_costs_filter=mathopt.VariableFilter(filtered_items=()),
).to_proto()


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
        self._names = {row.id: name for name, row in self._written.rows.items()}
        self._solver = Warm(self._written.model)

    def hold(self, row: Row) -> None:
        """Keep this row too from now on."""
        self._names[write_row(self._written, row).id] = row.name

    def cheapest(self, cost: Cost) -> Relaxed | None:
        """The cheapest choice with fractions; None where there is none, or none was found."""
        write_costs(self._written, cost)
        result = self._solver.solve()
        if result.termination.reason != result_pb2.TERMINATION_REASON_OPTIMAL:
            return None
        best = result.solutions[0]
        duals = best.dual_solution.dual_values
        prices = {self._names[n]: round(-dual * self._scale) for n, dual in _by_id(duals) if n in self._names}
        values = best.primal_solution.variable_values
        split = any(WHOLE < value < 1 - WHOLE for value in values.values)
        chosen = frozenset(column for column, value in _by_id(values) if value > 0.5)
        return Relaxed({name: price for name, price in prices.items() if price > 0}, None if split else chosen)


def _by_id(numbers: sparse_containers_pb2.SparseDoubleVectorProto) -> Iterable[tuple[int, float]]:
    return zip(numbers.ids, numbers.values, strict=True)


class Warm:
    """GLOP, kept warm; read as a message, because MathOpt reads the basis too, which takes longer than solving."""

    def __init__(self, model: mathopt.Model, asked: parameters_pb2.SolveParametersProto | None = None) -> None:
        self._model = model
        self._asked = asked or parameters_pb2.SolveParametersProto()
        self._changes = model.add_update_tracker()
        self._solver = self._new()

    def _new(self) -> solver.Solver:
        kind = mathopt.SolverType.GLOP.value
        return solver.new(kind, self._model.export_model(), parameters_pb2.SolverInitializerProto())

    def solve(self) -> result_pb2.SolveResultProto:
        """The answer to the model as it stands now."""
        changes = self._changes.export_update()
        if changes is not None:
            if not self._solver.update(changes):
                self._solver = self._new()
            self._changes.advance_checkpoint()
        nobody = callback_pb2.CallbackRegistrationProto()
        return self._solver.solve(self._asked, _ONLY_WHAT_COUNTS, None, nobody, None, None)
