"""A whole solve of so many estates like Heaton, through the planners the product uses."""

import json
import resource
import time
from pathlib import Path
from typing import Any

from matcher import api, checking
from matcher.canonical import canonical_bytes
from matcher.domain.plan import Plan, Tier
from matcher.domain.programme import Programme
from tests.benchmarks.estates import estates

EXAMPLE = Path(__file__).parents[2] / "examples" / "heaton-28"
SETTLED_FIRST = "placed_and_cover"


def measure(scale: int, seconds: float, weeks: int | None, solution: Path | None) -> dict[str, Any]:
    """Families and minimum cover missing, in all, with every tier beside it.

    `objective` is counted by the checkers from the printed pairs and duties alone; `verified` says that nothing is
    broken and that the checkers count in every tier what the plan says of itself.
    """
    began = time.perf_counter()
    programme = estates(api.read_programme(EXAMPLE, weeks=weeks).programme, scale)
    plan = api.solve(programme, seconds=seconds)
    spent = time.perf_counter() - began
    used = resource.getrusage(resource.RUSAGE_SELF)
    printed = canonical_bytes({"assignment": {"pairs": plan.pairs, "duties": plan.duties}})
    if solution:
        solution.write_bytes(printed)
    counted = _counted(programme, printed)
    said = {tier.index: tuple((part.name, part.value) for part in tier.parts) for tier in plan.tiers}
    first = next(tier for tier in plan.tiers if tier.name == SETTLED_FIRST)
    return {
        "objective": sum(value for _, value in counted[first.index]),
        "bound": sum(part.bound for part in first.parts),
        "seconds": round(spent, 2),
        "cpu_seconds": round(used.ru_utime + used.ru_stime, 2),
        "peak_mb": round(used.ru_maxrss / 1024, 1),
        "verified": not api.verify(programme, plan)
        and all(counted[index] == parts for index, parts in said.items()),
        "tiers": [_line(tier) for tier in plan.tiers],
    }


def _counted(programme: Programme, printed: bytes) -> dict[int, tuple[tuple[str, int], ...]]:
    """Each tier as the checkers count it, from the printed assignment alone."""
    plan = Plan.model_validate({"period": programme.period, **json.loads(printed)["assignment"]})
    return dict(checking.totals(programme, plan, api.rules_of(programme)))


def _line(tier: Tier) -> dict[str, Any]:
    values, bounds = sum(part.value for part in tier.parts), sum(part.bound for part in tier.parts)
    return {"name": tier.name, "objective": values, "bound": bounds, "proved": tier.proved, "given": tier.given}
