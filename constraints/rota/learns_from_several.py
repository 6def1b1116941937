"""Lets somebody who is still learning learn from several people, not from one again and again.

Fixed shifts count; in shifts that are built, people come and go at different times.

Given:  C-01.learning_until = 31 jan
Kept:   mon 10-12 library: C-01, C-02; mon2 10-12 library: C-01, C-03; mon3 10-12 library: C-02
Broken: mon 10-12 library: C-01, C-02; mon2 10-12 library: C-01, C-02
Says:   C-01 would learn from C-02 on 2 shifts; another face each time is better.
"""

from collections import Counter
from collections.abc import Iterable

from matcher.amounts import Amount, both, excess, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import WISHES, Rule


class LearnsFromSeveral(Rule):
    """Each shift of a learner with the same other person, beyond the first, counts one."""

    tier = WISHES
    source = "the programme; RULES R13"

    def post(self, board: Board) -> Amount:
        """How many shifts are with the same person again."""
        return total(
            excess(total(both(board.on(person.code, d), board.on(other, d)) for d in shifts), 1)
            for person in board.programme.chellows
            if person.learning_until is not None
            for other, shifts in _together(board, person).items()
            if len(shifts) > 1
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each learner and person met again."""
        calendar = plan.calendar(programme)
        for person in programme.chellows:
            shifts = _learning(person, calendar.get(person.code, ()))
            met = Counter(other for duty in shifts for other in duty.people if other != person.code)
            for other, times in sorted(met.items()):
                if times > 1:
                    yield self.breach(times - 1, people=(person.code,), facts={"other": other, "times": times})

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who learns from whom how often."""
        facts = breach.facts
        said = f"{breach.people[0]} would learn from {facts['other']} on {facts['times']} shifts"
        return f"{said}; another face each time is better."


def _together(board: Board, person: Chellow) -> dict[str, list[Duty]]:
    """The shifts each other person could share with a learner."""
    shared: dict[str, list[Duty]] = {}
    for duty in _learning(person, board.duties_of(person.code)):
        for other in board.people_for(duty):
            if other != person.code:
                shared.setdefault(other, []).append(duty)
    return shared


def _learning(person: Chellow, duties: Iterable[Duty]) -> list[Duty]:
    return [
        duty for duty in duties if duty.kind is DutyKind.SHIFT and not duty.built and person.is_learning(duty.day)
    ]
