"""A model laid out by ways: who owns what, everybody's network, and what ties them together."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from matcher.solving.routes.days import TooWide
from matcher.solving.routes.links import Links, links_of
from matcher.solving.routes.mapping import STATES, Map, map_of
from matcher.solving.routes.owning import Owned, owned
from matcher.solving.rows.parts import Numbers, Parts


@dataclass(frozen=True)
class Mapped:
    """Made once, for a first plan and for whoever seeks better ones."""

    owned: Owned
    map_: Map
    links: Links

    @property
    def arcs(self) -> int:
        """How many there are in all networks together."""
        return sum(len(step.way) for network in self.map_.networks for step in network.steps)

    @property
    def days(self) -> int:
        """How many the longest network has."""
        return max((len(network.days) for network in self.map_.networks), default=0)

    def with_ways(self, parts: Parts, values: Numbers, ways: Iterable[Numbers]) -> Numbers:
        """What each column comes to under these ways of everybody, whatever is nobody's worked out again."""
        return parts.values(parts.chosen(self.owned.beside(values, ways)))


def mapped(parts: Parts, stop: Callable[[], bool], states: int = STATES) -> Mapped | None:
    """The model laid out; None where somebody's days are no network, or too little time is left to lay them."""
    model = owned(parts)
    try:
        map_ = map_of(model, stop, states)
    except TooWide:
        return None
    return Mapped(model, map_, links_of(model, map_.left_over))
