"""Blocking pairs: a family and a Coach who could have one another, to both their good, and have not."""

from collections.abc import Iterator, Sequence

from matcher.checking.refusing import Refusing
from matcher.domain.claims import claim_of, may_be_placed
from matcher.domain.families import Family
from matcher.domain.kinds import Role
from matcher.domain.pairs import Pair, PairState
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.record import Record
from matcher.rule import Rule


class Blocking(Record):
    """The two, and the newly proposed family of a lower claim that would have to give way, if any."""

    family: str
    coach: str
    instead_of: str | None


def blocking_pairs(programme: Programme, plan: Plan, rules: Sequence[Rule]) -> tuple[Blocking, ...]:
    """Every pair that blocks, in order of family and Coach.

    A family would rather have a Coach than none, and one it asked for rather than another; a Coach rather has a
    family of a higher claim. Promised pairs give way to nobody. With hours there may be no plan without any.
    """
    refusing = Refusing(programme, rules)
    coaches = [person.code for person in programme.chellows if Role.COACH in person.roles]
    return tuple(
        blocking
        for family in programme.families
        if may_be_placed(programme, family)
        for coach in coaches
        if _would_rather(plan, family, coach)
        for blocking in _blocking(programme, plan, refusing, family, coach)
    )


def _would_rather(plan: Plan, family: Family, coach: str) -> bool:
    pair = plan.pair_of.get(family.code)
    if pair is None or coach not in family.choices:
        return pair is None
    asked = family.choices
    return pair.coach not in asked or asked.index(coach) < asked.index(pair.coach)


def _blocking(
    programme: Programme, plan: Plan, refusing: Refusing, family: Family, coach: str
) -> Iterator[Blocking]:
    """The pair, if the Coach has room beside all, or instead of one family of a lower claim."""
    if refusing.of_pair(coach, family.code) is not None:
        return
    without = _leaving_out(plan, family.code)
    for other in (None, *_weaker(programme, plan, family, coach)):
        rest = without if other is None else _leaving_out(without, other)
        if refusing.beside_other_families(rest, coach, family.code) is None:
            yield Blocking(family=family.code, coach=coach, instead_of=other)
            return


def _weaker(programme: Programme, plan: Plan, family: Family, coach: str) -> list[str]:
    """Families newly proposed to the Coach with a lower claim than this one, the lowest first."""
    claim = claim_of(programme, family)
    proposed = [p.family for p in plan.pairs if p.coach == coach and _is_new(p) and p.family != family.code]
    claims = {code: claim_of(programme, programme.family[code]) for code in proposed}
    return sorted((code for code in proposed if claims[code] < claim), key=lambda code: (claims[code], code))


def _is_new(pair: Pair) -> bool:
    return pair.state is PairState.PROPOSED


def _leaving_out(plan: Plan, family: str) -> Plan:
    return Plan(
        period=plan.period,
        pairs=tuple(pair for pair in plan.pairs if pair.family != family),
        duties=tuple(duty for duty in plan.duties if duty.family != family),
    )
