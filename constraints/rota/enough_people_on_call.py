"""Finds the fewest people each shift needs.

Given:  library mon 10-12 min 2 ideal 2 most 3
Kept:   mon 10-12 library: C-01, C-02
Broken: mon 10-12 library: C-01
Says:   Library has 1 of the 2 people it needs on Mon 4 Jan 10:00-12:00.
"""

from collections.abc import Iterable

from matcher.amounts import Amount, excess, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import PLACED_AND_COVER, Rule
from matcher.wording import when, where


class EnoughPeopleOnCall(Rule):
    """Every person missing from a shift's minimum counts one."""

    tier = PLACED_AND_COVER
    source = "venues; PRODUCT R-05"

    def post(self, board: Board) -> Amount:
        """How many people are missing."""
        return total(
            excess(shift.minimum - board.headcount(shift.duty)) for shift in board.programme.asked.shifts.values()
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each shift that is short."""
        for shift in programme.asked.shifts.values():
            duty = plan.duty.get(shift.duty.id)
            there = len(duty.people) if duty else 0
            if there < shift.minimum:
                facts = {
                    "where": where(programme, shift.duty),
                    "when": when(shift.duty),
                    "there": there,
                    "needs": shift.minimum,
                }
                yield self.breach(shift.minimum - there, duty=shift.duty.id, facts=facts)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Where, when, and how many of how many."""
        facts = breach.facts
        people = "person" if facts["needs"] == 1 else "people"
        return (
            f"{facts['where']} has {facts['there']} of the {facts['needs']} {people} it needs on {facts['when']}."
        )
