"""Two at one program: HiGHS for the proof, and rebuilding for the choice, each on a core of its own."""

import threading
from dataclasses import replace

from matcher.linear import Cost, Linear
from matcher.solving.programs import Cheapest, cheapest
from matcher.solving.rebuilding import Rebuilding


def cheapest_together(linear: Linear, cost: Cost, seconds: float) -> Cheapest:
    """The better choice of the two, with the bound of the proof."""
    over = threading.Event()
    rebuilding = Rebuilding(linear, cost)
    partner = threading.Thread(target=rebuilding.run, args=(0.95 * seconds, over.is_set), daemon=True)
    partner.start()
    found = cheapest(linear, cost, seconds=seconds)
    over.set()
    partner.join()
    other = rebuilding.chosen
    if other is None or found.impossible or not linear.keeps(other):
        return found
    if found.chosen is not None and cost.of(found.chosen) <= cost.of(other):
        return found
    return replace(found, chosen=other, stopped=cost.of(other) != found.bound)
