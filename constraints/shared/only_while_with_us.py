"""Counts only on people who have joined and still take part.

Given:  C-01.joined = 5 jan; C-02.active = no
Kept:   tue 10-12 library: C-01
Broken: mon 10-12 library: C-01
Says:   C-01 has not joined by Mon 4 Jan 10:00-12:00.
Broken: mon 10-12 library: C-02
Says:   C-02 no longer takes part and is down for Library on Mon 4 Jan 10:00-12:00.
"""

from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.duties import Duty
from matcher.domain.programme import Programme
from matcher.rule import DutyRule, Facts
from matcher.wording import place_and_time


class OnlyWhileWithUs(DutyRule):
    """A joining date nobody typed is long past."""

    source = "the programme; PRODUCT F-01"
    because = "not with us then"

    def refuses(self, programme: Programme, person: Chellow, duty: Duty) -> Facts | None:
        """Refused before joining and after leaving."""
        if person.active and person.has_joined(duty.day):
            return None
        return {"left": int(not person.active), **place_and_time(programme, duty)}

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, and whether too early or too late."""
        who, facts = breach.people[0], breach.facts
        if facts["left"]:
            return f"{who} no longer takes part and is down for {facts['where']} on {facts['when']}."
        return f"{who} has not joined by {facts['when']}."
