"""Gives somebody who is still learning one shift a week, not more.

Given:  C-01.learning_until = 12 jan
Kept:   mon 10-12 library: C-01; mon2 10-12 library: C-01; thu2 10-12 library: C-01
Broken: mon 10-12 library: C-01; thu 10-12 library: C-01
Says:   C-01 is still learning and would have 2 shifts in the week of Mon 4 Jan; 1 is the most.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from matcher.amounts import Amount, excess, total
from matcher.board import Board, by_week
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import Relaxation, Rule
from matcher.wording import count_words, day_words, most_words


@dataclass(frozen=True)
class StartsLearnersGently(Rule):
    """Every shift of a learner's week above the most counts one."""

    source = "Chellows; RULES R32"
    because = "still learning, with a shift that week"

    most: int = 1
    """Shifts a week while learning."""

    def post(self, board: Board) -> Amount:
        """How many shifts are too many."""
        return total(
            excess(total(board.on(person.code, duty) for duty in duties), self.most)
            for person in board.programme.chellows
            if person.learning_until is not None
            for duties in by_week(_learning(person, board.duties_of(person.code))).values()
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each learner and week."""
        for code, duties in plan.calendar(programme).items():
            for monday, shifts in by_week(_learning(programme.chellow[code], duties)).items():
                if len(shifts) > self.most:
                    facts = {"monday": day_words(monday), "shifts": len(shifts)}
                    yield self.breach(len(shifts) - self.most, people=(code,), facts=facts)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, when and how many."""
        shifts = f"{count_words(int(breach.facts['shifts']), 'shift')} in the week of {breach.facts['monday']}"
        return f"{breach.people[0]} is still learning and would have {shifts}; {most_words(self.most)}."

    def relaxations(self, breach: Breach, programme: Programme) -> Iterable[Relaxation]:
        """The person, if they feel ready for more."""
        yield Relaxation(f"would more do in the week of {breach.facts['monday']}", breach.people[0], 3)


def _learning(person: Chellow, duties: Iterable[Duty]) -> list[Duty]:
    """The shifts among somebody's duties that lie in the time of learning."""
    return [duty for duty in duties if duty.kind is DutyKind.SHIFT and person.is_learning(duty.day)]
