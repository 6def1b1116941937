"""Puts somebody who is still learning on shifts only beside somebody who is not.

Given:  C-01.learning_until = 5 jan; C-02.learning_until = 5 jan
Kept:   mon 10-12 library: C-01, C-03; wed 10-12 library: C-01
Broken: mon 10-12 library: C-01, C-02
Says:   C-01 is still learning and would have nobody to learn from at Library on Mon 4 Jan 10:00-12:00.
"""

from matcher.amounts import ZERO, Amount, excess
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.duties import Duty
from matcher.domain.people import Chellow
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

    def cost(self, board: Board, person: Chellow, shift: Duty) -> Amount:
        """1 if the learner is there and nobody else who is not one."""
        if not person.is_learning(shift.day):
            return ZERO
        chellow = board.programme.chellow
        others = board.headcount(shift, lambda code: not chellow[code].is_learning(shift.day))
        return excess(board.on(person.code, shift) - others)

    def found(self, programme: Programme, person: Chellow, shift: Duty) -> int:
        """1 if nobody there has learnt it."""
        return int(all(programme.chellow[code].is_learning(shift.day) for code in shift.people))

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, where and when."""
        where = f"at {breach.facts['where']} on {breach.facts['when']}"
        return f"{breach.people[0]} is still learning and would have nobody to learn from {where}."
