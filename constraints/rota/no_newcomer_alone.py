"""Leaves no new Chellow alone on a shift.

New are the first weeks after joining, four unless the settings say otherwise, and whoever is marked as
not yet experienced.

    Given:  C-01.joined = 7 dec 2026; C-02.joined = 8 dec 2026
    Kept:   mon 10-12 library: C-01
    Kept:   mon 10-12 library: C-02, C-03
    Broken: mon 10-12 library: C-02
    Says:   C-02 is new and would be alone at Library on Mon 4 Jan 10:00-12:00.

    Given:  C-01.experienced = no
    Broken: mon 10-12 phone: C-01
"""

from dataclasses import dataclass
from datetime import timedelta

from matcher.domain.asked import Shift
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.programme import Programme
from matcher.rule.on_shift import NotAloneRule


@dataclass(frozen=True)
class NoNewcomerAlone(NotAloneRule):
    """A lone newcomer on a shift counts one, on the phone line too."""

    source = "the programme; PRODUCT R-04"
    because = "new and would be alone"

    weeks_new: int = 4
    """Weeks from the joining date in which a Chellow is new."""

    def may_be_alone(self, programme: Programme, person: Chellow, shift: Shift) -> bool:
        """From so many weeks after joining; at once if no joining date is known."""
        if person.experienced is False:
            return False
        return person.joined is None or shift.duty.day >= person.joined + timedelta(weeks=self.weeks_new)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who would be alone where and when."""
        return super().explain(breach, programme).replace(" would", " is new and would", 1)
