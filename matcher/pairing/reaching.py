"""Which pairs could be had at no cost: in a choice as good on every rung that calendars hold; or a proof of no.

Prices refuse a pair where they can. From the choice at hand it is taken in by a few exchanges where that will do;
else a search finds the choice nearest to the one at hand: Coaches who keep their families keep time for them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from matcher.checking.prices import proved_by
from matcher.domain.certificate import SCALE
from matcher.linear import Cost, Row
from matcher.pairing.exchanging import Exchanges
from matcher.pairing.ladder import Rung
from matcher.pairing.placing import Placer
from matcher.solving.programs import near_to
from matcher.solving.relaxing import Relaxation

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
        linear = self.placer.placing.linear
        self._held = [rung.cost.held_at(rung.value) for rung in self.rungs if rung.cost.weights]
        self._relaxation = Relaxation(linear, SCALE)
        self._exchanges = Exchanges(linear)
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
            self._cuts.append(row)
            self._keep(row)

    def with_column(self, column: int) -> frozenset[int] | None:
        """A choice as good as the one at hand with that column. None if it is proved that there is none.

        Raises TimeoutError once there is no time left to find out.
        """
        if self._is_refused_by_prices(column):
            return None
        return self._by_exchange(column) or self._by_search(column)

    def _by_exchange(self, column: int) -> frozenset[int] | None:
        ways = self._exchanges.ways(self.chosen, column)
        for _, way in zip(range(TRIES), ways, strict=False):
            if self.placer.is_held(way):
                return way
        return None

    def _by_search(self, column: int) -> frozenset[int] | None:
        linear = self.placer.placing.linear
        taken = Row("taken", {column: -1}, -1)
        while True:
            seconds = self.placer.seconds_left()
            self.searches += 1
            rows = (*self._held, *self._cuts, taken)
            found = near_to(linear, self.chosen, held=rows, seconds=seconds)
            if found.impossible:
                return None
            if found.chosen is None:
                raise TimeoutError
            if self.placer.cut_what_is_not_held(found.chosen) == found.chosen:
                self.chosen = found.chosen
                return found.chosen
            self._keep_new_cuts()

    def _is_refused_by_prices(self, column: int) -> bool:
        taken = Cost("taken", 0, {column: -1})
        relaxed = self._relaxation.cheapest(taken)
        if relaxed is None:
            return False
        held = (*self._held, *self._cuts)
        return proved_by(self.placer.placing.linear, taken, held, relaxed.prices) == 0
