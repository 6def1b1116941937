"""Sends no more people to a shift or a gathering than are wanted there.

Given:  library mon 10-12 min 1 ideal 1 most 2
Kept:   mon 10-12 library: C-01, C-02
Broken: mon 10-12 library: C-01, C-02, C-03
Says:   Library has 3 people for 2 places on Mon 4 Jan 10:00-12:00.

Given:  cover library mon 10-13 min 1 most 2; library mon 10-12
Kept:   mon 10-12 library: C-01; mon 10-13 library: C-02; mon 12-13 library: C-03
Broken: mon 10-12 library: C-01; mon 10-13 library: C-02; mon 11:30-13 library: C-03
Says:   Library has 3 people for 2 places on Mon 4 Jan 11:30-12:00.
"""

from collections.abc import Iterable

from matcher.amounts import Amount, excess, total
from matcher.board import Board
from matcher.domain.asked import Occasion, Shift
from matcher.domain.breach import Breach
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
        asked = board.programme.asked
        stretches = (excess(board.there(one), one.most) for one in asked.wanted.values())
        occasions = (
            excess(board.headcount(one.duty), one.most) for one in asked.occasions.values() if one.most is not None
        )
        return total((*stretches, *occasions))

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each shift, half hour of cover and gathering with too many."""
        asked = programme.asked
        there = {**plan.crews(programme), **{d.id: d.people for d in plan.duties if d.id in asked.occasions}}
        for key, people in there.items():
            one: Shift | Occasion = asked.wanted.get(key) or asked.occasions[key]
            if one.most is not None and len(people) > one.most:
                facts = {"most": one.most, **place_and_time(programme, one.duty)}
                yield self.breach(len(people) - one.most, people=people, duty=key, facts=facts)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Where, when, and how many for how many places."""
        facts = breach.facts
        there = count_words(len(breach.people), "person", "people")
        places = count_words(int(facts["most"]), "place")
        return f"{facts['where']} has {there} for {places} on {facts['when']}."

    def relaxations(self, breach: Breach, programme: Programme) -> Iterable[Relaxation]:
        """The venue, if it has room for one more."""
        yield Relaxation(f"is there room for more on {breach.facts['when']}", str(breach.facts["where"]), 3)
