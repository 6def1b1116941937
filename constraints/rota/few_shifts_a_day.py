"""Puts nobody on more shifts a day than is kind: one, unless the settings say otherwise.

Kept:   mon 9-10 library: C-01; tue 9-10 library: C-01
Broken: mon 9-10 library: C-01; mon 12-13 library: C-01
Says:   C-01 has 2 shifts on Mon 4 Jan; 1 is the most.

Given:  rule.most = 2
Kept:   mon 9-10 library: C-01; mon 10-11 cafe: C-01
Broken: mon 9-10 library: C-01; mon 10-11 cafe: C-01; mon 12-13 library: C-01
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from matcher.amounts import Amount, excess, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.duties import DutyKind
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import Relaxation, Rule
from matcher.wording import count_words, day_words, most_words


@dataclass(frozen=True)
class FewShiftsADay(Rule):
    """Every shift of one person and day above the most counts one."""

    source = "the programme; RULES R17"
    because = "has a shift that day"

    most: int = 1
    """Shifts a day."""

    def post(self, board: Board) -> Amount:
        """How many shifts are too many."""
        return total(
            excess(total(board.on(person, duty) for duty in duties if duty.kind is DutyKind.SHIFT), self.most)
            for person in board.people
            for duties in board.days_of(person).values()
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each person and day with too many."""
        for person, duties in plan.calendar(programme).items():
            days = Counter(duty.day for duty in duties if duty.kind is DutyKind.SHIFT)
            for day, shifts in days.items():
                if shifts > self.most:
                    facts = {"day": day_words(day), "shifts": shifts}
                    yield self.breach(shifts - self.most, people=(person,), facts=facts)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, when and how many."""
        shifts = count_words(int(breach.facts["shifts"]), "shift")
        return f"{breach.people[0]} has {shifts} on {breach.facts['day']}; {most_words(self.most)}."

    def relaxations(self, breach: Breach, programme: Programme) -> Iterable[Relaxation]:
        """The person, if one day may be longer."""
        ask = f"would {breach.facts['shifts']} shifts on {breach.facts['day']} be too many"
        yield Relaxation(ask, breach.people[0], 5)
