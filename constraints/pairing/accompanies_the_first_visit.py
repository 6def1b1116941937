"""Sends somebody along on the first visit to a family.

Given:  pair F-01 with C-01 accepted mon 10-11
Kept:   mon 10-11 visit F-01: C-01, C-02
Broken: mon 10-11 visit F-01: C-01
Says:   C-01 would make the first visit to F-01 alone.

Given:  pair F-01 with C-01 active mon 10-11 since 28 dec 2026
Kept:   mon 10-11 visit F-01: C-01

Given:  pair F-01 with C-01 active mon 10-11
Kept:   F-01 with C-01; mon 10-11 visit F-01: C-02
"""

from dataclasses import dataclass

from matcher.domain.breach import Breach
from matcher.domain.duties import Duty
from matcher.domain.meeting import is_first
from matcher.domain.programme import Programme
from matcher.rule.company import CompanyRule
from matcher.wording import count_words


@dataclass(frozen=True)
class AccompaniesTheFirstVisit(CompanyRule):
    """A pair's visit number 1; each person missing counts one."""

    safeguarding = True
    source = "Support Ambassadors; PRODUCT P-08"
    people: int = 2
    """How many come on a first visit, the Coach among them."""

    def fewest(self, programme: Programme, visit: Duty) -> int:
        """The number of people on a first visit; 1 on any other."""
        return self.people if is_first(visit) else 1

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who would come, and to whom."""
        alone = (
            "alone" if len(breach.people) == 1 else f"with {count_words(breach.amount, 'person', 'people')} missing"
        )
        return f"{' and '.join(breach.people)} would make the first visit to {breach.family} {alone}."
