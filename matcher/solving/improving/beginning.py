"""A first plan to search from: each person's duties as good as they get beside those planned before.

Where aims weigh more than others together and people can reach them one by one, such a plan is at hand at once,
however many people and days there are.
"""

import threading
import time
from collections import deque
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
        near = Neighbourhoods(self.parts, self.seed)
        everybody = (near.of_person(nth) for nth in range(len(near.people)))
        self.waiting = deque((theirs, 0) for theirs in everybody)

    def plan(self, workers: int) -> None:
        """Everybody, by ways where that is possible, else by so many workers, until time is up."""
        if self.mapped:
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
        ways = plan_one_by_one(mapped, lambda: time.monotonic() > self.until)
        values = mapped.with_ways(self.parts, self.values, ways.values())
        rows = self.parts.rows_with((values != self.values).nonzero()[0])
        if self.parts.keeps_rows(rows, values):
            self.values = values
            self.waiting = deque(one for nth, one in enumerate(self.waiting) if nth not in ways)

    def _plan_in_turn(self) -> None:
        while not self.impossible and (left := self.until - time.monotonic()) > 0:
            with self.lock:
                if not self.waiting:
                    return
                (theirs, tries), values = self.waiting.popleft(), self.values
            effort = EFFORT_EACH * max(1.0, len(theirs) / MANY) * 2**tries
            if not self._plan_one(theirs, values, part_solver(effort, left, self.seed + tries)):
                self.waiting.append((theirs, tries + 1))

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
