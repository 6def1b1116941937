"""Pairs a family only with a Coach who can walk to where they meet.

Given:  C-01.place = mid; C-02.place = far; rule.most_minutes = 20
Kept:   F-01 with C-01
Broken: F-01 with C-02
Says:   C-02 would walk 60 minutes to meet F-01; 20 is the most.

Given:  C-02.place = far; F-01.meeting_places = phone
Kept:   F-01 with C-02
"""

from collections.abc import Iterable
from dataclasses import dataclass

from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.families import Family
from matcher.domain.meeting import meeting_of
from matcher.domain.programme import Programme
from matcher.rule import Facts, PairRule, Relaxation


@dataclass(frozen=True)
class LivesNearEnough(PairRule):
    """One way, from the Coach's area to the place where the two meet."""

    source = "Chellows; PRODUCT P-01"
    because = "too far to walk"
    most_minutes: int = 45
    """The longest walk, in minutes one way."""

    def refuses(self, programme: Programme, coach: Chellow, family: Family) -> Facts | None:
        """Refused beyond the longest walk; nothing to walk where the two meet nowhere."""
        meeting = meeting_of(programme, coach, family)
        minutes = programme.walk(coach.place, meeting.area) if meeting else 0
        return {"minutes": minutes} if minutes > self.most_minutes else None

    def explain(self, breach: Breach, programme: Programme) -> str:
        """How far for whom."""
        walk = f"{breach.people[0]} would walk {breach.facts['minutes']} minutes to meet {breach.family}"
        return f"{walk}; {self.most_minutes} is the most."

    def relaxations(self, breach: Breach, programme: Programme) -> Iterable[Relaxation]:
        """Somewhere between the two, or a lift."""
        yield Relaxation("would somewhere between the two do, or the phone", str(breach.family), 4)
        yield Relaxation("is there a bus or a lift for the longer way", breach.people[0], 6)
