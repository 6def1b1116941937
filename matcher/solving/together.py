"""One search by several workers: one after a bound, the others after better plans, each telling the others."""

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from matcher.amounts import ZERO, Amount
from matcher.solving.model import Model
from matcher.solving.neighbourhoods import Neighbourhoods, part_solver
from matcher.solving.parts import Numbers, Parts
from matcher.solving.searching import Found, Limit
from matcher.solving.whole_bound import WholeBound

EFFORT, MOST_EFFORT = 0.1, 4.0
"""What one part may cost, in deterministic units."""
HARDER, EASIER = 1.02, 1.25
"""Parts that gain nothing let the next cost a little more; one that gains, less."""
PATIENCE = 1.5
"""Seconds without any gain, part by part, after which the whole is tried."""
WHOLE = 8.0
"""What that may cost, in deterministic units and in seconds; twice as much at each further try."""
DEAR = 1000
"""What one unit of what is firm costs while parts are moved about."""
A_DAY = 86_400.0
WHOLE_FIRST = 0.5
"""The share of the time in which the whole is searched before its parts are."""
BOUND_LEAST, BOUND_PART = 12.0, 4
"""A bound is sought for so many seconds at least, and for that part of longer times: it soon rises but slowly."""
LARGE = 20_000
"""A model of more columns is not tried whole."""


@dataclass
class Best:
    """The best values so far and the best bound, for all workers."""

    parts: Parts
    softly: Parts
    """The same with what is firm only dear: parts of it are easier to move about in."""
    values: Numbers
    bound: int
    until: float
    """When to stop, by the monotonic clock."""
    stop: threading.Event
    lock: threading.Lock = field(default_factory=threading.Lock)
    whole: cp_model.CpSolver | None = None
    """The search of the whole that is under way, to be stopped once nothing better can be."""

    def offer(self, values: Numbers) -> None:
        """Taken if they keep every row, what is firm too, and are no worse."""
        keeps = self.parts.keeps(values)
        with self.lock:
            if keeps and self.parts.value(values) <= self.parts.value(self.values):
                self.values = values

    def raise_bound(self, bound: int) -> None:
        """Nothing is below this."""
        with self.lock:
            self.bound = min(max(self.bound, bound), self.parts.value(self.values))
            if self.whole is not None and self.bound >= self.parts.value(self.values):
                self.whole.stop_search()

    @property
    def value(self) -> int:
        """What the best values come to."""
        return self.parts.value(self.values)

    @property
    def left(self) -> float:
        """Seconds left; 0 once value and bound meet or somebody asked to stop."""
        met = self.bound >= self.parts.value(self.values)
        return 0.0 if met or self.stop.is_set() else max(0.0, self.until - time.monotonic())


@dataclass(frozen=True)
class Crew:
    """How many work at once, and what they draw at random from."""

    workers: int = 2
    seed: int = 0


PAIR = Crew()


@dataclass(frozen=True)
class Aim:
    """What to make small, and what must come to nothing, as it does at the start."""

    goal: Amount
    firm: Amount = ZERO


def search_together(model: Model, aim: Aim, chosen: Mapping[int, int], limit: Limit, crew: Crew = PAIR) -> Found:
    """Make the goal small with several workers; which plan comes out of equal ones depends on the clock."""
    began = time.monotonic()
    softly = Parts(model, aim.firm * DEAR + aim.goal)
    model.require_none(aim.firm)
    parts = Parts(model, aim.goal)
    until = began + (limit.seconds if limit.seconds is not None else A_DAY)
    best = Best(parts, softly, parts.values(chosen), aim.goal.low, until, limit.stop)
    bounding = WholeBound(parts, min(best.left, max(BOUND_LEAST, best.left / BOUND_PART)))
    threads = [threading.Thread(target=_hear_bounds, args=(best, bounding, crew), daemon=True)]
    for n in range(max(1, crew.workers - 1)):
        threads.append(threading.Thread(target=_seek_plans, args=(best, crew.seed + n, n == 0), daemon=True))
    for thread in threads:
        thread.start()
    for thread in threads[1:]:
        thread.join()
    bounding.end()
    threads[0].join()
    value = parts.value(best.values)
    return Found(parts.chosen(best.values), best.bound, time.monotonic() - began, 0.0, best.bound < value)


def _hear_bounds(best: Best, bounding: WholeBound, crew: Crew) -> None:
    """Hear of bounds for as long as that is worth it, then look for plans like the others."""
    for bound, values in bounding.met():
        if values is not None:
            best.offer(values)
        if bound is not None:
            best.raise_bound(bound)
    _seek_plans(best, crew.seed + crew.workers, with_whole=False)


def _seek_plans(best: Best, seed: int, with_whole: bool) -> None:
    """Part by part; and the whole, once that has gained nothing for a while."""
    if with_whole:
        _begin_whole(best, seed)
    near = Neighbourhoods(best.softly, seed)
    value, since, effort, most = best.value, time.monotonic(), EFFORT, WHOLE
    while left := best.left:
        values, _ = near.improve(best.values, effort, left)
        best.offer(values)
        effort = min(MOST_EFFORT, effort * HARDER)
        if best.value < value:
            value, since, effort = best.value, time.monotonic(), max(EFFORT, effort / EASIER)
        elif with_whole and time.monotonic() - since > PATIENCE * most / WHOLE:
            _try_whole(best, seed, most)
            since, most = time.monotonic(), 2 * most


def _begin_whole(best: Best, seed: int) -> None:
    """Some of the time for the whole, with the solver's own ways of making plans better."""
    if len(best.parts.atoms) > LARGE:
        return
    values = best.values
    part = best.parts.cut(best.parts.choices, values)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 2
    solver.parameters.random_seed = seed
    solver.parameters.catch_sigint_signal = False
    solver.parameters.max_time_in_seconds = best.left * WHOLE_FIRST
    best.whole = solver
    status = solver.solve(part.cp)
    best.whole = None
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        after = values.copy()
        after[part.columns] = [solver.value(variable) for variable in part.variables]
        best.offer(after)
        best.raise_bound(round(solver.best_objective_bound) - part.now + best.parts.value(values))


def _try_whole(best: Best, seed: int, most: float) -> None:
    """Look for anything better at all; that there is nothing is a proof."""
    values = best.values
    if len(best.parts.atoms) > LARGE:
        return
    part = best.parts.cut(best.parts.choices, values, better=True)
    solver = part_solver(most, min(most, best.left), seed)
    status = solver.solve(part.cp)
    if status == cp_model.INFEASIBLE:
        best.raise_bound(best.parts.value(values))
    elif status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        after = values.copy()
        after[part.columns] = [solver.value(variable) for variable in part.variables]
        best.offer(after)
        best.raise_bound(round(solver.best_objective_bound) - part.now + best.parts.value(values))
