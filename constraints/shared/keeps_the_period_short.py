"""Asks nobody for more hours over the whole period than they said.

Hours count as they do for the weekly offer.

    Given:  C-01.most_minutes = 4h
    Kept:   mon 10-12 library: C-01; tue2 10-12 library: C-01
    Broken: mon 10-12 library: C-01; tue2 10-12 library: C-01; fri2 10-10:30 cafe: C-01
    Says:   C-01 would give 4 h 30 min in all; 4 h is the most over the period.

    Given:  C-01.most_minutes = 69 min
    Broken: F-01 with C-01 held mon 10-11
    Kept:   mon 10-12 library: C-02
"""

from collections.abc import Iterable

from matcher import fairness
from matcher.amounts import Amount, excess, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import Relaxation, Rule
from matcher.wording import hours_words


class KeepsThePeriodShort(Rule):
    """Minutes above the most."""

    source = "Chellows; Curtois and Qu 2014"
    because = "no hours left in the period"

    def post(self, board: Board) -> Amount:
        """Minutes above the most, over all people."""
        return total(
            excess(board.given_in_all(person.code), person.most_minutes)
            for person in board.programme.chellows
            if person.most_minutes is not None
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each person."""
        for code, duties in plan.calendar(programme).items():
            most = programme.chellow[code].most_minutes
            given = 0 if most is None else fairness.given_minutes(programme, code, duties)
            if most is not None and given > most:
                yield self.breach(given - most, people=(code,), facts={"given": given, "most": most})

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, how much, and the most."""
        given, most = hours_words(int(breach.facts["given"])), hours_words(int(breach.facts["most"]))
        return f"{breach.people[0]} would give {given} in all; {most} is the most over the period."

    def relaxations(self, breach: Breach, programme: Programme) -> Iterable[Relaxation]:
        """The person, if a little more would do."""
        yield Relaxation("could you give a little more over the period", breach.people[0], 4)
