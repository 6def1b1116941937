"""One search by several workers: by whole ways through the days, else in the whole; part by part if it is large."""

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from queue import Empty, SimpleQueue

from matcher.amounts import Amount, total
from matcher.solving.cp_sat import MET, Solver, Status
from matcher.solving.improving.neighbourhoods import Neighbourhoods
from matcher.solving.routes.diving import Ways
from matcher.solving.routes.mapped import Mapped
from matcher.solving.routes.one_by_one import better_one_by_one
from matcher.solving.routes.seeker import Job, Seeker, Told
from matcher.solving.rows.model import Model
from matcher.solving.rows.parts import Numbers, Parts
from matcher.solving.searching import Found, Limit

EFFORT, MOST_EFFORT = 0.1, 4.0
"""What one part may cost, in deterministic units."""
HARDER, EASIER = 1.02, 1.25
"""Parts that gain nothing let the next cost a little more; one that gains, less."""
A_DAY = 86_400.0
HEAVIEST_PART = 0.6
"""The part of what is left in which the heaviest aim is made small by itself."""
SMALL, SMALL_PART = 300, 0.25
"""A model of so few columns is searched whole at first, for a part of the time: that proves most."""
LARGE, LARGE_AND_LONG = 30_000, 8_000
"""A model of more columns is not searched whole; of fewer where it is one of many days."""
MANY_ARCS = 300_000
"""Networks of more arcs are too wide for many people to be planned by ways at once: parts are sought in first."""
MANY_DAYS = 49
"""Ways through more days mix badly, and diving into a mixture misses much: the whole, or parts of it, find more."""
PATIENCE, LEAST_PATIENCE = 0.25, 5.0
"""Parts are sought in until nothing was gained for so much of the time that took, and for so many seconds."""
GLANCE = 0.1
"""Seconds between two looks at whether to stop."""


@dataclass
class Best:
    """The best values so far and the best bound, for all workers."""

    parts: Parts
    values: Numbers
    bound: int
    until: float
    """When to stop, by the monotonic clock."""
    stop: threading.Event
    better_at: float = 0.0
    """When the values last became better, by the monotonic clock."""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def offer(self, values: Numbers) -> None:
        """Taken if they keep every row and are no worse."""
        with self.lock:
            self._take(values)

    def offer_change(self, before: Numbers, after: Numbers) -> None:
        """What was changed, taken beside what others have changed meanwhile."""
        with self.lock:
            self._take(after if self.values is before else self.parts.merged(self.values, before, after))

    def _take(self, values: Numbers) -> None:
        value = self.parts.value(values)
        if value <= self.value and self.parts.keeps(values):
            self.better_at = time.monotonic() if value < self.value else self.better_at
            self.values = values

    def raise_bound(self, bound: int) -> None:
        """Nothing is below this."""
        with self.lock:
            self.bound = min(max(self.bound, bound), self.value)

    @property
    def value(self) -> int:
        """What the best values come to."""
        return self.parts.value(self.values)

    @property
    def left(self) -> float:
        """Seconds left; 0 once value and bound meet or somebody asked to stop."""
        met = self.bound >= self.value
        return 0.0 if met or self.stop.is_set() else max(0.0, self.until - time.monotonic())


@dataclass(frozen=True)
class Crew:
    """How many work at once, and what they draw at random from."""

    workers: int = 2
    seed: int = 0


PAIR = Crew()


@dataclass(frozen=True)
class Whole:
    """A model, costs to make small in sum, the same in arrays and perhaps by ways; values that keep every row."""

    model: Model
    costs: Sequence[Amount]
    parts: Parts
    mapped: Mapped | None
    values: Numbers


def search_together(whole: Whole, limit: Limit, crew: Crew = PAIR) -> Found:
    """Make the costs small with several workers; which plan comes out of equal ones depends on the clock."""
    began = time.monotonic()
    until = began + (limit.seconds if limit.seconds is not None else A_DAY)
    parts = whole.parts
    best = Best(parts, whole.values, sum(cost.low for cost in whole.costs), until, limit.stop)
    if len(parts.atoms) <= SMALL:
        _seek_whole(best, whole, crew, SMALL_PART)
    is_long = whole.mapped is not None and whole.mapped.days > MANY_DAYS
    if whole.mapped:
        _seek_people(best, whole.mapped)
        if not is_long:
            _seek_by_ways(best, whole.mapped, crew)
    if len(parts.atoms) > (LARGE_AND_LONG if is_long else LARGE):
        _seek_parts(best, crew)
    else:
        _seek_whole(best, whole, crew, 1.0)
    return Found(parts.chosen(best.values), best.bound, time.monotonic() - began, 0.0, best.bound < best.value)


