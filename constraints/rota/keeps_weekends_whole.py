"""Gives those who like whole weekends shifts on both days of a weekend, or on neither.

Given:  C-01.whole_weekends = yes
Kept:   sat 10-12 library: C-01; sun 10-12 cafe: C-01; fri2 10-12 library: C-01
Kept:   sat 10-12 library: C-02
Broken: sun2 10-12 library: C-01
Says:   C-01 would have shifts on one day of the weekend of Sat 16 Jan.
Broken: sat 10-12 library: C-01; sun 10-11 visit F-01: C-01
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from matcher.amounts import Amount, either, excess, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.duties import DutyKind
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.times import Period
from matcher.rule import WISHES, Rule
from matcher.wording import day_words


class KeepsWeekendsWhole(Rule):
    """Each weekend with shifts on one of its days alone counts one."""

    tier = WISHES
    source = "Chellows; INRC-II 2014"

    def post(self, board: Board) -> Amount:
        """How many weekends are halved."""
        return total(
            excess(_on(board, person.code, a) - _on(board, person.code, b))
            for person in board.programme.chellows
            if person.whole_weekends
            for saturday, sunday in _weekends(board.programme.period)
            for a, b in ((saturday, sunday), (sunday, saturday))
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each halved weekend."""
        for code, duties in plan.calendar(programme).items():
            if programme.chellow[code].whole_weekends:
                days = {duty.day for duty in duties if duty.kind is DutyKind.SHIFT}
                for saturday, sunday in _weekends(programme.period):
                    if (saturday in days) != (sunday in days):
                        yield self.breach(people=(code,), facts={"saturday": day_words(saturday)})

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who and when."""
        return f"{breach.people[0]} would have shifts on one day of the weekend of {breach.facts['saturday']}."


def _weekends(period: Period) -> Iterator[tuple[date, date]]:
    for week in range(period.weeks):
        saturday = period.monday(week) + timedelta(days=5)
        yield saturday, saturday + timedelta(days=1)


def _on(board: Board, person: str, day: date) -> Amount:
    shifts = (duty for duty in board.days_of(person).get(day, ()) if duty.kind is DutyKind.SHIFT)
    return either(board.on(person, duty) for duty in shifts)
