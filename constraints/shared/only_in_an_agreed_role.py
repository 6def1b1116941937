"""Asks people only for what they agreed to be: Friendly Face, Information Hub or Coach.

Coaches lead visits, Information Hub Chellows take shifts, and a gathering is for the roles or people it
names; anybody may accompany a Coach.

    Given:  C-01.roles = coach; C-02.roles = information hub; C-03.roles = friendly face
    Kept:   mon 10-11 visit F-01: C-01, C-03; mon 10-12 library: C-02
    Kept:   tue 10-11 coaching: C-01; tue 14-15 event: C-03
    Broken: mon 10-12 library: C-01
    Says:   C-01 is not down as information hub, wanted for Library on Mon 4 Jan 10:00-12:00.
    Broken: mon 10-11 visit F-01: C-03, C-01
    Says:   C-03 is not down as coach, wanted for a visit in near on Mon 4 Jan 10:00-11:00.
    Broken: tue 10-11 meeting: C-01
    Says:   C-01 is not down as friendly face or information hub, wanted for Meeting on Tue 5 Jan 10:00-11:00.

    Given:  leadership tue 10-11 people C-01
    Kept:   tue 10-11 leadership: C-01
    Broken: tue 10-11 leadership: C-02
    Says:   C-02 is not down as anybody asked, wanted for Leadership on Tue 5 Jan 10:00-11:00.
"""

from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.duties import VISITS, Duty, DutyKind
from matcher.domain.kinds import Role
from matcher.domain.programme import Programme
from matcher.rule import DutyRule, Facts
from matcher.wording import place_and_time


class OnlyInAnAgreedRole(DutyRule):
    """One of the roles a duty is for; a gathering nobody asked for is for nobody."""

    source = "Chellows; the three kinds of Chellow"
    because = "not in that role"

    def refuses(self, programme: Programme, person: Chellow, duty: Duty) -> Facts | None:
        """Refused without one of the roles wanted."""
        wanted = _wanted(programme, person, duty)
        if wanted is None or wanted & person.roles:
            return None
        roles = " or ".join(sorted(wanted)) or "anybody asked"
        return {"roles": roles, **place_and_time(programme, duty)}

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, which role, which duty."""
        facts = breach.facts
        duty = f"{facts['where']} on {facts['when']}"
        return f"{breach.people[0]} is not down as {facts['roles']}, wanted for {duty}."


def _wanted(programme: Programme, person: Chellow, duty: Duty) -> frozenset[Role] | None:
    """The roles of which the person needs one; None if anybody will do."""
    if duty.kind is DutyKind.SHIFT:
        return frozenset({Role.HUB})
    if duty.kind in VISITS:
        return frozenset({Role.COACH}) if duty.coach == person.code else None
    occasion = programme.asked.occasions.get(duty.id)
    if occasion is None:
        return frozenset()
    if occasion.people:
        return None if person.code in occasion.people else frozenset()
    return occasion.roles or None