def _seek_by_ways(best: Best, mapped: Mapped, crew: Crew) -> None:
    """By whole ways, once parts gain little where networks are too wide."""
    if mapped.arcs > MANY_ARCS:
        _seek_parts(best, crew, patience=PATIENCE)
    _seek_ways(best, mapped, crew)


def _seek_people(best: Best, mapped: Mapped) -> None:
    """Everybody once more by ways, one after another."""
    ways = better_one_by_one(mapped, mapped.owned.ways_in(best.values), lambda: not best.left)
    best.offer(mapped.with_ways(best.parts, best.values, ways.values()))


def _seek_ways(best: Best, mapped: Mapped, crew: Crew) -> None:
    """By whole ways through the days, a process a worker."""
    begin = Ways(mapped.owned.ways_in(best.values), best.value)
    heard: SimpleQueue[tuple[int, Told]] = SimpleQueue()
    seekers: list[Seeker] = []
    for n in range(crew.workers):
        job = Job(mapped.map_, mapped.links, begin, best.left, crew.seed + n, bounding=n == 0)
        seekers.append(Seeker(job, partial(_put, heard, n)))
    while best.left and any(seeker.is_seeking for seeker in seekers):
        with suppress(Empty):
            teller, (bound, found) = heard.get(timeout=GLANCE)
            best.raise_bound(bound)
            if found is not None:
                best.offer(mapped.with_ways(best.parts, best.values, found.of.values()))
                for other in seekers[:teller] + seekers[teller + 1 :]:
                    other.tell(found)
    for seeker in seekers:
        seeker.end()


def _put(heard: SimpleQueue[tuple[int, Told]], teller: int, told: Told) -> None:
    heard.put((teller, told))


def _seek_parts(best: Best, crew: Crew, patience: float = 1.0) -> None:
    """Part by part, each worker by itself, until time is up, or nothing was gained for so much of it."""
    began = time.monotonic()

    def goes_on() -> bool:
        now = time.monotonic()
        return bool(best.left) and now - best.better_at <= max(LEAST_PATIENCE, patience * (now - began))

    best.better_at = began
    threads = [
        threading.Thread(target=_seek_one_by_one, args=(best, crew.seed + n, goes_on), daemon=True)
        for n in range(crew.workers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _seek_one_by_one(best: Best, seed: int, goes_on: Callable[[], bool]) -> None:
    near = Neighbourhoods(best.parts, seed)
    effort = EFFORT
    while goes_on() and (left := best.left):
        before = best.values
        after, _ = near.improve(before, effort, left)
        best.offer_change(before, after)
        better = best.parts.value(after) < best.parts.value(before)
        effort = max(EFFORT, effort / EASIER) if better else min(MOST_EFFORT, effort * HARDER)


def _seek_whole(best: Best, whole: Whole, crew: Crew, share: float) -> None:
    """For a share of the time: the heaviest cost by itself first, then their sum, from what that led to."""
    until = time.monotonic() + share * best.left
    model, goal = whole.model, total(whole.costs)
    chosen = best.parts.chosen(best.values)
    heaviest = max(whole.costs, key=lambda cost: cost.value(chosen), default=goal)
    beside = sum(cost.low for cost in whole.costs) - heaviest.low
    for cost, least_beside, part in ((heaviest, beside, HEAVIEST_PART), (goal, 0, 1.0)):
        if not best.left:
            return
        solver = _solver(crew)
        model.minimize(cost)
        model.hint(chosen)
        if _run(solver, model, best, time.monotonic() + part * max(0.0, until - time.monotonic())):
            chosen = {**chosen, **model.chosen(solver.values)}
            best.offer(best.parts.values(chosen))
            best.raise_bound(solver.bound + least_beside)


def _run(solver: Solver, model: Model, best: Best, until: float) -> bool:
    """Search until then, or until nothing more is worth searching for; true if it met a plan."""
    outcome: list[Status] = []
    searching = threading.Thread(target=lambda: outcome.append(solver.solve(model.program)), daemon=True)
    searching.start()
    while searching.is_alive():
        searching.join(GLANCE)
        if not best.left or time.monotonic() > until:
            solver.stop_search()
    return outcome[0] in MET


def _solver(crew: Crew) -> Solver:
    """One worker after a bound with a strong relaxation, the others after better plans."""
    solver = Solver()
    solver.parameters.num_workers = crew.workers
    solver.parameters.subsolvers.append("max_lp")
    solver.parameters.random_seed = crew.seed
    return solver
