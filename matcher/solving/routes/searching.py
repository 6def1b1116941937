"""The search by ways: everybody's together for a bound, then again and again those of some beside the others'."""

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

import numpy as np

from matcher.solving.routes.diving import Ways, dive
from matcher.solving.routes.links import Links
from matcher.solving.routes.mapping import Map
from matcher.solving.routes.network import Network
from matcher.solving.routes.owning import EMPTY
from matcher.solving.routes.pricing import CLOSE, FAR_BELOW, NEAR, Bounds, Pricer, Until
from matcher.solving.routes.program import Program
from matcher.solving.rows.parts import Numbers

FEWEST, SOME = 3.0, 1 / 3
"""How many people are planned anew at once: so many at least, and at first this part of all."""
GROW, SHRINK = 1.03, 0.98
"""More at once where it is soon proved that nothing is to be gained, fewer where nothing is found."""
ARCS = 100_000
"""But where networks are wide no more than have so many arcs together."""
REMEMBERED = 20
"""Ways of each person that are at hand at first: those met last."""
SPANS = (None, 21)
"""Days running that are planned anew at once; None: all there are."""
MEMORY, SELDOM = 0.8, 0.15
"""How much of what a shape gained a second counts on, and how often each is tried beside all others together."""
BOUND_PART = 0.4
"""A bound is sought for no more than this part of the time: later it hardly rises."""


@dataclass
class Shape:
    """How much is planned anew at once: days running, how many people, and what that has lately gained a second."""

    span: int | None
    people: float
    gain: float = 1.0


@dataclass
class Open:
    """What is planned anew: by person a network and the way through it so far, beside what stays as it is."""

    networks: dict[int, Network]
    so_far: dict[int, Numbers]
    links: Links
    whole: bool
    """True if it is everything."""


@dataclass
class Search:
    """The best plan so far, the bound, and what was learnt on the way to them."""

    map: Map
    links: Links
    best: Ways
    until: float
    """When to stop, by the monotonic clock."""
    lots: Random
    tell: Callable[[int, Ways | None], None]
    """Called with the bound, and the plan where it is a better one."""
    hear: Callable[[], Ways | None]
    """A plan that others found lately."""
    bound: int = FAR_BELOW
    _met: dict[int, dict[bytes, Numbers]] = field(default_factory=lambda: defaultdict(dict))
    _told: Numbers | None = None
    """Prices that proved most of all."""

    def __post_init__(self) -> None:
        dates = sorted({day.date for network in self.map.networks for day in network.days})
        self._dates = dates
        everybody = len(self.best.of)
        arcs = sum(len(step.way) for network in self.map.networks for step in network.steps)
        a_day = max(1.0, arcs / max(1, everybody) / max(1, len(dates)))
        self._shapes = [
            Shape(span, min(everybody, max(FEWEST, min(SOME * everybody, ARCS / a_day / (span or len(dates))))))
            for span in SPANS
            if span is None or 2 * span <= len(dates)
        ]

    def _left(self) -> float:
        return self.until - time.monotonic()

    def seek(self, *, bounding: bool) -> None:
        """Until time is up or value and bound meet; with everybody's ways together first, if so asked."""
        if bounding:
            self._plan(self._open(sorted(self.best.of), None), CLOSE, time.monotonic() + BOUND_PART * self._left())
        while self.bound < self.best.value and self._left() > 0:
            heard = self.hear()
            if heard is not None and heard.value < self.best.value:
                self.best = heard
            rates = [shape.gain for shape in self._shapes]
            weights = [max(rate, SELDOM * sum(rates), 1e-9) for rate in rates]
            self._try(self.lots.choices(self._shapes, weights)[0])

    def _try(self, shape: Shape) -> None:
        """Plan as much anew as that shape says, and learn from it how much to plan anew the next time."""
        began, before = time.monotonic(), self.best.value
        everybody = sorted(self.best.of)
        people = self.lots.sample(everybody, min(len(everybody), int(shape.people + self.lots.random())))
        hopeless = self._plan(self._open(sorted(people), shape.span), NEAR, self.until)
        gained = before - self.best.value
        shape.gain = MEMORY * shape.gain + (1 - MEMORY) * gained / max(1e-3, time.monotonic() - began)
        if hopeless:
            shape.people = min(len(everybody), shape.people * GROW)
        elif not gained:
            shape.people = max(FEWEST, shape.people * SHRINK)

    def _open(self, people: Sequence[int], span: int | None) -> Open:
        """These people's days, or as many days running as are said, of the best plan."""
        ways = {person: self.best.of[person] for person in people}
        networks = {person: self.map.networks[person] for person in people}
        settled = [way for person, way in self.best.of.items() if person not in ways]
        if span is not None:
            first = self.lots.choice(self._dates[: 1 - span])
            networks = {p: network.within(ways[p], first, first + span - 1) for p, network in networks.items()}
            networks = {p: network for p, network in networks.items() if network.days}
            inside = np.concatenate([EMPTY, *(day.columns for n in networks.values() for day in n.days)])
            settled += [np.setdiff1d(way, inside) for way in ways.values()]
            ways = {person: np.intersect1d(ways[person], inside) for person in networks}
        links = self.links.beside(np.concatenate([EMPTY, *settled]))
        return Open(networks, ways, links, span is None and len(people) == len(self.best.of))

    def _plan(self, opened: Open, gap: float, until: float) -> bool:
        """Plan what is open anew, and note what is proved or found; true if nothing can be gained there."""
        program = self._program(opened)
        bounds = Bounds(told=self._told)
        pricer = Pricer(opened.networks, lambda: time.monotonic() > until)
        mixture = pricer.converge(program, bounds, Until(self.best.value, gap))
        if opened.whole:
            self._raise_bound(bounds)
        if bounds.whole >= self.best.value:
            return True
        pricer = Pricer(opened.networks, lambda: self._left() < 0)
        found = dive(program, mixture, pricer, self.best.value, self.lots)
        if all(network is self.map.networks[person] for person, network in opened.networks.items()):
            for person, way in program.ways:
                self._met[person].pop(way.tobytes(), None)
                self._met[person][way.tobytes()] = way
        if found is not None:
            self._take(found, opened)
        return False

    def _program(self, opened: Open) -> Program:
        program = Program(opened.links, sorted(opened.networks))
        for person, way in opened.so_far.items():
            program.add(person, way)
            if opened.networks[person] is self.map.networks[person]:
                for met in list(self._met[person].values())[-REMEMBERED:]:
                    program.add(person, met)
        return program

    def _raise_bound(self, bounds: Bounds) -> None:
        self._told = bounds.told
        if bounds.whole > self.bound:
            self.bound = bounds.whole
            self.tell(self.bound, None)

    def _take(self, found: Ways, opened: Open) -> None:
        of = dict(self.best.of)
        for person, way in found.of.items():
            of[person] = np.union1d(np.setdiff1d(of[person], opened.so_far[person]), way)
        self.best = Ways(of, found.value)
        self.tell(self.bound, self.best)
