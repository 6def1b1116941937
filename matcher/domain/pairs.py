"""A Coach and a family: the states they pass through and the pattern of their visits."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from matcher.domain.record import UNKNOWN, Record, Source
from matcher.domain.times import DAY_MINUTES


class PairState(StrEnum):
    """How far a pair has come (PRODUCT P-02)."""

    PROPOSED = "proposed"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    ACTIVE = "active"
    TAPERING = "tapering"
    ENDED = "ended"
    DECLINED = "declined"
    PAUSED = "paused"

    @property
    def visits(self) -> bool:
        """True if this pair meets: the family has said yes."""
        return self in (PairState.ACCEPTED, PairState.ACTIVE, PairState.TAPERING)

    @property
    def awaits_a_yes(self) -> bool:
        """True while the family has yet to say whether it wants this Coach."""
        return self in (PairState.PROPOSED, PairState.OFFERED)

    @property
    def is_promise(self) -> bool:
        """True if a plan must not drop this pair for convenience; one that pauses may go on any day."""
        return self.visits or self in (PairState.OFFERED, PairState.PAUSED)


class Slot(Record):
    """When a pair meets: weekday, minute of the day, and for fortnightly pairs which of the two weeks."""

    weekday: int = Field(ge=0, lt=7)
    start: int = Field(ge=0, lt=DAY_MINUTES)
    phase: int = Field(default=0, ge=0, lt=53)


class Pair(Record):
    """A family with its lead Coach."""

    family: str
    coach: str
    state: PairState
    since: date | None = None
    """The day the first visit's week is counted from."""
    said_by: str = ""
    slot: Slot | None = None
    held: bool = False
    """True if hours and slot are only kept free: no visit is made until the family says yes."""
    source: Source = UNKNOWN

    @property
    def key(self) -> str:
        """The pair's name in duty ids."""
        return f"{self.family}+{self.coach}"
