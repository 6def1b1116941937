"""Brings everybody to the monthly meeting of their role.

Where a month has several meetings one of them is enough; whoever is away on all of them misses none. Of
dates to choose between, the one that most can come to is chosen.

    Given:  meeting tue2 10-11; weeks = 2; C-02.away = 12 jan; C-03.roles = coach; C-04.joined = 13 jan
    Kept:   tue2 10-11 meeting: C-01
    Broken:
    Says:   C-01 has no monthly meeting in January 2027.

    Given:  meeting tue1 10-11 one of; meeting thu1 10-11 one of; C-03.roles = coach; C-04.roles = coach
    Kept:   thu 10-11 meeting: C-01, C-02
    Broken: tue 10-11 meeting: C-01
    Says:   C-02 has no monthly meeting in January 2027.
"""

from matcher.domain.breach import Breach
from matcher.domain.programme import Programme
from matcher.rule.attendance import MonthlyMeetingRule


class NobodyMissesTheMonthlyMeeting(MonthlyMeetingRule):
    """A person without a meeting in a month that has one for them counts one."""

    source = "the programme; PRODUCT R-06"

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who has none, and in which month."""
        return f"{breach.people[0]} has no monthly meeting in {breach.facts['round']}."
