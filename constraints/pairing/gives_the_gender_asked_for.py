"""Sends a family that must have a woman, or must have a man, nobody else.

Whoever comes along on a visit is held to it as the Coach is. A gender we don't know counts as another.

    Given:  F-01.gender_need = must; F-01.gender_of_coach = woman; C-01.gender = woman; C-02.gender = man
    Kept:   F-01 with C-01
    Broken: F-01 with C-02
    Says:   F-01 must have a woman; C-02 is not down as one.

    Given:  F-01.gender_need = must; F-01.gender_of_coach = woman
    Broken: F-01 with C-01
    Says:   F-01 must have a woman; C-01 is not down as one.

    Given:  F-01.gender_need = prefer; F-01.gender_of_coach = woman; C-02.gender = man
    Kept:   F-01 with C-02
"""

from collections.abc import Iterable

from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.families import Family
from matcher.domain.kinds import Need
from matcher.domain.programme import Programme
from matcher.rule import Facts, Relaxation
from matcher.rule.company import WelcomeRule


class GivesTheGenderAskedFor(WelcomeRule):
    """What the family says it must have."""

    source = "families; RULES P07"
    because = "not of the gender asked for"

    def refuses(self, programme: Programme, coach: Chellow, family: Family) -> Facts | None:
        """Refused where the family must have one gender and the person is not known to be of it."""
        wanted = family.gender_of_coach
        if family.gender_need is not Need.MUST or not wanted or coach.gender == wanted:
            return None
        return {"wanted": wanted}

    def explain(self, breach: Breach, programme: Programme) -> str:
        """What the family must have."""
        return f"{breach.family} must have a {breach.facts['wanted']}; {breach.people[0]} is not down as one."

    def relaxations(self, breach: Breach, programme: Programme) -> Iterable[Relaxation]:
        """Only the family can say."""
        yield Relaxation("would somebody of another gender be welcome", str(breach.family), 8)
