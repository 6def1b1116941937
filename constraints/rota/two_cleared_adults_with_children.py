"""Opens a venue where children are left in our care only with two people whose DBS check is an enhanced one.

Given:  library.with_children = yes; C-03.dbs = enhanced until 4 jan; C-01.dbs = enhanced; C-02.dbs = enhanced
Kept:   mon 10-12 library: C-01, C-02, C-04; mon 14-16 cafe: C-04
Kept:   mon 10-12 library: C-01, C-03
Broken: tue 10-12 library: C-01, C-03
Says:   Library has 1 person with an enhanced DBS check on Tue 5 Jan 10:00-12:00; with children there are two.
Broken: mon 10-12 library: C-04
"""

from matcher.amounts import Amount, either, excess
from matcher.board import Board
from matcher.domain.asked import Shift
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.kinds import CheckKind
from matcher.domain.programme import Programme
from matcher.rule import Facts
from matcher.rule.on_shift import ShiftRule
from matcher.wording import count_words

WANTED = 2


class TwoClearedAdultsWithChildren(ShiftRule):
    """Each such person missing from a shift that somebody is on counts one."""

    safeguarding = True
    source = "safeguarding; RULES R38"
    because = "two cleared adults are wanted with children"

    def speaks_of(self, programme: Programme, shift: Shift) -> bool:
        """Only shifts at venues with children in our care."""
        venue = programme.venue.get(shift.duty.venue or "")
        return venue is not None and venue.with_children

    def cost(self, board: Board, shift: Shift) -> Amount:
        """How many are missing, if anybody is there."""
        chellow = board.programme.chellow
        some = either(board.crew(shift).values())
        return excess(WANTED * some - board.there(shift, lambda code: _is_cleared(chellow[code], shift)))

    def found(self, programme: Programme, shift: Shift, people: tuple[Chellow, ...]) -> int:
        """The same in a finished plan."""
        return max(0, WANTED - _cleared(shift, people)) if people else 0

    def facts(self, programme: Programme, shift: Shift, people: tuple[Chellow, ...]) -> Facts:
        """How many there are."""
        return {"cleared": _cleared(shift, people)}

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Where, when and how many there are."""
        facts = breach.facts
        there = count_words(int(facts["cleared"]), "person", "people")
        where = f"{facts['where']} has {there} with an enhanced DBS check on {facts['when']}"
        return f"{where}; with children there are two."


def _is_cleared(person: Chellow, shift: Shift) -> bool:
    day = shift.duty.day
    good = (check for check in person.checks if check.kind is CheckKind.DBS and day in check)
    return any("enhanced" in check.level.casefold() for check in good)


def _cleared(shift: Shift, people: tuple[Chellow, ...]) -> int:
    return sum(_is_cleared(person, shift) for person in people)
