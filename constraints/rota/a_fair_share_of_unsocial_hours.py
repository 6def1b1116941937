"""Gives everybody a fair share of evenings, weekends and bank holidays, as it does of all hours.

A share is the unsocial hours given divided by the hours offered; the weeks published before count too, less
for each week gone by.

    Given:  C-01.offered = 2h
    Kept:   mon 16-18 library: C-01
    Broken: mon 17-19 library: C-01
    Says:   C-01 gives 50 % of the hours offered at unsocial times.

    Given:  rule.evening = 1020; C-01.offered = 2h
    Kept:   mon 15-17 library: C-01
    Broken: mon 16-18 library: C-01

    Given:  C-01.offered = 8h; C-01.unsocial_before = 2h; C-01.unsocial_offered_before = 8h
    Broken: mon 18-20 library: C-01
    Says:   C-01 gives 25 % of the hours offered at unsocial times.

    Given:  holiday 4 jan; C-01.offered = 10h
    Broken: mon 10-12 library: C-01
    Says:   C-01 gives 20 % of the hours offered at unsocial times.
"""

from dataclasses import dataclass

from matcher import fairness
from matcher.amounts import Amount, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.duties import Duty
from matcher.domain.programme import Programme
from matcher.rule.leximax import LeximaxRule


@dataclass(frozen=True)
class AFairShareOfUnsocialHours(LeximaxRule):
    """Leximax over unsocial hours given ÷ hours offered."""

    source = "Chellows; PRODUCT F-02"

    evening: int = fairness.SIX_IN_THE_EVENING
    """Minutes after midnight from which hours are unsocial on any day."""

    def load(self, board: Board, person: str, duties: tuple[Duty, ...]) -> Amount:
        """Unsocial minutes of duty; walks do not count."""
        unsocial = {duty.slot_key: self._minutes(board.programme, duty) for duty in duties}
        return total(unsocial[duty.slot_key] * board.on(person, duty) for duty in duties if unsocial[duty.slot_key])

    def loaded(self, programme: Programme, person: str, duties: tuple[Duty, ...]) -> int:
        """The same in a finished plan."""
        return sum(self._minutes(programme, duty) for duty in duties)

    def _minutes(self, programme: Programme, duty: Duty) -> int:
        return fairness.unsocial_minutes(programme, duty, self.evening)

    def before(self, person: Chellow) -> int:
        """Unsocial minutes of published weeks."""
        return person.unsocial_before

    def offered(self, programme: Programme, person: Chellow) -> int:
        """Those of published weeks counted, as their unsocial minutes are."""
        return person.unsocial_offered_before + fairness.offered_in_period(programme, person)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Whose share, and how full."""
        percent = 100 * int(breach.facts["height"]) // fairness.STEPS
        return f"{breach.people[0]} gives {percent} % of the hours offered at unsocial times."
