"""What VAVAILABILITY leaves out (RFC 7953): all of the time it speaks of, except the times it gives as free."""

from collections.abc import Iterable
from itertools import groupby

import icalendar

from matcher.domain.times import Span, joined
from matcher.reading.calendars.occurring import Occasion
from matcher.reading.calendars.stretches import Window, at, less, stretch, within

LEAST = 10
"""Priority 1 counts most and 9 least; 0, or none said, counts less than any."""

Spoken = tuple[icalendar.Component, list[Occasion]]
"""One statement of availability, and its free times within the window."""


def unavailable(spoken: Iterable[Spoken], window: Window) -> tuple[Span, ...]:
    """When somebody cannot: what counts more is laid over what counts less, and among equals busy wins."""
    busy: tuple[Span, ...] = ()
    for _, alike in groupby(sorted(spoken, key=_counts, reverse=True), key=_counts):
        spans = [(_speaks_of(one, window), [occasion.stretch for occasion in free]) for one, free in alike]
        over = joined(span for whole, _ in spans for span in whole)
        taken = (span for whole, free in spans for span in less(whole, free))
        busy = joined((*less(busy, over), *taken))
    return busy


def _counts(one: Spoken) -> int:
    return int(one[0].get("PRIORITY", 0)) or LEAST


def _speaks_of(part: icalendar.Component, window: Window) -> tuple[Span, ...]:
    """The part of the window it says anything about; without a start or an end it goes on for ever."""
    start = at(part["DTSTART"].dt) if "DTSTART" in part else at(window.first)
    end = at(window.end)
    if "DTEND" in part:
        end = at(part["DTEND"].dt)
    elif "DURATION" in part:
        end = start + part["DURATION"].dt
    return within([stretch(start, end)], window.stretch)
