"""Calls nobody out day after day without a day off.

Given:  rule.most_days = 2
Kept:   mon 10-11 library: C-01; tue 10-11 cafe: C-01; thu 10-11 library: C-01; fri 10-11 library: C-01
Broken: sun 10-11 library: C-01; mon2 10-11 visit F-01: C-01; tue2 10-11 library: C-01
Says:   C-01 would be called out 3 days running from Sun 10 Jan; the most is 2.

Kept:   mon 9-10 shop: C-01; tue 9-10 shop: C-01; wed 9-10 shop: C-01; thu 9-10 shop: C-01; fri 9-10 shop: C-01;
        sat 9-10 shop: C-01; mon2 9-10 shop: C-01
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from matcher.amounts import Amount, excess, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import Rule
from matcher.wording import day_words


@dataclass(frozen=True)
class KeepsRunsOfDaysShort(Rule):
    """Each run of one day too many counts one; a run of two too many holds two of them."""

    most_days: int = 6
    """Days running."""
    source = "Chellows; PRODUCT R-03"
    because = "too many days in a row"

    def post(self, board: Board) -> Amount:
        """How many runs are a day too long."""
        return total(
            excess(total(board.is_out(person, day) for day in run), self.most_days)
            for person in board.people
            for run in self._runs(board.days_of(person))
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each run."""
        for person, duties in plan.calendar(programme).items():
            for run in self._runs({duty.day for duty in duties}):
                yield self.breach(people=(person,), facts={"days": len(run), "first": day_words(run[0])})

    def _runs(self, days: Collection[date]) -> Iterator[tuple[date, ...]]:
        """Every run of one day more than is wanted among these days."""
        for first in sorted(days):
            run = tuple(first + timedelta(days=n) for n in range(self.most_days + 1))
            if all(day in days for day in run):
                yield run

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, from when, and the limit."""
        run = f"{breach.facts['days']} days running from {breach.facts['first']}"
        return f"{breach.people[0]} would be called out {run}; the most is {self.most_days}."
