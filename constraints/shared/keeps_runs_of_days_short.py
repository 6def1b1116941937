"""Calls nobody out day after day without a day off.

A Chellow's own limit, where one is typed, goes before the programme's. Days out up to the eve of the period
are counted where they are known.

Given:  rule.most_days = 2
Kept:   mon 10-11 library: C-01; tue 10-11 cafe: C-01; thu 10-11 library: C-01; fri 10-11 library: C-01
Broken: sun 10-11 library: C-01; mon2 10-11 visit F-01: C-01; tue2 10-11 library: C-01
Says:   C-01 would be called out 3 days running from Sun 10 Jan; the most is 2.

Kept:   mon 9-10 shop: C-01; tue 9-10 shop: C-01; wed 9-10 shop: C-01; thu 9-10 shop: C-01; fri 9-10 shop: C-01;
        sat 9-10 shop: C-01; mon2 9-10 shop: C-01

Given:  rule.most_days = 2; C-01.most_days_running = 3; C-01.before = 2 out
Kept:   mon 10-11 library: C-01; wed 10-11 library: C-01
Broken: mon 10-11 library: C-01; tue 10-11 library: C-01
Says:   C-01 would be called out 4 days running from Sat 2 Jan; the most is 3.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from matcher.amounts import ONE, Amount, excess, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import Rule
from matcher.rule.runs import days_before
from matcher.wording import day_words


@dataclass(frozen=True)
class KeepsRunsOfDaysShort(Rule):
    """Each run of one day too many counts one; a run of two too many holds two of them."""

    most_days: int = 6
    """Days running, for those who typed no limit of their own."""
    source = "Chellows; PRODUCT R-03"
    because = "too many days in a row"

    def post(self, board: Board) -> Amount:
        """How many runs are a day too long."""
        programme = board.programme
        return total(
            excess(total(_is_out(board, person.code, day) for day in run), len(run) - 1)
            for person in programme.chellows
            for run in self._runs(programme, person, board.days_of(person.code))
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each run."""
        for code, duties in plan.calendar(programme).items():
            person = programme.chellow[code]
            for run in self._runs(programme, person, {duty.day for duty in duties}):
                facts = {"days": len(run), "first": day_words(run[0]), "most": self._most(person)}
                yield self.breach(people=(code,), facts=facts)

    def _most(self, person: Chellow) -> int:
        return self.most_days if person.most_days_running is None else person.most_days_running

    def _runs(self, programme: Programme, person: Chellow, days: Collection[date]) -> Iterator[tuple[date, ...]]:
        """Every run of one day more than is wanted that ends on one of these days, those before the period too."""
        known = zip(days_before(programme, person), person.before.known, strict=True)
        out = {day for day, was_out in known if was_out} | set(days)
        for last in sorted(days):
            run = tuple(last - timedelta(days=n) for n in reversed(range(self._most(person) + 1)))
            if all(day in out for day in run):
                yield run

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, from when, and the limit."""
        run = f"{breach.facts['days']} days running from {breach.facts['first']}"
        return f"{breach.people[0]} would be called out {run}; the most is {breach.facts['most']}."


def _is_out(board: Board, person: str, day: date) -> Amount:
    return ONE if day < board.programme.period.first else board.is_out(person, day)
