"""Puts nobody on a duty outside the times they offered.

Given:  C-01.free = mon 9-12
Kept:   mon 9-12 library: C-01
Broken: mon 10-12:30 library: C-01
Says:   C-01 is not free on Mon 4 Jan 10:00-12:30.
"""

from collections.abc import Iterable

from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.duties import Duty
from matcher.domain.programme import Programme
from matcher.rule import DutyRule, Facts, Relaxation
from matcher.wording import when


class ComesOnlyWhenFree(DutyRule):
    """Free times less absences, on the date itself."""

    source = "Chellows; RULES R24"
    because = "not free then"

    def refuses(self, programme: Programme, person: Chellow, duty: Duty) -> Facts | None:
        """Refused unless one free stretch holds the whole duty."""
        if programme.is_free(person.code, duty):
            return None
        return {"when": when(duty), "away": int(programme.is_kept_from(person.code, duty))}

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who and when."""
        return f"{breach.people[0]} is not free on {breach.facts['when']}."

    def relaxations(self, breach: Breach, programme: Programme) -> Iterable[Relaxation]:
        """That time for once, of anybody who did not say that just then they cannot."""
        if not breach.facts["away"]:
            yield Relaxation(f"could you come on {breach.facts['when']}", breach.people[0], 5)
