"""Places families class by class over plain rows, each step by the cheapest proof there is.

A step is settled without a search where nobody is left out who could be placed, or where prices show that nothing
better can be: those of steps before, which mostly settle who can be placed at all, or new ones. Else HiGHS searches
what prices leave. Steps settled before are held, and each search starts from the best so far.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from matcher.checking.prices import Prices, reckoned, rounded_up, ruled_out
from matcher.domain.certificate import SCALE
from matcher.linear import Cost, Linear, Row
from matcher.pairing.narrowed import Narrowed, without
from matcher.solving.linear.programs import cheapest
from matcher.solving.linear.relaxing import Relaxation, Relaxed

FREE = Cost("nothing", 0, {})


@dataclass(frozen=True)
class Rung:
    """One step: what was reached, what nothing can beat, and the prices that prove it, if prices do."""

    cost: Cost
    value: int
    bound: int
    prices: Prices | None
    """None: not proved by prices."""
    out: frozenset[int] = frozenset()
    """Columns that no choice has which is as good on this step and on all before, as far as prices tell."""

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
    before: Mapping[str, Prices] = field(default_factory=dict)
    """Prices of steps by name, from an earlier climb over mostly the same rows: they may do again."""
    stopped: bool = False
    rungs: list[Rung] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._held: list[Row] = []
        self._by_prices_alone = False
        self._relaxation = Relaxation(self.linear, SCALE)
        self._relaxed = 0
        """So many of the steps held are held in the relaxation."""
        self._out: frozenset[int] = frozenset()
        self._exact: Counter[str] = Counter()
        """Prices that add up to nothing over whatever they leave, from steps they prove to the thousandth."""
        self._settling = without(self.linear, ())
        """What they leave."""

    def climb(self, costs: Iterable[Cost], *, by_prices_alone: bool = False) -> Sequence[Rung]:
        """Every step's value and bound, in order; by prices alone nothing is searched."""
        self._by_prices_alone = by_prices_alone
        for cost in costs:
            self._hold(self._by_known_prices(cost) or self._by_new_prices(cost))
        return self.rungs

    def hold(self, cost: Cost, bound: int) -> None:
        """Keep what the best columns so far come to, as settled elsewhere."""
        self._hold(Rung(cost, cost.of(self.chosen), bound, None))

    def left(self) -> Narrowed:
        """What may be in a choice as good on every step so far."""
        return without(self.linear, self._out)

    def _hold(self, rung: Rung) -> None:
        is_exact = self._rules_out_more(rung) and self._priced(rung.cost, rung.prices or {}) == SCALE * rung.value
        self.rungs.append(rung)
        self._out |= rung.out
        if rung.cost.weights:
            self._held.append(rung.cost.held_at(rung.value))
        if is_exact:
            self._exact.update(rung.prices or {})
            self._exact[rung.cost.name] += SCALE
            self._settling = without(self.linear, ruled_out(self.linear, FREE, self._held, self._exact, 0))

    def _rules_out_more(self, rung: Rung) -> bool:
        return rung.prices is not None and not rung.out <= self._out

    def _priced(self, cost: Cost, prices: Prices) -> int:
        return reckoned(self.linear, cost, self._held, prices)

    def _by_known_prices(self, cost: Cost) -> Rung | None:
        value = cost.of(self.chosen)
        if value == self._settling.linear.least(self._settling.cost(cost)):
            return Rung(cost, value, value, self._high_prices(cost))
        prices = self.before.get(cost.name)
        if prices is None or prices.keys() - {row.name for row in (*self.linear.rows, *self._held)}:
            return None
        is_best = rounded_up(cost, self._priced(cost, prices)) == value
        return self._rung(cost, value, prices) if is_best else None

    def _high_prices(self, cost: Cost) -> Prices:
        """Prices of the steps before, so high that nothing in this one outweighs them."""
        height = SCALE * (max((0, *cost.weights.values())) - min((0, *cost.weights.values())))
        return {name: height * price for name, price in self._exact.items()}

    def _by_new_prices(self, cost: Cost) -> Rung:
        relaxed = None if self.seconds_left() == 0 else self._relaxed_at(cost)
        if relaxed is None:
            return self._rung(cost, self._searched(cost, self._out), None)
        if relaxed.chosen is not None:
            self._take(cost, relaxed.chosen)
        value = cost.of(self.chosen)
        bound = rounded_up(cost, self._priced(cost, relaxed.prices))
        if bound < value:
            out = ruled_out(self.linear, cost, self._held, relaxed.prices, value)
            bound = max(bound, self._searched(cost, self._out | out))
        return self._rung(cost, bound, relaxed.prices)

    def _relaxed_at(self, cost: Cost) -> Relaxed | None:
        for row in self._held[self._relaxed :]:
            self._relaxation.hold(row)
        self._relaxed = len(self._held)
        return self._relaxation.cheapest(cost)

    def _rung(self, cost: Cost, bound: int, prices: Prices | None) -> Rung:
        value = cost.of(self.chosen)
        bound = min(value, bound)
        if prices is None:
            return Rung(cost, value, bound, None)
        out = ruled_out(self.linear, cost, self._held, prices, value)
        is_proof = rounded_up(cost, self._priced(cost, prices)) == value
        return Rung(cost, value, bound, prices if is_proof else None, out)

    def _take(self, cost: Cost, chosen: frozenset[int]) -> None:
        """Go on from that choice if it is allowed and better."""
        rows = (*self._held, *self.cuts)
        allowed = self.linear.keeps(chosen) and all(row.is_kept(chosen) for row in rows)
        if allowed and cost.of(chosen) < cost.of(self.chosen):
            self.chosen = chosen

    def _searched(self, cost: Cost, out: Collection[int]) -> int:
        """What nothing beats, once the best found is chosen; no column that is out is in anything better."""
        seconds = self.seconds_left()
        if self._by_prices_alone or seconds == 0:
            self.stopped = self.stopped or seconds == 0
            return self.linear.least(cost)
        left = without(self.linear, out)
        found = cheapest(
            left.linear,
            left.cost(cost),
            held=tuple(left.rows((*self._held, *self.cuts))),
            hint=left.inside(self.chosen),
            seconds=seconds,
        )
        if found.chosen is not None:
            self._take(cost, left.outside(found.chosen))
        self.stopped = self.stopped or found.stopped
        return max(found.bound, self.linear.least(cost))
