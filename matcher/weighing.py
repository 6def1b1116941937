"""Plans shifts by one sum of weights, where the aims are weighed against one another and not settled in order.

What people and venues weigh, and what has no weight but must come to nothing, is said by rule; everything else,
must-hold rules, board and solver, is as in any other plan.
"""

import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from matcher.amounts import Amount, total
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.layout import Layout
from matcher.pairing.modelling import model_of
from matcher.rota.laying import lay_shifts
from matcher.rule import MUST, Rule
from matcher.solving.neighbourhoods import Neighbourhoods
from matcher.solving.parts import Parts
from matcher.solving.searching import Limit
from matcher.solving.together import A_DAY, PAIR, Aim, Crew, search_together

__all__ = ["Crew", "Limit", "Weighed", "plan_by_weight"]

EFFORT_EACH = 0.05
"""What planning one person first may cost, in deterministic units; twice as much at each further try."""
MANY = 150
"""Choices of one person beyond which planning them may cost more, in proportion."""


@dataclass(frozen=True)
class Weighed:
    """A plan of shifts, what it weighs, what none weighs less than, and whether it keeps what comes first."""

    plan: Plan
    value: int
    bound: int
    keeps_firm: bool


def plan_by_weight(
    programme: Programme,
    rules: Sequence[Rule],
    *,
    firm: Collection[str],
    limit: Limit,
    crew: Crew = PAIR,
) -> Weighed:
    """The plan of least weight found in time; the rules called firm weigh more than all others together."""
    began = time.monotonic()
    layout = Layout(programme, rules)
    lay_shifts(layout)
    model = model_of(layout)
    costs = {rule.name: rule.post(layout.board) for rule in rules if rule.tier != MUST}
    must = total(cost for name, cost in costs.items() if name in firm)
    goal = total(cost for name, cost in costs.items() if name not in firm)
    first = _in_order(must, goal)
    until = began + (limit.seconds if limit.seconds is not None else A_DAY)
    chosen = _one_after_another(Parts(model, first), must, layout.nothing(), until, crew.seed)
    wishes = [cost for name, cost in costs.items() if name not in firm]
    aim = Aim([first]) if must.value(chosen) else Aim(wishes, must)
    left = replace(limit, seconds=max(0.0, until - time.monotonic()))
    found = search_together(model, aim, chosen, left, crew)
    return Weighed(layout.plan(found.chosen), goal.value(found.chosen), found.bound, must.value(found.chosen) == 0)


def _in_order(must: Amount, goal: Amount) -> Amount:
    """One amount in which the first counts more than all of the second."""
    return must * (1 + goal.high - goal.low) + goal


def _one_after_another(
    parts: Parts, must: Amount, chosen: Mapping[int, int], until: float, seed: int
) -> Mapping[int, int]:
    """A whole plan to start from: each person's duties as good as they get beside those planned before.

    Whoever still lacks what must come first is planned again, with more effort.
    """
    near = Neighbourhoods(parts, seed)
    values = parts.values(chosen)
    waiting, effort = [near.of_person(nth) for nth in range(len(near.people))], EFFORT_EACH
    while waiting and time.monotonic() < until:
        for theirs in waiting:
            each = effort * max(1.0, len(theirs) / MANY)
            values, _, _ = near.solve(theirs, values, each, until - time.monotonic())
        short = parts.positive(must, values)
        waiting = [theirs for theirs in waiting if short & set(parts.opened(theirs)[0].tolist())]
        effort *= 2
    return parts.chosen(values)
