"""A venue with a day and a time, as `library Tue 10:00`."""

from typing import NamedTuple

from matcher.domain.times import WEEKDAYS
from matcher.reading.clock_cells import clock_of
from matcher.reading.known import Codes
from matcher.reading.times.clocks import Unreadable, alone


class Slot(NamedTuple):
    """What was said of a place and time; None for what was left out."""

    venue: str
    weekday: int | None = None
    start: int | None = None


def slot_of(text: str, venues: Codes) -> Slot | None:
    """The slot a text names: a venue by code or name, a weekday, a time; None if there is no such venue.

    Raises Unreadable for what follows the venue and is neither.
    """
    words = text.replace(",", " ").split()
    for size in range(len(words), 0, -1):
        venue = venues.find(" ".join(words[:size]))
        if venue is not None:
            return _when(venue, words[size:])
    return None


def _when(venue: str, words: list[str]) -> Slot:
    weekday = _weekday(words[0]) if words else None
    rest = [word for word in (words[1:] if weekday is not None else words) if word not in ("at", "-", "from")]
    start = alone(clock_of(" ".join(rest).split("-")[0])) if rest else None
    return Slot(venue, weekday, start)


def _weekday(word: str) -> int | None:
    short = word[:3].lower()
    return next((n for n, name in enumerate(WEEKDAYS) if name.lower() == short), None)


def only_slot(text: str, venues: Codes) -> tuple[str, int, int]:
    """(venue, weekday, minute of the day), all of which must be said; raises Unreadable otherwise."""
    found = slot_of(text, venues)
    if found is None:
        raise Unreadable(
            "I cannot tell which venue that is.", venues.suggestion(text.split(maxsplit=1)[0] if text else "")
        )
    if found.weekday is None or found.start is None:
        raise Unreadable("I cannot tell the day and the time.", "Type such as library Tue 10:00.")
    return found.venue, found.weekday, found.start
