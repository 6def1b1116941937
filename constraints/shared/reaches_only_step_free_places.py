"""Puts nobody who needs step-free access at a venue with steps.

Given:  C-01.step_free = yes; library.step_free = no; cafe.step_free = yes
Kept:   mon 10-12 cafe: C-01; mon 12-13 shop: C-01; mon 10-12 library: C-02
Broken: mon 10-12 library: C-01
Says:   C-01 needs step-free access and Library has steps (Mon 4 Jan 10:00-12:00).
"""

from typing import ClassVar

from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.programme import Programme
from matcher.rule import DutyRule, Facts
from matcher.wording import when


class ReachesOnlyStepFreePlaces(DutyRule):
    """Only a venue known to have steps is refused; visits choose their place by the same fact."""

    source = "Chellows; RULES S06"
    because = "not step-free"
    kinds: ClassVar[frozenset[DutyKind]] = frozenset({DutyKind.SHIFT, DutyKind.GATHERING, DutyKind.EVENT})

    def refuses(self, programme: Programme, person: Chellow, duty: Duty) -> Facts | None:
        """Refused where there are steps."""
        venue = programme.venue.get(duty.venue or "")
        if venue is None or venue.step_free is not False or not person.step_free:
            return None
        return {"where": venue.called, "when": when(duty)}

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, where and when."""
        facts = breach.facts
        return f"{breach.people[0]} needs step-free access and {facts['where']} has steps ({facts['when']})."
