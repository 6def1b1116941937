"""Puts nobody with a family they are to be kept apart from: a relative, a neighbour, somebody known from before.

The reason is nobody's business and is never told. It holds for companions on visits too.

    Given:  F-01.not_near = C-02; pair F-01 with C-01 active mon 10-11
    Kept:   mon 10-11 visit F-01: C-01, C-03
    Broken: mon 10-11 visit F-01: C-01, C-02
    Says:   C-02 and F-01 are not to be put together.

    Given:  C-02.not_near = F-01
    Kept:   F-02 with C-02
    Broken: F-01 with C-02
    Says:   C-02 and F-01 are not to be put together.

    Given:  C-02.keep_apart = F-01
    Broken: F-01 with C-02
    Says:   C-02 and F-01 are not to be put together.
"""

from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.families import Family
from matcher.domain.programme import Programme
from matcher.rule import Facts
from matcher.rule.company import WelcomeRule


class KeepsKnownPeopleOut(WelcomeRule):
    """Either side's list of people too near, and the Coach's list of those to be kept apart from."""

    safeguarding = True
    source = "families, Coaches and Support Ambassadors; PRODUCT P-03"
    because = "not to be put together"

    def refuses(self, programme: Programme, coach: Chellow, family: Family) -> Facts | None:
        """Refused if either names the other."""
        named = coach.code in family.not_near or family.code in coach.not_near or family.code in coach.keep_apart
        return {} if named else None

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, and never why."""
        return f"{breach.people[0]} and {breach.family} are not to be put together."
