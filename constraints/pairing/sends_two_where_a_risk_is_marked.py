"""Sends two people to a family for which a risk is marked, every time.

Given:  F-01.two_visitors = true; pair F-01 with C-01 active mon 10-11
Kept:   mon 10-11 visit F-01: C-01, C-02
Broken: mon 10-11 visit F-01: C-01
Says:   Nobody visits F-01 alone; on Mon 4 Jan 10:00-11:00 C-01 would.
"""

from matcher.domain.breach import Breach
from matcher.domain.duties import Duty
from matcher.domain.programme import Programme
from matcher.rule.company import CompanyRule


class SendsTwoWhereARiskIsMarked(CompanyRule):
    """Each visit made alone counts one; what the risk is, is told to nobody."""

    safeguarding = True
    source = "Support Ambassadors; RULES P16"

    def fewest(self, programme: Programme, visit: Duty) -> int:
        """Two where a risk is marked."""
        family = programme.family.get(visit.family or "")
        return 2 if family is not None and family.two_visitors else 1

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Whom nobody visits alone, and who would."""
        return f"Nobody visits {breach.family} alone; on {breach.facts['when']} {breach.people[0]} would."
