"""Leaves time for the walk from one duty to the next on the same day.

No walk is needed within one venue or to the phone line.

    Given:  centre.place = mid
    Kept:   mon 10-12 library: C-01; mon 12:20-13 centre: C-01
    Kept:   mon 10-12 library: C-01; mon 12-13 phone: C-01
    Kept:   mon 10-12 library: C-01; mon 12-13 library: C-01
    Broken: mon 10-12 library: C-01; mon 12:19-13 centre: C-01
    Says:   C-01 has 19 min between Library 10:00-12:00 and Centre 12:19-13:00 on Mon 4 Jan; the walk takes 20 min.
    Broken: mon 10-12 library: C-01; mon 12-13 centre: C-01

    Given:  rule.buffer_minutes = 10; centre.place = mid; F-01.place = far
    Kept:   mon 10-11 visit F-01: C-01; mon 11:50-13 centre: C-01
    Broken: mon 10-11 visit F-01: C-01; mon 11:49-13 centre: C-01
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from matcher.domain.breach import Breach
from matcher.domain.duties import Duty
from matcher.domain.programme import Programme
from matcher.rule import Facts
from matcher.rule.clashes import Clash, ClashRule, begun_before
from matcher.wording import day_words, hours_words, what


@dataclass(frozen=True)
class LeavesTimeToWalk(ClashRule):
    """Any two duties of one day too close for the walk between them count one."""

    buffer_minutes: int = 0
    """Minutes wanted beside every walk."""
    source = "Chellows; PRODUCT R-02"
    because = "no time to walk there"

    def clashes(self, programme: Programme, duties: Sequence[Duty]) -> Iterator[Clash]:
        """Pairs of one day between which the walk does not fit; overlapping ones are another rule's."""
        areas = {duty.area for duty in duties}
        longest = max((programme.walk(a, b) for a in areas for b in areas), default=0)
        for a, b in begun_before(duties, timedelta(minutes=longest + self.buffer_minutes)):
            if a.end <= b.start and a.day == b.day and a.minutes_until(b) < self._wanted(programme, a, b):
                yield a, b

    def _wanted(self, programme: Programme, a: Duty, b: Duty) -> int:
        walk = programme.walk_between(a, b)
        return walk + self.buffer_minutes if walk else 0

    def facts(self, programme: Programme, a: Duty, b: Duty) -> Facts:
        """What the two are, the time between, and the walk."""
        apart, walk = hours_words(a.minutes_until(b)), hours_words(programme.walk_between(a, b))
        return {
            "a": what(programme, a),
            "b": what(programme, b),
            "day": day_words(a.day),
            "apart": apart,
            "walk": walk,
        }

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, between what, and how long the walk is."""
        facts = breach.facts
        between = f"between {facts['a']} and {facts['b']} on {facts['day']}"
        return f"{breach.people[0]} has {facts['apart']} {between}; the walk takes {facts['walk']}."
