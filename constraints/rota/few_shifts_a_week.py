"""Puts nobody on more shifts a week than they want: their own figure, else five.

Given:  C-01.most_shifts_a_week = 2
Kept:   mon 10-12 library: C-01; tue 10-12 library: C-01; mon2 10-12 library: C-01
Broken: mon 10-12 library: C-01; tue 10-12 library: C-01; sun 10-12 library: C-01
Says:   C-01 has 3 shifts in the week of Mon 4 Jan; 2 are the most.

Given:  C-01.most_shifts_a_week = 0
Broken: mon 10-12 library: C-01

Kept:   mon 9-10 cafe: C-01; tue 9-10 cafe: C-01; wed 9-10 cafe: C-01; thu 9-10 cafe: C-01; fri 9-10 cafe: C-01
Broken: mon 9-10 cafe: C-01; tue 9-10 cafe: C-01; wed 9-10 cafe: C-01; thu 9-10 cafe: C-01; fri 9-10 cafe: C-01;
        sat 9-10 cafe: C-01
"""

from collections.abc import Iterable, Iterator
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
class FewShiftsAWeek(Rule):
    """Every shift of one person and week above the most counts one."""

    source = "Chellows; RULES R16"
    because = "no shift left that week"

    most: int = 5
    """Shifts a week of somebody who has not said."""

    def post(self, board: Board) -> Amount:
        """How many shifts are too many."""
        return total(
            excess(total(board.on(person.code, duty) for duty in duties), self.limit(person))
            for person in board.programme.chellows
            for duties in by_week(_shifts(board.duties_of(person.code))).values()
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each person and week with too many."""
        for code, duties in plan.calendar(programme).items():
            limit = self.limit(programme.chellow[code])
            for monday, shifts in by_week(_shifts(duties)).items():
                if len(shifts) > limit:
                    facts = {"monday": day_words(monday), "shifts": len(shifts), "most": limit}
                    yield self.breach(len(shifts) - limit, people=(code,), facts=facts)

    def limit(self, person: Chellow) -> int:
        """The most shifts a week this person does."""
        return self.most if person.most_shifts_a_week is None else person.most_shifts_a_week

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, when and how many."""
        facts = breach.facts
        shifts, most = count_words(int(facts["shifts"]), "shift"), most_words(int(facts["most"]))
        return f"{breach.people[0]} has {shifts} in the week of {facts['monday']}; {most}."

    def relaxations(self, breach: Breach, programme: Programme) -> Iterable[Relaxation]:
        """The person, if one week may be fuller."""
        ask = f"would {breach.facts['shifts']} shifts in the week of {breach.facts['monday']} be too many"
        yield Relaxation(ask, breach.people[0], 4)


def _shifts(duties: Iterable[Duty]) -> Iterator[Duty]:
    return (duty for duty in duties if duty.kind is DutyKind.SHIFT)
