"""Sends no more people to a shift or a gathering than are wanted there.

Given:  library mon 10-12 min 1 ideal 1 most 2
Kept:   mon 10-12 library: C-01, C-02
Broken: mon 10-12 library: C-01, C-02, C-03
Says:   Library has 3 people for 2 places on Mon 4 Jan 10:00-12:00.
"""

from collections.abc import Iterable, Iterator

from matcher.amounts import Amount, excess, total
from matcher.board import Board
from matcher.domain.asked import Occasion, Shift
from matcher.domain.breach import Breach
from matcher.domain.duties import Duty
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import Relaxation, Rule
from matcher.wording import count_words, place_and_time


class NoMorePeopleThanWanted(Rule):
    """Every person above the most counts one."""

    source = "venues; RULES R03"
    because = "no more wanted"

    def post(self, board: Board) -> Amount:
        """How many people are too many."""
        return total(excess(board.headcount(duty), most) for duty, most in _limits(board.programme))

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each duty with too many."""
        for planned in plan.duties:
            duty, most = _limit(programme, planned)
            people = planned.people
            if most is not None and len(people) > most:
                facts = {"most": most, **place_and_time(programme, duty)}
                yield self.breach(len(people) - most, people=people, duty=duty.id, facts=facts)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Where, when, and how many for how many places."""
        facts = breach.facts
        there = count_words(len(breach.people), "person", "people")
        places = count_words(int(facts["most"]), "place")
        return f"{facts['where']} has {there} for {places} on {facts['when']}."

    def relaxations(self, breach: Breach, programme: Programme) -> Iterable[Relaxation]:
        """The venue, if it has room for one more."""
        yield Relaxation(f"is there room for more on {breach.facts['when']}", str(breach.facts["where"]), 3)


def _limits(programme: Programme) -> Iterator[tuple[Duty, int]]:
    for asked in (programme.asked.shifts.values(), programme.asked.occasions.values()):
        for one in asked:
            if one.most is not None:
                yield one.duty, one.most


def _limit(programme: Programme, duty: Duty) -> tuple[Duty, int | None]:
    """The duty as it was asked for, and how many are wanted at most."""
    asked = programme.asked
    one: Shift | Occasion | None = asked.shifts.get(duty.id) or asked.occasions.get(duty.id)
    return (one.duty, one.most) if one else (duty, None)
