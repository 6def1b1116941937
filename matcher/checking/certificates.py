"""A plan's certificate held against the rules again: every price counted, no solver asked."""

from collections.abc import Iterator, Mapping, Sequence

from matcher.checking.placing import Placing, placing_of
from matcher.checking.prices import proved_by
from matcher.checking.refusing import Refusing
from matcher.checking.screening import screen
from matcher.domain.certificate import SCALE, Proof
from matcher.domain.claims import families_to_place
from matcher.domain.plan import Part, Plan
from matcher.domain.programme import Programme
from matcher.linear import Row
from matcher.rule import Rule

WAYS = ("prices", "search", "nothing")


def faults(programme: Programme, plan: Plan, rules: Sequence[Rule]) -> Iterator[str]:
    """A sentence for everything the certificate says that does not follow."""
    placing = placing_of(programme, rules, screen(Refusing(programme, rules)).possible)
    names = [cost.name for cost in placing.linear.costs]
    if plan.certificate.scale != SCALE or [proof.step for proof in plan.certificate.steps] != names:
        yield "The certificate does not speak of every step about pairs, each once and in order."
        return
    parts = {part.name: part for tier in plan.tiers for part in tier.parts}
    if missing := [name for name in names if name not in parts]:
        yield f"The certificate speaks of {missing[0]}, and no tier does."
        return
    yield from _of_steps(placing, parts, plan.certificate.steps)


def _of_steps(placing: Placing, parts: Mapping[str, Part], proofs: Sequence[Proof]) -> Iterator[str]:
    held: list[Row] = []
    for cost, proof in zip(placing.linear.costs, proofs, strict=True):
        part = parts[cost.name]
        if proof.checksum != proof.sum:
            yield f"{proof.step}: a price or the bound was changed after it was stated."
        elif proof.by not in WAYS or (proof.by != "nothing") != part.proved or proof.bound != part.bound:
            yield f"{proof.step}: the certificate and the tier do not state the same proof."
        elif any(price < 0 for price in proof.prices.values()):
            yield f"{proof.step}: a price is below 0."
        elif unknown := proof.prices.keys() - {row.name for row in (*placing.linear.rows, *held)}:
            yield f"{proof.step}: there is nothing called {min(unknown)} to put a price on."
        elif proof.by == "prices" and proved_by(placing.linear, cost, held, proof.prices) != part.bound:
            yield f"{proof.step}: the prices do not give the bound {part.bound}."
        held.append(cost.held_at(part.value))


def price_faults(programme: Programme, plan: Plan) -> Iterator[str]:
    """A sentence if the price does not tell what this plan places."""
    if plan.price is not None:
        families, minutes = newly_placed(programme, plan)
        ours, other = plan.price.ours, plan.price.other
        if (ours.placing, ours.families, ours.minutes) != (programme.settings.placing, families, minutes):
            yield "The price does not state what this plan places."
        if {ours.placing, other.placing} != {"claims", "reach"}:
            yield "The price does not set one way of placing beside the other."


def newly_placed(programme: Programme, plan: Plan) -> tuple[int, int]:
    """How many waiting families the plan gives a Coach, and the minutes of visits they have a week."""
    placed = [family for family in families_to_place(programme) if family.code in plan.pair_of]
    return len(placed), sum(family.visits.minutes_a_week for family in placed)
