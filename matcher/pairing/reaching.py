"""Which pairs could be had at no cost: in a choice as good on every rung that calendars hold; or a proof of no.

Prices refuse most pairs at once, those that proved the choice at hand or new ones. Others are taken in by a few
exchanges where that will do; else a search finds the choice nearest to the one at hand: Coaches who keep their
families keep time for them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from matcher.checking.prices import proved_by
from matcher.domain.certificate import SCALE
from matcher.linear import Cost, Row
from matcher.pairing.exchanging import Exchanges
from matcher.pairing.ladder import Rung
from matcher.pairing.narrowed import without
from matcher.pairing.placing import Placer
from matcher.solving.assigning.nearby import near_to
from matcher.solving.linear.relaxing import Relaxation

TRIES = 12
"""So many exchanges are held against calendars before anything is searched."""


@dataclass
class Reaching:
    """Answers for one choice that calendars hold, and the rungs it stands on."""

    placer: Placer
    rungs: Sequence[Rung]
    chosen: frozenset[int]
    """The choice at hand; each that a search finds takes its place, for other exchanges begin there."""

    def __post_init__(self) -> None:
        self._left = without(self.placer.placing.linear, frozenset().union(*(rung.out for rung in self.rungs)))
        self._held = list(self._left.rows([rung.cost.held_at(rung.value) for rung in self.rungs]))
        self._relaxation = Relaxation(self._left.linear, SCALE)
        self._exchanges = Exchanges(self._left.linear)
        self._cuts: list[Row] = []
        self.searches = 0
        for row in self._held:
            self._keep(row)
        self._keep_new_cuts()

    def _keep(self, row: Row) -> None:
        self._relaxation.hold(row)
        self._exchanges.keep(row)

    def _keep_new_cuts(self) -> None:
        for row in self.placer.cuts[len(self._cuts) :]:
            self._cuts.append(self._left.row(row))
            self._keep(self._cuts[-1])

    def with_column(self, column: int) -> frozenset[int] | None:
        """A choice as good as the one at hand with that column. None if it is proved that there is none.

        Raises TimeoutError once there is no time left to find out.
        """
        if column not in self._left:
            return None
        (taken,) = self._left.inside((column,))
        if self._is_refused_by_prices(taken):
            return None
        return self._by_exchange(taken) or self._by_search(taken)

    def _by_exchange(self, column: int) -> frozenset[int] | None:
        ways = self._exchanges.ways(self._left.inside(self.chosen), column)
        for way in map(self._left.outside, islice(ways, TRIES)):
            if self.placer.cut_what_is_not_held(way) == way:
                return way
            self._keep_new_cuts()
        return None

    def _by_search(self, column: int) -> frozenset[int] | None:
        taken = Row("taken", {column: -1}, -1)
        while True:
            seconds = self.placer.seconds_left()
            self.searches += 1
            rows = (*self._held, *self._cuts, taken)
            found = near_to(self._left.linear, self._left.inside(self.chosen), held=rows, seconds=seconds)
            if found.impossible:
                return None
            if found.chosen is None:
                raise TimeoutError
            met = self._left.outside(found.chosen)
            if self.placer.cut_what_is_not_held(met) == met:
                self.chosen = met
                return met
            self._keep_new_cuts()

    def _is_refused_by_prices(self, column: int) -> bool:
        taken = Cost("taken", 0, {column: -1})
        relaxed = self._relaxation.cheapest(taken)
        if relaxed is None:
            return False
        return proved_by(self._left.linear, taken, (*self._held, *self._cuts), relaxed.prices) == 0
