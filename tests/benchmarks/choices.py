"""The exact choice sets of the thirty families with the strongest claims in an example."""

import resource
import time
from pathlib import Path
from typing import Any

from matcher import api
from matcher.api.offering import choosing_in, next_to_offer

EXAMPLES = Path(__file__).parents[2] / "examples"
FAMILIES = 30


def measure(example: str, seconds: float) -> dict[str, Any]:
    """How many pairs may be chosen, are proved not to be, or were not found out; and in how many searches."""
    programme = api.read_programme(EXAMPLES / example).programme
    began, used = time.perf_counter(), _cpu_seconds()
    choosing = choosing_in(programme, seconds)
    sets = choosing.sets([family.code for family in next_to_offer(programme)[:FAMILIES]]).values()
    return {
        "objective": sum(len(one.allowed) for one in sets),
        "bound": sum(len(one.allowed) + len(one.open) for one in sets),
        "seconds": round(time.perf_counter() - began, 2),
        "cpu_seconds": round(_cpu_seconds() - used, 2),
        "families": len(sets),
        "costly": sum(len(one.costly) for one in sets),
        "full": sum(len(one.full) for one in sets),
        "searches": choosing.solves,
        "proved": choosing.is_proved,
    }


def _cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
