"""What public bytes are made of. No record here has a field for a family, a code or anything typed about either.

Writers of public bytes are handed these and nothing else.
"""

from datetime import datetime
from enum import StrEnum

from matcher.domain.record import Record


class Status(StrEnum):
    """How firm a calendar's event is."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


class CalendarEntry(Record):
    """One event of one person's calendar. Times are UTC, `end` exclusive."""

    uid: str
    kind: str
    title: str
    place: str | None = None
    start: datetime
    end: datetime
    others: tuple[str, ...] = ()
    """First names of whoever else is there, for those who asked for full detail."""
    changed: datetime
    """When it last changed."""
    sequence: int = 0
    status: Status = Status.TENTATIVE
    takes_time: bool = True
    remind_minutes: int | None = None


class Calendar(Record):
    """One person's calendar; the anchor keeps it from ever being empty."""

    name: str
    anchor: CalendarEntry
    entries: tuple[CalendarEntry, ...] = ()


class Block(Record):
    """A time at a venue in a week: who is there, how many are missing. Minutes of the local day, 0 is Monday."""

    weekday: int
    start: int
    end: int
    names: tuple[str, ...] = ()
    missing: int = 0
    """People short of the minimum."""


class DayOfWeek(Record):
    """A day at the head of a column: `Mon 4 Jan`, and what there is to say of it."""

    weekday: int
    name: str
    notes: tuple[str, ...] = ()
    """`bank holiday`, `closed`."""


class VenueWeek(Record):
    """One or more weeks that look the same at a venue."""

    label: str
    """`Weeks of 4 and 11 January`."""
    blocks: tuple[Block, ...]


class VenueRota(Record):
    """Who is on call at one venue, the weeks that look the same told once."""

    venue: str
    weeks: tuple[VenueWeek, ...]


class CardLine(Record):
    """Something that happens at the same weekday and time in one or more weeks."""

    weekday: int
    start: int
    end: int
    title: str
    place: str | None = None
    dates: str
    """`every week`, `every week but 11 January`, `5 and 19 January`."""


class Card(Record):
    """One Chellow's weeks, and minutes given and offered over the period."""

    name: str
    given: int
    offered: int
    lines: tuple[CardLine, ...]


class PublicGap(Record):
    """A time at a venue or gathering that still needs somebody, on one or more dates."""

    what: str
    when: str
    """`Wednesdays 14:00–17:00`."""
    dates: str
    """`6, 13 and 20 January`."""
    lacks: str
    """`1 more needed`."""


class Overview(Record):
    """Everything the public page says."""

    programme: str
    standing: str
    """Whether it is a draft or live."""
    period: str
    headline: str
    proof: str
    gaps: tuple[PublicGap, ...]
    wished: tuple[PublicGap, ...]
    """Where one more would be welcome, though nobody is missing."""
    visits_without_a_time: bool
    waiting: tuple[tuple[str, str], ...]
    """(kind of family, how many in words), small numbers hidden."""
    venues: tuple[VenueRota, ...]
    gatherings: tuple[CardLine, ...]
    cards: tuple[Card, ...]
