"""Sends nobody to a venue that is closed that day, or to a shift or gathering that nobody asked for.

A shift that is built lies in half hours for which the venue wants cover while it is open.

Given:  library mon 10-12; library.closed = 5 jan; shop.opens_on = 6 jan; holiday 8 jan
Kept:   mon 10-12 library: C-01; wed 10-12 library: C-01; wed 14-15 shop: C-01
Broken: tue 10-12 library: C-01
Says:   C-01 is down for Library on Tue 5 Jan 10:00-12:00, when it is closed.
Broken: tue 10-12 shop: C-01
Broken: fri 10-12 library: C-01
Broken: fri 10-11 coaching: C-01
Says:   C-01 is down for Coaching on Fri 8 Jan 10:00-11:00, which nobody asked for.

Given:  cafe.opens = mon 9-12; cover cafe mon 10-13; cover library mon 10-12
Kept:   mon 10-12 cafe: C-01
Kept:   mon 10-11:30 library: C-01
Broken: mon 11-13 cafe: C-01
Says:   C-01 is down for Cafe on Mon 4 Jan 11:00-13:00, which nobody asked for.
Broken: mon 9:30-11 library: C-01
Broken: mon 10:15-11:45 library: C-01
"""

from typing import ClassVar

from matcher.domain.asked import Occasion, Shift, is_open
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.cover import is_wanted_throughout
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.programme import Programme
from matcher.rule import DutyRule, Facts
from matcher.wording import place_and_time


class StaysOutOfClosedVenues(DutyRule):
    """Closed days, bank holidays, and duties that are not in what the period asks."""

    source = "venues; PRODUCT R-01"
    because = "closed then"
    kinds: ClassVar[frozenset[DutyKind]] = frozenset({DutyKind.SHIFT, DutyKind.GATHERING, DutyKind.EVENT})

    def refuses(self, programme: Programme, person: Chellow, duty: Duty) -> Facts | None:
        """Refused where it is closed, or not asked at that place and time."""
        venue = programme.venue.get(duty.venue or "")
        closed = venue is not None and not is_open(programme, venue, duty.day)
        if not closed and _is_asked(programme, duty):
            return None
        return {"closed": int(closed), **place_and_time(programme, duty)}

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, where, when, and which of the two."""
        facts = breach.facts
        why = "when it is closed" if facts["closed"] else "which nobody asked for"
        return f"{breach.people[0]} is down for {facts['where']} on {facts['when']}, {why}."


def _is_asked(programme: Programme, duty: Duty) -> bool:
    asked = programme.asked
    if duty.built:
        return is_wanted_throughout(programme, duty)
    one: Shift | Occasion | None = asked.shifts.get(duty.id) or asked.occasions.get(duty.id)
    if one is None:
        return False
    return (one.duty.start, one.duty.end, one.duty.venue) == (duty.start, duty.end, duty.venue)
