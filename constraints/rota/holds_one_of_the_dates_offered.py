"""Holds a gathering on one of the dates offered for it, not on several.

Given:  meeting tue1 10-11 one of; meeting thu1 10-11 one of; meeting fri 10-11
Kept:   thu 10-11 meeting: C-01, C-02; fri 10-11 meeting: C-03
Kept:
Broken: tue 10-11 meeting: C-01; thu 10-11 meeting: C-02
Says:   Meeting is down for Tue 5 Jan 10:00-11:00 and Thu 7 Jan 10:00-11:00; one of them is enough.

Given:  met mon0 10-11 meeting: C-02; meeting thu1 10-11 one of; meeting fri2 10-11 one of
Kept:   thu 10-11 meeting: C-01
"""

from collections.abc import Iterable

from matcher.amounts import Amount, excess, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import Rule
from matcher.rule.attendance import choices
from matcher.wording import when, where


class HoldsOneOfTheDatesOffered(Rule):
    """Each date beyond the first counts one."""

    source = "the programme; PRODUCT R-06"
    because = "held on another date"

    def post(self, board: Board) -> Amount:
        """How many dates are too many."""
        return total(
            excess(total(board.happens(occasion.duty) for occasion in dates), 1)
            for dates in choices(board.programme).values()
            if len(dates) > 1
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each gathering held more than once."""
        for dates in choices(programme).values():
            held = [occasion.duty for occasion in dates if plan.people_on(occasion.duty.id)]
            if len(held) > 1:
                facts = {"what": where(programme, held[0]), "dates": " and ".join(map(when, held))}
                yield self.breach(len(held) - 1, duty=held[0].id, facts=facts)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """What is held twice, and when."""
        return f"{breach.facts['what']} is down for {breach.facts['dates']}; one of them is enough."
