"""Leaves nobody alone where the venue says two.

Such a shift has two people or more, or stays empty.

    Given:  house mon 10-12 min 1 ideal 1 most 2 needs two
    Kept:   mon 10-12 house: C-01, C-02
    Kept:
    Broken: mon 10-12 house: C-01
    Says:   C-01 would be alone at House on Mon 4 Jan 10:00-12:00, where there must be two.
"""

from matcher.domain.asked import Shift
from matcher.domain.breach import Breach
from matcher.domain.programme import Programme
from matcher.rule.on_shift import NotAloneRule


class NobodyAloneWhereTwoAreWanted(NotAloneRule):
    """A lone person on a shift marked for two counts one."""

    source = "venues; PRODUCT R-04"
    because = "would be alone where two are wanted"

    def speaks_of(self, programme: Programme, shift: Shift) -> bool:
        """Shifts and venues marked so."""
        return shift.needs_two

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who would be alone where and when."""
        return super().explain(breach, programme).removesuffix(".") + ", where there must be two."
