"""Brings to each training those it takes up to the next level.

One session of a course is enough. A training whose row says no level is for whoever likes to come.

    Given:  training tue 10-12 level 2; training thu 10-12 level 2; C-01.level = 1; C-02.level = 0
    Kept:   thu 10-12 training: C-01
    Broken:
    Says:   C-01 is due for Training and has no place there.

    Given:  training tue 10-12; C-01.level = 1
    Kept:
"""

from matcher.domain.asked import Occasion
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.programme import Programme
from matcher.domain.venues import GatheringKind
from matcher.rule.attendance import AttendanceRule


class TrainsWhoeverIsDue(AttendanceRule):
    """A person due for a course without a session of it counts one."""

    source = "the programme; different levels of support, by training"
    kind = GatheringKind.TRAINING

    def round_words(self, occasion: Occasion) -> str:
        """Its course."""
        return occasion.duty.title

    def wants(self, person: Chellow, occasion: Occasion) -> bool:
        """Whoever it is for and is one level below."""
        return occasion.is_for(person) and person.level == occasion.level - 1

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who is due for what."""
        return f"{breach.people[0]} is due for {breach.facts['round']} and has no place there."
