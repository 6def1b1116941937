"""Brings everybody to the monthly meeting of their role.

Where a month has several meetings one of them is enough; whoever is away on all of them misses none.

    Given:  meeting tue2 10-11; weeks = 2; C-02.away = 12 jan; C-03.roles = coach; C-04.joined = 13 jan
    Kept:   tue2 10-11 meeting: C-01
    Broken:
    Says:   C-01 has no monthly meeting in January 2027.
"""

from datetime import date

from matcher.domain.asked import Occasion
from matcher.domain.breach import Breach
from matcher.domain.people import Chellow
from matcher.domain.programme import Programme
from matcher.domain.venues import GatheringKind
from matcher.rule.attendance import AttendanceRule


class NobodyMissesTheMonthlyMeeting(AttendanceRule):
    """A person without a meeting in a month that has one for them counts one."""

    source = "the programme; PRODUCT R-06"
    kind = GatheringKind.MEETING

    def round_of(self, day: date) -> str:
        """Its month."""
        return f"{day:%B %Y}"

    def wants(self, person: Chellow, occasion: Occasion) -> bool:
        """Those of the meeting's roles; everybody, if it names none."""
        return not occasion.roles or bool(occasion.roles & person.roles)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who has none, and in which month."""
        return f"{breach.people[0]} has no monthly meeting in {breach.facts['round']}."
