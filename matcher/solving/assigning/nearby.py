"""A choice near to another: logic finds one on the way from there, or that there is none; else HiGHS does."""

import math
import time
from collections.abc import Collection, Iterable
from dataclasses import replace

from matcher.linear import Cost, Linear, Row
from matcher.solving.assigning.logic import Among, Effort, search
from matcher.solving.linear.programs import Cheapest, cheapest

UNITS = 1.0
"""Deterministic units for logic."""


def near_to(
    linear: Linear, chosen: Collection[int], *, held: Iterable[Row], seconds: float | None = None
) -> Cheapest:
    """A choice that keeps every row and those held, and leaves much of what was chosen as it is."""
    began, kept = time.monotonic(), tuple(held)
    stay = Cost("stay", 0, dict.fromkeys(sorted(chosen), -1))
    among = Among(range(linear.columns), hint=chosen)
    effort = Effort(math.inf if seconds is None else seconds, UNITS, any_will_do=True)
    found = search(replace(linear, rows=(*linear.rows, *kept)), stay, among, effort)
    if found.chosen is not None or found.is_none:
        spent = time.monotonic() - began
        return Cheapest(found.chosen, -len(stay.weights), found.is_none, False, spent)
    left = None if seconds is None else max(0.0, seconds - (time.monotonic() - began))
    return cheapest(linear, stay, held=kept, seconds=left)
