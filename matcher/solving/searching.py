"""One search: choices that make one amount as small as they can, and a bound nothing can beat."""

import math
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass

from ortools.sat.python import cp_model

from matcher.amounts import Amount
from matcher.solving.model import Model


@dataclass(frozen=True)
class Found:
    """The best choices met, the bound, what it cost, and whether somebody or the clock broke it off."""

    chosen: Mapping[int, int]
    bound: int
    seconds: float
    effort: float
    """Deterministic units: the same on every machine."""
    stopped: bool


def search(model: Model, goal: Amount, chosen: Mapping[int, int], effort: float, seconds: float | None) -> Found:
    """Make the goal small, starting from `chosen`, which is given back unless something better is met."""
    began = time.monotonic()
    model.cp.minimize(model.express(goal))
    model.hint(chosen)
    solver = _solver(effort, seconds)
    status, interrupted = _run(solver, model.cp)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE, cp_model.UNKNOWN):
        raise AssertionError(f"the choices at hand keep every rule, yet the solver says {status.name}")
    best, bound = chosen, goal.low
    if status != cp_model.UNKNOWN:
        met = {**chosen, **{index: int(solver.value(var)) for index, var in model.choices()}}
        best = met if goal.value(met) < goal.value(chosen) else chosen
        bound = max(bound, math.ceil(solver.best_objective_bound - 1e-6))
    spent = time.monotonic() - began
    out_of_time = status != cp_model.OPTIMAL and solver.deterministic_time < effort
    return Found(best, bound, spent, solver.deterministic_time, interrupted or out_of_time)


def _solver(effort: float, seconds: float | None) -> cp_model.CpSolver:
    """One worker and a fixed seed, so that the same model gives the same answer on any machine."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    solver.parameters.random_seed = 0
    solver.parameters.max_deterministic_time = effort
    solver.parameters.catch_sigint_signal = False
    if seconds is not None:
        solver.parameters.max_time_in_seconds = seconds
    return solver


def _run(solver: cp_model.CpSolver, cp: cp_model.CpModel) -> tuple[cp_model.CpSolverStatus, bool]:
    """Search in a thread of its own, so that Ctrl-C reaches us: it stops the search and keeps the best."""
    outcome: list[cp_model.CpSolverStatus] = []
    thread = threading.Thread(target=lambda: outcome.append(solver.solve(cp)))
    thread.start()
    interrupted = False
    while thread.is_alive():
        try:
            thread.join(timeout=0.1)
        except KeyboardInterrupt:
            interrupted = True
            solver.stop_search()
    return outcome[0], interrupted
