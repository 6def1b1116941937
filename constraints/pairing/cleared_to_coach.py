"""Lets nobody coach a family without the role, a DBS check and safeguarding training good when the period begins.

Whether they are good on the day of each visit is looked at again, visit by visit.

    Given:  C-01.dbs = until 4 jan; C-02.dbs = until 3 jan
    Kept:   F-01 with C-01
    Broken: F-01 with C-02
    Says:   C-02 cannot coach F-01 yet: no DBS check good on Mon 4 Jan.

    Given:  C-01.roles = information hub; C-01.safeguarding = none
    Broken: F-01 with C-01
    Says:   C-01 cannot coach F-01 yet: not a Coach, no safeguarding training good on Mon 4 Jan.

    Given:  C-01.active = false
    Broken: F-01 with C-01
    Says:   C-01 cannot coach F-01 yet: not active in the programme.
"""

from collections.abc import Iterator

from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.families import Family
from matcher.domain.kinds import CheckKind, Role
from matcher.domain.programme import Programme
from matcher.rule import Facts, PairRule
from matcher.wording import day_words

CHECKS = ((CheckKind.DBS, "DBS check"), (CheckKind.SAFEGUARDING, "safeguarding training"))


class ClearedToCoach(PairRule):
    """Active, a Coach, and checked, on the period's first Monday."""

    safeguarding = True
    source = "the programme's safeguarding lead; PRODUCT R-04"
    because = "not cleared to coach"

    def refuses(self, programme: Programme, coach: Chellow, family: Family) -> Facts | None:
        """Refused while anything is missing; unknown counts as missing."""
        missing = ", ".join(_missing(programme, coach))
        return {"missing": missing} if missing else None

    def explain(self, breach: Breach, programme: Programme) -> str:
        """What is missing."""
        return f"{breach.people[0]} cannot coach {breach.family} yet: {breach.facts['missing']}."


def _missing(programme: Programme, coach: Chellow) -> Iterator[str]:
    if not coach.active:
        yield "not active in the programme"
    if Role.COACH not in coach.roles:
        yield "not a Coach"
    for kind, words in CHECKS:
        if not coach.passed(kind, programme.period.first):
            yield f"no {words} good on {day_words(programme.period.first)}"
