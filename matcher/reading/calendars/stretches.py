"""Stretches of time as spans of whole minutes since 1970 in UTC, and cut into days by the clock on the wall."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from matcher.domain.times import DAY_MINUTES, LONDON, Hours, Span, instant, joined, local, without

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


class Window(NamedTuple):
    """The days looked at, `end` exclusive."""

    first: date
    end: date

    @property
    def stretch(self) -> Span:
        """From the first midnight to the last."""
        return stretch(at(self.first), at(self.end))


def stretch(start: datetime, end: datetime) -> Span:
    """From one instant to another; a minute begun counts as a whole one, and a time of no zone is London's."""
    return Span(start=_utc(start) // MINUTE, end=-(-_utc(end) // MINUTE))


def at(moment: date) -> datetime:
    """The moment, or the midnight that begins the date."""
    return moment if isinstance(moment, datetime) else datetime.combine(moment, datetime.min.time())


def within(stretches: Iterable[Span], limits: Span) -> tuple[Span, ...]:
    """The parts of the stretches that lie within the limits, joined."""
    cut = (Span(start=max(s.start, limits.start), end=min(s.end, limits.end)) for s in stretches)
    return joined(span for span in cut if span.start < span.end)


def less(stretches: Iterable[Span], taken: Iterable[Span]) -> tuple[Span, ...]:
    """What is left of the first when the second are taken off."""
    left = joined(stretches)
    for span in joined(taken):
        left = without(left, span)
    return left


def by_day(stretches: Iterable[Span]) -> Iterator[Hours]:
    """Each stretch by the clock on the wall, cut at midnight."""
    for span in joined(stretches):
        start, end = EPOCH + span.start * MINUTE, EPOCH + span.end * MINUTE
        day = local(start).date()
        while instant(day, 0) < end:
            yield _on(day, max(start, instant(day, 0)), min(end, instant(day, DAY_MINUTES)))
            day += timedelta(days=1)


def _on(day: date, start: datetime, end: datetime) -> Hours:
    """In the hour that comes twice in October what ends may seem to end before it starts."""
    first, last = _minute(day, start), _minute(day, end)
    return Hours(day=day, start=min(first, last), end=max(first, last))


def _minute(day: date, moment: datetime) -> int:
    wall = local(moment)
    return DAY_MINUTES if wall.date() > day else wall.hour * 60 + wall.minute


def _utc(moment: datetime) -> timedelta:
    return (moment if moment.tzinfo else moment.replace(tzinfo=LONDON)).astimezone(UTC) - EPOCH
