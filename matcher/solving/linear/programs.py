"""Linear choices written down for HiGHS: the cheapest choice, and a cost that nothing can beat.

HiGHS is reached through MathOpt; the older wrapper's solver of that name is another one.
"""

import math
import time
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from ortools.math_opt.python import mathopt

from matcher.linear import Cost, Linear, Row
from matcher.solving.linear.writing import write_costs, written

NOTHING = -(10**15)


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
    made = written(linear, whole=True, held=kept)
    write_costs(made, cost)
    result = mathopt.solve(
        made.model,
        mathopt.SolverType.HIGHS,
        params=_parameters(cost, seconds),
        model_params=_hinted(made.columns, hint),
    )
    reason = result.termination.reason
    impossible = reason in (mathopt.TerminationReason.INFEASIBLE, mathopt.TerminationReason.INFEASIBLE_OR_UNBOUNDED)
    chosen = _chosen(result) if result.has_primal_feasible_solution() else None
    if chosen is not None and not _keeps(linear, kept, chosen):
        chosen = None
    bound = NOTHING if impossible else _bound(result, cost)
    stopped = reason not in (mathopt.TerminationReason.OPTIMAL,) and not impossible
    return Cheapest(chosen, bound, impossible, stopped, time.monotonic() - began)


def _parameters(cost: Cost, seconds: float | None) -> mathopt.SolveParameters:
    """Costs are whole multiples of their common measure, so a gap of less than one is none.

    Tolerances stay as they are: with tighter ones HiGHS was seen to call optimal what was not.
    """
    return mathopt.SolveParameters(
        time_limit=None if seconds is None else timedelta(seconds=max(0.01, seconds)),
        relative_gap_tolerance=0.0,
        absolute_gap_tolerance=0.99 * cost.measure,
    )


def _hinted(columns: Sequence[mathopt.Variable], hint: Collection[int] | None) -> mathopt.ModelSolveParameters:
    only_chosen = mathopt.VariableFilter(skip_zero_values=True)
    if hint is None:
        return mathopt.ModelSolveParameters(variable_values_filter=only_chosen)
    values = {variable: float(n in hint) for n, variable in enumerate(columns)}
    hints = [mathopt.SolutionHint(variable_values=values)]
    return mathopt.ModelSolveParameters(variable_values_filter=only_chosen, solution_hints=hints)


def _chosen(result: mathopt.SolveResult) -> frozenset[int]:
    return frozenset(column.id for column, value in result.variable_values().items() if value > 0.5)


def _keeps(linear: Linear, rows: Sequence[Row], chosen: frozenset[int]) -> bool:
    """Held against the rows in whole numbers: floating point has no say in what is allowed."""
    return linear.keeps(chosen) and all(row.is_kept(chosen) for row in rows)


def _bound(result: mathopt.SolveResult, cost: Cost) -> int:
    """The bound in whole numbers, up to the next value the cost can take; sums of doubles are that exact."""
    best = float(result.best_objective_bound())
    if not math.isfinite(best):
        return NOTHING
    return cost.not_under(best - max(1e-6 * cost.measure, 1e-11 * abs(best)))
