"""What is kept of a calendar that was read."""

from matcher.domain.record import Record
from matcher.domain.times import Dates, Hours


class BusyTimes(Record):
    """When somebody is busy, without a word of what with."""

    busy: tuple[Hours, ...] = ()
    away: tuple[Dates, ...] = ()
    """Whole days, in runs."""
    cancelled: int = 0
    free: int = 0
    """Occasions left out: those that are cancelled, and those that take no time."""
    unread: tuple[int, ...] = ()
    """The lines on which something begins that could not be read."""
