"""Linear choices for CP-SAT, on one core: quick where few columns are left."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from matcher.linear import Cost, Linear
from matcher.solving.cp_sat import FAR, MET, Program, Solver, Status


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
    columns = sorted(among.columns)
    program = _written(linear, cost, columns, among.most)
    if among.hint:
        program.hint(range(len(columns)), [int(n in among.hint) for n in columns])
    solver = Solver()
    solver.parameters.num_workers = 1
    if effort.any_will_do:
        solver.parameters.stop_after_first_solution = True
        solver.parameters.cp_model_presolve = False
        solver.parameters.cp_model_probing_level = solver.parameters.symmetry_level = 0
    solver.parameters.max_time_in_seconds = max(0.01, effort.seconds)
    solver.parameters.max_deterministic_time = effort.units
    status = solver.solve(program)
    if status not in MET:
        return Searched(None, False, status == Status.INFEASIBLE)
    chosen = frozenset(n for n, value in zip(columns, solver.values, strict=True) if value)
    return Searched(chosen, status == Status.OPTIMAL, False)


def _written(linear: Linear, cost: Cost, columns: Sequence[int], most: int | None) -> Program:
    """Some of the columns for CP-SAT, the others left out; the cost is made small and is no more than this."""
    program = Program()
    program.add_columns([1] * len(columns))
    place = {column: n for n, column in enumerate(columns)}
    for group in linear.groups:
        program.add_one_of([place[n] for n in group if n in place], exactly=linear.each)
    for row in linear.rows:
        program.add_row(*_some(place, row.weights), -FAR, row.most)
    spent = _some(place, cost.weights)
    if most is not None:
        program.add_row(*spent, -FAR, most - cost.constant)
    program.minimize(*spent)
    return program


def _some(place: Mapping[int, int], weights: Mapping[int, int]) -> tuple[list[int], list[int]]:
    """The places of the columns that are there, and their weights."""
    some = [n for n in weights if n in place]
    return [place[n] for n in some], [weights[n] for n in some]
