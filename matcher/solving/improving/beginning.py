"""A first plan to search from: each person's duties as good as they get beside those planned before.

Where aims weigh more than others together and people can reach them one by one, such a plan is at hand at once,
however many people and days there are.
"""

import threading
import time
from collections import deque
from collections.abc import Collection
from dataclasses import dataclass, field

from matcher.solving.cp_sat import Solver
from matcher.solving.improving.neighbourhoods import Neighbourhoods, part_solver, solve_part
from matcher.solving.routes.mapped import Mapped
from matcher.solving.routes.one_by_one import plan_one_by_one
from matcher.solving.rows.parts import Numbers, Parts

EFFORT_EACH = 0.05
"""What planning one person may cost, in deterministic units; twice as much at each further try."""
MANY = 350
"""Choices of one person beyond which planning them may cost more, in proportion."""


@dataclass
class Beginning:
    """People waiting to be planned, and the values with those planned so far."""

    parts: Parts
    mapped: Mapped | None
    """The same by ways: those are tried first."""
    values: Numbers
    until: float
    """When to stop, by the monotonic clock."""
    seed: int = 0
    impossible: bool = False
    """True once it is proved that somebody cannot be planned at all."""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.near = Neighbourhoods(self.parts, self.seed)
        self.waiting = deque((nth, 0) for nth in range(len(self.near.people)))

    def begin_from(self, values: Numbers, whose: Collection[str]) -> None:
        """Take a plan of these people, if it keeps every row that it touches."""
        self._take_plans(values, {nth for nth, who in enumerate(self.near.people) if who in whose})

    def plan(self, workers: int) -> None:
        """Everybody who waits, by ways where that is possible, else by so many workers, until time is up."""
        if self.mapped and self.waiting:
            self._plan_by_ways(self.mapped)
        threads = [threading.Thread(target=self._plan_in_turn, daemon=True) for _ in range(workers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    @property
    def is_whole(self) -> bool:
        """True if everybody is planned."""
        return not self.waiting

    def _plan_by_ways(self, mapped: Mapped) -> None:
        waiting = {nth for nth, _ in self.waiting}
        before = {nth: way for nth, way in mapped.owned.ways_in(self.values).items() if nth not in waiting}
        ways = plan_one_by_one(mapped, before, lambda: time.monotonic() > self.until)
        self._take_plans(mapped.with_ways(self.parts, self.values, ways.values()), ways)

    def _take_plans(self, values: Numbers, whose: Collection[int]) -> None:
        rows = self.parts.rows_with((values != self.values).nonzero()[0])
        if self.parts.keeps_rows(rows, values):
            self.values = values
            self.waiting = deque((nth, tries) for nth, tries in self.waiting if nth not in whose)

    def _plan_in_turn(self) -> None:
        while not self.impossible and (left := self.until - time.monotonic()) > 0:
            with self.lock:
                if not self.waiting:
                    return
                (nth, tries), values = self.waiting.popleft(), self.values
            theirs = self.near.of_person(nth)
            effort = EFFORT_EACH * max(1.0, len(theirs) / MANY) * 2**tries
            if not self._plan_one(theirs, values, part_solver(effort, left, self.seed + tries)):
                self.waiting.append((nth, tries + 1))

    def _plan_one(self, theirs: Numbers, values: Numbers, solver: Solver) -> bool:
        """True if a plan was met that goes with what others were given meanwhile."""
        solved = solve_part(solver, self.parts.cut(theirs, values, afresh=True), values)
        self.impossible = self.impossible or (solved.proved and solved.values is None)
        return solved.values is not None and self._take(values, solved.values)

    def _take(self, before: Numbers, after: Numbers) -> bool:
        with self.lock:
            merged = self.parts.merged(self.values, before, after)
            rows = self.parts.rows_with((merged != self.values).nonzero()[0])
            keeps = self.parts.keeps_rows(rows, merged)
            if keeps:
                self.values = merged
        return keeps
