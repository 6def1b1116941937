"""Puts nobody in two places at once.

Visits, shifts, gatherings and times kept free for a family are one calendar; one may begin the
moment another ends.

    Kept:   mon 10-12 library: C-01; mon 12-13 cafe: C-01
    Broken: mon 10-12 library: C-01; mon 11:59-13 cafe: C-01
    Says:   C-01 cannot be at both Library 10:00-12:00 and Cafe 11:59-13:00 on Mon 4 Jan.

    Kept:   mon 10-11 visit F-01: C-01; mon 11-12 library: C-01
    Broken: F-01 with C-01 held mon 10-11; mon 10-12 library: C-01
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from matcher.domain.breach import Breach
from matcher.domain.duties import Duty
from matcher.domain.programme import Programme
from matcher.rule import Facts
from matcher.rule.clashes import Clash, ClashRule, begun_before
from matcher.wording import day_words, what


class OnePlaceAtATime(ClashRule):
    """Any two overlapping duties of one person count one."""

    source = "everyone; PRODUCT R-02"
    because = "on another duty then"

    def clashes(self, programme: Programme, duties: Sequence[Duty]) -> Iterator[Clash]:
        """Every overlapping pair."""
        return begun_before(duties, timedelta())

    def facts(self, programme: Programme, a: Duty, b: Duty) -> Facts:
        """What the two are, and the day."""
        return {"a": what(programme, a), "b": what(programme, b), "day": day_words(a.day)}

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who is wanted where."""
        facts = breach.facts
        return f"{breach.people[0]} cannot be at both {facts['a']} and {facts['b']} on {facts['day']}."
