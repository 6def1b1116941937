"""Gives people shifts no shorter and no longer than they like, nor than the venue does where shifts are built.

Given:  C-01.shortest_shift = 2h; C-01.longest_shift = 3h
Kept:   mon 10-12 library: C-01; tue 10-13 library: C-01
Broken: mon 10-11:59 library: C-01
Says:   C-01 takes shifts of 2 h or more; Library is Mon 4 Jan 10:00-11:59.
Broken: tue 10-13:01 library: C-01
Says:   C-01 takes shifts of up to 3 h; Library is Tue 5 Jan 10:00-13:01.

Given:  cover cafe mon 9-17; cafe.shortest_shift = 2h; cafe.longest_shift = 3h
Kept:   mon 10-12 cafe: C-01; mon 12-15 cafe: C-02
Broken: mon 10-11:30 cafe: C-01
Says:   Cafe has shifts of 2 h or more; C-01 is down for Mon 4 Jan 10:00-11:30.
Broken: mon 10-13:30 cafe: C-01
Says:   Cafe has shifts of up to 3 h; C-01 is down for Mon 4 Jan 10:00-13:30.
"""

from collections.abc import Iterable

from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.programme import Programme
from matcher.rule import DutyRule, Facts, Relaxation
from matcher.wording import hours_words, place_and_time


class ShiftsSuitTheirLength(DutyRule):
    """The length of a shift against the person's shortest and longest, and of a built one against the venue's."""

    source = "Chellows; PRODUCT R-01"
    because = "not the length they like"
    kinds = frozenset({DutyKind.SHIFT})

    def refuses(self, programme: Programme, person: Chellow, duty: Duty) -> Facts | None:
        """Refused if too short or too long for either."""
        place = place_and_time(programme, duty)
        if takes := _misfit(duty, person.shortest_shift, person.longest_shift):
            return {**place, "takes": takes}
        venue = programme.venue.get(duty.venue or "")
        if duty.built and venue and (has := _misfit(duty, venue.shortest_shift, venue.longest_shift)):
            return {**place, "has": has}
        return None

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who takes, or which venue has, which lengths, and which shift is none of them."""
        facts, who = breach.facts, breach.people[0]
        if "has" in facts:
            return f"{facts['where']} has shifts of {facts['has']}; {who} is down for {facts['when']}."
        return f"{who} takes shifts of {facts['takes']}; {facts['where']} is {facts['when']}."

    def relaxations(self, breach: Breach, programme: Programme) -> Iterable[Relaxation]:
        """The person, or the venue, if the length would do for once."""
        ask = f"would a shift of another length do for once, at {breach.facts['where']} on {breach.facts['when']}"
        yield Relaxation(ask, str(breach.facts["where"]) if "has" in breach.facts else breach.people[0], 4)


def _misfit(duty: Duty, shortest: int | None, longest: int | None) -> str:
    """The lengths wanted, where the duty has none of them; nothing where it fits."""
    if shortest is not None and duty.minutes < shortest:
        return f"{hours_words(shortest)} or more"
    if longest is not None and duty.minutes > longest:
        return f"up to {hours_words(longest)}"
    return ""
