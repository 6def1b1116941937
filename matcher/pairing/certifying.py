"""Prices for the steps of a finished plan about pairs alone, to be written beside it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from matcher.checking.prices import Prices, proved_by
from matcher.domain.certificate import SCALE, Certificate, Proof
from matcher.linear import Cost, Linear, Row
from matcher.pairing.ladder import Rung
from matcher.solving.linear.relaxing import Relaxation


@dataclass(frozen=True)
class Stated:
    """What a plan says of one step."""

    value: int
    bound: int


def certificate_of(linear: Linear, stated: Mapping[str, Stated], rungs: Sequence[Rung] = ()) -> Certificate:
    """A proof by prices for each step that has one; for the others, how they were proved, if they were.

    `rungs` may hold prices found on the way.
    """
    found = {rung.cost.name: rung.prices for rung in rungs if rung.prices is not None}
    return Certificate(steps=tuple(_Prover(linear, found).proofs(stated)))


@dataclass
class _Prover:
    """Goes through the steps in order, holding each at what the plan came to."""

    linear: Linear
    found: Mapping[str, Prices]

    def __post_init__(self) -> None:
        self._relaxation = Relaxation(self.linear, SCALE)
        self._held: list[Row] = []

    def proofs(self, stated: Mapping[str, Stated]) -> Iterator[Proof]:
        for cost in self.linear.costs:
            step = stated[cost.name]
            proof = self._proof(cost, step)
            yield proof.but(checksum=proof.sum)
            row = cost.held_at(step.value)
            self._held.append(row)
            self._relaxation.hold(row)

    def _proof(self, cost: Cost, step: Stated) -> Proof:
        for prices in self._candidates(cost):
            if proved_by(self.linear, cost, self._held, prices) == step.value:
                return Proof(step=cost.name, by="prices", bound=step.value, prices=dict(sorted(prices.items())))
        return Proof(step=cost.name, by="search" if step.bound == step.value else "nothing", bound=step.bound)

    def _candidates(self, cost: Cost) -> Iterator[Prices]:
        """No prices at all, those found on the way, and new ones."""
        yield {}
        if cost.name in self.found:
            yield self.found[cost.name]
        if relaxed := self._relaxation.cheapest(cost):
            yield relaxed.prices
