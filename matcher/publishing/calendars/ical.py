"""A calendar as iCalendar bytes (RFC 5545), the same for ever for the same calendar.

Written here and not by a library: the bytes are promised to be the same on any machine, and must not change
with a library's release. Libraries read every calendar back in the tests.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import lru_cache

from matcher.publishing.one_line import in_words, one_line
from matcher.publishing.records import Calendar, CalendarEntry, Status

LINE_OCTETS = 75
"""The longest physical line, its CRLF not counted."""
HEADING = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//chellow-matcher//rota//EN", "CALSCALE:GREGORIAN")
REFRESH = ("REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H")


def calendar_bytes(calendar: Calendar) -> bytes:
    """The calendar with one event an entry, the anchor first."""
    name = escaped(calendar.name)
    events = (line for entry in (calendar.anchor, *calendar.entries) for line in _event(entry))
    lines = (*HEADING, f"NAME:{name}", f"X-WR-CALNAME:{name}", *REFRESH, *events, "END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


@lru_cache(maxsize=4096)
def escaped(text: str) -> str:
    """The text as the value of a TEXT property, on one line."""
    line = one_line(text).replace("\\", "\\\\")
    return line.replace(";", "\\;").replace(",", "\\,")


def folded(line: str) -> bytes:
    """The line with CRLF, folded so that no physical line is too long and no character is cut in two."""
    if line.isascii() and len(line) <= LINE_OCTETS:
        return line.encode() + b"\r\n"
    out = bytearray()
    room = LINE_OCTETS
    for character in line:
        octets = character.encode()
        if len(octets) > room:
            out += b"\r\n "
            room = LINE_OCTETS - 1
        out += octets
        room -= len(octets)
    return bytes(out + b"\r\n")


def _event(entry: CalendarEntry) -> Iterator[str]:
    changed = _utc(entry.changed)
    cancelled = entry.status is Status.CANCELLED
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    yield f"DTSTAMP:{changed}"
    yield f"LAST-MODIFIED:{changed}"
    yield f"SEQUENCE:{entry.sequence}"
    yield f"DTSTART:{_utc(entry.start)}"
    yield f"DTEND:{_utc(entry.end)}"
    yield f"SUMMARY:{'CANCELLED: ' if cancelled else ''}{escaped(entry.title)}"
    if entry.place:
        yield f"LOCATION:{escaped(entry.place)}"
    if entry.others:
        yield f"DESCRIPTION:{escaped(f'With {in_words(entry.others)}')}"
    yield f"STATUS:{entry.status}"
    yield f"TRANSP:{'OPAQUE' if entry.takes_time and not cancelled else 'TRANSPARENT'}"
    yield "CLASS:PRIVATE"
    if entry.remind_minutes is not None and not cancelled:
        yield from _reminder(entry, entry.remind_minutes)
    yield "END:VEVENT"


def _reminder(entry: CalendarEntry, minutes: int) -> Iterable[str]:
    return (
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{escaped(entry.title)}",
        f"TRIGGER:-PT{minutes}M",
        "END:VALARM",
    )


def _utc(moment: datetime) -> str:
    at = moment.astimezone(UTC)
    return f"{at.year:04}{at.month:02}{at.day:02}T{at.hour:02}{at.minute:02}{at.second:02}Z"
