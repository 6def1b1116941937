"""What times between dates come to in every week of the period: the times a pair can meet at as a rule."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import reduce

from matcher.domain.times import FreeTime, Period, Span, joined


def with_every_week(times: Sequence[FreeTime], period: Period) -> tuple[FreeTime, ...]:
    """The times, and once more without dates what they offer on each such weekday of the period.

    On no date of the period does this offer more or less.
    """
    dated = sorted({time.weekday for time in times if time.first or time.last})
    return (*times, *(time for weekday in dated for time in _always(times, weekday, period)))


def _always(times: Iterable[FreeTime], weekday: int, period: Period) -> Iterable[FreeTime]:
    plain = [t for t in times if t.weekday == weekday and t.every == 1 and t.nth is None and not t.term_only]
    days = [day for day in period.days() if day.weekday() == weekday]
    offers = (_spans(plain, day) for day in days)
    return [FreeTime(weekday=weekday, start=s.start, end=s.end) for s in reduce(_shared, offers)]


def _spans(times: Iterable[FreeTime], day: date) -> tuple[Span, ...]:
    return joined(time.span for time in times if time.falls_on(day, ()))


def _shared(ours: Iterable[Span], theirs: Sequence[Span]) -> tuple[Span, ...]:
    both = (Span(start=max(a.start, b.start), end=min(a.end, b.end)) for a in ours for b in theirs)
    return tuple(span for span in both if span.start < span.end)
