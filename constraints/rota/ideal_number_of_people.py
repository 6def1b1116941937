"""Gives each shift, and each half hour of cover, its ideal number of people.

Somebody missing from the minimum is missing from the ideal too. Cover is settled before, so counting them
here again changes no choice, and it is what lets the ideal be proved quickly.

    Given:  library mon 10-12 min 1 ideal 3 most 3
    Kept:   mon 10-12 library: C-01, C-02, C-03
    Broken: mon 10-12 library: C-01
    Says:   Library would like 3 people on Mon 4 Jan 10:00-12:00 and has 1.
    Broken:
    Says:   Library would like 3 people on Mon 4 Jan 10:00-12:00 and has nobody.

    Given:  cover library mon 10-12 min 1 ideal 2
    Kept:   mon 10-12 library: C-01, C-02
    Broken: mon 10-12 library: C-01; mon 10-11:30 library: C-02
    Says:   Library would like 2 people on Mon 4 Jan 11:30-12:00 and has 1.
"""

from collections.abc import Iterable

from matcher.amounts import Amount, excess
from matcher.board import Board
from matcher.domain.asked import Shift
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.programme import Programme
from matcher.rule import QUALITY, Facts, Relaxation
from matcher.rule.on_shift import ShiftRule
from matcher.wording import count_words


class IdealNumberOfPeople(ShiftRule):
    """Every person missing from the ideal counts one a shift or half hour, or as much as the cover weighs."""

    tier = QUALITY
    source = "venues; RULES R04"
    gap_of = "ideal"

    def cost(self, board: Board, shift: Shift) -> Amount:
        """How many people are missing."""
        return shift.weight * excess(shift.ideal - board.there(shift))

    def found(self, programme: Programme, shift: Shift, people: tuple[Chellow, ...]) -> int:
        """The same in a finished plan."""
        return shift.weight * max(0, shift.ideal - len(people))

    def facts(self, programme: Programme, shift: Shift, people: tuple[Chellow, ...]) -> Facts:
        """How many the venue would like."""
        return {"likes": shift.ideal}

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Where, when, and how many of how many."""
        facts = breach.facts
        likes = count_words(int(facts["likes"]), "person", "people")
        return f"{facts['where']} would like {likes} on {facts['when']} and has {facts['there'] or 'nobody'}."

    def relaxations(self, breach: Breach, programme: Programme) -> Iterable[Relaxation]:
        """The venue, if fewer would do."""
        ask = f"would fewer people than ideal do on {breach.facts['when']}"
        yield Relaxation(ask, str(breach.facts["where"]), 2)
