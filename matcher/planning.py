"""Plans a programme: pairs and one calendar a person, each aim settled before the next is looked at.

Small programmes are laid out whole. In larger ones the pairs are settled first, on a board with visits
alone: what is proved there holds for the whole, because shifts and gatherings can only take time away.
Then the calendar is settled around the pairs at hand.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from matcher.checking import part_name, settling_order, steps_of
from matcher.domain.pairs import Pair
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.layout import Layout
from matcher.pairing.laying import lay_pairs
from matcher.pairing.screening import Screened, screen
from matcher.rota.laying import lay_calendar, lay_locked_shifts
from matcher.rule import MUST, PLACED_AND_COVER, PROMISES, Rule
from matcher.solving.model import Model
from matcher.solving.settling import Limit, Settled, Settler, Step

SMALL = 200
"""Up to so many possible (pair, slot) combinations, pairs and calendar are settled together."""

Tell = Callable[[Settled], None]


@dataclass(frozen=True)
class Planned:
    """Pairs and duties, how each step was settled, and who could not be paired why."""

    plan: Plan
    settled: tuple[Settled, ...]
    screened: Screened
    pairs_given: bool
    """True if the pairs were settled before the calendar."""
    stopped: bool


def plan_programme(programme: Programme, rules: Sequence[Rule], limit: Limit, tell: Tell) -> Planned:
    """The best plan found within the limit, with value and bound for every step of every tier."""
    layout = Layout(programme, rules)
    screened = screen(layout)
    if _combinations(programme, screened.possible) <= SMALL:
        return _plan_together(layout, screened, limit, tell)
    first = _settle_pairs(programme, rules, screened, limit, tell)
    return _settle_calendar(layout, first, limit, tell)


def _combinations(programme: Programme, pairs: Iterable[Pair]) -> int:
    from matcher.domain.meeting import shared_slots

    people, families = programme.chellow, programme.family
    return sum(1 if p.slot else len(shared_slots(people[p.coach], families[p.family])) for p in pairs)


def _plan_together(layout: Layout, screened: Screened, limit: Limit, tell: Tell) -> Planned:
    lay_pairs(layout, screened.possible)
    lay_calendar(layout)
    settler = _settler(layout, limit, tell, layout.nothing(), {})
    settled = settler.settle(_steps(layout, _every_rule))
    return Planned(layout.plan(settler.chosen), tuple(settled), screened, False, settler.stopped)


def _settle_pairs(
    programme: Programme, rules: Sequence[Rule], screened: Screened, limit: Limit, tell: Tell
) -> Planned:
    layout = Layout(programme, rules)
    lay_pairs(layout, screened.possible)
    lay_locked_shifts(layout)
    settler = _settler(layout, limit, tell, layout.nothing(), {})
    settled = settler.settle(_steps(layout, _about_pairs))
    return Planned(layout.plan(settler.chosen), tuple(settled), screened, True, settler.stopped)


def _settle_calendar(layout: Layout, first: Planned, limit: Limit, tell: Tell) -> Planned:
    chosen = {(pair.coach, pair.family) for pair in first.plan.pairs}
    lay_pairs(layout, (p for p in first.screened.possible if (p.coach, p.family) in chosen))
    lay_calendar(layout)
    settler = _settler(layout, limit, tell, layout.choices_of(first.plan), _bounds_for_all(layout, first))
    settled = settler.settle(_steps(layout, _every_rule))
    stopped = first.stopped or settler.stopped
    return Planned(layout.plan(settler.chosen), tuple(settled), first.screened, True, stopped)


def _bounds_for_all(layout: Layout, first: Planned) -> Mapping[str, int]:
    """The bounds on pairs that hold for the whole plan too: those settled before anything of the calendar."""
    if layout.programme.settings.cover_first or layout.programme.settings.order[0] != PLACED_AND_COVER:
        return {s.step.name: s.bound for s in first.settled if s.step.tier == PROMISES}
    return {s.step.name: s.bound for s in first.settled if s.step.tier in (PROMISES, PLACED_AND_COVER)}


def _settler(
    layout: Layout, limit: Limit, tell: Tell, chosen: Mapping[int, int], known: Mapping[str, int]
) -> Settler:
    model = Model()
    for amount, value in layout.ties:
        model.require_equal(amount, value)
    for amount, most in layout.limits:
        model.require_at_most(amount, most)
    for rule in layout.rules:
        if rule.tier == MUST:
            model.require_none(rule.post(layout.board))
    return Settler(model, chosen, limit, tell, known)


def _every_rule(rule: Rule) -> bool:
    return rule.tier != MUST


def _about_pairs(rule: Rule) -> bool:
    """True for promises and for the rules of the pairing chapter."""
    return rule.tier == PROMISES or type(rule).__module__.split(".")[1] == "pairing"


def _steps(layout: Layout, wanted: Callable[[Rule], bool]) -> list[Step]:
    costs = {rule.name: rule.costs(layout.board) for rule in layout.rules if rule.tier != MUST and wanted(rule)}
    return [
        Step(tier, part_name(rule, step), costs[rule.name][step])
        for tier in settling_order(layout.programme)[1:]
        for rule, step in steps_of(layout.programme, layout.rules, tier)
        if rule.name in costs
    ]
