"""Moves a visit only in a week in which its usual time cannot be.

It cannot be when the Coach is not free then, or when it does not suit the family.

    Given:  pair F-01 with C-01 active mon 10-11; C-01.away = 11 jan; F-01.away = 18 jan
    Kept:   mon 10-11 visit F-01: C-01; tue2 9-10 visit F-01: C-01; wed3 9-10 visit F-01: C-01
    Broken: mon 11-12 visit F-01: C-01
    Says:   The visit of C-01 to F-01 on Mon 4 Jan 11:00-12:00 could be at its usual time, Mon 4 Jan 10:00-11:00.

    Given:  pair F-01 with C-01 active mon 10-11; C-01.free = mon 10-10:59, tue 9-12
    Kept:   tue 9-10 visit F-01: C-01

    Given:  pair F-01 with C-01 active
    Kept:   F-01 with C-01 active tue 9-10; tue 9-10 visit F-01: C-01
    Broken: F-01 with C-01 active tue 9-10; mon 10-11 visit F-01: C-01
"""

from matcher.domain.breach import Breach
from matcher.domain.duties import Duty
from matcher.domain.meeting import is_possible
from matcher.domain.programme import Programme
from matcher.rule.moving import MovedVisitRule


class MovesAVisitOnlyWhenItMust(MovedVisitRule):
    """A visit away from a usual time that could be, counts one."""

    source = "families; DEFINITIONS, a visit keeps its weekday and time"
    because = "could be at the usual time"

    def minds(self, programme: Programme, usual: Duty) -> bool:
        """True if the Coach is free at the usual time and it suits the family; other duties are no reason."""
        return is_possible(programme, usual)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Whose visit, when, and when it could be."""
        visit = f"The visit of {breach.people[0]} to {breach.family} on {breach.facts['when']}"
        return f"{visit} could be at its usual time, {breach.facts['usual']}."
