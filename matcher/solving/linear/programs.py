"""Linear choices written down for HiGHS: the cheapest choice, and a cost that nothing can beat.

HiGHS is reached through MathOpt, by messages; the older wrapper's solver of that name is another one.
"""

import math
import time
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from ortools.math_opt import (
    callback_pb2,
    model_parameters_pb2,
    parameters_pb2,
    result_pb2,
    solution_pb2,
    sparse_containers_pb2,
)
from ortools.math_opt.core.python import solver

from matcher.linear import Cost, Linear, Row
from matcher.solving.linear.writing import Written

NOTHING = -(10**15)
IMPOSSIBLE = (result_pb2.TERMINATION_REASON_INFEASIBLE, result_pb2.TERMINATION_REASON_INFEASIBLE_OR_UNBOUNDED)


@dataclass(frozen=True)
class Cheapest:
    """The cheapest choice met, if any, and the cost that no choice can be under."""

    chosen: frozenset[int] | None
    """None: none was met."""
    bound: int
    impossible: bool
    """True: it is proved that no choice keeps every row."""
    stopped: bool
    """True if the clock broke the search off."""
    seconds: float


def cheapest(
    linear: Linear,
    cost: Cost,
    *,
    held: Iterable[Row] = (),
    hint: Collection[int] | None = None,
    seconds: float | None = None,
) -> Cheapest:
    """Choose columns that cost little and keep every row and those held."""
    began, kept = time.monotonic(), tuple(held)
    made = Written(linear, whole=True, held=kept)
    made.make_small(cost)
    result = solver.solve(
        made.whole,
        parameters_pb2.SOLVER_TYPE_HIGHS,
        parameters_pb2.SolverInitializerProto(),
        _parameters(cost, seconds),
        _hinted(linear.columns, hint),
        None,
        callback_pb2.CallbackRegistrationProto(),
        None,
        None,
    )
    reason = result.termination.reason
    impossible = reason in IMPOSSIBLE
    chosen = _chosen(result)
    if chosen is not None and not _keeps(linear, kept, chosen):
        chosen = None
    bound = NOTHING if impossible else _bound(result, cost)
    stopped = reason != result_pb2.TERMINATION_REASON_OPTIMAL and not impossible
    return Cheapest(chosen, bound, impossible, stopped, time.monotonic() - began)


def _parameters(cost: Cost, seconds: float | None) -> parameters_pb2.SolveParametersProto:
    """Costs are whole multiples of their common measure, so a gap of less than one is none.

    Tolerances stay as they are: with tighter ones HiGHS was seen to call optimal what was not.
    """
    asked = parameters_pb2.SolveParametersProto(
        relative_gap_tolerance=0.0, absolute_gap_tolerance=0.99 * cost.measure
    )
    if seconds is not None:
        asked.time_limit.FromTimedelta(timedelta(seconds=max(0.01, seconds)))
    return asked


def _hinted(columns: int, hint: Collection[int] | None) -> model_parameters_pb2.ModelSolveParametersProto:
    only_chosen = sparse_containers_pb2.SparseVectorFilterProto(skip_zero_values=True)
    asked = model_parameters_pb2.ModelSolveParametersProto(variable_values_filter=only_chosen)
    if hint is not None:
        values = asked.solution_hints.add().variable_values
        values.ids.extend(range(columns))
        values.values.extend(float(n in hint) for n in range(columns))
    return asked


def _chosen(result: result_pb2.SolveResultProto) -> frozenset[int] | None:
    """The columns of the best choice met; None if none was."""
    met = result.solutions[0].primal_solution if result.solutions else None
    if met is None or met.feasibility_status != solution_pb2.SOLUTION_STATUS_FEASIBLE:
        return None
    values = zip(met.variable_values.ids, met.variable_values.values, strict=True)
    return frozenset(column for column, value in values if value > 0.5)


def _keeps(linear: Linear, rows: Sequence[Row], chosen: frozenset[int]) -> bool:
    """Held against the rows in whole numbers: floating point has no say in what is allowed."""
    return linear.keeps(chosen) and all(row.is_kept(chosen) for row in rows)


def _bound(result: result_pb2.SolveResultProto, cost: Cost) -> int:
    """The bound in whole numbers, up to the next value the cost can take; sums of doubles are that exact."""
    best = result.termination.objective_bounds.dual_bound
    if not math.isfinite(best):
        return NOTHING
    return cost.not_under(best - max(1e-6 * cost.measure, 1e-11 * abs(best)))
