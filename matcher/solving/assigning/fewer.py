"""The cheapest choice among the columns that prices speak for, and among more of them until it is proved."""

import time
from dataclasses import dataclass, replace

from matcher.checking.prices import Prices, proved_by, ruled_out
from matcher.domain.certificate import SCALE
from matcher.linear import Cost, Linear, Row
from matcher.solving.linear.programs import Cheapest, cheapest
from matcher.solving.linear.relaxing import Relaxation

FIRST = 0.0005
"""At first, columns with which nothing costs more than this part beyond the bound."""
WIDER = 4
"""So much further where no choice was met."""


def cheapest_by_prices(linear: Linear, cost: Cost, seconds: float) -> Cheapest:
    """The best choice met in that time, and what nothing can beat."""
    began = time.monotonic()
    relaxed = Relaxation(linear, SCALE).cheapest(cost) if linear.columns else None
    if relaxed is None:
        return cheapest(linear, cost, seconds=seconds)
    found = _Widening(linear, cost, relaxed.prices).cheapest(began + seconds)
    return replace(found, seconds=time.monotonic() - began)


@dataclass
class _Widening:
    """One program and the prices that rule columns out."""

    linear: Linear
    cost: Cost
    prices: Prices

    def cheapest(self, until: float) -> Cheapest:
        """Search few columns; then all that a choice cheaper than the one met could have."""
        best: frozenset[int] | None = None
        bound = known = proved_by(self.linear, self.cost, (), self.prices)
        most = bound + max(1, int(FIRST * abs(bound)))
        while True:
            out = ruled_out(self.linear, self.cost, (), self.prices, most)
            none_of_them = Row("ruled out", dict.fromkeys(sorted(out), 1), 0)
            left = until - time.monotonic()
            found = cheapest(self.linear, self.cost, held=(none_of_them,), hint=best, seconds=left)
            best = self._better(best, found.chosen)
            known = max(known, _reached(found, most) if out else found.bound)
            value = None if best is None else self.cost.of(best)
            done = value is not None and value <= known
            if done or not out or found.stopped or most == value:
                least = known if value is None else min(known, value)
                return Cheapest(best, least, found.impossible and not out, not done, 0.0)
            most = bound + WIDER * (most - bound) if value is None else value

    def _better(self, one: frozenset[int] | None, other: frozenset[int] | None) -> frozenset[int] | None:
        return min((each for each in (one, other) if each is not None), key=self.cost.of, default=None)


def _reached(found: Cheapest, most: int) -> int:
    """What nothing can beat: neither among the columns searched, nor with one that was left out."""
    return most + 1 if found.impossible else min(found.bound, most + 1)
