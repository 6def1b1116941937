"""Gives each shift its ideal number of people, once it has the fewest it needs.

Somebody missing from the minimum is told by another rule and not counted here again.

    Given:  library mon 10-12 min 1 ideal 3 most 3
    Kept:   mon 10-12 library: C-01, C-02, C-03
    Broken: mon 10-12 library: C-01
    Says:   Library would like 2 more people on Mon 4 Jan 10:00-12:00.

    Given:  library mon 10-12 min 2 ideal 2 most 2
    Kept:
"""

from collections.abc import Iterable

from matcher.amounts import Amount, excess, parts, total
from matcher.board import Board
from matcher.domain.asked import Shift
from matcher.domain.breach import Breach
from matcher.domain.people import Chellow
from matcher.domain.programme import Programme
from matcher.on_shift import ShiftRule
from matcher.rule import QUALITY, Relaxation
from matcher.wording import count_words


class IdealNumberOfPeople(ShiftRule):
    """Every person missing from a shift's ideal beyond its minimum counts one."""

    tier = QUALITY
    source = "venues; RULES R04"
    gap_of = "ideal"

    def speaks_of(self, programme: Programme, shift: Shift) -> bool:
        """Shifts whose ideal is above their minimum."""
        return shift.ideal > shift.minimum

    def cost(self, board: Board, shift: Shift) -> Amount:
        """One for each place between minimum and ideal that is empty."""
        there = board.headcount(shift.duty)
        if shift.minimum == 0:
            return excess(shift.ideal - there)
        places = range(shift.minimum + 1, shift.ideal + 1)
        return total(parts(place - there, place) for place in places)

    def found(self, programme: Programme, shift: Shift, people: tuple[Chellow, ...]) -> int:
        """The same in a finished plan."""
        return max(0, shift.ideal - max(shift.minimum, len(people)))

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Where, when, and how many more."""
        more = count_words(breach.amount, "more person", "more people")
        return f"{breach.facts['where']} would like {more} on {breach.facts['when']}."

    def relaxations(self, breach: Breach, programme: Programme) -> Iterable[Relaxation]:
        """The venue, if the fewest would do."""
        ask = f"would it do to have {breach.facts['there']} on {breach.facts['when']}"
        yield Relaxation(ask, str(breach.facts["where"]), 2)
