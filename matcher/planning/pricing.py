"""What the other way of placing would have placed: the same rows and calendars, by the other policy's steps."""

from collections.abc import Sequence
from dataclasses import dataclass

from matcher.checking.certificates import newly_placed
from matcher.checking.placing import placing_of
from matcher.domain.certificate import PlacedBy, Price
from matcher.domain.claims import families_to_place
from matcher.domain.pairs import Pair
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.linear import Row
from matcher.pairing.holding import Holding
from matcher.pairing.placing import Placed, Placer
from matcher.planning.pairs_first import placing_costs
from matcher.planning.stages import Settling
from matcher.rule import PLACED_AND_COVER, Rule

OTHER = {"claims": "reach", "reach": "claims"}
MOST_SECONDS = 3.0
"""For one search; it is a remark beside the plan and must not hold it up."""


@dataclass
class Pricing:
    """The question for one plan."""

    programme: Programme
    rules: Sequence[Rule]
    possible: Sequence[Pair]
    holding: Holding
    rows: Sequence[Row]
    """What every plan keeps that comes to no more in promises."""
    settling: Settling

    def price(self, plan: Plan) -> Price | None:
        """Both policies side by side; None where nobody waits to be placed, or no time is left."""
        if not families_to_place(self.programme) or self.settling.seconds_left(of=1.0) == 0:
            return None
        families, minutes = newly_placed(self.programme, plan)
        steps = {part.name: part.proved for tier in plan.tiers for part in tier.parts}
        placing = placing_of(self.programme, self.rules, self.possible)
        proved = all(
            steps[cost.name] for cost in placing_costs(placing) if placing.tiers[cost.name] == PLACED_AND_COVER
        )
        ours = PlacedBy(placing=self.programme.settings.placing, families=families, minutes=minutes, proved=proved)
        return Price(ours=ours, other=self._other(plan))

    def _other(self, plan: Plan) -> PlacedBy:
        policy = OTHER[self.programme.settings.placing]
        programme = self.programme.but(settings=self.programme.settings.but(placing=policy))
        placed = self._placed(programme, plan)
        families, minutes = newly_placed(programme, plan.but(pairs=placed.pairs))
        proved = not placed.stopped and all(rung.proved for rung in placed.rungs)
        return PlacedBy(placing=policy, families=families, minutes=minutes, proved=proved)

    def _placed(self, programme: Programme, plan: Plan) -> Placed:
        placing = placing_of(programme, self.rules, self.possible)
        promised = placing.chosen(pair for pair in plan.pairs if pair.key in self._promised)
        settled = {
            part.name: part.bound for tier in plan.tiers for part in tier.parts if tier.index < PLACED_AND_COVER
        }
        return Placer(placing, self.holding, promised, settled, self._seconds, self.rows).place(
            placing_costs(placing)
        )

    @property
    def _promised(self) -> frozenset[str]:
        waiting = {family.code for family in families_to_place(self.programme)}
        return frozenset(pair.key for pair in self.possible if pair.family not in waiting)

    def _seconds(self) -> float | None:
        left = self.settling.seconds_left(of=1.0)
        return left if left is None else min(left, MOST_SECONDS)
