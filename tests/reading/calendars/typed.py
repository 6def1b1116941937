"""Calendars as programs write them, from the lines of their events."""

from datetime import date, datetime

from matcher.reading.calendars.stretches import Window

JANUARY = Window(date(2027, 1, 4), date(2027, 1, 18))
LONDON = ";TZID=Europe/London"


def calendar(*parts: str) -> str:
    return "\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//somebody//", *parts, "END:VCALENDAR", ""))


def part(kind: str, *lines: str, uid: str = "one") -> str:
    return "\n".join((f"BEGIN:{kind}", f"UID:{uid}", *lines, f"END:{kind}"))


def event(*lines: str, uid: str = "one") -> str:
    return part("VEVENT", *lines, "SUMMARY:Nobody's business", uid=uid)


def available(*free: str, priority: int, lines: tuple[str, ...] = (), uid: str = "one") -> str:
    return part("VAVAILABILITY", f"PRIORITY:{priority}", *lines, *free, uid=uid)


def utc(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%SZ}"
