"""Puts people beside those they like to work with, and spares them those they would rather not.

It is a wish of theirs; those who must be kept apart are, whatever anybody wishes.

    Given:  C-01.likes_with = C-02, C-03; library mon 10-12 most 2; cafe mon 10-12 most 1
    Kept:   mon 10-12 library: C-01, C-03
    Kept:   mon 10-12 cafe: C-01
    Broken: mon 10-12 library: C-01, C-04
    Says:   C-01 is not beside anybody they like to work with at Library on Mon 4 Jan 10:00-12:00.

    Given:  C-01.rather_not_with = C-02
    Kept:   mon 10-12 library: C-01, C-03; tue 10-12 library: C-02
    Broken: mon 10-12 library: C-01, C-02
    Says:   C-01 would rather work with others at Library on Mon 4 Jan 10:00-12:00.
"""

from matcher.amounts import ZERO, Amount, both, excess, total
from matcher.board import Board
from matcher.domain.asked import Shift
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.programme import Programme
from matcher.rule import WISHES, Facts
from matcher.rule.beside import BesideRule


class PutsTogetherWhoLikeIt(BesideRule):
    """A shift for two beside nobody liked counts one, and so does each person somebody would rather not be with."""

    tier = WISHES
    source = "Chellows; RULES R11"

    def is_about(self, programme: Programme, person: Chellow) -> bool:
        """Those who said whom they like to work with, or rather not."""
        return bool(person.likes_with or person.rather_not_with)

    def cost(self, board: Board, person: Chellow, shift: Shift) -> Amount:
        """1 beside nobody liked, and 1 for each of the others."""
        crew = board.crew(shift)
        there = crew[person.code]
        others = (both(there, crew[code]) for code in sorted(person.rather_not_with) if code in crew)
        liked = total(crew[code] for code in sorted(person.likes_with) if code in crew)
        lonely = excess(there - liked) if _for_two(person, shift) else ZERO
        return total((lonely, *others))

    def found(self, programme: Programme, person: Chellow, shift: Shift, people: tuple[str, ...]) -> int:
        """The same in a finished plan."""
        lonely = _for_two(person, shift) and not person.likes_with.intersection(people)
        return int(lonely) + _unliked(person, people)

    def facts(self, programme: Programme, person: Chellow, shift: Shift, people: tuple[str, ...]) -> Facts:
        """Whether somebody is there whom they would rather not be with."""
        return {"unliked": _unliked(person, people)}

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, where and when, and nothing of whom."""
        where = f"at {breach.facts['where']} on {breach.facts['when']}"
        if breach.facts["unliked"]:
            return f"{breach.people[0]} would rather work with others {where}."
        return f"{breach.people[0]} is not beside anybody they like to work with {where}."


def _for_two(person: Chellow, shift: Shift) -> bool:
    """True if the person likes somebody's company and there is room for it."""
    return bool(person.likes_with) and shift.most > 1


def _unliked(person: Chellow, people: tuple[str, ...]) -> int:
    return len(person.rather_not_with.intersection(people))
