"""Pairs a family only with a Coach who is free for a whole visit at a time that is good for the family.

Visits begin on the half hour. A pair that already has its time is left to it.

    Given:  C-01.free = mon 9-10; C-02.free = mon 9-9:30; F-01.visits = 60 min
    Kept:   F-01 with C-01
    Broken: F-01 with C-02
    Says:   C-02 and F-01 share no free 60 min in the week.

    Given:  C-01.free = mon 9:15-10:15
    Broken: F-01 with C-01
    Says:   C-01 and F-01 share no free 60 min in the week.

    Given:  C-01.free = tue 9-12; F-01.good_times = mon 8-21; pair F-01 with C-01 active mon 10-11
    Kept:   F-01 with C-01
"""

from collections.abc import Iterable

from matcher.domain.breach import Breach
from matcher.domain.meeting import can_meet
from matcher.domain.people import Chellow, Family
from matcher.domain.programme import Programme
from matcher.rule import Facts, PairRule, Relaxation


class SharesAFreeTime(PairRule):
    """Weekly times of both, a whole visit long."""

    source = "families and Coaches; PRODUCT P-01"
    because = "no shared free time"

    def refuses(self, programme: Programme, coach: Chellow, family: Family) -> Facts | None:
        """Refused when no slot serves both, unless the two have one."""
        standing = programme.standing.get(family.code)
        if standing is not None and standing.coach == coach.code and standing.slot is not None:
            return None
        return None if can_meet(coach, family) else {"minutes": family.visits.minutes}

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, and how long a visit is."""
        minutes = breach.facts["minutes"]
        return f"{breach.people[0]} and {breach.family} share no free {minutes} min in the week."

    def relaxations(self, breach: Breach, programme: Programme) -> Iterable[Relaxation]:
        """Another time, of either."""
        yield Relaxation("could another time be offered for visits", breach.people[0], 4)
        yield Relaxation("would another time be good for visits", str(breach.family), 4)
