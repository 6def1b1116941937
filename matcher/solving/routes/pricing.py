"""Ways by their prices: the linear program asks for cheaper ways until there are none, which proves a bound."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from matcher.solving.routes.links import FINE
from matcher.solving.routes.network import Network
from matcher.solving.routes.program import Priced, Program
from matcher.solving.rows.parts import Numbers

STEADY = 0.6
"""How far prices stay with those that proved most so far: prices that jump find ways that are soon too dear."""
CLOSE, NEAR = 0.001, 0.5
"""A mixture within this of the bound is as good as it gets; or near enough to settle on whole ways."""
FAR_BELOW, FAR_ABOVE = -(2**62), 2**62


@dataclass
class Bounds:
    """What no choice of ways comes to less than, in parts of the goal's unit, and the prices that prove it."""

    floor: int = FAR_BELOW
    told: Numbers | None = None

    @property
    def whole(self) -> int:
        """The bound in whole units of the goal."""
        return -(-self.floor // FINE)


@dataclass(frozen=True)
class Until:
    """When to ask no more: the bound is `enough`, the mixture within `gap` of it, or so many rounds are over."""

    enough: int = FAR_ABOVE
    gap: float = CLOSE
    rounds: int | None = None


@dataclass(frozen=True)
class Pricer:
    """Networks by person, and whether time is up."""

    networks: Mapping[int, Network]
    stop: Callable[[], bool]

    def converge(self, program: Program, bounds: Bounds, until: Until) -> Priced | None:
        """The best mixture, or as good as it got; bounds rise on the way. None if nothing keeps the links."""
        done = 0
        while (priced := program.solve()) is not None and not self.stop():
            is_near = priced.value - bounds.floor / FINE < until.gap
            if is_near or bounds.whole >= until.enough or done == until.rounds:
                break
            if not self._ask(program, priced, bounds):
                break
            done += 1
        return priced

    def _ask(self, program: Program, priced: Priced, bounds: Bounds) -> bool:
        """Ask everybody for a way at steady prices, else at the program's own; true if any is new."""
        told = program.links.told(priced.prices)
        if bounds.told is not None:
            steady = np.round(STEADY * bounds.told + (1 - STEADY) * told).astype(np.int64)
            if self._ask_at(program, steady, bounds):
                return True
        return self._ask_at(program, told, bounds)

    def _ask_at(self, program: Program, told: Numbers, bounds: Bounds) -> bool:
        costs = program.links.costs(told)
        floor, is_new = program.links.floor(told, costs), False
        for person in program.people:
            cost, way = self.networks[person].cheapest(costs)
            floor += cost
            is_new = program.add(person, way) or is_new
        if floor > bounds.floor:
            bounds.floor, bounds.told = floor, told
        return is_new
