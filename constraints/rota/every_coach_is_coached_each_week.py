"""Brings every Coach to a coaching session each week.

A week without a session the Coach could come to, being away or not yet with us, owes none.

    Given:  coaching mon 10-11; coaching thu 10-11; C-02.roles = information hub
    Given:  C-03.away = 4 jan to 8 jan; C-04.active = no
    Kept:   thu 10-11 coaching: C-01
    Broken: mon 10-11 coaching: C-02
    Says:   C-01 has no coaching session in the week of Mon 4 Jan.
"""

from matcher.domain.asked import Occasion
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.kinds import Role
from matcher.domain.programme import Programme
from matcher.domain.times import monday_of
from matcher.domain.venues import GatheringKind
from matcher.rule.attendance import AttendanceRule
from matcher.wording import day_words


class EveryCoachIsCoachedEachWeek(AttendanceRule):
    """A Coach without a session in a week that has one counts one."""

    source = "the programme; PRODUCT R-06"
    kind = GatheringKind.COACHING

    def round_words(self, occasion: Occasion) -> str:
        """Its week."""
        return f"the week of {day_words(monday_of(occasion.duty.day))}"

    def wants(self, person: Chellow, occasion: Occasion) -> bool:
        """Every Coach is wanted."""
        return Role.COACH in person.roles

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who has none, and in which week."""
        return f"{breach.people[0]} has no coaching session in {breach.facts['round']}."
