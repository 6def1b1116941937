"""Puts people on shifts at the times they like best, and spares them those they would rather not.

Given:  C-01.best_times = mon 9-12; C-01.poor_times = tue 9-12
Kept:   mon 9-12 library: C-01; tue 9-12 library: C-02; wed 10-11 coaching: C-01
Broken: tue 11-13 library: C-01
Says:   C-01 would rather not be on a shift then (Library, Tue 5 Jan 11:00-13:00).
Broken: mon 10-13 library: C-01
Says:   C-01 likes other times better (Library, Mon 4 Jan 10:00-13:00).
"""

from collections.abc import Iterable

from matcher.amounts import Amount, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.times import FreeTime, Span, joined
from matcher.rule import WISHES, Rule
from matcher.wording import place_and_time


class WhenPeopleLikeToBe(Rule):
    """A shift that reaches into a time to avoid counts two, another outside the best ones one."""

    tier = WISHES
    source = "Chellows; RULES R25"

    def post(self, board: Board) -> Amount:
        """What all shifts come to."""
        return total(
            _dislike(board.programme, person, duty) * board.on(person.code, duty)
            for person in board.programme.chellows
            if person.best_times or person.poor_times
            for duty in board.duties_of(person.code)
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each person on a shift at a time they like less."""
        for code, duties in plan.calendar(programme).items():
            for duty in duties:
                amount = _dislike(programme, programme.chellow[code], duty)
                if amount:
                    facts = place_and_time(programme, duty)
                    yield self.breach(amount, people=(code,), duty=duty.id, facts=facts)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who is where when, and how it is liked."""
        wish = "would rather not be on a shift then" if breach.amount == 2 else "likes other times better"
        return f"{breach.people[0]} {wish} ({breach.facts['where']}, {breach.facts['when']})."


def _dislike(programme: Programme, person: Chellow, duty: Duty) -> int:
    if duty.kind is not DutyKind.SHIFT:
        return 0
    poor = _on(programme, person.poor_times, duty)
    if any(span.start < duty.span.end and duty.span.start < span.end for span in poor):
        return 2
    best = joined(_on(programme, person.best_times, duty))
    return int(bool(person.best_times) and not any(span.holds(duty.span) for span in best))


def _on(programme: Programme, times: Iterable[FreeTime], duty: Duty) -> list[Span]:
    return [time.span for time in times if time.falls_on(duty.day, programme.terms)]
