"""What a coordinator pinned."""

from datetime import date

from matcher.domain.duties import Duty
from matcher.domain.record import UNKNOWN, Record, Source
from matcher.domain.times import Period


class Lock(Record):
    """What a coordinator pinned: a pair, or a Chellow on a shift, with why."""

    chellow: str
    family: str | None = None
    venue: str | None = None
    first: date | None = None
    last: date | None = None
    """Last day inclusive."""
    weekday: int | None = None
    """None: any weekday."""
    start: int | None = None
    """Minute of the day of the shift meant; None: any shift there on those days."""
    off: bool = False
    """True: pinned off rather than on."""
    why: str = ""
    source: Source = UNKNOWN

    def reaches(self, period: Period) -> bool:
        """True if any day of the period is between its first and its last."""
        return (self.first is None or self.first < period.end) and (self.last is None or period.first <= self.last)

    def gainsays(self, other: "Lock") -> bool:
        """True if the two pin the very same, one on and the other off, on days both speak of."""
        return (
            (self.chellow, self.family, self.venue, self.weekday, self.start)
            == (other.chellow, other.family, other.venue, other.weekday, other.start)
            and self.off is not other.off
            and (self.first is None or other.last is None or self.first <= other.last)
            and (other.first is None or self.last is None or other.first <= self.last)
        )

    def covers(self, duty: Duty) -> bool:
        """True if this lock speaks of that shift."""
        return (
            self.venue is not None
            and duty.venue == self.venue
            and (self.weekday is None or duty.day.weekday() == self.weekday)
            and (self.start is None or duty.span.start == self.start)
            and (self.first is None or self.first <= duty.day)
            and (self.last is None or duty.day <= self.last)
        )
