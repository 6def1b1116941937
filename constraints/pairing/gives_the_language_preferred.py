"""Gives a family that prefers some of its languages a Coach who speaks the best of them.

Given:  F-01.languages = sk, ur, en; F-01.language_need = prefer; C-01.languages = cs; C-02.languages = en
Kept:   F-01 with C-01
Broken: F-01 with C-02
Says:   F-01 would rather speak Slovak; with C-02 it would be English.

Given:  F-01.languages = sk, en; F-01.language_need = any; C-02.languages = en
Kept:   F-01 with C-02

Given:  F-01.languages = sk; F-01.language_need = prefer; F-01.interpreter_ok = true
Broken: F-01 with C-01
Says:   F-01 would rather speak Slovak; with C-01 it would need an interpreter.
"""

from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.families import Family
from matcher.domain.kinds import Need
from matcher.domain.languages import shown_as
from matcher.domain.programme import Programme
from matcher.rule.company import SuitRule


class GivesTheLanguagePreferred(SuitRule):
    """How many of the family's languages come before the best one shared; all of them if none is."""

    source = "families; DEFINITIONS, languages"

    def shortfall(self, programme: Programme, coach: Chellow, family: Family) -> int:
        """0 where the first language is shared, or where the family prefers none."""
        if family.language_need is not Need.PREFER:
            return 0
        for rank, theirs in enumerate(family.languages):
            if any(programme.can_talk(ours, theirs) for ours in coach.languages):
                return rank
        return len(family.languages)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Which language it would be instead."""
        first, *others = programme.family[str(breach.family)].languages
        none_shared = breach.amount > len(others)
        then = "need an interpreter" if none_shared else f"be {shown_as(others[breach.amount - 1])}"
        wish = f"{breach.family} would rather speak {shown_as(first)}"
        return f"{wish}; with {breach.people[0]} it would {then}."
