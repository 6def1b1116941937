"""What was promised or pinned and a plan does not have, with the rule that says no where one does."""

from collections.abc import Iterator

from constraints import rules_of
from constraints.pairing.keeps_promised_pairs import KeepsPromisedPairs
from constraints.shared.keeps_the_coordinators_locks import KeepsTheCoordinatorsLocks
from matcher.checking.refusing import Refusal, Refusing
from matcher.domain.breach import Breach
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme


def promises_broken(programme: Programme, plan: Plan) -> tuple[str, ...]:
    """A sentence for each promised pair that the plan does not have."""
    kept = [rule for rule in rules_of(programme) if isinstance(rule, KeepsPromisedPairs)]
    return tuple(rule.explain(breach, programme) for rule in kept for breach in rule.check(programme, plan))


def pins_not_kept(programme: Programme, plan: Plan) -> tuple[str, ...]:
    """A line for each lock that the plan does not keep: what is otherwise, and why it has to be."""
    return tuple(_pins_not_kept(programme, plan))


def _pins_not_kept(programme: Programme, plan: Plan) -> Iterator[str]:
    rules = rules_of(programme)
    refusing = Refusing(programme, rules)
    for rule in (rule for rule in rules if isinstance(rule, KeepsTheCoordinatorsLocks)):
        for breach in rule.check(programme, plan):
            refusal = None if breach.facts["off"] else _refusal(programme, plan, refusing, breach)
            why = refusal.rule.explain(refusal.breach, programme) if refusal else ""
            yield f"{rule.explain(breach, programme)} {why}".strip()


def _refusal(programme: Programme, plan: Plan, refusing: Refusing, breach: Breach) -> Refusal | None:
    """The rule that must hold and keeps the person from where the lock wants them."""
    (person,) = breach.people
    if breach.family is not None:
        return refusing.beside_other_families(plan, person, breach.family)
    return refusing.beside_the_rest(plan, person, programme.asked.wanted[breach.duty or ""].duty)
