"""Plans shifts by one sum of weights, where the aims are weighed against one another and not settled in order.

What people and venues weigh, and what has no weight but must come to nothing, is said by rule; everything else,
must-hold rules, board and solver, is as in any other plan.
"""

import gc
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from matcher.amounts import Amount, total
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.layout import Layout
from matcher.pairing.modelling import model_of
from matcher.planning.typical import Given, Typical
from matcher.rota.laying import lay_shifts
from matcher.rota.likely import Likely
from matcher.rule import MUST, Rule
from matcher.solving.improving.beginning import Beginning
from matcher.solving.improving.together import A_DAY, PAIR, Crew, Whole, search_together
from matcher.solving.routes.mapped import mapped
from matcher.solving.rows.cliques import only_choice
from matcher.solving.rows.model import Model
from matcher.solving.rows.parts import Parts
from matcher.solving.searching import Limit

__all__ = ["Crew", "Limit", "Weighed", "plan_by_weight"]


A_SECOND = 800
"""Choices that can be laid and planned once in a second of the time there is, with much of it left."""
MOST = 150_000
"""Choices that fit into a gigabyte or two, with all that is built of them."""
MAPPING_PART = 0.5
"""The part of what time is left in which everybody's days are laid as networks, or not at all."""


@dataclass(frozen=True)
class Weighed:
    """A plan of shifts, what it weighs, what none weighs less than, and whether it keeps what comes first."""

    plan: Plan
    value: int
    bound: int
    keeps_firm: bool
    first_seconds: float
    """When everybody had been planned once, in seconds from the start."""


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
    until = began + (limit.seconds if limit.seconds is not None else A_DAY)
    with _nothing_thrown_away():
        given = Typical(programme, rules, firm).plan()
        given_seconds = time.monotonic() - began
        layout, laying = Layout(programme, rules), time.monotonic()
        lay_shifts(layout, Likely(programme, choices_in(limit.seconds), given).offers)
        until -= time.monotonic() - laying  # in the time they were laid in, choices are told as a plan
        weighing = _Weighing(layout, firm, until, crew, given)
        whole, keeps_firm = weighing.first()
    first_seconds = given_seconds if weighing.keeps_given else time.monotonic() - began
    left = replace(limit, seconds=max(0.0, until - time.monotonic()))
    found = search_together(whole, left, crew)
    plan, value = layout.plan(found.chosen), weighing.goal.value(found.chosen)
    return Weighed(plan, value, found.bound, keeps_firm, first_seconds)


def choices_in(seconds: float | None) -> int:
    """How many choices are worth laying in so much time."""
    return MOST if seconds is None else min(MOST, int(A_SECOND * seconds))


@contextmanager
def _nothing_thrown_away() -> Iterator[None]:
    """Looks for no garbage meanwhile: all records of a board stay, and to look them through takes a fifth of it."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


class _Weighing:
    """What is firm and what is weighed on a board, and a whole plan to begin from."""

    def __init__(self, layout: Layout, firm: Collection[str], until: float, crew: Crew, given: Given) -> None:
        self.layout, self.until, self.crew, self.given = layout, until, crew, given
        self.keeps_given = False
        """True once the whole is searched from what was given at first."""
        costs = {rule.name: rule.post(layout.board) for rule in layout.rules if rule.tier != MUST}
        self.must = total(cost for name, cost in costs.items() if name in firm)
        self.wishes = [cost for name, cost in costs.items() if name not in firm]
        self.goal = total(self.wishes)

    def first(self) -> tuple[Whole, bool]:
        """A whole to search, and whether it keeps what is firm; where that cannot be, it is made small first."""
        model = model_of(self.layout)
        model.require_none(self.must)
        whole, begun = self._begun(model, self.wishes)
        if not begun.impossible:
            return whole, begun.is_whole
        whole, _ = self._begun(model_of(self.layout), [_in_order(self.must, self.goal)])
        return whole, False

    def _begun(self, model: Model, costs: Sequence[Amount]) -> tuple[Whole, Beginning]:
        parts = Parts(model, total(costs))
        latest = time.monotonic() + MAPPING_PART * max(0.0, self.until - time.monotonic())
        by_ways = mapped(parts, lambda: time.monotonic() > latest)
        begun = Beginning(parts, by_ways, parts.values(self.layout.nothing()), self.until, self.crew.seed)
        begun.begin_from(parts.values(self._chosen()), self.given)
        self.keeps_given = begun.is_whole
        begun.plan(self.crew.workers)
        return Whole(model, costs, parts, by_ways, begun.values), begun

    def _chosen(self) -> dict[int, int]:
        """The choices that were given at first."""
        board, chosen = self.layout.board, self.layout.nothing()
        laid = (board.on(code, shift.duty) for code, shifts in self.given.items() for shift in shifts)
        return chosen | {choice.index: 1 for amount in laid if (choice := only_choice(amount))}


def _in_order(must: Amount, goal: Amount) -> Amount:
    """One amount in which the first counts more than all of the second."""
    return must * (1 + goal.high - goal.low) + goal
