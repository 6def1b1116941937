"""What is asked of a period: shifts and half hours that venues want covered, and times at which people gather."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from matcher.domain.duties import Duty, DutyKind
from matcher.domain.record import Record
from matcher.domain.venues import GatheringKind, Invitation, Venue

if TYPE_CHECKING:
    from matcher.domain.programme import Programme


class Shift(Record):
    """A stretch of one day and whom a venue wants there: a fixed shift, or half an hour of cover.

    `duty` is the stretch, with no people. On half an hour of cover is whoever is on a shift that holds it.
    """

    duty: Duty
    minimum: int
    ideal: int
    most: int
    languages: tuple[str, ...]
    level: int
    needs_two: bool
    kind: str = ""
    under: int = 0
    over: int = 0
    weight: int = 1
    """How much one person missing counts."""


class Occasion(Invitation):
    """A dated gathering; `duty` has no people."""

    duty: Duty
    kind: GatheringKind
    lead: str | None
    most: int | None
    quorum: int = 0
    level: int = 0
    choice: str = ""
    """Shared by the dates of which one is chosen; empty where it simply takes place."""
    round: str = ""
    """The week, month or course it belongs to: being at one gathering of a round is enough."""


class Asked(Record):
    """Everything asked of the period, by duty id, in order of time and id."""

    shifts: Mapping[str, Shift]
    """Fixed shifts."""
    cover: Mapping[str, Shift]
    """The half hours over which shifts are built."""
    occasions: Mapping[str, Occasion]

    def kind_of(self, duty: Duty) -> str:
        """The kind of shift a duty is, as its venue calls it; empty for all others."""
        return self.shifts[duty.id].kind if duty.id in self.shifts else ""

    @cached_property
    def wanted(self) -> Mapping[str, Shift]:
        """Fixed shifts and half hours of cover: whatever a venue wants people for."""
        return {**self.shifts, **self.cover}

    @cached_property
    def _cover_on(self) -> Mapping[tuple[str | None, date], tuple[Shift, ...]]:
        found: dict[tuple[str | None, date], list[Shift]] = defaultdict(list)
        for half_hour in self.cover.values():
            found[half_hour.duty.venue, half_hour.duty.day].append(half_hour)
        return {key: tuple(half_hours) for key, half_hours in found.items()}

    def cover_on(self, venue: str | None, day: date) -> tuple[Shift, ...]:
        """The half hours of cover a venue wants on a date, in order."""
        return self._cover_on.get((venue, day), ())

    def served_by(self, duty: Duty) -> tuple[Shift, ...]:
        """What whoever is on the duty is there for: its fixed shift, and the half hours of cover it holds."""
        fixed = self.shifts.get(duty.id)
        half_hours = self.cover_on(duty.venue, duty.day) if duty.kind is DutyKind.SHIFT else ()
        held = (one for one in half_hours if duty.start <= one.duty.start and one.duty.end <= duty.end)
        return (fixed, *held) if fixed else tuple(held)


def is_open(programme: "Programme", venue: Venue, day: date) -> bool:
    """True if the venue is in use and not closed that day (opening hours aside)."""
    if venue.opens_on is not None and day < venue.opens_on:
        return False
    if day in programme.bank_holidays and not venue.on_bank_holidays:
        return False
    return not any(day in closed for closed in venue.closed)
