"""Linear choices for CP-SAT, on one core: quick where few columns are left."""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ortools.sat.python import cp_model

from matcher.linear import Cost, Linear


@dataclass(frozen=True)
class Searched:
    """What a search among some columns came to."""

    chosen: frozenset[int] | None
    """None: none was met."""
    is_best: bool
    is_none: bool
    """True: it is proved that there is no such choice."""


@dataclass(frozen=True)
class Among:
    """The choices to search: of these columns, at no more than `most`, beginning near a hint."""

    columns: Collection[int]
    most: int | None = None
    hint: Collection[int] = ()


@dataclass(frozen=True)
class Effort:
    """How long to search, and whether any choice is good enough."""

    seconds: float
    units: float = math.inf
    """The same in deterministic units, whatever the machine."""
    any_will_do: bool = False
    """Then nothing is simplified first either: that takes longer than finding a choice near the hint."""


def search(linear: Linear, cost: Cost, among: Among, effort: Effort) -> Searched:
    """The cheapest choice there is among those."""
    cp, variables = _written(linear, cost, among.columns, among.most)
    for n, variable in variables.items() if among.hint else ():
        cp.add_hint(variable, n in among.hint)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    if effort.any_will_do:
        solver.parameters.stop_after_first_solution = True
        solver.parameters.cp_model_presolve = False
        solver.parameters.cp_model_probing_level = solver.parameters.symmetry_level = 0
    solver.parameters.max_time_in_seconds = max(0.01, effort.seconds)
    solver.parameters.max_deterministic_time = effort.units
    status = solver.solve(cp)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Searched(None, False, status == cp_model.INFEASIBLE)
    chosen = frozenset(n for n, variable in variables.items() if solver.boolean_value(variable))
    return Searched(chosen, status == cp_model.OPTIMAL, False)


def _written(
    linear: Linear, cost: Cost, columns: Collection[int], most: int | None
) -> tuple[cp_model.CpModel, dict[int, cp_model.IntVar]]:
    """Some of the columns for CP-SAT, the others left out; the cost is made small and is no more than this."""
    cp = cp_model.CpModel()
    variables = {n: cp.new_bool_var("") for n in sorted(columns)}
    for group in linear.groups:
        literals = [variables[n] for n in group if n in variables]
        if linear.each:
            cp.add_exactly_one(literals)
        else:
            cp.add_at_most_one(literals)
    for row in linear.rows:
        cp.add(_sum(variables, row.weights) <= row.most)
    spent = _sum(variables, cost.weights)
    if most is not None:
        cp.add(spent <= most - cost.constant)
    cp.minimize(spent)
    return cp, variables


def _sum(variables: Mapping[int, cp_model.IntVar], weights: Mapping[int, int]) -> cp_model.LinearExprT:
    some = [n for n in weights if n in variables]
    return cp_model.LinearExpr.weighted_sum([variables[n] for n in some], [weights[n] for n in some])
