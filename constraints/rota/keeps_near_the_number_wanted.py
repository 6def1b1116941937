"""Keeps each shift near its ideal number of people, where the venue says what each one too few or too many weighs.

Given:  library mon 10-12 ideal 2 most 3 under 100 over 5
Kept:   mon 10-12 library: C-01, C-02
Broken: mon 10-12 library: C-01
Says:   Library has 1 of the 2 people wanted on Mon 4 Jan 10:00-12:00, which weighs 100.
Broken: mon 10-12 library: C-01, C-02, C-03
Says:   Library has 3 of the 2 people wanted on Mon 4 Jan 10:00-12:00, which weighs 5.
"""

from matcher.amounts import Amount, excess
from matcher.board import Board
from matcher.domain.asked import Shift
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.programme import Programme
from matcher.rule import QUALITY, Facts
from matcher.rule.on_shift import ShiftRule
from matcher.wording import count_words


class KeepsNearTheNumberWanted(ShiftRule):
    """Each person too few or too many counts what the venue says."""

    tier = QUALITY
    source = "venues; Curtois and Qu 2014"

    def speaks_of(self, programme: Programme, shift: Shift) -> bool:
        """True where anything is weighed."""
        return shift.under > 0 or shift.over > 0

    def cost(self, board: Board, shift: Shift) -> Amount:
        """What the people too few and too many weigh."""
        there = board.there(shift)
        return shift.under * excess(shift.ideal - there) + shift.over * excess(there, shift.ideal)

    def found(self, programme: Programme, shift: Shift, people: tuple[Chellow, ...]) -> int:
        """The same in a finished plan."""
        short = shift.ideal - len(people)
        return max(shift.under * short, -shift.over * short)

    def facts(self, programme: Programme, shift: Shift, people: tuple[Chellow, ...]) -> Facts:
        """How many are wanted."""
        return {"wanted": shift.ideal}

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Where, when, how many of how many, and what it weighs."""
        facts = breach.facts
        people = count_words(int(facts["wanted"]), "person", "people")
        there = facts["there"] or "none"
        return (
            f"{facts['where']} has {there} of the {people} wanted on {facts['when']}, which weighs {breach.amount}."
        )
