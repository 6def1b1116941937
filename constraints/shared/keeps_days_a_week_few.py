"""Calls nobody out on too many days of one week.

A Chellow's own limit, where one is typed, goes before the programme's.

    Given:  C-01.most_days_a_week = 2; rule.most_days = 1
    Kept:   mon 10-12 library: C-01; mon 14-15 cafe: C-01; sun 10-12 library: C-01; mon2 10-12 library: C-01
    Kept:   tue 10-12 library: C-02
    Broken: mon 10-12 library: C-01; tue 10-12 library: C-01; F-01 with C-01 held wed 10-11
    Says:   C-01 would be called out on 3 days in the week of Mon 4 Jan; the most is 2.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from matcher.amounts import Amount, excess, total
from matcher.board import Board, by_day, by_week
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.duties import Duty
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import Relaxation, Rule
from matcher.wording import day_words


@dataclass(frozen=True)
class KeepsDaysAWeekFew(Rule):
    """Days above the limit, week by week."""

    most_days: int = 5
    """Days a week, for those who typed no limit of their own."""
    source = "Chellows; PRODUCT R-03"
    because = "no day left that week"

    def post(self, board: Board) -> Amount:
        """Days above the limit, over all people and weeks."""
        return total(
            excess(total(board.is_out(person.code, day) for day in days), self._limit(person))
            for person in board.programme.chellows
            for days in _weeks(board.duties_of(person.code)).values()
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each person and week."""
        for code, theirs in plan.calendar(programme).items():
            limit = self._limit(programme.chellow[code])
            for monday, days in _weeks(theirs).items():
                if len(days) > limit:
                    facts = {"days": len(days), "limit": limit, "monday": day_words(monday)}
                    yield self.breach(len(days) - limit, people=(code,), facts=facts)

    def _limit(self, person: Chellow) -> int:
        return self.most_days if person.most_days_a_week is None else person.most_days_a_week

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, which week, how many days, and the limit."""
        days, limit, monday = (breach.facts[name] for name in ("days", "limit", "monday"))
        return (
            f"{breach.people[0]} would be called out on {days} days in the week of {monday}; the most is {limit}."
        )

    def relaxations(self, breach: Breach, programme: Programme) -> Iterable[Relaxation]:
        """The person, if one more day would do that week."""
        yield Relaxation(f"would one more day do in the week of {breach.facts['monday']}", breach.people[0], 4)


def _weeks(duties: Sequence[Duty]) -> Mapping[date, Sequence[date]]:
    """The days with a duty, by the Monday of their week."""
    return {monday: list(by_day(of_week)) for monday, of_week in by_week(duties).items()}
