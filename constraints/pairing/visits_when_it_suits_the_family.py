"""Visits a family only at times that are good for it, and never while it is away.

Given:  F-01.good_times = mon 9-12; pair F-01 with C-01 active mon 11-12
Kept:   mon 11-12 visit F-01: C-01
Broken: mon 11:30-12:30 visit F-01: C-01
Says:   Mon 4 Jan 11:30-12:30 is not a good time for F-01.

Given:  F-01.away = 5 jan to 8 jan; pair F-01 with C-01 active mon 11-12
Kept:   sat 11-12 visit F-01: C-01
Broken: fri 11-12 visit F-01: C-01
Says:   Fri 8 Jan 11:00-12:00 is not a good time for F-01.
"""

from collections.abc import Iterable

from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.programme import Programme
from matcher.rule import DutyRule, Facts, Relaxation
from matcher.wording import when


class VisitsWhenItSuitsTheFamily(DutyRule):
    """The family's good times less its absences, on the date itself."""

    source = "families; PRODUCT P-01"
    because = "not a good time for the family"
    kinds = frozenset({DutyKind.VISIT})

    def refuses(self, programme: Programme, person: Chellow, duty: Duty) -> Facts | None:
        """Refused unless one good time holds the whole visit."""
        family = duty.family
        if family is None or programme.is_free(family, duty):
            return None
        return {"when": when(duty)}

    def explain(self, breach: Breach, programme: Programme) -> str:
        """When, and for whom."""
        return f"{breach.facts['when']} is not a good time for {breach.family}."

    def relaxations(self, breach: Breach, programme: Programme) -> Iterable[Relaxation]:
        """Just this once."""
        yield Relaxation(f"would {breach.facts['when']} do for once", str(breach.family), 3)
