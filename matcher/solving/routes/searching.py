"""The search by ways: everybody's together for a bound, then again and again those of some beside the others'."""

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

import numpy as np

from matcher.solving.parts import Numbers
from matcher.solving.routes.diving import Ways, dive
from matcher.solving.routes.links import Links
from matcher.solving.routes.mapping import Map
from matcher.solving.routes.owning import EMPTY
from matcher.solving.routes.pricing import CLOSE, FAR_BELOW, NEAR, Bounds, Pricer, Until
from matcher.solving.routes.program import Priced, Program

FEWEST, SOME = 3.0, 1 / 3
"""How many people are planned anew at once: so many at least, and at first this part of all."""
GROW, SHRINK = 1.03, 0.98
"""More at once where it is soon proved that nothing is to be gained, fewer where nothing is found."""
REMEMBERED = 20
"""Ways of each person that are at hand at first: those met last."""


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
    """Prices that proved most, of all and lately."""

    def __post_init__(self) -> None:
        self._pricer = Pricer(self.map.networks, self._is_over)
        self._size = min(len(self.best.of), max(FEWEST, SOME * len(self.best.of)))

    def _is_over(self) -> bool:
        return time.monotonic() > self.until

    def seek(self, *, bounding: bool) -> None:
        """Until time is up or value and bound meet; with everybody's ways together first, if so asked."""
        if bounding:
            self._plan(sorted(self.best.of), CLOSE)
        while self.bound < self.best.value and not self._is_over():
            self._listen()
            size = int(self._size + self.lots.random())
            self._plan(sorted(self.lots.sample(sorted(self.best.of), min(size, len(self.best.of)))), NEAR)

    def _listen(self) -> None:
        heard = self.hear()
        if heard is not None and heard.value < self.best.value:
            self.best = heard

    def _plan(self, people: Sequence[int], gap: float) -> None:
        """Plan these people anew beside the others, and note what is proved or found."""
        others = [way for person, way in self.best.of.items() if person not in people]
        program = self._program(self.links.beside(np.concatenate([EMPTY, *others])), people)
        bounds = Bounds(told=self._told)
        mixture = self._pricer.converge(program, bounds, Until(self.best.value, gap))
        if len(people) == len(self.best.of):
            self._raise_bound(bounds)
        hopeless = bounds.whole >= self.best.value
        found = None if hopeless else self._settled(program, mixture)
        for person, way in program.ways:
            self._meet(person, way)
        if found is not None:
            self._take(found)
        elif not self._is_over():
            self._size = min(len(self.best.of), self._size * GROW) if hopeless else max(FEWEST, self._size * SHRINK)

    def _program(self, links: Links, people: Sequence[int]) -> Program:
        program = Program(links, people)
        for person in people:
            program.add(person, self.best.of[person])
            for way in list(self._met[person].values())[-REMEMBERED:]:
                program.add(person, way)
        return program

    def _settled(self, program: Program, mixture: Priced | None) -> Ways | None:
        return dive(program, mixture, self._pricer, self.best.value, self.lots)

    def _meet(self, person: int, way: Numbers) -> None:
        met = self._met[person]
        met.pop(way.tobytes(), None)
        met[way.tobytes()] = way

    def _raise_bound(self, bounds: Bounds) -> None:
        self._told = bounds.told
        if bounds.whole > self.bound:
            self.bound = bounds.whole
            self.tell(self.bound, None)

    def _take(self, found: Ways) -> None:
        of = {**self.best.of, **found.of}
        self.best = Ways(of, found.value)
        self.tell(self.bound, self.best)
