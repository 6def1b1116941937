"""What is decided: choices about people and days that are the same in every plan that keeps all that is held.

Once days have what they need, most of who is where cannot be otherwise any more, and no search knows of it. What
can be is met by trial, day by day, week by week, then in the whole; that nothing else can is proved by one search
for a plan in which anything is. Left out of the searches to come, what is decided makes them small, and no plan
that they could come to is lost.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from matcher.amounts import ONE, ZERO, Amount, total
from matcher.solving.improving.neighbourhoods import Neighbourhoods, part_solver, solve_part
from matcher.solving.rows.model import Model
from matcher.solving.rows.parts import Numbers, Parts
from matcher.solving.searching import Limit, search

EACH = 0.05
"""What the trial of a day or a week may cost, in deterministic units."""


@dataclass(frozen=True)
class Decided:
    """How many of the decided choices are otherwise than at hand, 0 in every plan; and what finding out cost."""

    otherwise: Amount
    effort: float
    stopped: bool


def decide(model: Model, chosen: Mapping[int, int], limit: Limit) -> Decided:
    """What cannot be otherwise than in these choices; nothing where that is not proved within the effort."""
    trying = _Trying(model, chosen, limit)
    trying.part_by_part()
    proved = trying.in_the_whole()
    return Decided(trying.otherwise() if proved else ZERO, trying.effort, trying.stopped)


class _Trying:
    """Choices that no plan met so far has otherwise, the last plan met, and the effort so far."""

    def __init__(self, model: Model, chosen: Mapping[int, int], limit: Limit) -> None:
        self.model, self.chosen, self.limit = model, chosen, limit
        self.began = time.monotonic()
        self.effort, self.stopped = 0.0, False
        self.parts = Parts(model, ZERO)
        self.near = Neighbourhoods(self.parts)
        self.first = self.values = self.parts.values(chosen)
        self.same = np.zeros(len(self.first), bool)
        for choices in self.near.days():
            self.same[choices] = True
        self.parts.goal = np.where(self.same, np.where(self.first > 0, 1, -1), 0)

    def otherwise(self) -> Amount:
        """How many of the choices that were always the same are otherwise."""
        atoms = ((int(n), Amount(0, ((1, self.parts.atoms[n]),))) for n in np.flatnonzero(self.same))
        return total(ONE - choice if self.first[n] else choice for n, choice in atoms)

    def part_by_part(self) -> None:
        """Meet plans that differ in a day, or in a week."""
        for choices in (*self.near.days(), *self.near.weeks()):
            if self.same[choices].any() and self._left() != 0:
                self._try(choices)

    def _try(self, choices: Numbers) -> None:
        """Plans in which ever more of these choices have been otherwise, the rest as it stands."""
        part = self.parts.cut(choices, self.values, afresh=True)
        met = True
        while met and self.same[choices].any():
            part.aim(self.parts.goal)
            solver = part_solver(EACH, self._left(), seed=0)
            after = solve_part(solver, part, self.values).values
            self.effort += solver.effort
            met = after is not None and self._note(after)

    def in_the_whole(self) -> bool:
        """Meet plans that differ in anything; true once it is proved that no more can."""
        while self._left() != 0 and self.effort < self.limit.effort:
            goal = -self.otherwise()
            left = replace(self.limit, seconds=self._left(), effort=self.limit.effort - self.effort)
            found = search(self.model, goal, self.parts.chosen(self.values), left)
            self.effort, self.stopped = self.effort + found.effort, self.stopped or found.stopped
            if not self._note(self.parts.values({**self.chosen, **found.chosen})):
                return found.bound >= 0
        return False

    def _note(self, values: Numbers) -> bool:
        """True if a choice is otherwise that never was before."""
        changed = self.same & (values != self.first)
        self.same &= ~changed
        self.parts.goal[changed] = 0
        self.values = values
        return bool(changed.any())

    def _left(self) -> float | None:
        """Seconds left; None if there is no clock, 0 once somebody asked to stop."""
        if self.limit.stop.is_set():
            return 0.0
        if self.limit.seconds is None:
            return None
        return max(0.0, self.limit.seconds - (time.monotonic() - self.began))
