"""Proof by narrowing: suppose the cost comes to no more than so much, and few columns are left to search.

Where there is no such choice, that much is a bound, and more is supposed; where there is one, it is the best.
"""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from matcher.linear import Cost, Linear
from matcher.solving.assigning.floors import Floors
from matcher.solving.assigning.logic import Among, Effort, Searched, search
from matcher.solving.linear.programs import Cheapest

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
        bound, above = self.floors.bound, max(2 * self.cost.measure, int(FIRST * abs(self.floors.bound)))
        found = Searched(None, False, is_none=True)
        while found.is_none and bound < self._least_met():
            if bound > self._most():
                return Cheapest(None, bound, True, False, time.monotonic() - began)
            most = int(min(self.floors.bound + above, self._least_met() - 1))
            left = seconds - (time.monotonic() - began)
            found = search(self.linear, self.cost, Among(self.floors.under(most), most), Effort(left))
            bound = most + 1 if found.is_none else bound
            above *= 2
        if found.is_best and found.chosen is not None:
            bound = self.cost.of(found.chosen)
        best = self.met() if found.chosen is None else found.chosen
        stopped = not (found.is_best or found.is_none)
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
