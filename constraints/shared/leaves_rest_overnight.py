"""Leaves a night's rest between the duties of one day and those of the next, the eve of the period included.

Kept:   mon 19-21 library: C-01; tue 8-10 cafe: C-01
Broken: mon 19-21:01 library: C-01; tue 8-10 cafe: C-01
Says:   C-01 has 10 h 59 min of rest from Library on Mon 4 Jan to Cafe on Tue 5 Jan; 11 h are wanted.

Given:  rule.rest_hours = 12
Kept:   mon 18-20 library: C-01; tue 8-9 visit F-01: C-01
Broken: mon 19-20:30 library: C-01; tue 8-9 visit F-01: C-01

Given:  eve sun0 19-21:30 library: C-01
Kept:   mon 8:30-10 cafe: C-01
Broken: mon 8-10 cafe: C-01
Says:   C-01 has 10 h 30 min of rest from Library on Sun 3 Jan to Cafe on Mon 4 Jan; 11 h are wanted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from matcher.board import by_day
from matcher.domain.breach import Breach
from matcher.domain.duties import Duty
from matcher.domain.programme import Programme
from matcher.rule import Facts
from matcher.rule.clashes import Clash, ClashRule
from matcher.wording import day_words, hours_words, where


@dataclass(frozen=True)
class LeavesRestOvernight(ClashRule):
    """Any two duties of neighbouring days with less rest between them count one."""

    rest_hours: int = 11
    """Hours between the end of one day's duty and the start of the next day's."""
    source = "Chellows; PRODUCT R-03"
    because = "too little rest overnight"

    def before(self, programme: Programme, person: str) -> Sequence[Duty]:
        """What the person had on the eve of the period."""
        return [duty for duty in programme.eve if person in duty.people]

    def clashes(self, programme: Programme, duties: Sequence[Duty]) -> Iterator[Clash]:
        """Pairs of neighbouring days too near each other."""
        days, rest = by_day(duties), timedelta(hours=self.rest_hours)
        for day, evening in days.items():
            morning = days.get(day + timedelta(days=1), ())
            for a in (a for a in evening if morning and morning[0].start < a.end + rest):
                yield from ((a, b) for b in morning if b.start < a.end + rest)

    def facts(self, programme: Programme, a: Duty, b: Duty) -> Facts:
        """What the two are, their days, and the rest between."""
        rest = max(0, a.minutes_until(b))
        names = {"a": where(programme, a), "b": where(programme, b)}
        return {**names, "evening": day_words(a.day), "morning": day_words(b.day), "rest": hours_words(rest)}

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, between what, and how long the rest is."""
        facts = breach.facts
        between = f"from {facts['a']} on {facts['evening']} to {facts['b']} on {facts['morning']}"
        return f"{breach.people[0]} has {facts['rest']} of rest {between}; {self.rest_hours} h are wanted."
