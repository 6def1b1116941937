"""Makes one shift of somebody's unbroken time at a venue where shifts are built.

Two that touch would be one shift, to be judged by its whole length.

    Given:  cover library mon 9-15
    Kept:   mon 9-12 library: C-01
    Kept:   mon 9-10 library: C-01; mon 11-12 library: C-01; mon 10-11 library: C-02
    Broken: mon 9-10 library: C-01; mon 10-12 library: C-01
    Says:   C-01 has two shifts at Library on Mon 4 Jan that meet at 10:00.

    Given:  cover library mon 9-10; cover cafe mon 10-12; library mon 10-11
    Kept:   mon 9-10 library: C-01; mon 10-11 library: C-01; mon 11-12 cafe: C-01
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from matcher.domain.breach import Breach
from matcher.domain.duties import Duty
from matcher.domain.programme import Programme
from matcher.domain.times import clock
from matcher.rule import Facts
from matcher.rule.clashes import Clash, ClashRule, begun_before
from matcher.wording import day_words, where

MINUTE = timedelta(minutes=1)


class MakesOneShiftOfUnbrokenTime(ClashRule):
    """Any two built shifts of one person and venue that touch count one."""

    source = "DEFINITIONS, a built duty"
    because = "there just before or after"

    def clashes(self, programme: Programme, duties: Sequence[Duty]) -> Iterator[Clash]:
        """Pairs of which the second begins at the venue the moment the first ends."""
        for a, b in begun_before([duty for duty in duties if duty.built], MINUTE):
            if a.end == b.start and a.venue == b.venue:
                yield a, b

    def facts(self, programme: Programme, a: Duty, b: Duty) -> Facts:
        """Where, on which day, and when they meet."""
        return {"where": where(programme, a), "day": day_words(b.day), "meet": clock(b.span.start)}

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, where and when."""
        facts = breach.facts
        return (
            f"{breach.people[0]} has two shifts at {facts['where']} on {facts['day']} that meet at {facts['meet']}."
        )
