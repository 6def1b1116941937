"""Keeps what a coordinator pinned: a Chellow on or off a shift, a pair made or not made.

Given:  lock C-01 on library mon 10-12; library mon 10-12 min 1 ideal 1 most 2
Kept:   mon 10-12 library: C-01, C-02
Broken: mon 10-12 library: C-02
Says:   C-01 is pinned on Library on Mon 4 Jan 10:00-12:00 and is not there.

Given:  lock C-01 off library; library mon 10-12
Kept:   mon 10-12 library: C-02
Broken: mon 10-12 library: C-01
Says:   C-01 is pinned off Library on Mon 4 Jan 10:00-12:00 and is there.

Given:  lock C-01 with F-01; lock C-02 off F-02
Kept:   F-01 with C-01; F-02 with C-01
Broken: F-01 with C-02
Says:   C-01 is pinned to F-01 and they are not paired.
Broken: F-01 with C-01; F-02 with C-02
Says:   C-02 is pinned away from F-02 and they are paired.
"""

from collections.abc import Iterable, Iterator

from matcher.amounts import Amount, excess, total
from matcher.board import Board
from matcher.domain.asked import Shift
from matcher.domain.breach import Breach
from matcher.domain.plan import Plan
from matcher.domain.programme import Lock, Programme
from matcher.rule import PROMISES, Relaxation, Rule
from matcher.wording import when, where


class KeepsTheCoordinatorsLocks(Rule):
    """Each pair or shift that is not as it was pinned counts one."""

    tier = PROMISES
    source = "coordinators; PRODUCT order of aims"

    def post(self, board: Board) -> Amount:
        """How many pairs and shifts are not as pinned."""
        costs = []
        for lock, shift in pinned(board.programme):
            there = board.on(lock.chellow, shift.duty) if shift else board.paired(lock.chellow, str(lock.family))
            costs.append(there if lock.off else excess(1 - there))
        return total(costs)

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each pair and shift that is not as pinned."""
        for lock, shift in pinned(programme):
            if shift is None:
                there = (lock.chellow, lock.family) in plan.together
            else:
                there = lock.chellow in plan.people_on(shift.duty.id)
            if there == lock.off:
                yield self._breach(programme, lock, shift)

    def _breach(self, programme: Programme, lock: Lock, shift: Shift | None) -> Breach:
        facts: dict[str, str | int] = {"off": int(lock.off)}
        if shift is None:
            return self.breach(people=(lock.chellow,), family=lock.family, facts=facts)
        facts["what"] = f"{where(programme, shift.duty)} on {when(shift.duty)}"
        return self.breach(people=(lock.chellow,), duty=shift.duty.id, facts=facts)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who was pinned where, and what the plan does instead."""
        who, off, shift = breach.people[0], breach.facts["off"], breach.facts.get("what")
        if shift is not None:
            return f"{who} is pinned {'off' if off else 'on'} {shift} and is {'there' if off else 'not there'}."
        pinned_to, are = ("away from", "are") if off else ("to", "are not")
        return f"{who} is pinned {pinned_to} {breach.family} and they {are} paired."

    def relaxations(self, breach: Breach, programme: Programme) -> Iterable[Relaxation]:
        """Whoever pinned it, if it may go."""
        yield Relaxation("may the lock go", "the coordinator", 3)


def pinned(programme: Programme) -> Iterator[tuple[Lock, Shift | None]]:
    """Each lock with each shift of the period it speaks of; a pair's lock with None."""
    for lock in programme.locks:
        if lock.family is not None:
            yield lock, None
        else:
            yield from ((lock, shift) for shift in programme.asked.shifts.values() if lock.covers(shift.duty))
