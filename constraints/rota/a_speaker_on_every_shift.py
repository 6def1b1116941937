"""Puts somebody on each shift who can talk each language the venue wishes for.

Given:  library mon 10-12 min 1 ideal 1 most 2 languages ur; C-01.languages = ur, en
Kept:   mon 10-12 library: C-01, C-02
Broken: mon 10-12 library: C-02
Says:   Nobody at Library on Mon 4 Jan 10:00-12:00 speaks Urdu.

Given:  library mon 10-12 min 0 ideal 1 most 2 languages ur, sk
Broken:
Says:   Nobody at Library on Mon 4 Jan 10:00-12:00 speaks Urdu or Slovak.
"""

from collections.abc import Iterable

from matcher.amounts import Amount, excess, total
from matcher.board import Board
from matcher.domain.asked import Shift
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.languages import shown_as
from matcher.domain.programme import Programme
from matcher.rule import QUALITY, Facts, Relaxation
from matcher.rule.on_shift import ShiftRule


class ASpeakerOnEveryShift(ShiftRule):
    """Each wished language that nobody there can talk counts one, on empty shifts too."""

    tier = QUALITY
    source = "venues; RULES R06"

    def cost(self, board: Board, shift: Shift) -> Amount:
        """How many wished languages nobody there talks."""
        programme = board.programme

        def unheard(wanted: str) -> Amount:
            talks = {p.code for p in programme.chellows if _talks(programme, p, wanted)}
            return excess(1 - board.there(shift, talks.__contains__))

        return total(unheard(wanted) for wanted in shift.languages)

    def found(self, programme: Programme, shift: Shift, people: tuple[Chellow, ...]) -> int:
        """The same in a finished plan."""
        return len(_unheard(programme, shift, people))

    def facts(self, programme: Programme, shift: Shift, people: tuple[Chellow, ...]) -> Facts:
        """Which languages nobody there talks."""
        return {"unheard": " or ".join(shown_as(tag) for tag in _unheard(programme, shift, people))}

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Where, when and which languages."""
        facts = breach.facts
        return f"Nobody at {facts['where']} on {facts['when']} speaks {facts['unheard']}."

    def relaxations(self, breach: Breach, programme: Programme) -> Iterable[Relaxation]:
        """The venue, if an interpreter by phone would do."""
        ask = f"would an interpreter by phone do on {breach.facts['when']}"
        yield Relaxation(ask, str(breach.facts["where"]), 4)


def _talks(programme: Programme, person: Chellow, wanted: str) -> bool:
    return any(programme.can_talk(ours, wanted) for ours in person.languages)


def _unheard(programme: Programme, shift: Shift, people: tuple[Chellow, ...]) -> list[str]:
    return [wanted for wanted in shift.languages if not any(_talks(programme, p, wanted) for p in people)]
