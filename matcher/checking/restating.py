"""A plan told again for a programme that is no longer quite the one it was made from."""

from collections.abc import Callable, Mapping, Sequence

from matcher.checking import hashing, settling_order, totals
from matcher.checking.consequences import complete
from matcher.checking.placing import placing_of
from matcher.checking.prices import proved_by
from matcher.checking.refusing import Refusing
from matcher.checking.screening import screen
from matcher.domain.built_ids import with_ids
from matcher.domain.certificate import Certificate, Proof
from matcher.domain.plan import Part, Plan, Tier
from matcher.domain.programme import Programme
from matcher.linear import Row
from matcher.rule import TIER_NAMES, Rule

Known = Mapping[str, Part]
Counted = Sequence[tuple[str, int]]
Bounding = Callable[[Counted, Known], Mapping[str, int]]


def restated(programme: Programme, plan: Plan, rules: Sequence[Rule]) -> Plan:
    """The plan's pairs and duties with everything counted afresh under this programme.

    A bound of the plan's holds as long as all that is settled before it comes out as it did; what comes after the
    first difference is stated with nothing proved but that no amount is below 0. The order of aims is the plan's.
    Built shifts get the ids they have in this programme, whose last published plan may be another, or none.
    """
    renamed = plan.but(duties=with_ids(programme, plan.duties))
    return _told(programme, renamed, rules, _as_long_as_the_same)


def published_since(programme: Programme, plan: Plan, rules: Sequence[Rule]) -> Plan:
    """The plan once it is itself what is published: it changes nothing, and all its bounds hold."""
    return _told(programme, plan, rules, _held)


def _told(programme: Programme, plan: Plan, rules: Sequence[Rule], bounds: Bounding) -> Plan:
    whole = complete(programme, plan, rules)
    counted = totals(programme, whole, rules)
    known = {part.name: part for tier in plan.tiers for part in tier.parts}
    order = settling_order(programme)
    bound = bounds([row for index in order for row in counted[index]], known)
    given = {tier.index: tier.given for tier in plan.tiers}
    tiers = tuple(_tier(index, counted[index], bound, given.get(index)) for index in order)
    parts = {part.name: part for tier in tiers for part in tier.parts}
    return whole.but(
        certificate=_certificate(programme, rules, parts, plan.certificate),
        programme_hash=hashing.programme_hash(programme),
        settings_hash=hashing.settings_hash(programme),
        frozen_until=programme.frozen_until,
        tiers=tiers,
    )


def _tier(index: int, counted: Counted, bound: Mapping[str, int], given: str | None) -> Tier:
    parts = tuple(
        Part(name=name, value=value, bound=bound[name], proved=bound[name] == value) for name, value in counted
    )
    return Tier(
        index=index, name=TIER_NAMES[index], parts=parts, proved=all(part.proved for part in parts), given=given
    )


def _as_long_as_the_same(counted: Counted, known: Known) -> Mapping[str, int]:
    bounds, same = {}, True
    for name, value in counted:
        part = known.get(name)
        bounds[name] = min(part.bound, value) if part and same else 0
        same = same and part is not None and part.value == value
    return bounds


def _held(counted: Counted, known: Known) -> Mapping[str, int]:
    return {name: min(known[name].bound, value) if name in known else 0 for name, value in counted}


def _certificate(
    programme: Programme, rules: Sequence[Rule], parts: Mapping[str, Part], before: Certificate
) -> Certificate:
    """The proofs of steps about pairs as the parts state them: by the same prices where these still hold."""
    linear = placing_of(programme, rules, screen(Refusing(programme, rules)).possible).linear
    known = {proof.step: proof for proof in before.steps if proof.by == "prices"}
    held: list[Row] = []
    proofs = []
    for cost in linear.costs:
        part, proof = parts[cost.name], known.get(cost.name)
        names = {row.name for row in (*linear.rows, *held)}
        if (
            proof is None
            or proof.prices.keys() - names
            or proved_by(linear, cost, held, proof.prices) != part.bound
        ):
            proof = Proof(step=cost.name, by="search" if part.proved else "nothing", bound=part.bound)
        proof = proof.but(bound=part.bound, by=proof.by if part.proved else "nothing")
        proofs.append(proof.but(checksum=proof.sum))
        held.append(cost.held_at(part.value))
    return Certificate(steps=tuple(proofs))
