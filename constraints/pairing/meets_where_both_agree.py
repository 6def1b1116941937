"""Pairs a family only with a Coach who would meet at a place the family has agreed to.

Given:  F-01.meeting_places = own home, cafe; C-01.visits_homes = false
Kept:   F-01 with C-01

Given:  F-01.meeting_places = own home; C-01.visits_homes = false
Broken: F-01 with C-01
Says:   F-01 and C-01 have no place where both would meet.

Given:  F-01.home_has = dog, stairs; F-01.meeting_places = own home; C-01.avoids = dog; C-02.avoids = smoke
Kept:   F-01 with C-02
Broken: F-01 with C-01
Says:   F-01 and C-01 have no place where both would meet.

Given:  F-01.meeting_places = cafe; F-01.never_meet_at = cafe
Broken: F-01 with C-01
Says:   F-01 and C-01 have no place where both would meet.
"""

from collections.abc import Iterable

from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.families import Family
from matcher.domain.meeting import meeting_of
from matcher.domain.programme import Programme
from matcher.rule import Facts, PairRule, Relaxation


class MeetsWhereBothAgree(PairRule):
    """The family's places, less those it would never meet at, against the Coach's."""

    source = "families and Coaches; RULES P15"
    because = "no place where both would meet"

    def refuses(self, programme: Programme, coach: Chellow, family: Family) -> Facts | None:
        """Refused when no place is left."""
        return {} if meeting_of(programme, coach, family) is None else None

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Between whom."""
        return f"{breach.family} and {breach.people[0]} have no place where both would meet."

    def relaxations(self, breach: Breach, programme: Programme) -> Iterable[Relaxation]:
        """Another place, or a home."""
        yield Relaxation("would a cafe, a centre or the phone do", str(breach.family), 3)
        if not programme.chellow[breach.people[0]].visits_homes:
            yield Relaxation("would a visit at the family's home be all right", breach.people[0], 5)
