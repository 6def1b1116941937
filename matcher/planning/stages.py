"""Stages of a plan: a board laid out, its steps settled in order, within one limit for all stages."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from matcher.checking import part_name, settling_order, steps_of
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.layout import Layout
from matcher.pairing.modelling import model_of
from matcher.rule import FAIRNESS, MUST, QUALITY, Rule
from matcher.solving.searching import Limit
from matcher.solving.settling.known import Known
from matcher.solving.settling.settler import Settled, Settler, Step

NOTHING_KNOWN = Known()
BEFORE_FAIRNESS = frozenset(range(FAIRNESS))
"""Tiers looked at patiently where shifts are built: there are many more of those than of fixed ones."""
FAIR = frozenset((FAIRNESS,))
"""What is decided is found out before these where shifts are fixed: built ones leave too much open."""


@dataclass(frozen=True)
class Planned:
    """Pairs and duties, and how each step was settled."""

    plan: Plan
    settled: tuple[Settled, ...]
    stopped: bool
    met: frozenset[str] = frozenset()
    """Steps that came to what was proved for the whole before."""
    given: frozenset[str] = frozenset()
    """Steps whose proof holds only for the pairs at hand."""


@dataclass
class Settling:
    """One run of the settler after another, within one limit."""

    limit: Limit
    tell: Callable[[Settled], None]

    began: float = field(default_factory=time.monotonic)

    def quietly(self) -> "Settling":
        """The same, with nobody told and no clock: for what later steps need to begin from."""
        return replace(self, limit=replace(self.limit, seconds=None), tell=lambda _: None)

    def run(
        self, layout: Layout, steps: Sequence[Step], chosen: Mapping[int, int], known: Known = NOTHING_KNOWN
    ) -> Planned:
        """The best plan on this board, starting from these choices, which keep every must-hold rule."""
        builds = any(duty.built for duty in layout.board.duties)
        built = replace(self.limit, patient=BEFORE_FAIRNESS, near=frozenset((QUALITY,)))
        fixed = replace(self.limit, decided=self._decided(layout.programme))
        settler = Settler(model_of(layout), chosen, built if builds else fixed, self.tell, known, self.began)
        settled = settler.settle(steps)
        return Planned(
            layout.plan(settler.chosen), tuple(settled), settler.hurried or settler.stopped, frozenset(settler.met)
        )

    def _decided(self, programme: Programme) -> frozenset[int]:
        """Before whatever is looked at briefly: that takes little once it is known what cannot be otherwise."""
        brief = [tier for tier in settling_order(programme) if tier in self.limit.brief]
        return frozenset(brief[:1]) or FAIR

    def seconds_left(self, *, of: float) -> float | None:
        """Seconds until that part of the limit is used up; None if there is none, 0 once somebody asked to stop."""
        if self.limit.stop.is_set():
            return 0.0
        if self.limit.seconds is None:
            return None
        return max(0.0, of * self.limit.seconds - (time.monotonic() - self.began))


def steps_on(layout: Layout, wanted: Callable[[Rule], bool] = lambda _: True) -> list[Step]:
    """The steps of the wanted rules, in the order they are settled."""
    costs = {rule.name: rule.costs(layout.board) for rule in layout.rules if rule.tier != MUST and wanted(rule)}
    return [
        Step(tier, rule.name, part_name(rule, step), costs[rule.name][step])
        for tier in settling_order(layout.programme)[1:]
        for rule, step in steps_of(layout.programme, layout.rules, tier)
        if rule.name in costs
    ]
