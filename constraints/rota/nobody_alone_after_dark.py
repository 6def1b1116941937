"""Leaves nobody alone at a place after dark.

Dark begins at civil dusk in Bradford. A shift that ends later has two people or more, or stays empty;
the phone line is answered from home and may be alone.

    Kept:   mon 15-16:46 library: C-01
    Kept:   mon 15-18 library: C-01, C-02
    Kept:   mon 18-20 phone: C-01
    Broken: mon 15-16:47 library: C-01
    Says:   C-01 would be alone at Library on Mon 4 Jan 15:00-16:47; it is dark from 16:46.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from matcher.domain.asked import Shift
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.programme import Programme
from matcher.domain.times import clock, local
from matcher.rule import Facts
from matcher.rule.on_shift import NotAloneRule, by_phone


@dataclass(frozen=True)
class NobodyAloneAfterDark(NotAloneRule):
    """A lone person on a shift that ends after dark counts one."""

    source = "the programme; PRODUCT R-04"
    because = "would be alone after dark"

    dusk: tuple[int, ...] = (1015, 1070, 1125, 1185, 1245, 1295, 1280, 1220, 1140, 1070, 1010, 990)
    """When dark begins on the 15th of January to December, minutes after midnight by Greenwich time."""

    def __post_init__(self) -> None:
        if len(self.dusk) != 12 or not all(isinstance(minute, int) for minute in self.dusk):
            raise ValueError(f"{self.name}: dusk is twelve whole numbers of minutes, not {self.dusk!r}")

    def speaks_of(self, programme: Programme, shift: Shift) -> bool:
        """Shifts at a place that end after dark."""
        return not by_phone(programme, shift.duty) and shift.duty.end > self.dark_from(shift.duty.day)

    def dark_from(self, day: date) -> datetime:
        """When dark begins on a day: between two mid-months in proportion, as days draw out or in."""
        before = (day if day.day >= 15 else day.replace(day=1) - timedelta(days=1)).replace(day=15)
        after = (before + timedelta(days=20)).replace(day=15)
        here, there = self.dusk[before.month - 1], self.dusk[after.month - 1]
        minute = here + (there - here) * (day - before).days // (after - before).days
        return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minute)

    def facts(self, programme: Programme, shift: Shift, people: tuple[Chellow, ...]) -> Facts:
        """When dark begins that day."""
        begins = local(self.dark_from(shift.duty.day))
        return {"dark": clock(begins.hour * 60 + begins.minute)}

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who would be alone where, when, and from when it is dark."""
        alone = super().explain(breach, programme).removesuffix(".")
        return f"{alone}; it is dark from {breach.facts['dark']}."
