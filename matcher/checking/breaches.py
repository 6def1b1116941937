"""Every rule held against a finished plan, without a solver."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from matcher.domain.breach import Breach
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import CANONICAL, MUST, PLACED_AND_COVER, PROMISES, Rule


def check(programme: Programme, plan: Plan, rules: Iterable[Rule]) -> tuple[Breach, ...]:
    """Every breach of every rule, in the order of the rule book."""
    return tuple(breach for rule in rules for breach in rule.check(programme, plan))


def broken(programme: Programme, plan: Plan, rules: Sequence[Rule]) -> tuple[Breach, ...]:
    """The breaches of rules that must hold: none in a plan anybody may see."""
    return check(programme, plan, [rule for rule in rules if rule.tier == MUST])


def settling_order(programme: Programme) -> tuple[int, ...]:
    """Tier indexes in the order they are settled, the must-hold rules first and the canonical draw last."""
    return (MUST, PROMISES, *programme.settings.order, CANONICAL)


def steps_of(programme: Programme, rules: Sequence[Rule], tier: int) -> Iterator[tuple[Rule, str]]:
    """(rule, step) of one tier in the order they are settled: book order; cover before families where set."""
    ranked = [rule for rule in rules if rule.tier == tier]
    if tier == PLACED_AND_COVER and programme.settings.cover_first:
        ranked.sort(key=lambda rule: rule.chapter == "pairing")
    for rule in ranked:
        for step in rule.steps(programme):
            yield rule, step


def part_name(rule: Rule, step: str) -> str:
    """What a step is called in a plan's tiers."""
    return f"{rule.name}: {step}" if step else rule.name


def totals(programme: Programme, plan: Plan, rules: Sequence[Rule]) -> Mapping[int, tuple[tuple[str, int], ...]]:
    """Each tier's (part name, value), the tier vector of the plan, as the checkers count it."""
    sums: dict[tuple[str, str], int] = {}
    for breach in check(programme, plan, rules):
        key = (breach.rule, breach.step)
        sums[key] = sums.get(key, 0) + breach.amount
    return {
        tier: tuple(
            (part_name(rule, step), sums.get((rule.name, step), 0))
            for rule, step in steps_of(programme, rules, tier)
        )
        for tier in settling_order(programme)
    }
