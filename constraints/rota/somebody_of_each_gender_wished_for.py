"""Puts somebody of each gender on the shifts of venues that wish for it.

Given:  library.genders = woman, man; C-01.gender = woman; C-02.gender = man; library mon 10-12
Kept:   mon 10-12 library: C-01, C-02
Broken: mon 10-12 library: C-01
Says:   No man is at Library on Mon 4 Jan 10:00-12:00.
Broken:
Says:   No woman or man is at Library on Mon 4 Jan 10:00-12:00.
"""

from matcher.amounts import Amount, excess, total
from matcher.board import Board
from matcher.domain.asked import Shift
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.programme import Programme
from matcher.rule import QUALITY, Facts
from matcher.rule.on_shift import ShiftRule


class SomebodyOfEachGenderWishedFor(ShiftRule):
    """Each gender wished for and not there counts one, on empty shifts too."""

    tier = QUALITY
    source = "venues; RULES R08"

    def speaks_of(self, programme: Programme, shift: Shift) -> bool:
        """Only shifts at venues that wish for any."""
        return bool(_wished(programme, shift))

    def cost(self, board: Board, shift: Shift) -> Amount:
        """How many are not there."""
        chellow = board.programme.chellow

        def missing(gender: str) -> Amount:
            return excess(1 - board.there(shift, lambda code: chellow[code].gender == gender))

        return total(missing(gender) for gender in _wished(board.programme, shift))

    def found(self, programme: Programme, shift: Shift, people: tuple[Chellow, ...]) -> int:
        """The same in a finished plan."""
        return len(_missing(programme, shift, people))

    def facts(self, programme: Programme, shift: Shift, people: tuple[Chellow, ...]) -> Facts:
        """Which are not there."""
        return {"missing": " or ".join(_missing(programme, shift, people))}

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Where, when and whom the venue wishes for."""
        return f"No {breach.facts['missing']} is at {breach.facts['where']} on {breach.facts['when']}."


def _wished(programme: Programme, shift: Shift) -> tuple[str, ...]:
    venue = programme.venue.get(shift.duty.venue or "")
    return venue.genders if venue else ()


def _missing(programme: Programme, shift: Shift, people: tuple[Chellow, ...]) -> list[str]:
    there = {person.gender for person in people}
    return [gender for gender in _wished(programme, shift) if gender not in there]
