"""A whole plan held against its programme: every rule, every total, every statement. No solver is asked."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from matcher.checking import broken, certificates, hashing, settling_order, totals
from matcher.checking.consequences import complete
from matcher.checking.refusing import Refusing
from matcher.domain.breach import Breach
from matcher.domain.built_ids import with_ids
from matcher.domain.cover import built
from matcher.domain.duties import Duty
from matcher.domain.meeting import visit_on
from matcher.domain.pairs import Pair, PairState
from matcher.domain.plan import Plan, Tier
from matcher.domain.programme import Programme
from matcher.rule import TIER_NAMES, Rule


def verify(
    programme: Programme, plan: Plan, rules: Sequence[Rule], refusing: Refusing | None = None
) -> tuple[Breach, ...]:
    """Everything wrong with a plan; while it names what the programme does not know, only that is told.

    `refusing` may know already who is refused what beside these very pairs and duties.
    """
    unknown = tuple(_unknown(programme, plan))
    if unknown:
        return unknown
    return (
        *_sums(programme, plan),
        *_states(programme, plan),
        *_duties(programme, plan),
        *broken(programme, plan, rules),
        *_statements(programme, plan, rules, refusing),
        *_tiers(programme, plan, rules),
        *_certificate(programme, plan, rules),
    )


def explain(breach: Breach) -> str:
    """One sentence for a breach that no rule file speaks for."""
    return str(breach.facts["says"])


def _wrong(about: str, says: str) -> Breach:
    return Breach(rule=about, facts={"says": says})


def _unknown(programme: Programme, plan: Plan) -> Iterator[Breach]:
    """Codes and duties nobody has heard of, and anything that stands there twice."""
    for pair in plan.pairs:
        if pair.family not in programme.family or pair.coach not in programme.chellow:
            yield _wrong("codes", f"{pair.family} with {pair.coach}: the programme does not know them both.")
    for duty in plan.duties:
        strangers = [code for code in duty.people if code not in programme.chellow]
        if strangers:
            yield _wrong("codes", f"{duty.id}: the programme does not know {', '.join(strangers)}.")
        if duty.family is not None and duty.family not in programme.family:
            yield _wrong("codes", f"{duty.id}: the programme does not know {duty.family}.")
        if tuple(sorted(set(duty.people))) != duty.people or not duty.people:
            yield _wrong("duties", f"{duty.id} does not list people by code, each once.")
        if duty.built and len(duty.people) != 1:
            yield _wrong("duties", f"{duty.id} was built for one person and does not list one.")
        if duty.day not in programme.period or not timedelta() < duty.end - duty.start <= timedelta(days=1):
            yield _wrong("duties", f"{duty.id} does not lie in the period.")
    built_for = [(duty.what_and_when, duty.people) for duty in plan.duties if duty.built]
    if len(plan.duty) != len(plan.duties) or len(set(built_for)) != len(built_for):
        yield _wrong("duties", "A duty stands in the plan twice.")


def _sums(programme: Programme, plan: Plan) -> Iterator[Breach]:
    if plan.period != programme.period:
        yield _wrong("period", "The plan is for another period than the programme asks for.")
    if plan.programme_hash != hashing.programme_hash(programme):
        yield _wrong("programme_hash", "The programme has changed since this plan was made.")
    if plan.settings_hash != hashing.settings_hash(programme):
        yield _wrong("settings_hash", "The settings have changed since this plan was made.")


def _states(programme: Programme, plan: Plan) -> Iterator[Breach]:
    """Pairs whose state is not what the family has said."""
    for pair in plan.pairs:
        if pair != _as_it_stands(programme, pair):
            yield _wrong("states", f"{pair.family} with {pair.coach} does not stand as the family said.")


def _as_it_stands(programme: Programme, pair: Pair) -> Pair:
    promised = programme.promised.get((pair.coach, pair.family))
    if promised is None:
        return Pair(family=pair.family, coach=pair.coach, state=PairState.PROPOSED, held=True, slot=pair.slot)
    return promised.but(held=not promised.state.visits, slot=promised.slot or pair.slot)


def _duties(programme: Programme, plan: Plan) -> Iterator[Breach]:
    """Duties that do not stand as the programme asks for them, but for who is on them."""
    named = {(duty.id, duty.what_and_when, duty.people) for duty in with_ids(programme, plan.duties)}
    for duty in plan.duties:
        if (duty.id, duty.what_and_when, duty.people) not in named:
            yield _wrong("duties", f"{duty.id} is not the id of that shift, which goes on from the last rota.")
        if duty.with_people(()) != _as_asked(programme, plan, duty):
            yield _wrong(
                "duties", f"{duty.id} does not stand as it was asked for: its place, time or title differs."
            )


def _as_asked(programme: Programme, plan: Plan, duty: Duty) -> Duty | None:
    """The duty of that id as the programme knows it, a visit or built shift at the time it has; else None."""
    if duty.built:
        venue = programme.venue.get(duty.venue or "")
        return built(venue, duty.start, duty.end, duty.id) if venue else None
    if shift := programme.asked.shifts.get(duty.id):
        return shift.duty
    if occasion := programme.asked.occasions.get(duty.id):
        return occasion.duty
    pair = plan.together.get((duty.coach or "", duty.family or ""))
    number = duty.id.rpartition(":")[2]
    if pair is None or not re.fullmatch(r"\d{1,6}", number, re.ASCII):
        return None
    return visit_on(programme, pair, int(number), duty.day, duty.span.start)


def _statements(
    programme: Programme, plan: Plan, rules: Sequence[Rule], refusing: Refusing | None
) -> Iterator[Breach]:
    """Lists and totals that do not follow from the pairs and duties."""
    afresh = complete(programme, plan, rules, refusing)
    for name in ("gaps", "waiting", "shares", "watches", "backed_by", "changes"):
        if getattr(plan, name) != getattr(afresh, name):
            yield _wrong(name, f"The plan's {name} do not follow from its pairs and duties.")


def _tiers(programme: Programme, plan: Plan, rules: Sequence[Rule]) -> Iterator[Breach]:
    counted = totals(programme, plan, rules)
    if [tier.index for tier in plan.tiers] != list(settling_order(programme)):
        yield _wrong("tiers", "The plan's tiers do not stand in the order the settings give.")
        return
    for tier in plan.tiers:
        stated = tuple((part.name, part.value) for part in tier.parts)
        if stated != counted[tier.index] or tier.name != TIER_NAMES[tier.index]:
            yield _wrong("tiers", f"Tier {tier.index} ({tier.name}) does not state what the rules count.")
        if not _is_honest(tier):
            yield _wrong("tiers", f"Tier {tier.index} ({tier.name}) states a proof its bounds do not give.")


def _certificate(programme: Programme, plan: Plan, rules: Sequence[Rule]) -> Iterator[Breach]:
    for says in certificates.faults(programme, plan, rules):
        yield _wrong("certificate", says)
    for says in certificates.price_faults(programme, plan):
        yield _wrong("price", says)


def _is_honest(tier: Tier) -> bool:
    parts = all(part.bound <= part.value and part.proved == (part.bound == part.value) for part in tier.parts)
    return parts and tier.given in (None, "pairs") and tier.proved == all(part.proved for part in tier.parts)
