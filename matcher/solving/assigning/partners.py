"""Two at one program: both rebuild, and one proves in between where few columns are left."""

import math
import multiprocessing
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection

from matcher.linear import Cost, Linear
from matcher.solving.assigning.cells import Cells, Reals
from matcher.solving.assigning.logic import Among, Effort, search
from matcher.solving.assigning.narrowing import Narrowing
from matcher.solving.assigning.rebuilding import Choice, Rebuilding
from matcher.solving.assigning.starting import Start, start_of
from matcher.solving.linear.programs import Cheapest, cheapest

PRICING, FIRST_LOOK, PROVING = 0.2, 0.2, 0.4
"""The parts of the time for prices, for rebuilding before any proof, and of what is left then for proof."""
FEW = 4
"""Proof is tried where no more columns of a group are left on average."""


def cheapest_together(linear: Linear, cost: Cost, seconds: float) -> Cheapest:
    """The best choice that either met, with the bound of prices and proof."""
    until = time.monotonic() + seconds
    start = start_of(linear, cost, time.monotonic() + PRICING * seconds)
    if start is None:
        return _without_prices(linear, cost, seconds)
    with _Elsewhere(start) as partner:
        return _Both(linear, cost, start, partner, until).cheapest()


class _Elsewhere:
    """Rebuilding in a process of its own; `best` is what it has told of so far."""

    def __init__(self, start: Start) -> None:
        self.best: Choice | None = None
        context = multiprocessing.get_context("spawn")
        self._ours, theirs = context.Pipe()
        given = (start.likely, start.prices, theirs)
        self._process = context.Process(target=_rebuild_elsewhere, args=given, daemon=True)

    def __enter__(self) -> "_Elsewhere":
        self._process.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.join()

    def look(self) -> Choice | None:
        """The best it has told of."""
        while self._process.is_alive() and self._ours.poll():
            self.best = self._ours.recv()
        return self.best


def _rebuild_elsewhere(cells: Cells, prices: Reals, there: Connection) -> None:
    for choice in Rebuilding(cells, prices, seed=1).run(lambda: False):
        there.send(choice)


@dataclass
class _Both:
    """What is known here of one program, and the partner's word."""

    linear: Linear
    cost: Cost
    start: Start
    partner: _Elsewhere
    until: float

    def __post_init__(self) -> None:
        self._here = Rebuilding(self.start.likely, self.start.prices, seed=0)

    def cheapest(self) -> Cheapest:
        """Rebuild, prove, and rebuild again for as long as there is time and something to gain."""
        began = time.monotonic()
        self._rebuild(began + FIRST_LOOK * (self.until - began))
        found = self._proved() if self._may_be_proved() else Cheapest(None, self.start.bound, False, True, 0.0)
        if found.stopped:
            self._rebuild(self.until)
            best = self._best()
            stopped = best is None or self.cost.of(best) != found.bound
            found = replace(found, chosen=best, stopped=stopped)
        return replace(found, seconds=time.monotonic() - began)

    def _rebuild(self, until: float) -> None:
        for _ in self._here.run(lambda: time.monotonic() > until or self._least() <= self.start.bound):
            pass

    def _may_be_proved(self) -> bool:
        floors, met = self.start.floors, self._best()
        if floors is None:
            return False
        return met is None or len(floors.under(self.cost.of(met) - 1)) <= FEW * self.start.cells.groups

    def _proved(self) -> Cheapest:
        assert self.start.floors is not None
        narrowing = Narrowing(self.linear, self.cost, self.start.floors, self._best)
        return narrowing.cheapest(PROVING * (self.until - time.monotonic()))

    def _least(self) -> float:
        """What the best choice met by either costs."""
        choice = self._choice()
        return self.cost.constant + choice.cost if choice and self.start.is_whole(choice) else math.inf

    def _best(self) -> frozenset[int] | None:
        """The columns of the best choice met by either."""
        choice = self._choice()
        return self.start.chosen(choice) if choice and self.start.is_whole(choice) else None

    def _choice(self) -> Choice | None:
        met = [*self._here.kept[:1], self.partner.look()]
        return min((choice for choice in met if choice), key=lambda choice: choice.cost, default=None)


def _without_prices(linear: Linear, cost: Cost, seconds: float) -> Cheapest:
    """HiGHS and CP-SAT, on a core each."""
    every = Among(range(linear.columns))
    with ThreadPoolExecutor(1) as pool:
        other = pool.submit(search, linear, cost, every, Effort(0.95 * seconds))
        found = cheapest(linear, cost, seconds=0.95 * seconds)
        return _better(linear, cost, found, other.result().chosen)


def _better(linear: Linear, cost: Cost, found: Cheapest, other: frozenset[int] | None) -> Cheapest:
    if other is None or found.impossible or not linear.keeps(other):
        return found
    if found.chosen is not None and cost.of(found.chosen) <= cost.of(other):
        return found
    return replace(found, chosen=other, stopped=cost.of(other) != found.bound)
