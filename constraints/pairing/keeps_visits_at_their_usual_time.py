"""Keeps every visit on its usual weekday at its usual time.

Given:  pair F-01 with C-01 active mon 10-11
Kept:   mon 10-11 visit F-01: C-01
Broken: mon 10:30-11:30 visit F-01: C-01
Says:   The visit of C-01 to F-01 on Mon 4 Jan 10:30-11:30 is not at its usual time.

Given:  pair F-01 with C-01 active
Kept:   mon 10:30-11:30 visit F-01: C-01

Given:  pair F-01 with C-01 active mon 10-11
Kept:   F-01 with C-01 active tue 9-10; mon 10-11 visit F-01: C-01
Broken: F-01 with C-01 active tue 9-10; tue 9-10 visit F-01: C-01
Says:   The visit of C-01 to F-01 on Tue 5 Jan 9:00-10:00 is not at its usual time.

Given:  pair F-01 with C-01 active mon 10-11
Kept:   F-01 with C-01; tue 9-10 visit F-01: C-02
"""

from collections.abc import Iterable

from matcher.amounts import ZERO, Amount, excess, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.pairs import Slot
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import CHANGES, Rule
from matcher.wording import when


class KeepsVisitsAtTheirUsualTime(Rule):
    """Every visit its Coach makes at another time than the pair's counts one."""

    tier = CHANGES
    source = "families; DEFINITIONS, a visit keeps its weekday and time"

    def post(self, board: Board) -> Amount:
        """How many visits are made at other times."""
        return total(_moved(board, duty) for duty in board.duties if duty.kind is DutyKind.VISIT)

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each visit at another time."""
        planned = {(pair.coach, pair.family): pair.slot for pair in plan.pairs}
        for duty in plan.duties:
            if duty.kind is not DutyKind.VISIT or duty.coach not in duty.people:
                continue
            usual = _agreed(programme, duty) or planned.get((duty.coach, duty.family or ""))
            if usual is not None and not _at(duty, usual):
                yield self.breach(
                    people=(duty.coach,), family=duty.family, duty=duty.id, facts={"when": when(duty)}
                )

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Whose visit, and when."""
        visit = f"The visit of {breach.people[0]} to {breach.family} on {breach.facts['when']}"
        return f"{visit} is not at its usual time."


def _moved(board: Board, duty: Duty) -> Amount:
    there = board.on(duty.coach or "", duty)
    if usual := _agreed(board.programme, duty):
        return ZERO if _at(duty, usual) else there
    slots = board.slots(duty.coach or "", duty.family or "")
    if not slots:
        return ZERO
    return excess(there - total(amount for slot, amount in slots if _at(duty, slot)))


def _agreed(programme: Programme, duty: Duty) -> Slot | None:
    """The slot the pair brings into the period; one still to be chosen is the plan's."""
    standing = programme.standing.get(duty.family or "")
    return standing.slot if standing is not None and standing.coach == duty.coach else None


def _at(duty: Duty, slot: Slot) -> bool:
    return (duty.day.weekday(), duty.span.start) == (slot.weekday, slot.start)
