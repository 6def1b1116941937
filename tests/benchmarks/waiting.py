"""550 families waiting at once for 28 Coaches: who is placed, pairing alone, through the stage that plans use."""

import json
import time
from pathlib import Path
from typing import Any

from matcher import api, checking
from matcher.canonical import canonical_bytes
from matcher.checking.refusing import Refusing
from matcher.checking.screening import screen
from matcher.domain.claims import families_to_place
from matcher.domain.plan import Plan
from matcher.planning.pairs_first import PairsFirst, PairsPlanned
from matcher.planning.programmes import combinations
from matcher.planning.stages import Settling
from matcher.rule import PLACED_AND_COVER
from matcher.solving.searching import Limit
from tests.benchmarks.spent import spent

EXAMPLE = Path(__file__).parents[2] / "examples" / "heaton-550-waiting"


def measure(policy: str, seconds: float, solution: Path | None) -> dict[str, Any]:
    """Families placed; `bound` is the most there could be where every step of the policy is proved.

    `verified`: the checkers find no must-hold rule broken in the printed pairs, and count in every step of placing
    what the stage says it came to.
    """
    began = time.perf_counter()
    programme = api.placed_by(api.read_programme(EXAMPLE).programme, policy)
    rules = api.rules_of(programme)
    possible = screen(Refusing(programme, rules)).possible
    settling = Settling(Limit(seconds=seconds), lambda _: None)
    stage = PairsFirst(programme, rules, possible, settling).settle(combinations(programme, possible))
    printed = canonical_bytes({"assignment": {"pairs": stage.planned.plan.pairs}})
    if solution:
        solution.write_bytes(printed)
    plan = Plan.model_validate({"period": programme.period, **json.loads(printed)["assignment"]})
    counted = {name: n for part in checking.totals(programme, plan, rules).values() for name, n in part}
    steps = [rung for rung in stage.rungs if stage.placing.tiers[rung.cost.name] == PLACED_AND_COVER]
    waiting = {family.code for family in families_to_place(programme)}
    placed = sum(pair.family in waiting for pair in plan.pairs)
    proved = all(rung.proved and counted[rung.cost.name] == rung.value for rung in steps)
    return {
        "objective": placed,
        "bound": placed if proved else len(waiting),
        "proved": proved,
        **spent(began),
        "verified": _as_counted(stage, counted) and not checking.broken(programme, plan, rules),
        "policy": policy,
        "waiting": len(waiting),
        "steps": len(steps),
        "proved_by_prices": sum(rung.prices is not None for rung in steps),
    }


def _as_counted(stage: PairsPlanned, counted: dict[str, int]) -> bool:
    """True if the checkers count in each placing step what the stage settled it at."""
    said = {one.step.name: one.value for one in stage.planned.settled if one.step.tier == PLACED_AND_COVER}
    return all(counted[name] == value for name, value in said.items() if name in stage.placing.tiers)
