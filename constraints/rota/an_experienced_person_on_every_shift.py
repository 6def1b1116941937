"""Puts somebody experienced among those on each shift.

Experienced is whoever joined 26 weeks ago or more or has done 8 shifts, unless the settings or the person's own
row say otherwise.

    Given:  C-01.joined = 6 jul 2026; C-02.joined = 7 jul 2026
    Kept:   mon 10-12 library: C-01, C-02
    Kept:
    Broken: mon 10-12 library: C-02
    Says:   Nobody at Library on Mon 4 Jan 10:00-12:00 is experienced yet.

    Given:  C-01.joined = 7 dec 2026; C-01.shifts_done = 8; C-02.joined = 7 dec 2026; C-02.shifts_done = 7
    Kept:   mon 10-12 library: C-01
    Broken: mon 10-12 library: C-02
"""

from dataclasses import dataclass
from datetime import date, timedelta

from matcher.amounts import Amount, either, excess, total
from matcher.board import Board
from matcher.domain.asked import Shift
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.programme import Programme
from matcher.rule import QUALITY
from matcher.rule.on_shift import ShiftRule


@dataclass(frozen=True)
class AnExperiencedPersonOnEveryShift(ShiftRule):
    """A shift with people, none of them experienced, counts one."""

    tier = QUALITY
    source = "the programme; RULES R07"

    weeks: int = 26
    """Weeks after joining from which a Chellow is experienced."""
    shifts: int = 8
    """Shifts done after which a Chellow is experienced, however new."""

    def cost(self, board: Board, shift: Shift) -> Amount:
        """1 if somebody is there and nobody experienced is."""
        chellow, crew = board.programme.chellow, board.crew(shift)
        learning = {code for code in crew if not self.is_experienced(chellow[code], shift.duty.day)}
        experienced = total(there for code, there in crew.items() if code not in learning)
        return excess(either(crew[code] for code in sorted(learning)) - experienced)

    def found(self, programme: Programme, shift: Shift, people: tuple[Chellow, ...]) -> int:
        """The same in a finished plan."""
        return int(bool(people) and not any(self.is_experienced(p, shift.duty.day) for p in people))

    def is_experienced(self, person: Chellow, day: date) -> bool:
        """What the person's row says, else by shifts done or the joining date; one not known was long ago."""
        if person.experienced is not None:
            return person.experienced
        if person.shifts_done >= self.shifts:
            return True
        return person.joined is None or day >= person.joined + timedelta(weeks=self.weeks)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Where and when."""
        return f"Nobody at {breach.facts['where']} on {breach.facts['when']} is experienced yet."
