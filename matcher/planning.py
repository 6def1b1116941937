"""Plans a programme: pairs and one calendar a person, each aim settled before the next is looked at.

Small programmes are laid out whole. In larger ones the pairs are settled first, on a board with visits
and gatherings alone: what is proved there holds for the whole, because shifts can only take time away.
Then the calendar is settled around the pairs at hand.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from matcher.checking import hashing, part_name, settling_order, steps_of
from matcher.checking.consequences import complete
from matcher.domain.meeting import shared_slots
from matcher.domain.pairs import Pair
from matcher.domain.plan import Part, Plan, Tier
from matcher.domain.programme import Programme
from matcher.layout import Layout
from matcher.pairing.laying import lay_pairs
from matcher.pairing.screening import screen
from matcher.rota.laying import lay_gatherings, lay_locked_shifts, lay_shifts
from matcher.rule import MUST, PLACED_AND_COVER, PROMISES, TIER_NAMES, Rule
from matcher.rule.attendance import GatheringRule
from matcher.solving.model import Model
from matcher.solving.searching import Limit
from matcher.solving.settling import Settled, Settler, Step

__all__ = ["Limit", "Progress", "plan_programme"]

SMALL = 200
"""Up to so many possible (pair, slot) combinations, pairs and calendar are settled together."""


@dataclass(frozen=True)
class Progress:
    """How far a plan has come: the step just settled, and seconds since the start."""

    tier: int
    name: str
    value: int
    bound: int
    seconds: float


Tell = Callable[[Progress], None]


@dataclass(frozen=True)
class Planned:
    """Pairs and duties, and how each step was settled."""

    plan: Plan
    settled: tuple[Settled, ...]
    stopped: bool
    given: frozenset[str] = frozenset()
    """Steps whose proof holds only for the pairs at hand."""


def plan_programme(
    programme: Programme, rules: Sequence[Rule], *, limit: Limit, tell: Tell = lambda _: None
) -> Plan:
    """The best plan found within the limit, with value and bound for every step of every tier."""
    began = time.monotonic()

    def pass_on(settled: Settled) -> None:
        step = settled.step
        tell(Progress(step.tier, step.name, settled.value, settled.bound, time.monotonic() - began))

    planned = _plan(programme, rules, limit, pass_on)
    whole = complete(programme, planned.plan, rules)
    return whole.but(
        programme_hash=hashing.programme_hash(programme),
        settings_hash=hashing.settings_hash(programme),
        tiers=tuple(_tiers(programme, rules, planned)),
        reproducible=not planned.stopped,
    )


def _plan(programme: Programme, rules: Sequence[Rule], limit: Limit, tell: Callable[[Settled], None]) -> Planned:
    layout = Layout(programme, rules)
    possible = screen(layout).possible
    if _combinations(programme, possible) <= SMALL:
        return _plan_together(layout, possible, _Settling(limit, tell))
    settling = _Settling(limit, tell)
    first = _settle_pairs(Layout(programme, rules), possible, settling)
    return _settle_calendar(layout, possible, first, settling)


def _combinations(programme: Programme, pairs: Iterable[Pair]) -> int:
    people, families = programme.chellow, programme.family
    return sum(1 if p.slot else len(shared_slots(people[p.coach], families[p.family])) for p in pairs)


def _plan_together(layout: Layout, possible: Iterable[Pair], settling: "_Settling") -> Planned:
    lay_pairs(layout, possible)
    lay_gatherings(layout)
    lay_shifts(layout)
    return settling.run(layout, _steps(layout, _every_rule), layout.nothing(), {})


def _settle_pairs(layout: Layout, possible: Iterable[Pair], settling: "_Settling") -> Planned:
    lay_pairs(layout, possible)
    lay_gatherings(layout)
    lay_locked_shifts(layout)
    return settling.run(layout, _steps(layout, _about_pairs), layout.nothing(), {})


def _settle_calendar(layout: Layout, possible: Iterable[Pair], first: Planned, settling: "_Settling") -> Planned:
    chosen = {(pair.coach, pair.family) for pair in first.plan.pairs}
    at_hand = (pair for pair in possible if (pair.coach, pair.family) in chosen)
    lay_pairs(layout, at_hand, settled=_pairs_lead(layout.programme))
    lay_gatherings(layout)
    lay_shifts(layout)
    known = _bounds_for_all(layout.programme, first)
    planned = settling.run(layout, _steps(layout, _every_rule), layout.choices_of(first.plan), known)
    given = frozenset(settled.step.name for settled in planned.settled) - known.keys()
    return Planned(planned.plan, planned.settled, first.stopped or planned.stopped, given)


def _pairs_lead(programme: Programme) -> bool:
    """True if families are placed before anything of the calendar is settled."""
    return not programme.settings.cover_first and programme.settings.order[0] == PLACED_AND_COVER


def _bounds_for_all(programme: Programme, first: Planned) -> Mapping[str, int]:
    """The bounds on pairs that hold for the whole plan too: those settled before anything of the calendar."""
    tiers = (PROMISES, PLACED_AND_COVER) if _pairs_lead(programme) else (PROMISES,)
    return {settled.step.name: settled.bound for settled in first.settled if settled.step.tier in tiers}


@dataclass
class _Settling:
    """One run of the settler after another, within one limit."""

    limit: Limit
    tell: Callable[[Settled], None]

    def __post_init__(self) -> None:
        self._began = time.monotonic()

    def run(
        self,
        layout: Layout,
        steps: Sequence[Step],
        chosen: Mapping[int, int],
        known: Mapping[str, int],
    ) -> Planned:
        settler = Settler(_model(layout), chosen, self.limit, self.tell, known, self._began)
        settled = settler.settle(steps)
        return Planned(layout.plan(settler.chosen), tuple(settled), settler.stopped)


def _model(layout: Layout) -> Model:
    model = Model()
    for amount, value in layout.ties:
        model.require_equal(amount, value)
    for amount, most in layout.limits:
        model.require_at_most(amount, most)
    for rule in layout.rules:
        if rule.tier == MUST:
            model.require_none(rule.post(layout.board))
    return model


def _every_rule(rule: Rule) -> bool:
    return rule.tier != MUST


def _about_pairs(rule: Rule) -> bool:
    """True for promises, for the aims of the pairing chapter, and for gatherings that visits leave room for."""
    about_pairs = rule.tier != MUST and rule.chapter == "pairing"
    return rule.tier == PROMISES or about_pairs or isinstance(rule, GatheringRule)


def _steps(layout: Layout, wanted: Callable[[Rule], bool]) -> list[Step]:
    costs = {rule.name: rule.costs(layout.board) for rule in layout.rules if wanted(rule)}
    return [
        Step(tier, rule.name, part_name(rule, step), costs[rule.name][step])
        for tier in settling_order(layout.programme)[1:]
        for rule, step in steps_of(layout.programme, layout.rules, tier)
        if rule.name in costs
    ]


def _tiers(programme: Programme, rules: Sequence[Rule], planned: Planned) -> Iterator[Tier]:
    by_tier: dict[int, list[Settled]] = defaultdict(list)
    for settled in planned.settled:
        by_tier[settled.step.tier].append(settled)
    yield _hard(programme, rules)
    for index in settling_order(programme)[1:]:
        yield _tier(index, by_tier[index], planned.given)


def _hard(programme: Programme, rules: Sequence[Rule]) -> Tier:
    """Every must-hold rule is kept: the model forbids the rest, and the checker has the last word."""
    names = (part_name(rule, step) for rule, step in steps_of(programme, rules, MUST))
    parts = tuple(Part(name=name, value=0, bound=0, proved=True) for name in names)
    return Tier(index=MUST, name=TIER_NAMES[MUST], parts=parts, proved=True)


def _tier(index: int, settled: Sequence[Settled], given: frozenset[str]) -> Tier:
    return Tier(
        index=index,
        name=TIER_NAMES[index],
        parts=tuple(Part(name=s.step.name, value=s.value, bound=s.bound, proved=s.proved) for s in settled),
        proved=all(s.proved for s in settled),
        given="pairs" if any(s.step.name in given for s in settled) else None,
        seconds=round(sum(s.seconds for s in settled), 3),
        deterministic_time=round(sum(s.effort for s in settled), 6),
    )
