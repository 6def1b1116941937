"""Gives people as many hours over the period as they would like at least.

Hours count as they do for the weekly offer.

    Given:  C-01.least_minutes = 4h
    Kept:   mon 10-12 library: C-01; tue2 10-12 library: C-01
    Broken: mon 10-12 library: C-01; tue2 10-11:30 library: C-01
    Says:   C-01 would give 3 h 30 min in all; 4 h is wanted over the period at least.
    Broken: mon 10-12 library: C-02
    Says:   C-01 would give 0 min in all; 4 h is wanted over the period at least.
"""

from collections.abc import Iterable

from matcher import fairness
from matcher.amounts import Amount, excess, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import WISHES, Rule
from matcher.wording import hours_words


class GivesHoursEnough(Rule):
    """Minutes below the least wanted."""

    tier = WISHES
    source = "Chellows; RULES R18"

    def post(self, board: Board) -> Amount:
        """Minutes below the least, over all people."""
        return total(
            excess(person.least_minutes - board.given_in_all(person.code))
            for person in board.programme.chellows
            if person.least_minutes is not None
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each person."""
        calendar = plan.calendar(programme)
        for person in programme.chellows:
            least = person.least_minutes or 0
            given = fairness.given_minutes(programme, person.code, calendar.get(person.code, ())) if least else 0
            if given < least:
                yield self.breach(least - given, people=(person.code,), facts={"given": given, "least": least})

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, how much, and the least."""
        given, least = hours_words(int(breach.facts["given"])), hours_words(int(breach.facts["least"]))
        return f"{breach.people[0]} would give {given} in all; {least} is wanted over the period at least."
