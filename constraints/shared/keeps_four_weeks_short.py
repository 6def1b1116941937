"""Asks nobody for more hours in any four weeks than they said.

Hours count as they do for the weekly offer; a shorter period is one run.

    Given:  C-01.most_in_four_weeks = 4h; weeks = 5
    Kept:   mon 10-12 library: C-01; mon2 10-12 library: C-01; mon5 10-12 library: C-01
    Broken: mon2 10-12 library: C-01; mon3 10-12 library: C-01; mon5 10-11 library: C-01
    Says:   C-01 would give 5 h in the 4 weeks from Mon 11 Jan; 4 h is the most.
"""

from collections.abc import Iterable

from matcher import fairness
from matcher.amounts import Amount, excess, total
from matcher.board import Board, by_day
from matcher.domain.breach import Breach
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import Relaxation, Rule
from matcher.wording import day_words, hours_words

WEEKS = 4


class KeepsFourWeeksShort(Rule):
    """Minutes above the most, run by run."""

    source = "Chellows; RULES R15"
    because = "no hours left those weeks"

    def post(self, board: Board) -> Amount:
        """Minutes above the most, over all people and runs."""
        return total(
            excess(total(board.given(person.code, week) for week in run), person.most_in_four_weeks)
            for person in board.programme.chellows
            if person.most_in_four_weeks is not None
            for run in board.programme.period.runs(WEEKS)
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each person and run."""
        calendar = plan.calendar(programme)
        for person in programme.chellows:
            most = person.most_in_four_weeks
            for run in programme.period.runs(WEEKS) if most is not None else ():
                theirs = (d for d in calendar.get(person.code, ()) if programme.period.week_of(d.day) in run)
                days = by_day(theirs).values()
                given = sum(fairness.given_minutes(programme, person.code, duties) for duties in days)
                if most is not None and given > most:
                    monday = day_words(programme.period.monday(run[0]))
                    facts = {"given": given, "most": most, "weeks": len(run), "monday": monday}
                    yield self.breach(given - most, people=(person.code,), facts=facts)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, how much, in which weeks, and the most."""
        facts = breach.facts
        given, most = hours_words(int(facts["given"])), hours_words(int(facts["most"]))
        run = f"the {facts['weeks']} weeks from {facts['monday']}"
        return f"{breach.people[0]} would give {given} in {run}; {most} is the most."

    def relaxations(self, breach: Breach, programme: Programme) -> Iterable[Relaxation]:
        """The person, if a little more would do for once."""
        more = f"could you give {hours_words(breach.amount)} more in the weeks from {breach.facts['monday']}"
        yield Relaxation(more, breach.people[0], 4)
