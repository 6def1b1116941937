"""Shows those who wish it several places, not one alone.

Given:  C-01.places_wanted = 2
Kept:   mon 10-12 library: C-01; tue 10-12 cafe: C-01
Kept:   mon 10-12 library: C-02
Broken: mon 10-12 library: C-01; tue 10-12 library: C-01
Says:   C-01 is at 1 place and would like 2.
"""

from collections.abc import Iterable, Mapping

from matcher.amounts import ZERO, Amount, either, excess, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import WISHES, Rule
from matcher.wording import count_words


class ShowsPeopleSeveralPlaces(Rule):
    """Each place fewer than somebody on the rota wishes for counts one."""

    tier = WISHES
    source = "Chellows; RULES R29"

    def post(self, board: Board) -> Amount:
        """How many places are missing, over all who are on the rota."""
        return total(
            _missing(board, person.code, person.places_wanted)
            for person in board.programme.chellows
            if person.places_wanted > 1
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each person with fewer."""
        for code, duties in plan.calendar(programme).items():
            wanted, places = programme.chellow[code].places_wanted, len(_places(duties))
            if 0 < places < wanted:
                yield self.breach(wanted - places, people=(code,), facts={"places": places, "wanted": wanted})

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, at how many, and how many are wished for."""
        places = count_words(int(breach.facts["places"]), "place")
        return f"{breach.people[0]} is at {places} and would like {breach.facts['wanted']}."


def _missing(board: Board, person: str, wanted: int) -> Amount:
    places = _places(board.duties_of(person)).values()
    there = [either(board.on(person, duty) for duty in duties) for duties in places]
    return excess(wanted * either(there) - total(there)) if there else ZERO


def _places(duties: Iterable[Duty]) -> Mapping[str, list[Duty]]:
    """The shifts at each venue."""
    found: dict[str, list[Duty]] = {}
    for duty in duties:
        if duty.kind is DutyKind.SHIFT:
            found.setdefault(duty.venue or "", []).append(duty)
    return found
