"""Leaves nobody alone at a place who has no lone working training good on the day.

Given:  C-01.lone_working = until 4 jan; C-02.lone_working = until 3 jan
Kept:   mon 10-12 library: C-01
Kept:   mon 10-12 library: C-02, C-03
Kept:   mon 10-12 phone: C-02
Broken: mon 10-12 library: C-02
Says:   C-02 has no lone working training good on the day and would be alone at Library on Mon 4 Jan 10:00-12:00.
"""

from matcher.domain.asked import Shift
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.kinds import CheckKind
from matcher.domain.programme import Programme
from matcher.rule.on_shift import NotAloneRule, by_phone


class TrainedToBeAlone(NotAloneRule):
    """A lone person without the training counts one; the phone line is answered from home."""

    source = "the programme; PRODUCT R-04"
    because = "not trained to be alone"

    def speaks_of(self, programme: Programme, shift: Shift) -> bool:
        """Shifts at a place."""
        return not by_phone(programme, shift.duty)

    def may_be_alone(self, programme: Programme, person: Chellow, shift: Shift) -> bool:
        """With the training; unknown counts as without."""
        return person.passed(CheckKind.LONE_WORKING, shift.duty.day)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who would be alone where and when."""
        lacks = "has no lone working training good on the day and would"
        return super().explain(breach, programme).replace("would", lacks, 1)
