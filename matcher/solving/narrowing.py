"""Proof by narrowing: suppose the cost comes to no more than so much, and few columns are left to search.

Where there is no such choice, that much is a bound, and more is supposed; where there is one, it is the best.
"""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from ortools.sat.python import cp_model

from matcher.linear import Cost, Linear
from matcher.solving.floors import Floors
from matcher.solving.programs import Cheapest
from matcher.solving.writing import logical

FIRST = 0.0003
"""The first supposition, as a part of the bound above it; each that follows is twice as far."""


@dataclass
class Narrowing:
    """One program with floors under its columns, and whatever choice was met elsewhere."""

    linear: Linear
    cost: Cost
    floors: Floors
    met: Callable[[], frozenset[int] | None]

    def cheapest(self, seconds: float) -> Cheapest:
        """The best choice, if it was found in time, and what nothing can beat."""
        began = time.monotonic()
        measure = math.gcd(*self.cost.weights.values()) or 1
        bound, above = self.floors.bound, max(2 * measure, int(FIRST * abs(self.floors.bound)))
        chosen: frozenset[int] | None = None
        status = cp_model.INFEASIBLE
        while status == cp_model.INFEASIBLE and bound < self._least_met():
            if bound > self._most():
                return Cheapest(None, bound, True, False, time.monotonic() - began)
            most = int(min(self.floors.bound + above, self._least_met() - 1))
            status, chosen = self._within(most, seconds - (time.monotonic() - began))
            bound = most + 1 if status == cp_model.INFEASIBLE else bound
            above *= 2
        if status == cp_model.OPTIMAL and chosen is not None:
            bound = self.cost.of(chosen)
        stopped = status not in (cp_model.OPTIMAL, cp_model.INFEASIBLE)
        best = self.met() if chosen is None else chosen
        return Cheapest(best, int(min(bound, self._least_met())), False, stopped, time.monotonic() - began)

    def _least_met(self) -> float:
        """What the choice met elsewhere costs."""
        met = self.met()
        return math.inf if met is None or not self.linear.keeps(met) else self.cost.of(met)

    def _most(self) -> int:
        """What no choice whatever costs more than."""
        weights = self.cost.weights
        dearest = sum(max((0, *(weights.get(n, 0) for n in group))) for group in self.linear.groups)
        return self.cost.constant + dearest

    def _within(self, most: int, seconds: float) -> tuple[cp_model.CpSolverStatus, frozenset[int] | None]:
        """The best choice that costs no more than this."""
        cp, variables = logical(self.linear, self.cost, self.floors.under(most), most)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 0
        solver.parameters.max_time_in_seconds = max(0.01, seconds)
        status = solver.solve(cp)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return status, None
        return status, frozenset(n for n, variable in variables.items() if solver.boolean_value(variable))
