"""Gives people shifts no shorter and no longer than they like.

Given:  C-01.shortest_shift = 2h; C-01.longest_shift = 3h
Kept:   mon 10-12 library: C-01; tue 10-13 library: C-01
Broken: mon 10-11:59 library: C-01
Says:   C-01 takes shifts of 2 h or more; Library is Mon 4 Jan 10:00-11:59.
Broken: tue 10-13:01 library: C-01
Says:   C-01 takes shifts of up to 3 h; Library is Tue 5 Jan 10:00-13:01.
"""

from collections.abc import Iterable

from matcher.domain.breach import Breach
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.people import Chellow
from matcher.domain.programme import Programme
from matcher.rule import DutyRule, Facts, Relaxation
from matcher.wording import hours_words, place_and_time


class ShiftsSuitTheirLength(DutyRule):
    """The length of a shift against the person's shortest and longest."""

    source = "Chellows; PRODUCT R-01"
    because = "not the length they like"
    kinds = frozenset({DutyKind.SHIFT})

    def refuses(self, programme: Programme, person: Chellow, duty: Duty) -> Facts | None:
        """Refused if too short or too long."""
        place = place_and_time(programme, duty)
        if person.shortest_shift is not None and duty.minutes < person.shortest_shift:
            return {**place, "takes": f"{hours_words(person.shortest_shift)} or more"}
        if person.longest_shift is not None and duty.minutes > person.longest_shift:
            return {**place, "takes": f"up to {hours_words(person.longest_shift)}"}
        return None

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who takes which lengths, and which shift is none of them."""
        facts = breach.facts
        return f"{breach.people[0]} takes shifts of {facts['takes']}; {facts['where']} is {facts['when']}."

    def relaxations(self, breach: Breach, programme: Programme) -> Iterable[Relaxation]:
        """The person, if the length would do for once."""
        ask = f"would a shift of another length do for once, at {breach.facts['where']} on {breach.facts['when']}"
        yield Relaxation(ask, breach.people[0], 4)
