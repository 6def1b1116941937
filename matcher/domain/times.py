"""Dates and times: local (Europe/London) where people speak of them, UTC within.

Minutes of the day count from local midnight; ends are exclusive; weeks run Monday to Sunday.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property, lru_cache
from itertools import accumulate
from operator import attrgetter
from zoneinfo import ZoneInfo

from pydantic import model_validator

from matcher.domain.record import Record

LONDON = ZoneInfo("Europe/London")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAY_MINUTES = 24 * 60
GRID = 30
"""Visits and built shifts begin on this grid of minutes, counted from the hour; cover is asked in its steps."""


@lru_cache(maxsize=65536)
def instant(day: date, minute: int) -> datetime:
    """The UTC instant of a local wall time, `minute` minutes after midnight by the clock on the wall."""
    wall = datetime.combine(day, time(), LONDON) + timedelta(minutes=minute)
    return wall.astimezone(UTC)


@lru_cache(maxsize=65536)
def local(moment: datetime) -> datetime:
    """The same moment by the clock on a Bradford wall."""
    return moment.astimezone(LONDON)


def monday_of(day: date) -> date:
    """The Monday that begins the day's week."""
    return day - timedelta(days=day.weekday())


def clock(minute: int) -> str:
    """`570` as `9:30`."""
    return f"{minute // 60}:{minute % 60:02d}"


def digits(minute: int) -> str:
    """`570` as `0930`, as duty ids have it."""
    return f"{minute // 60:02d}{minute % 60:02d}"


def is_weekend(day: date) -> bool:
    """True on Saturdays and Sundays."""
    return day.weekday() >= 5


class Period(Record):
    """Whole weeks to plan: the first Monday and how many."""

    first: date
    weeks: int

    @model_validator(mode="after")
    def _begins_on_a_monday(self) -> "Period":
        if self.first.weekday() != 0 or self.weeks < 1:
            raise ValueError("a period is one or more whole weeks and begins on a Monday")
        return self

    @cached_property
    def end(self) -> date:
        """The first day after the period."""
        return self.first + timedelta(weeks=self.weeks)

    def __contains__(self, day: date) -> bool:
        return self.first <= day < self.end

    def days(self) -> Iterator[date]:
        """Every day, in order."""
        return (self.first + timedelta(days=n) for n in range(7 * self.weeks))

    def monday(self, week: int) -> date:
        """The Monday of a week, the first being 0."""
        return self.first + timedelta(weeks=week)

    def runs(self, weeks: int) -> tuple[range, ...]:
        """Every run of so many weeks; the whole period is the one run if it is shorter."""
        length = min(weeks, self.weeks)
        return tuple(range(first, first + length) for first in range(self.weeks - length + 1))

    def week_of(self, day: date) -> int:
        """Weeks since the period's first Monday (negative before it)."""
        return (day - self.first).days // 7


class Dates(Record):
    """A run of days, `end` exclusive, with what it is (a term, a time away)."""

    start: date
    end: date
    what: str = ""

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end


class AnyOf:
    """The days in any of some runs, looked up without going through all of them: a year has many."""

    def __init__(self, runs: Iterable[Dates]) -> None:
        in_order = sorted(runs, key=attrgetter("start"))
        self._starts = [run.start for run in in_order]
        self._until = list(accumulate((run.end for run in in_order), max))
        """The end of all that had begun when each begins."""

    def __contains__(self, day: date) -> bool:
        begun = bisect_right(self._starts, day)
        return begun > 0 and day < self._until[begun - 1]


class Span(Record):
    """A stretch of one local day, in minutes from midnight."""

    start: int
    end: int

    def holds(self, other: "Span") -> bool:
        """True if `other` lies wholly within."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """True if some minute belongs to both."""
        return self.start < other.end and other.start < self.end

    def __str__(self) -> str:
        return f"{clock(self.start)}-{clock(self.end)}"


class Hours(Record):
    """A stretch of one date, in minutes from midnight."""

    day: date
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The stretch of the day."""
        return Span(start=self.start, end=self.end)


class FreeTime(Record):
    """A weekly stretch somebody offers, with the few ways it can be less than every week."""

    weekday: int
    start: int
    end: int
    term_only: bool = False
    every: int = 1
    """Every so many weeks, counted from the week of `anchor`."""
    anchor: date | None = None
    nth: int | None = None
    """1 for the first such weekday of the month … -1 for the last."""
    first: date | None = None
    """The first day it holds; None: it always has."""
    last: date | None = None
    """The last day it holds, inclusive; None: for good."""

    @property
    def span(self) -> Span:
        """The stretch of the day."""
        return Span(start=self.start, end=self.end)

    @property
    def is_weekly(self) -> bool:
        """True if it comes round every week of term, for good."""
        return self.every == 1 and self.nth is None and self.first is None and self.last is None

    def falls_on(self, day: date, terms: Iterable[Dates]) -> bool:
        """True if this stretch is offered on that date."""
        if day.weekday() != self.weekday or not self._holds_on(day):
            return False
        if self.term_only and not any(day in term for term in terms):
            return False
        if self.nth is not None and not is_nth(day, self.nth):
            return False
        if self.every == 1:
            return True
        return self.anchor is not None and (monday_of(day) - monday_of(self.anchor)).days // 7 % self.every == 0

    def _holds_on(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def __str__(self) -> str:
        return f"{WEEKDAYS[self.weekday]} {self.span}"


def is_nth(day: date, nth: int) -> bool:
    """True if the date is the nth such weekday of its month; -1 means the last."""
    if nth > 0:
        return (day.day - 1) // 7 + 1 == nth
    return (day + timedelta(days=7)).month != day.month


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same minutes as the fewest stretches, in order: touching ones become one."""
    out: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if out and span.start <= out[-1].end:
            out[-1] = Span(start=out[-1].start, end=max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def weekly_spans(times: Iterable[FreeTime]) -> dict[int, tuple[Span, ...]]:
    """The stretches that come round every week of term, for good, by weekday."""
    found: dict[int, list[Span]] = {}
    for one in times:
        if one.is_weekly:
            found.setdefault(one.weekday, []).append(one.span)
    return {weekday: joined(spans) for weekday, spans in found.items()}


def without(spans: Iterable[Span], gone: Span) -> tuple[Span, ...]:
    """The same stretches with one taken out of them."""
    pieces = (
        piece
        for span in spans
        for piece in (
            Span(start=span.start, end=min(span.end, gone.start)),
            Span(start=max(span.start, gone.end), end=span.end),
        )
    )
    return tuple(piece for piece in pieces if piece.start < piece.end)
