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

Given:  lock C-01 with F-01 until 3 jan; lock C-02 off F-02 until 4 jan
Kept:   F-01 with C-03
Broken: F-02 with C-02
Says:   C-02 is pinned away from F-02 and they are paired.

Given:  cover library mon 9-13; lock C-01 on library mon 10-12
Kept:   mon 9-11 library: C-01
Broken: mon 11-13 library: C-01
Says:   C-01 is pinned on Library on Mon 4 Jan 10:00-10:30 and is not there.

Given:  cover library mon 9-13; lock C-01 on library; lock C-02 off library
Kept:   mon 12-13 library: C-01
Broken: mon 12-13 library: C-03
Says:   C-01 is pinned on Library on Mon 4 Jan 9:00-13:00 and is not there.
Broken: mon 9-11 library: C-01; mon 12-13 library: C-02
Says:   C-02 is pinned off Library on Mon 4 Jan 9:00-13:00 and is there.
"""

from collections.abc import Iterable, Iterator

from matcher.amounts import Amount, either, total
from matcher.board import Board
from matcher.domain.asked import Shift
from matcher.domain.breach import Breach
from matcher.domain.locks import Lock
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import PROMISES, Relaxation, Rule
from matcher.wording import when, where


class KeepsTheCoordinatorsLocks(Rule):
    """Each pair or shift that is not as it was pinned counts one."""

    tier = PROMISES
    source = "coordinators; PRODUCT order of aims"

    def post(self, board: Board) -> Amount:
        """How many pairs and shifts are not as pinned."""
        costs = []
        for lock, pinned in pins(board.programme):
            if pinned is None:
                there = board.paired(lock.chellow, str(lock.family))
            else:
                there = _is_there(board, lock.chellow, pinned)
            costs.append(there if lock.off else 1 - there)
        return total(costs)

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each pair and shift that is not as pinned."""
        crews = plan.crews(programme)
        for lock, pinned in pins(programme):
            if pinned is None:
                there = (lock.chellow, lock.family) in plan.together
            else:
                there = any(lock.chellow in crews.get(stretch.duty.id, ()) for stretch in pinned)
            if there == lock.off:
                yield self._breach(programme, lock, pinned)

    def _breach(self, programme: Programme, lock: Lock, pinned: tuple[Shift, ...] | None) -> Breach:
        facts: dict[str, str | int] = {"off": int(lock.off)}
        if pinned is None:
            return self.breach(people=(lock.chellow,), family=lock.family, facts=facts)
        first = pinned[0].duty
        stretch = first.but(end=pinned[-1].duty.end)
        facts["what"] = f"{where(programme, stretch)} on {when(stretch)}"
        return self.breach(people=(lock.chellow,), duty=first.id, facts=facts)

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


def _is_there(board: Board, person: str, stretches: Iterable[Shift]) -> Amount:
    """1 if the person is there in any of the stretches."""
    keys = {stretch.duty.id for stretch in stretches}
    return either(
        board.on(person, duty)
        for duty in board.duties_of(person)
        if any(stretch.duty.id in keys for stretch in board.programme.asked.served_by(duty))
    )


def pins(programme: Programme) -> Iterator[tuple[Lock, tuple[Shift, ...] | None]]:
    """Each lock with whatever it speaks of: a pair's with None, else with each fixed shift of the period it means.

    Of cover it means a day's half hours together: the one at its time, or all of them if it names none.
    """
    asked = programme.asked
    yield from ((lock, None) for lock in programme.pair_locks)
    for lock in (lock for lock in programme.locks if lock.family is None):
        yield from ((lock, (shift,)) for shift in asked.shifts.values() if lock.covers(shift.duty))
        for day in programme.period.days():
            if half_hours := tuple(one for one in asked.cover_on(lock.venue, day) if lock.covers(one.duty)):
                yield lock, half_hours
