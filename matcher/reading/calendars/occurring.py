"""When what a calendar holds takes place, between two dates: every repetition, exception and moved occasion."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

import icalendar
import recurring_ical_events

from matcher.domain.times import Span
from matcher.reading.calendars.stretches import Window, at, stretch

ONE_DAY = timedelta(days=1)
"""How much farther is looked on both sides, as the library compares without zones; it is cut off again later."""
TOO_OFTEN = frozenset({"SECONDLY", "MINUTELY"})


class Occasion(NamedTuple):
    """One time at which something takes place; dates without an hour where it takes whole days."""

    part: icalendar.Component
    start: date
    end: date

    @property
    def whole_days(self) -> bool:
        """True if no hour is said."""
        return not isinstance(self.start, datetime)

    @property
    def stretch(self) -> Span:
        """The time it takes; whole days from midnight to midnight."""
        return stretch(at(self.start), at(self.end))


class Occasions(NamedTuple):
    """What could be read, and the numbers of the parts that could not."""

    found: list[Occasion]
    unread: list[int]


def occasions(calendar: icalendar.Calendar, parts: Sequence[icalendar.Component], window: Window) -> Occasions:
    """Every time at which any of the parts, all of them events or all of them free times, takes place."""
    series: dict[str, list[int]] = defaultdict(list)
    for number, part in enumerate(parts):
        series[str(part.get("UID", number))].append(number)
    found: list[Occasion] = []
    unread: list[int] = []
    for numbers in series.values():
        bad = [number for number in numbers if not _can_be_read(parts[number])]
        try:
            found += [] if bad else _series(calendar, [parts[number] for number in numbers], window)
        except Exception:  # whatever a library says of a stranger's file: that series is told as unread
            bad = numbers
        unread += bad
    return Occasions(found, unread)


def _can_be_read(part: icalendar.Component) -> bool:
    rules = part.get("RRULE", [])
    often = (str(rule.get("FREQ", [""])[0]).upper() for rule in (rules if isinstance(rules, list) else [rules]))
    return not part.errors and "DTSTART" in part and not TOO_OFTEN.intersection(often) and not _ends_early(part)


def _ends_early(part: icalendar.Component) -> bool:
    """True if it ends before it starts, which the library would turn round."""
    if "DTEND" not in part:
        return False
    taken = stretch(at(part["DTSTART"].dt), at(part["DTEND"].dt))
    return taken.end < taken.start


def _series(calendar: icalendar.Calendar, same: Iterable[icalendar.Component], window: Window) -> list[Occasion]:
    """The occasions of one UID: the library knows events alone, so free times are handed over as such."""
    alone = icalendar.Calendar()
    if "X-WR-TIMEZONE" in calendar:
        alone["X-WR-TIMEZONE"] = calendar["X-WR-TIMEZONE"]
    for part in same:
        event = icalendar.Event()
        event.update(part)
        alone.add_component(event)
    found = recurring_ical_events.of(alone).between(window.first - ONE_DAY, window.end + ONE_DAY)
    each = (Occasion(event, event["DTSTART"].dt, event["DTEND"].dt) for event in found)
    return [one for one in each if one.stretch.meets(window.stretch)]
