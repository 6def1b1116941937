"""Keeps Coaches' walks to their families short.

Given:  F-01.meeting_places = phone; C-02.place = mid
Kept:   F-01 with C-02
Broken: F-02 with C-02
Says:   C-02 would walk 20 minutes to meet F-02.

Given:  C-02.place = mid; C-02.visits_homes = false
Kept:   F-01 with C-02
"""

from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.families import Family
from matcher.domain.meeting import meeting_of
from matcher.domain.programme import Programme
from matcher.rule import WISHES
from matcher.rule.company import SuitRule


class KeepsWalksShort(SuitRule):
    """Minutes on foot one way, from the Coach's area to where the two meet."""

    tier = WISHES
    source = "Coaches; RULES P03"

    def shortfall(self, programme: Programme, coach: Chellow, family: Family) -> int:
        """0 for a pair that talks by phone or meets nowhere."""
        meeting = meeting_of(programme, coach, family)
        return programme.walk(coach.place, meeting.area) if meeting else 0

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who walks how far."""
        return f"{breach.people[0]} would walk {breach.amount} minutes to meet {breach.family}."
