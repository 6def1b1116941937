"""A plan told again for a programme that is no longer quite the one it was made from."""

from collections.abc import Callable, Mapping, Sequence

from matcher.checking import hashing, settling_order, totals
from matcher.checking.consequences import complete
from matcher.domain.plan import Part, Plan, Tier
from matcher.domain.programme import Programme
from matcher.rule import TIER_NAMES, Rule

Known = Mapping[str, Part]
Counted = Sequence[tuple[str, int]]
Bounding = Callable[[Counted, Known], Mapping[str, int]]


def restated(programme: Programme, plan: Plan, rules: Sequence[Rule]) -> Plan:
    """The plan's pairs and duties with everything counted afresh under this programme.

    A bound of the plan's holds as long as all that is settled before it comes out as it did; what comes after the
    first difference is stated with nothing proved but that no amount is below 0. The order of aims is the plan's.
    """
    return _told(programme, plan, rules, _as_long_as_the_same)


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
    return whole.but(
        programme_hash=hashing.programme_hash(programme),
        settings_hash=hashing.settings_hash(programme),
        frozen_until=programme.frozen_until,
        tiers=tuple(_tier(index, counted[index], bound, given.get(index)) for index in order),
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
