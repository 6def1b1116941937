"""Finds the fewest people each shift needs, and each half hour of the cover a venue wants.

Where shifts are built, whoever is there at the time counts, on a fixed shift too.

    Given:  library mon 10-12 min 2 ideal 2 most 3
    Kept:   mon 10-12 library: C-01, C-02
    Broken: mon 10-12 library: C-01
    Says:   Library needs 2 people on Mon 4 Jan 10:00-12:00 and has 1.

    Given:  cover library mon 10-13 min 1
    Kept:   mon 10-13 library: C-01
    Kept:   mon 10-11:30 library: C-01; mon 11:30-13 library: C-02
    Broken: mon 10-12 library: C-01; mon 12:30-13 library: C-02
    Says:   Library needs 1 person on Mon 4 Jan 12:00-12:30 and has nobody.

    Given:  library mon 10-12; cover library mon 9-12 min 2 most 3
    Kept:   mon 10-12 library: C-01; mon 9-12 library: C-02; mon 9-10 library: C-03
    Broken: mon 9-12 library: C-01; mon 9-10 library: C-02
    Says:   Library needs 1 person on Mon 4 Jan 10:00-12:00 and has nobody.
"""

from collections.abc import Iterable

from matcher.amounts import Amount, excess
from matcher.board import Board
from matcher.domain.asked import Shift
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.programme import Programme
from matcher.rule import PLACED_AND_COVER, Facts, Relaxation
from matcher.rule.on_shift import ShiftRule
from matcher.wording import count_words


class EnoughPeopleOnCall(ShiftRule):
    """Every person missing from the minimum counts one a shift or half hour, or as much as the cover weighs."""

    tier = PLACED_AND_COVER
    source = "venues; PRODUCT R-05"
    gap_of = "minimum"

    def cost(self, board: Board, shift: Shift) -> Amount:
        """How many people are missing."""
        return shift.weight * excess(shift.minimum - board.there(shift))

    def found(self, programme: Programme, shift: Shift, people: tuple[Chellow, ...]) -> int:
        """The same in a finished plan."""
        return shift.weight * max(0, shift.minimum - len(people))

    def facts(self, programme: Programme, shift: Shift, people: tuple[Chellow, ...]) -> Facts:
        """How many the venue needs."""
        return {"needs": shift.minimum}

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Where, when, and how many of how many."""
        facts = breach.facts
        needs = count_words(int(facts["needs"]), "person", "people")
        return f"{facts['where']} needs {needs} on {facts['when']} and has {facts['there'] or 'nobody'}."

    def relaxations(self, breach: Breach, programme: Programme) -> Iterable[Relaxation]:
        """The venue, if it could do with fewer."""
        yield Relaxation(f"could you do with fewer people on {breach.facts['when']}", str(breach.facts["where"]), 7)
