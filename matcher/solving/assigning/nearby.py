"""A choice near to another: one with few moves is found by logic, and that there is none at all by HiGHS."""

import math
import time
from collections.abc import Collection, Iterable
from dataclasses import replace

from matcher.linear import Cost, Linear, Row
from matcher.solving.assigning.logic import Among, Effort, search
from matcher.solving.linear.programs import Cheapest, cheapest

FEW = 7
"""So many columns may go where a few moves will do."""
UNITS = 0.5
"""Deterministic units for the search among few moves."""


def near_to(
    linear: Linear, chosen: Collection[int], *, held: Iterable[Row], seconds: float | None = None
) -> Cheapest:
    """A choice that keeps every row and those held, and leaves most of what was chosen as it is."""
    began, kept = time.monotonic(), tuple(held)
    stay = Cost("stay", 0, dict.fromkeys(sorted(chosen), -1))
    among = Among(range(linear.columns), most=FEW - len(stay.weights), hint=chosen)
    effort = Effort(math.inf if seconds is None else seconds, UNITS, any_will_do=True)
    found = search(replace(linear, rows=(*linear.rows, *kept)), stay, among, effort)
    if found.chosen is not None:
        return Cheapest(found.chosen, -len(stay.weights), False, False, time.monotonic() - began)
    left = None if seconds is None else max(0.0, seconds - (time.monotonic() - began))
    return cheapest(linear, stay, held=kept, seconds=left)
