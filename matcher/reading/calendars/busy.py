"""The times a calendar says somebody is busy: its events, its busy times, and what its availability leaves out."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

import icalendar

from matcher.domain.times import Dates, Span
from matcher.reading.calendars.availability import unavailable
from matcher.reading.calendars.lines import part_lines
from matcher.reading.calendars.occurring import Occasion, occasions
from matcher.reading.calendars.stretches import Window, by_day, stretch, within
from matcher.reading.calendars.told import BusyTimes

ONE_DAY = timedelta(days=1)


def busy_times(text: str, window: Window) -> BusyTimes:
    """What the calendars in a text, one or more, say of the days in the window."""
    calendars = icalendar.Calendar.from_ical(text, multiple=True)
    events = _Parts(text, calendars, "VEVENT", window)
    stated = [part for calendar in calendars for part in calendar.walk("VAVAILABILITY")]
    free = _Parts(text, stated, "AVAILABLE", window)
    cancelled = [one for one in events.found if one.part.get("STATUS") == "CANCELLED"]
    counted = [one for one in events.found if one.part.get("STATUS") != "CANCELLED"]
    taking = [one for one in counted if one.part.get("TRANSP") != "TRANSPARENT"]
    spoken = [(part, free.within[number]) for number, part in enumerate(stated)]
    spans = [
        *(one.stretch for one in taking if not one.whole_days),
        *_told_busy(calendars),
        *unavailable(spoken, window),
    ]
    return BusyTimes(
        busy=tuple(by_day(within(spans, window.stretch))),
        away=_runs({day for one in taking if one.whole_days for day in _days(one)}, window),
        cancelled=len(cancelled),
        free=len(counted) - len(taking),
        unread=tuple(sorted({*events.unread, *free.unread})),
    )


class _Parts:
    """The parts of one name in several wholes (calendars, or statements of availability), and when they occur."""

    def __init__(self, text: str, wholes: Sequence[icalendar.Component], name: str, window: Window) -> None:
        lines = iter(part_lines(text).get(name, ()))
        self.within: list[list[Occasion]] = []
        self.unread: list[int] = []
        for whole in wholes:
            parts = whole.walk(name)
            at = [next(lines, 0) for _ in parts]
            found, unread = occasions(whole, parts, window)
            self.within.append(found)
            self.unread += [at[number] for number in unread]

    @property
    def found(self) -> Iterator[Occasion]:
        """Every occasion."""
        return (one for found in self.within for one in found)


def _told_busy(calendars: Iterable[icalendar.Component]) -> Iterator[Span]:
    """The times of VFREEBUSY that are not told as free."""
    for calendar in calendars:
        for part in calendar.walk("VFREEBUSY"):
            told = part.get("FREEBUSY", [])
            for period in told if isinstance(told, list) else [told]:
                if period.params.get("FBTYPE", "BUSY") != "FREE":
                    yield stretch(period.start, period.end)


def _days(one: Occasion) -> Iterator[date]:
    day = one.start
    while day < max(one.end, one.start + ONE_DAY):
        yield day
        day += ONE_DAY


def _runs(days: Iterable[date], window: Window) -> tuple[Dates, ...]:
    runs: list[Dates] = []
    for day in sorted(day for day in days if window.first <= day < window.end):
        if runs and runs[-1].end == day:
            runs[-1] = runs[-1].but(end=day + ONE_DAY)
        else:
            runs.append(Dates(start=day, end=day + ONE_DAY))
    return tuple(runs)
