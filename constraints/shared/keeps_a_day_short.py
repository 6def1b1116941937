"""Asks nobody for too many hours in one day.

Walks count as they do for the weekly offer. A Chellow's own limit, where one is typed, goes before
the programme's.

    Kept:   mon 9-12 library: C-01; mon 14-17 library: C-01
    Broken: mon 9-12 library: C-01; mon 14-17:30 library: C-01
    Says:   C-01 would give 6 h 30 min on Mon 4 Jan; the most in a day is 6 h.

    Given:  C-01.most_minutes_a_day = 2h; rule.most_minutes = 60
    Kept:   mon 10-12 library: C-01
    Broken: mon 10-12 library: C-02
"""

from collections.abc import Iterable
from dataclasses import dataclass

from matcher import fairness
from matcher.amounts import Amount, excess, total
from matcher.board import Board, by_day
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import Relaxation, Rule
from matcher.wording import day_words, hours_words


@dataclass(frozen=True)
class KeepsADayShort(Rule):
    """Minutes above the day's limit."""

    most_minutes: int = 360
    """Minutes a day, for those who typed no limit of their own."""
    source = "Chellows; PRODUCT R-03"
    because = "day already full"

    def post(self, board: Board) -> Amount:
        """Minutes above the limit, over all people and days."""
        return total(
            excess(board.minutes(person.code, duties), self._limit(person))
            for person in board.programme.chellows
            for duties in board.days_of(person.code).values()
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each person and day."""
        for code, theirs in plan.calendar(programme).items():
            limit = self._limit(programme.chellow[code])
            for day, duties in by_day(theirs).items():
                given = fairness.given_minutes(programme, code, duties)
                if given > limit:
                    facts = {"given": given, "limit": limit, "day": day_words(day)}
                    yield self.breach(given - limit, people=(code,), duty=duties[0].id, facts=facts)

    def _limit(self, person: Chellow) -> int:
        return self.most_minutes if person.most_minutes_a_day is None else person.most_minutes_a_day

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, when, how much, and the limit."""
        given, limit = hours_words(int(breach.facts["given"])), hours_words(int(breach.facts["limit"]))
        day = breach.facts["day"]
        return f"{breach.people[0]} would give {given} on {day}; the most in a day is {limit}."

    def relaxations(self, breach: Breach, programme: Programme) -> Iterable[Relaxation]:
        """The person, if a longer day would do for once."""
        yield Relaxation(f"could {breach.facts['day']} be a longer day", breach.people[0], 4)
