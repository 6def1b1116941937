"""One search: choices that make one amount as small as they can, and a bound nothing can beat."""

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from matcher.amounts import Amount
from matcher.solving.cp_sat import MET, Program, Solver, Status
from matcher.solving.rows.model import Model

BRIEFLY = 0.02
"""The part of the effort for aims that are looked at briefly."""
PATIENTLY = 2.0
"""How much more effort there is for aims that are looked at patiently."""
CLOSE = 10
"""An aim so near the least it could be is made as small as it can."""


@dataclass(frozen=True)
class Limit:
    """When to stop: wall seconds in all (None: never), and deterministic units for each search."""

    seconds: float | None = 60.0
    effort: float = 6.0
    brief: frozenset[int] = frozenset()
    """Tiers whose rules get a small part of the effort each: what is found at once is enough there."""
    patient: frozenset[int] = frozenset()
    """Tiers whose rules get more than the effort each: their proof is worth it."""
    near: frozenset[int] = frozenset()
    """Tiers whose aims are left once they are within one in a hundred of what is least."""
    decided: frozenset[int] = frozenset()
    """Tiers before whose first search it is found out what is decided, to be left out from then on."""
    gap: float = 0.0
    """A search ends once its goal is within this part of the bound."""
    stop: threading.Event = field(default_factory=threading.Event)
    """Set by whoever wants no more searching: the best so far is kept."""

    def effort_for(self, tier: int) -> float:
        """Deterministic units for one rule of that tier."""
        if tier in self.brief:
            return self.effort * BRIEFLY
        return self.effort * PATIENTLY if tier in self.patient else self.effort


@dataclass(frozen=True)
class Found:
    """The best choices met, the bound, what it cost, and whether somebody or the clock broke it off."""

    chosen: Mapping[int, int]
    bound: int
    seconds: float
    effort: float
    """Deterministic units: the same on every machine."""
    stopped: bool


@dataclass(frozen=True)
class Way:
    """How a search goes about it."""

    proving: bool = False
    """It goes for the bound: it rules out what is least, then the next, until something is met."""
    rounds: int = 1
    """So often it cuts off fractions before it begins; that takes time, but hardly any effort as it is counted."""
    apart: int = 0
    """Only what is better by more than one, and one in so many of what is at hand, is looked for; 0: whatever is.

    That there is nothing much better is sooner proved. Of aims close to the least there is, anything better counts.
    """


PLAINLY = Way()


def search(model: Model, goal: Amount, chosen: Mapping[int, int], limit: Limit, way: Way = PLAINLY) -> Found:
    """Make the goal small, starting from `chosen`, which is given back unless something better is met."""
    began = time.monotonic()
    most = _most(goal.value(chosen), goal.low, way)
    model.minimize(goal, most)
    solver = _solver(limit)
    solver.parameters.optimize_with_lb_tree_search = way.proving
    solver.parameters.max_cut_rounds_at_level_zero = way.rounds
    model.hint(chosen)
    status = _run(solver, model.program, limit.stop)
    nothing = most is not None and status == Status.INFEASIBLE
    if status not in (*MET, Status.UNKNOWN) and not nothing:
        raise AssertionError(f"the choices at hand keep every rule, yet the solver says {status.name}")
    best, bound = chosen, max(goal.low, solver.bound)
    if most is not None:
        bound = most + 1 if nothing else min(bound, most + 1)
    if status in MET:
        met = {**chosen, **model.chosen(solver.values)}
        best = met if goal.value(met) < goal.value(chosen) else chosen
    spent = time.monotonic() - began
    out_of_time = status != Status.OPTIMAL and not nothing and solver.effort < limit.effort
    return Found(best, bound, spent, solver.effort, limit.stop.is_set() or out_of_time)


def is_near(value: int, bound: int, gap: float) -> bool:
    """True if no more is worth searching for: the bound is met, within that part of it, or one where far."""
    return value - bound <= (max(1, gap * bound) if gap and value > CLOSE else gap * bound)


def _most(value: int, low: int, way: Way) -> int | None:
    """What is worth looking for; None: anything."""
    if not way.apart or value - low <= CLOSE:
        return None
    return value - max(1, value // (way.apart + 1)) - 1


def _solver(limit: Limit) -> Solver:
    """One worker and a fixed seed, so that the same model gives the same answer on any machine."""
    solver = Solver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    solver.parameters.random_seed = 0
    solver.parameters.relative_gap_limit = limit.gap
    solver.parameters.max_deterministic_time = limit.effort
    if limit.seconds is not None:
        solver.parameters.max_time_in_seconds = limit.seconds
    return solver


def _run(solver: Solver, program: Program, stop: threading.Event) -> Status:
    """Search in a thread of its own, so that whoever asks us to stop is heard; the best so far is kept."""
    outcome: list[Status] = []
    thread = threading.Thread(target=lambda: outcome.append(solver.solve(program)), daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(timeout=0.1)
        if stop.is_set():
            solver.stop_search()
    return outcome[0]
