"""Puts somebody who has a buddy on shifts only together with the buddy, until the date on their row.

Given:  C-01.buddy = C-02; C-01.buddy_until = 5 jan
Kept:   mon 10-12 library: C-01, C-02; tue 10-12 library: C-02; wed 10-12 library: C-01
Broken: tue 10-12 library: C-01, C-03
Says:   C-01 is to be with C-02 and would be at Library on Tue 5 Jan 10:00-12:00 without.
"""

from collections.abc import Iterable

from matcher.amounts import ZERO, Amount, excess
from matcher.board import Board
from matcher.domain.asked import Shift
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.programme import Programme
from matcher.rule import Facts, Relaxation
from matcher.rule.beside import BesideRule


class ComesWithABuddy(BesideRule):
    """A shift without the buddy counts one."""

    source = "Chellows; RULES R10"
    because = "the buddy is not there"

    def is_about(self, programme: Programme, person: Chellow) -> bool:
        """Those who have a buddy who takes part."""
        return person.buddy in programme.chellow

    def cost(self, board: Board, person: Chellow, shift: Shift) -> Amount:
        """1 if the person is there and the buddy is not."""
        if not _still(person, shift):
            return ZERO
        crew = board.crew(shift)
        return excess(crew[person.code] - crew.get(str(person.buddy), ZERO))

    def found(self, programme: Programme, person: Chellow, shift: Shift, people: tuple[str, ...]) -> int:
        """1 if the buddy is not there."""
        return int(_still(person, shift) and person.buddy not in people)

    def facts(self, programme: Programme, person: Chellow, shift: Shift, people: tuple[str, ...]) -> Facts:
        """Who the buddy is."""
        return {"buddy": str(person.buddy)}

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who would be where without whom."""
        who, facts = breach.people[0], breach.facts
        return f"{who} is to be with {facts['buddy']} and would be at {facts['where']} on {facts['when']} without."

    def relaxations(self, breach: Breach, programme: Programme) -> Iterable[Relaxation]:
        """The buddy, who could come too; the person, if it is time to come alone."""
        yield Relaxation(f"could you come too on {breach.facts['when']}", str(breach.facts["buddy"]), 2)
        yield Relaxation("could you come without a buddy by now", breach.people[0], 3)


def _still(person: Chellow, shift: Shift) -> bool:
    return person.buddy_until is None or shift.duty.day <= person.buddy_until
