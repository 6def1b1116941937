"""Places families class by class over plain rows, each step by the cheapest proof there is.

A step is settled without a search where nobody is left out who could be placed, or where prices show that nothing
better can be; else HiGHS searches. Steps settled before are held, and each search starts from the best so far.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from matcher.checking.prices import proved_by
from matcher.domain.certificate import SCALE
from matcher.linear import Cost, Linear, Row
from matcher.solving.linear.programs import cheapest
from matcher.solving.linear.relaxing import Relaxation


@dataclass(frozen=True)
class Rung:
    """One step: what was reached, what nothing can beat, and the prices that prove it, if prices do."""

    cost: Cost
    value: int
    bound: int
    prices: Mapping[str, int] | None
    """None: not proved by prices."""

    @property
    def proved(self) -> bool:
        """True if value and bound meet."""
        return self.value == self.bound


@dataclass
class Ladder:
    """The steps of one problem, climbed in order."""

    linear: Linear
    seconds_left: Callable[[], float | None] = lambda: None
    chosen: frozenset[int] = frozenset()
    """The best columns so far; they keep every row."""
    cuts: Sequence[Row] = ()
    """Rows that follow from times, beyond what prices speak of."""
    before: Sequence[Rung] = ()
    """An earlier climb over the same steps with fewer cuts: its prices may do again."""
    stopped: bool = False
    rungs: list[Rung] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._held: list[Row] = []
        self._relaxation = Relaxation(self.linear, SCALE)

    def climb(self, costs: Iterable[Cost]) -> Sequence[Rung]:
        """Every step's value and bound, in order."""
        for cost in costs:
            rung = self._as_before(cost) or self._by_prices(cost) or self._by_search(cost)
            self._hold(rung)
        return self.rungs

    def hold(self, cost: Cost, bound: int) -> None:
        """Keep what the best columns so far come to, as settled elsewhere."""
        self._hold(Rung(cost, cost.of(self.chosen), bound, None))

    def _hold(self, rung: Rung) -> None:
        row = rung.cost.held_at(rung.value)
        self.rungs.append(rung)
        if rung.cost.weights:
            self._held.append(row)
            self._relaxation.hold(row)

    def _as_before(self, cost: Cost) -> Rung | None:
        done = len(self.rungs)
        if done >= len(self.before) or self.before[done].cost is not cost:
            return None
        prices, value = self.before[done].prices, cost.of(self.chosen)
        if prices is None or proved_by(self.linear, cost, self._held, prices) != value:
            return None
        return Rung(cost, value, value, prices)

    def _by_prices(self, cost: Cost) -> Rung | None:
        value = cost.of(self.chosen)
        if value == self.linear.least(cost):
            return Rung(cost, value, value, {})
        relaxed = None if self.seconds_left() == 0 else self._relaxation.cheapest(cost)
        if relaxed is None:
            return None
        if relaxed.chosen is not None and self._improves(cost, relaxed.chosen):
            self.chosen, value = relaxed.chosen, cost.of(relaxed.chosen)
        bound = proved_by(self.linear, cost, self._held, relaxed.prices)
        return Rung(cost, value, value, relaxed.prices) if bound == value else None

    def _improves(self, cost: Cost, chosen: frozenset[int]) -> bool:
        rows = (*self._held, *self.cuts)
        allowed = self.linear.keeps(chosen) and all(row.is_kept(chosen) for row in rows)
        return allowed and cost.of(chosen) < cost.of(self.chosen)

    def _by_search(self, cost: Cost) -> Rung:
        rows, seconds = (*self._held, *self.cuts), self.seconds_left()
        if seconds == 0:
            self.stopped = True
            return Rung(cost, cost.of(self.chosen), self.linear.least(cost), None)
        found = cheapest(self.linear, cost, held=rows, hint=self.chosen, seconds=seconds)
        if found.chosen is not None and cost.of(found.chosen) < cost.of(self.chosen):
            self.chosen = found.chosen
        self.stopped = self.stopped or found.stopped
        value = cost.of(self.chosen)
        return Rung(cost, value, min(value, max(found.bound, self.linear.least(cost))), None)
