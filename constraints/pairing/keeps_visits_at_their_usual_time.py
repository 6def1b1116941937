"""Keeps every visit on its usual weekday at its usual time.

Given:  pair F-01 with C-01 active mon 10-11
Kept:   mon 10-11 visit F-01: C-01
Broken: mon 10:30-11:30 visit F-01: C-01
Says:   The visit of C-01 to F-01 on Mon 4 Jan 10:30-11:30 is not at its usual time.

Given:  pair F-01 with C-01 active
Kept:   mon 10:30-11:30 visit F-01: C-01

Given:  pair F-01 with C-01 active mon 10-11
Kept:   F-01 with C-01 active tue 9-10; mon 10-11 visit F-01: C-01
Broken: F-01 with C-01 active tue 9-10; tue 9-10 visit F-01: C-01
Says:   The visit of C-01 to F-01 on Tue 5 Jan 9:00-10:00 is not at its usual time.

Given:  pair F-01 with C-01 active mon 10-11
Kept:   F-01 with C-01; tue 9-10 visit F-01: C-02
"""

from matcher.domain.breach import Breach
from matcher.domain.duties import Duty
from matcher.domain.programme import Programme
from matcher.rule import CHANGES
from matcher.rule.moving import MovedVisitRule


class KeepsVisitsAtTheirUsualTime(MovedVisitRule):
    """Every visit its Coach makes at another time than the pair's counts one."""

    tier = CHANGES
    source = "families; DEFINITIONS, a visit keeps its weekday and time"

    def minds(self, programme: Programme, usual: Duty) -> bool:
        """Always, even where the usual time cannot be."""
        return True

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Whose visit, and when."""
        visit = f"The visit of {breach.people[0]} to {breach.family} on {breach.facts['when']}"
        return f"{visit} is not at its usual time."
