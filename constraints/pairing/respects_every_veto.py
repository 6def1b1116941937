"""Puts nobody with a family after either has said no.

A no holds for ever, for the Coach of a pair and for whoever would come along on a visit.

    Given:  F-01.not_with = C-02; pair F-01 with C-01 active mon 10-11
    Kept:   mon 10-11 visit F-01: C-01, C-03
    Broken: mon 10-11 visit F-01: C-01, C-02
    Says:   There is a no between F-01 and C-02.

    Given:  pair F-01 with C-02 declined
    Kept:   F-02 with C-02
    Broken: F-01 with C-02
    Says:   There is a no between F-01 and C-02.
"""

from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.families import Family
from matcher.domain.programme import Programme
from matcher.rule import Facts
from matcher.rule.company import WelcomeRule


class RespectsEveryVeto(WelcomeRule):
    """A family's list of people it will not have, and every pair either side has declined."""

    safeguarding = True
    source = "families and Coaches; PRODUCT P-03"
    because = "not to be put together"

    def refuses(self, programme: Programme, coach: Chellow, family: Family) -> Facts | None:
        """Refused after a no; which of the two said it is not told."""
        no = coach.code in family.not_with or (coach.code, family.code) in programme.declined
        return {} if no else None

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Between whom, not from whom."""
        return f"There is a no between {breach.family} and {breach.people[0]}."
