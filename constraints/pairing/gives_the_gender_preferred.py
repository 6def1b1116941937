"""Gives a family that would rather have a woman, or a man, the Coach it would rather have.

Given:  F-01.gender_need = prefer; F-01.gender_of_coach = woman; C-01.gender = woman; C-02.gender = man
Kept:   F-01 with C-01
Broken: F-01 with C-02
Says:   F-01 would rather have a woman; C-02 is not down as one.

Given:  F-01.gender_need = any; F-01.gender_of_coach = woman; C-02.gender = man
Kept:   F-01 with C-02
"""

from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.families import Family
from matcher.domain.kinds import Need
from matcher.domain.programme import Programme
from matcher.rule.company import SuitRule


class GivesTheGenderPreferred(SuitRule):
    """One for each pair that is otherwise; a gender we don't know counts as another."""

    source = "families; RULES P07"

    def shortfall(self, programme: Programme, coach: Chellow, family: Family) -> int:
        """1 where the family prefers a gender the Coach is not known to be of."""
        prefers = family.gender_need is Need.PREFER and family.gender_of_coach != ""
        return int(prefers and coach.gender != family.gender_of_coach)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """What the family would rather have."""
        wanted = programme.family[str(breach.family)].gender_of_coach
        return f"{breach.family} would rather have a {wanted}; {breach.people[0]} is not down as one."
