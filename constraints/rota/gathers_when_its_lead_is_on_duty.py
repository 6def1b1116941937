"""Chooses a date on which the Support Ambassador who leads the gathering is on duty.

Given:  meeting tue1 10-11 one of lead S-01; meeting thu1 10-11 one of lead S-01; S-01.on_duty = thu 9-17
Kept:   thu 10-11 meeting: C-01
Broken: tue 10-11 meeting: C-01
Says:   S-01, who leads Meeting, is not on duty on Tue 5 Jan 10:00-11:00.

Given:  meeting tue 10-11 lead S-01; S-01.on_duty = thu 9-17
Kept:   tue 10-11 meeting: C-01
"""

from collections.abc import Iterable, Iterator

from matcher.amounts import Amount, total
from matcher.board import Board
from matcher.domain.asked import Occasion
from matcher.domain.breach import Breach
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule.attendance import GatheringRule, choices
from matcher.wording import place_and_time


class GathersWhenItsLeadIsOnDuty(GatheringRule):
    """Each date chosen without its lead counts one; a date that cannot be chosen otherwise counts none."""

    source = "Support Ambassadors"

    def post(self, board: Board) -> Amount:
        """How many dates are chosen without their lead."""
        return total(board.happens(occasion.duty) for occasion in _without_lead(board.programme))

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each such date."""
        for occasion in _without_lead(programme):
            if plan.people_on(occasion.duty.id):
                facts = {"lead": occasion.lead or "", **place_and_time(programme, occasion.duty)}
                yield self.breach(duty=occasion.duty.id, facts=facts)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who leads what, and when."""
        facts = breach.facts
        return f"{facts['lead']}, who leads {facts['where']}, is not on duty on {facts['when']}."


def _without_lead(programme: Programme) -> Iterator[Occasion]:
    """Dates to choose between whose lead says when they are on duty, and is not then."""
    for dates in choices(programme).values():
        for occasion in dates:
            lead = programme.ambassador.get(occasion.lead or "")
            if lead and lead.on_duty and not programme.is_backed_by(lead.code, occasion.duty):
                yield occasion
