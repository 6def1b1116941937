"""Clock times as people type them, and which half of the day a pair of them must mean."""

import re
from typing import NamedTuple

from matcher.domain.times import DAY_MINUTES, Span

NOON = 12 * 60
EARLIEST = 6 * 60
"""Nobody offers the small hours: an earlier start is asked about."""
EVENING = 17 * 60
LONGEST_UNSAID = 10 * 60 + 30
"""A longer stretch without am or pm, such as 10:00-9:00, is asked about."""
SMALL_HOURS = range(1, 7)
"""`Tues 6-8` is the evening: a bare start of one to six is after noon."""


class Unreadable(ValueError):
    """Words that cannot be read, or not without guessing; says what is the matter and what to type instead."""

    def __init__(self, says: str, fix: str = "Type days and times, such as Mon am, Wed 9.30-11.30.") -> None:
        super().__init__(says)
        self.says = says
        self.fix = fix


class Clock(NamedTuple):
    """A time of day as typed: `half` is am, pm or nothing; `fixed` if it can mean one minute only."""

    hour: int
    minute: int = 0
    half: str = ""
    fixed: bool = False

    @property
    def meanings(self) -> tuple[int, ...]:
        """Minutes of the day it could mean, the earlier first."""
        if self.half == "am":
            return (self.hour % 12 * 60 + self.minute,)
        if self.half == "pm" and self.hour <= 12:
            return (self.hour % 12 * 60 + NOON + self.minute,)
        if self.fixed or not 1 <= self.hour <= 11:
            return (self.hour * 60 + self.minute,)
        return (self.hour * 60 + self.minute, self.hour * 60 + NOON + self.minute)

    @property
    def open(self) -> bool:
        """True if it could be before or after noon."""
        return len(self.meanings) > 1


_WRITTEN = re.compile(
    r"""(?P<hour>\d{1,2})\s*(?:[:.h]\s*(?P<minute>\d{2})(?!\d)|(?P<h>h)(?![a-z]))?
        (?:\s*(?P<half>am|pm)(?![a-z])|(?P<letter>[ap])(?![a-z]))?""",
    re.VERBOSE,
)
_RUN_TOGETHER = re.compile(
    r"(?P<hour>\d{1,2})(?P<minute>\d{2})(?!\d)(?:\s*h(?:rs?|ours?)?(?![a-z]))?(?:\s*(?P<half>am|pm)(?![a-z]))?"
)


def read_clock(text: str, at: int = 0) -> tuple[Clock, int] | None:
    """The clock time written at that place and where it ends; None if there is none.

    Raises Unreadable for hours and minutes no day has.
    """
    found = _RUN_TOGETHER.match(text, at) or _WRITTEN.match(text, at)
    if not found:
        return None
    parts = found.groupdict()
    hour, minute = int(parts["hour"]), int(parts["minute"] or 0)
    half = parts["half"] or {"a": "am", "p": "pm"}.get(parts.get("letter") or "", "")
    if hour > 24 or minute > 59 or hour * 60 + minute > DAY_MINUTES:
        raise Unreadable(f"There is no {found[0].strip()} o'clock.", "Type times such as 9.30am or 14:00.")
    fixed = not half and (hour > 12 or parts["hour"].startswith("0") or bool(parts.get("h")))
    return Clock(hour, minute, half, fixed), found.end()


def between(start: Clock, end: Clock, part: Span | None = None) -> Span:
    """The stretch two clock times mean together, `part` being the part of the day named with them.

    Raises Unreadable where it ends before it starts, begins at night, or could mean two things.
    """
    fitting = [(s, e) for s in _starts(start, end, part) for e in _ends(end) if s < e]
    if not fitting:
        raise Unreadable("It ends before it starts.", "Type the earlier time first, such as 10am-2pm.")
    if part is None and start.hour == 7 < end.hour and start.open and end.open:
        raise Unreadable("I cannot tell whether that is morning or evening.", _two_ways(start, end))
    first = min(fitting, key=lambda pair: (_rank(pair, start, end, part), pair))
    if part is not None and not (first[0] < _end(part) and part.start < first[1]):
        raise Unreadable(
            "The times lie outside that part of the day.", "Type am or pm with the times, such as 2pm-4pm."
        )
    if start.open and end.open and first[1] - first[0] > LONGEST_UNSAID:
        raise Unreadable(
            "I cannot tell which half of the day is meant.", "Type am or pm with the times, such as 8am-8pm."
        )
    if first[0] < EARLIEST:
        raise Unreadable("That is in the middle of the night.", "Type am or pm with the times, such as 2pm-4pm.")
    return Span(start=first[0], end=first[1])


def _starts(start: Clock, end: Clock, part: Span | None) -> tuple[int, ...]:
    if part is not None and start.open:
        return start.meanings
    if start.open and end.fixed and end.hour > 12:
        return start.meanings[:1]
    if start.open and not end.half and start.hour in SMALL_HOURS:
        return start.meanings[1:]
    return start.meanings


def _ends(end: Clock) -> tuple[int, ...]:
    return tuple(minute or DAY_MINUTES for minute in end.meanings)


def _rank(pair: tuple[int, int], start: Clock, end: Clock, part: Span | None) -> int:
    """0 for the likelier of two readings: within the part of the day named, or in one half of the day."""
    if part is not None:
        return 0 if part.start <= pair[0] < _end(part) else 1
    if end.half and start.open:
        return 0 if pair[0] // NOON == (pair[1] - 1) // NOON else 1
    return 0


def _end(part: Span) -> int:
    """Evenings go on until midnight, whenever the programme's end."""
    return DAY_MINUTES if part.start >= EVENING else part.end


def _two_ways(start: Clock, end: Clock) -> str:
    words = [f"{c.hour}{f'.{c.minute:02d}' if c.minute else ''}" for c in (start, end)]
    return f"Type {words[0]}am-{words[1]}am or {words[0]}pm-{words[1]}pm."


def alone(clock: Clock, part: Span | None = None) -> int:
    """The minute one clock time means with nothing beside it: one to six are after noon.

    Raises Unreadable for seven and eight, which people mean either way.
    """
    if not clock.open:
        return clock.meanings[0]
    if part is not None:
        return next((minute for minute in clock.meanings if minute >= part.start), clock.meanings[0])
    if clock.hour in (7, 8):
        raise Unreadable(
            "I cannot tell whether that is morning or evening.", f"Type {clock.hour}am or {clock.hour}pm."
        )
    return clock.meanings[1] if clock.hour in SMALL_HOURS else clock.meanings[0]
