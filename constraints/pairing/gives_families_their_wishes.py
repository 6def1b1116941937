"""Gives a family the Coach it asked for first, else the second, and so on.

A family that waits is not counted here, nor one that asked for nobody.

    Given:  F-01.choices = C-02, C-01
    Kept:   F-01 with C-02
    Broken: F-01 with C-01
    Says:   F-01 asked for C-02 first and would have C-01.

    Given:  F-01.choices = C-02
    Kept:   F-02 with C-01
    Broken: F-01 with C-01
    Says:   F-01 asked for C-02 first and would have C-01.
"""

from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.families import Family
from matcher.domain.programme import Programme
from matcher.rule.company import SuitRule


class GivesFamiliesTheirWishes(SuitRule):
    """How many Coaches the family would rather have had: all it named, if it did not name this one."""

    source = "families; PRODUCT order of aims, ranked wishes"

    def shortfall(self, programme: Programme, coach: Chellow, family: Family) -> int:
        """0 for the first choice, 1 for the second."""
        if coach.code in family.choices:
            return family.choices.index(coach.code)
        return len(family.choices)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Whom the family asked for."""
        first = programme.family[str(breach.family)].choices[0]
        return f"{breach.family} asked for {first} first and would have {breach.people[0]}."
