"""Pairs a family only with a Coach trained to the level its need calls for.

Given:  F-01.level_needed = 2; C-01.level = 2; C-02.level = 1
Kept:   F-01 with C-01
Broken: F-01 with C-02
Says:   F-01 needs a Coach trained to level 2; C-02 is at level 1.
"""

from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.families import Family
from matcher.domain.programme import Programme
from matcher.rule import Facts, PairRule


class TrainedForTheNeed(PairRule):
    """Training level against level needed, both 0 to 3."""

    safeguarding = True
    source = "Support Ambassadors; PRODUCT P-01"
    because = "not trained for the need"

    def refuses(self, programme: Programme, coach: Chellow, family: Family) -> Facts | None:
        """Refused below the level needed."""
        if coach.level >= family.level_needed:
            return None
        return {"needed": family.level_needed, "level": coach.level}

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Both levels."""
        needed, level = breach.facts["needed"], breach.facts["level"]
        return f"{breach.family} needs a Coach trained to level {needed}; {breach.people[0]} is at level {level}."
