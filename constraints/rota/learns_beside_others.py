"""Puts somebody who is still learning on shifts only beside somebody who is not.

Given:  C-01.learning_until = 5 jan; C-02.learning_until = 5 jan
Kept:   mon 10-12 library: C-01, C-03; wed 10-12 library: C-01
Broken: mon 10-12 library: C-01, C-02
Says:   C-01 is still learning and would have nobody to learn from at Library on Mon 4 Jan 10:00-12:00.

Given:  C-01.learning_until = 5 jan; cover library mon 9-12
Kept:   mon 10-12 library: C-01; mon 9-12 library: C-03
Broken: mon 10-12 library: C-01; mon 10-11:30 library: C-03
Says:   C-01 is still learning and would have nobody to learn from at Library on Mon 4 Jan 11:30-12:00.
"""

from matcher.amounts import ZERO, Amount, excess
from matcher.board import Board
from matcher.domain.asked import Shift
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.programme import Programme
from matcher.rule.beside import BesideRule


class LearnsBesideOthers(BesideRule):
    """A learner on a shift with learners alone counts one."""

    safeguarding = True
    source = "the programme; RULES R07, observers"
    because = "still learning, with nobody to learn from"

    def is_about(self, programme: Programme, person: Chellow) -> bool:
        """Those whose row says until when they are learning."""
        return person.learning_until is not None

    def cost(self, board: Board, person: Chellow, shift: Shift) -> Amount:
        """1 if the learner is there and nobody else who is not one."""
        day, chellow = shift.duty.day, board.programme.chellow
        if not person.is_learning(day):
            return ZERO
        others = board.there(shift, lambda code: not chellow[code].is_learning(day))
        return excess(board.crew(shift)[person.code] - others)

    def found(self, programme: Programme, person: Chellow, shift: Shift, people: tuple[str, ...]) -> int:
        """1 if nobody there has learnt it."""
        return int(all(programme.chellow[code].is_learning(shift.duty.day) for code in people))

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, where and when."""
        where = f"at {breach.facts['where']} on {breach.facts['when']}"
        return f"{breach.people[0]} is still learning and would have nobody to learn from {where}."
