"""Brings the leadership group together, on the date that most of it can come.

Given:  leadership tue1 10-11 one of people C-01, C-02; leadership thu1 10-11 one of people C-01, C-02
Kept:   thu 10-11 leadership: C-01, C-02
Broken: tue 10-11 leadership: C-01
Says:   C-02 misses the leadership group in January 2027.

Given:  leadership tue 10-11
Kept:
"""

from matcher.domain.asked import Occasion
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.programme import Programme
from matcher.domain.venues import GatheringKind
from matcher.rule.attendance import AttendanceRule


class BringsTheLeadershipGroupTogether(AttendanceRule):
    """A member without a meeting of the group in a month that has one counts one."""

    source = "the leadership group"
    kind = GatheringKind.LEADERSHIP

    def round_words(self, occasion: Occasion) -> str:
        """Its month."""
        return f"{occasion.duty.day:%B %Y}"

    def wants(self, person: Chellow, occasion: Occasion) -> bool:
        """Members are those its row names, one by one or by role; a row that names none calls nobody."""
        return bool(occasion.people or occasion.roles) and occasion.is_for(person)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who misses it, and in which month."""
        return f"{breach.people[0]} misses the leadership group in {breach.facts['round']}."
