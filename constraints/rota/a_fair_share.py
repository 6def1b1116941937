"""Gives everybody a fair share: the fullest share as small as can be, then the next fullest, and so on.

A share is the hours given divided by the hours offered, history and those with nothing counted.

    Given:  C-01.offered = 8h
    Kept:
    Broken: mon 10-12 library: C-01
    Says:   C-01 gives 25 % of the hours offered.
"""

from matcher import fairness
from matcher.amounts import Amount
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.duties import Duty
from matcher.domain.programme import Programme
from matcher.rule.leximax import LeximaxRule


class AFairShare(LeximaxRule):
    """Leximax over hours given ÷ hours offered."""

    source = "Chellows; PRODUCT F-01"

    def load(self, board: Board, person: str, duties: tuple[Duty, ...]) -> Amount:
        """Every minute of duty and of the walks between."""
        return board.minutes(person, duties)

    def loaded(self, programme: Programme, person: str, duties: tuple[Duty, ...]) -> int:
        """The same in a finished plan."""
        return fairness.given_minutes(programme, person, duties)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Whose share, and how full."""
        percent = 100 * int(breach.facts["height"]) // fairness.STEPS
        return f"{breach.people[0]} gives {percent} % of the hours offered."
