"""Plans a programme: pairs and one calendar a person, each aim settled before the next is looked at.

Small programmes are laid out whole. In larger ones the pairs are settled first, on a board with visits
and gatherings alone: what is proved there holds for the whole, because shifts can only take time away.
Then the calendar is settled around the pairs at hand.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from matcher.checking import hashing, part_name, settling_order, steps_of
from matcher.checking.consequences import complete
from matcher.checking.placing import placing_of
from matcher.checking.refusing import Refusing
from matcher.checking.screening import screen
from matcher.domain.certificate import Certificate
from matcher.domain.claims import families_to_place
from matcher.domain.meeting import shared_slots
from matcher.domain.pairs import Pair
from matcher.domain.plan import Part, Plan, Tier
from matcher.domain.programme import Programme
from matcher.layout import Layout
from matcher.pairing.certifying import Stated, certificate_of
from matcher.pairing.holding import Holding
from matcher.pairing.laying import lay_pairs
from matcher.planning.pairs_first import PairsFirst, PairsPlanned, holding_of, pairs_lead
from matcher.planning.pricing import Pricing
from matcher.planning.stages import Planned, Settling, steps_on
from matcher.rota.laying import lay_gatherings, lay_shifts
from matcher.rule import MUST, TIER_NAMES, Rule
from matcher.solving.searching import Limit
from matcher.solving.settling.settler import Settled

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
class Beside:
    """What a plan shares with other questions about its programme."""

    refusing: Refusing | None = None
    """Learns why nobody can do what the plan lacks, for whoever asks afterwards."""
    holding: Holding | None = None
    """What Coaches' calendars were asked before."""


NOTHING_BESIDE = Beside()


def plan_programme(
    programme: Programme,
    rules: Sequence[Rule],
    *,
    limit: Limit,
    tell: Tell = lambda _: None,
    beside: Beside = NOTHING_BESIDE,
) -> Plan:
    """The best plan found within the limit, with value and bound for every step of every tier."""
    began = time.monotonic()

    def pass_on(settled: Settled) -> None:
        step = settled.step
        tell(Progress(step.tier, step.name, settled.value, settled.bound, time.monotonic() - began))

    settling = Settling(limit, pass_on)
    drafted = _plan(programme, rules, settling, beside)
    whole = _with_proofs(_whole(programme, rules, drafted, beside.refusing), rules, drafted)
    return _priced(whole, rules, drafted, settling)


@dataclass(frozen=True)
class Drafted:
    """A plan with its steps, what pairs could be, and the pairs stage if there was one."""

    planned: Planned
    possible: Sequence[Pair]
    first: PairsPlanned | None
    programme: Programme


def _plan(programme: Programme, rules: Sequence[Rule], settling: Settling, beside: Beside) -> Drafted:
    layout = Layout(programme, rules, beside.refusing)
    possible = screen(layout.refusing).possible
    many = combinations(programme, possible)
    if many <= SMALL:
        return Drafted(_plan_together(layout, possible, settling), possible, None, programme)
    first = PairsFirst(
        programme, rules, possible, settling, before=beside.holding, refusing=layout.refusing
    ).settle(many)
    return Drafted(_settle_calendar(layout, possible, first, settling), possible, first, programme)


def _whole(programme: Programme, rules: Sequence[Rule], drafted: Drafted, refusing: Refusing | None) -> Plan:
    return complete(programme, drafted.planned.plan, rules, refusing).but(
        programme_hash=hashing.programme_hash(programme),
        settings_hash=hashing.settings_hash(programme),
        tiers=tuple(_tiers(programme, rules, drafted.planned)),
        frozen_until=programme.frozen_until,
    )


def _with_proofs(plan: Plan, rules: Sequence[Rule], drafted: Drafted) -> Plan:
    """The plan with its certificate."""
    programme, first = drafted.programme, drafted.first
    placing = first.placing if first else placing_of(programme, rules, drafted.possible)
    stated = {part.name: Stated(part.value, part.bound) for tier in plan.tiers for part in tier.parts}
    certificate = certificate_of(placing.linear, stated, first.rungs if first else ())
    plan = plan.but(certificate=certificate, tiers=tuple(_proved_by(certificate, tier) for tier in plan.tiers))
    return plan.but(reproducible=not drafted.planned.stopped)


def _priced(plan: Plan, rules: Sequence[Rule], drafted: Drafted, settling: Settling) -> Plan:
    """The plan with what the other way of placing would have placed; out of time, it may say more another day."""
    programme, first = drafted.programme, drafted.first
    promised = {part.name: part.value for tier in plan.tiers for part in tier.parts}
    holding = first.holding if first else holding_of(programme, rules, promised, settling.limit, drafted.possible)
    rows = first.rows if first else ()
    price = Pricing(programme, rules, drafted.possible, holding, rows, settling).price(plan)
    whole = price.other.proved if price else not families_to_place(programme)
    return plan.but(price=price, reproducible=plan.reproducible and whole)


def _proved_by(certificate: Certificate, tier: Tier) -> Tier:
    """The tier with what prices prove of it: of steps left open too."""
    by_prices = {proof.step for proof in certificate.steps if proof.by == "prices"}
    parts = tuple(p.but(bound=p.value, proved=True) if p.name in by_prices else p for p in tier.parts)
    return tier.but(parts=parts, proved=all(part.proved for part in parts))


def combinations(programme: Programme, pairs: Iterable[Pair]) -> int:
    """How many (pair, slot) there could be: what a programme's size is measured by."""
    people, families = programme.chellow, programme.family
    return sum(1 if p.slot else len(shared_slots(people[p.coach], families[p.family])) for p in pairs)


def _plan_together(layout: Layout, possible: Iterable[Pair], settling: Settling) -> Planned:
    lay_pairs(layout, possible)
    lay_gatherings(layout)
    lay_shifts(layout)
    return settling.run(layout, steps_on(layout), layout.nothing())


def _settle_calendar(layout: Layout, possible: Iterable[Pair], first: PairsPlanned, settling: Settling) -> Planned:
    plan = first.planned.plan
    chosen = {(pair.coach, pair.family) for pair in plan.pairs}
    at_hand = (pair for pair in possible if (pair.coach, pair.family) in chosen)
    lay_pairs(layout, at_hand, settled=pairs_lead(layout.programme))
    lay_gatherings(layout)
    lay_shifts(layout)
    planned = settling.run(layout, steps_on(layout), layout.choices_of(plan), first.known)
    given = frozenset(settled.step.name for settled in planned.settled) - planned.met
    return replace(planned, stopped=first.planned.stopped or planned.stopped, given=given)


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
