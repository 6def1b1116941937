"""Two at one program: proof over the columns that a good choice can have, and rebuilding, on a core each."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace

from matcher.linear import Cost, Linear
from matcher.solving.floors import Floors, floors_of
from matcher.solving.narrowing import Narrowing
from matcher.solving.programs import Cheapest, cheapest
from matcher.solving.rebuilding import Rebuilding

PRICING = 0.2
"""The part of the time that may go into prices."""
LIKELY = 5
"""So many columns of each group are rebuilt from."""
PROVING = 0.5
"""The part of what is left by which proof must have ended."""


def cheapest_together(linear: Linear, cost: Cost, seconds: float) -> Cheapest:
    """The better choice of the two, with the bound of the proof; what proof cannot end soon, both rebuild."""
    until = time.monotonic() + seconds
    over = threading.Event()
    floors = floors_of(linear, cost, PRICING * seconds)
    first = _rebuilding(linear, cost, floors, seed=0)
    left = until - time.monotonic()
    partner = threading.Thread(target=first.run, args=(0.95 * left, over.is_set), daemon=True)
    partner.start()
    found = _proved(linear, cost, floors, lambda: first.chosen, left)
    if found.stopped and floors:
        second = _rebuilding(linear, cost, floors, seed=1)
        second.chosen = first.chosen
        second.run(0.95 * (until - time.monotonic()), lambda: False)
        found = _better(linear, cost, found, second.chosen)
    over.set()
    partner.join()
    return _better(linear, cost, found, first.chosen)


def _rebuilding(linear: Linear, cost: Cost, floors: Floors | None, seed: int) -> Rebuilding:
    made = Rebuilding(linear, cost, seed)
    made.likely = _likely(linear, floors) if floors else None
    return made


def _proved(
    linear: Linear, cost: Cost, floors: Floors | None, met: Callable[[], frozenset[int] | None], seconds: float
) -> Cheapest:
    if floors is None:
        return cheapest(linear, cost, seconds=seconds)
    return Narrowing(linear, cost, floors, met).cheapest(PROVING * seconds)


def _better(linear: Linear, cost: Cost, found: Cheapest, other: frozenset[int] | None) -> Cheapest:
    if other is None or found.impossible or not linear.keeps(other):
        return found
    if found.chosen is not None and cost.of(found.chosen) <= cost.of(other):
        return found
    return replace(found, chosen=other, stopped=cost.of(other) != found.bound)


def _likely(linear: Linear, floors: Floors) -> frozenset[int]:
    """The few columns of each group that the least may be had with."""
    return frozenset(
        n for group in linear.groups for n in sorted(group, key=lambda n: floors.with_column[n])[:LIKELY]
    )
