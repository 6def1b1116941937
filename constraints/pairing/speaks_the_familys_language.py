"""Pairs a family only with a Coach who can talk with them.

A family that *must* have its first language is paired with somebody who understands it; one that
prefers or takes any needs one language in common, unless an interpreter is agreed.

    Given:  F-01.languages = phr, en; C-01.languages = ur, pnb; C-02.languages = en
    Kept:   F-01 with C-01
    Broken: F-01 with C-02
    Says:   F-01 must have somebody who speaks Pahari-Potwari; C-02 does not.

    Given:  F-01.languages = sk, en; F-01.language_need = any; C-02.languages = en
    Kept:   F-01 with C-02
"""

from collections.abc import Iterable

from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.families import Family
from matcher.domain.kinds import Need
from matcher.domain.languages import shown_as
from matcher.domain.programme import Programme
from matcher.rule import Facts, PairRule, Relaxation


class SpeaksTheFamilysLanguage(PairRule):
    """Languages by the programme's table of who can talk with whom."""

    source = "families; PRODUCT P-01"
    because = "no shared language"

    def refuses(self, programme: Programme, coach: Chellow, family: Family) -> Facts | None:
        """Refused when none of the Coach's languages serves."""
        wanted = family.languages[:1] if family.language_need is Need.MUST else family.languages
        if not wanted or (family.interpreter_ok and family.language_need is not Need.MUST):
            return None
        if any(programme.can_talk(ours, theirs) for ours in coach.languages for theirs in wanted):
            return None
        return {"wanted": " or ".join(shown_as(tag) for tag in wanted), "need": family.language_need}

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who needs which language."""
        wish = "must have" if breach.facts["need"] == Need.MUST else "needs"
        return f"{breach.family} {wish} somebody who speaks {breach.facts['wanted']}; {breach.people[0]} does not."

    def relaxations(self, breach: Breach, programme: Programme) -> Iterable[Relaxation]:
        """An interpreter, if the family would have one; where it must have its language, that it need not."""
        instead = f"would a Coach who does not speak {breach.facts['wanted']} do, with an interpreter"
        ask = instead if breach.facts["need"] == Need.MUST else "would an interpreter be welcome"
        yield Relaxation(ask, str(breach.family), 5)
