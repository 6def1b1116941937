"""Whether a calendar's bytes are what every reader we measured agrees on; what any of them trips over is told.

The rules, with the measurements behind them, are those of RFC 5545 made narrower: times in UTC, one event a
duty, nothing that repeats, nobody invited, never empty. Shares no code with the writer.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

CALENDAR_NEEDS = ("VERSION", "PRODID", "NAME", "X-WR-CALNAME", "REFRESH-INTERVAL", "X-PUBLISHED-TTL")
CALENDAR_MAY = (*CALENDAR_NEEDS, "CALSCALE")
EVENT_NEEDS = (
    "UID",
    "DTSTAMP",
    "LAST-MODIFIED",
    "SEQUENCE",
    "DTSTART",
    "DTEND",
    "SUMMARY",
    "STATUS",
    "TRANSP",
    "CLASS",
)
EVENT_MAY = (*EVENT_NEEDS, "LOCATION", "DESCRIPTION", "GEO")
ALARM_MAY = ("ACTION", "DESCRIPTION", "TRIGGER")
TEXTS = ("SUMMARY", "LOCATION", "DESCRIPTION", "NAME", "X-WR-CALNAME")
TIMES = ("DTSTAMP", "LAST-MODIFIED", "DTSTART", "DTEND")
VALUES = {
    "STATUS": r"CONFIRMED|TENTATIVE|CANCELLED",
    "TRANSP": r"OPAQUE|TRANSPARENT",
    "CLASS": r"PRIVATE",
    "SEQUENCE": r"\d+",
    "GEO": r"-?\d+\.\d+;-?\d+\.\d+",
    "ACTION": r"DISPLAY",
    "TRIGGER": r"-PT\d+M",
    "VERSION": r"2\.0",
    "CALSCALE": r"GREGORIAN",
    "REFRESH-INTERVAL": r"PT1H",
    "X-PUBLISHED-TTL": r"PT1H",
}
PARAMETERS = {"REFRESH-INTERVAL": "VALUE=DURATION"}
NESTING = {"": ("VCALENDAR",), "VCALENDAR": ("VEVENT",), "VEVENT": ("VALARM",), "VALARM": ()}


class Line(NamedTuple):
    """A property as written: where, its name, parameters and value."""

    number: int
    name: str
    parameters: str
    value: str


class Part(NamedTuple):
    """A calendar, event or alarm with its own properties, in order."""

    kind: str
    number: int
    lines: list[Line]

    def get(self, name: str) -> str:
        """The first value of that name, or nothing."""
        return next((line.value for line in self.lines if line.name == name), "")


def lint(data: bytes) -> tuple[str, ...]:
    """Everything wrong with a calendar's bytes, in order of line; nothing for a calendar any reader takes."""
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return (f"byte {error.start}: not UTF-8",)
    lines, faults = _read_lines(text)
    parts, more = _read_parts(lines)
    faults += _bytes(data) + more + [fault for part in parts for fault in _part(part)] + _whole(parts)
    return tuple(faults)


def _bytes(data: bytes) -> list[str]:
    faults = []
    if data.startswith(b"\xef\xbb\xbf"):
        faults.append("line 1: begins with a byte order mark")
    if not data.endswith(b"END:VCALENDAR\r\n"):
        faults.append("the end: cut off")
    if re.search(rb"(?<!\r)\n|\r(?!\n)", data):
        faults.append("line ends are not all CRLF")
    for number, line in enumerate(data.split(b"\r\n"), 1):
        if len(line) > 75:
            faults.append(f"line {number}: {len(line)} octets, 75 at most")
        if not _is_utf8(line):
            faults.append(f"line {number}: a character is cut in two by folding")
    return faults


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _read_lines(text: str) -> tuple[list[Line], list[str]]:
    found: list[Line] = []
    faults = []
    for number, line in _unfolded(text):
        match = re.fullmatch(r"([A-Z-]+)((?:;[^:]*)?):(.*)", line, re.DOTALL)
        if match is None:
            faults.append(f"line {number}: no property: {line[:40]!r}")
            continue
        if any(unicodedata.category(character) == "Cc" for character in line):
            faults.append(f"line {number}: a control character")
        found.append(Line(number, match[1], match[2].removeprefix(";"), match[3]))
    return found, faults


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    logical, begun = "", 0
    for number, line in enumerate(text.removesuffix("\r\n").split("\r\n"), 1):
        if line.startswith((" ", "\t")) and begun:
            logical += line[1:]
            continue
        if begun:
            yield begun, logical
        logical, begun = line, number
    yield begun, logical


def _read_parts(lines: Iterable[Line]) -> tuple[list[Part], list[str]]:
    parts: list[Part] = []
    open_parts: list[Part] = []
    faults = []
    for line in lines:
        within = open_parts[-1].kind if open_parts else ""
        if line.name == "BEGIN":
            if line.value not in NESTING.get(within, ()):
                faults.append(f"line {line.number}: a {line.value} has no place here")
            parts.append(Part(line.value, line.number, []))
            open_parts.append(parts[-1])
        elif line.name == "END":
            if line.value != within:
                faults.append(f"line {line.number}: END:{line.value} ends nothing that is open")
            open_parts = open_parts[:-1]
        elif not open_parts:
            faults.append(f"line {line.number}: outside the calendar")
        else:
            open_parts[-1].lines.append(line)
    return parts, faults + [f"line {part.number}: {part.kind} never ends" for part in open_parts]


def _part(part: Part) -> Iterator[str]:
    needs, may = {
        "VCALENDAR": (CALENDAR_NEEDS, CALENDAR_MAY),
        "VEVENT": (EVENT_NEEDS, EVENT_MAY),
        "VALARM": (ALARM_MAY, ALARM_MAY),
    }.get(part.kind, ((), ()))
    counts = Counter(line.name for line in part.lines)
    for name in needs:
        if not counts[name]:
            yield f"line {part.number}: {part.kind} has no {name}"
    for line in part.lines:
        if line.name not in may:
            yield f"line {line.number}: {line.name} has no place in a {part.kind}"
        elif counts[line.name] > 1:
            yield f"line {line.number}: {line.name} stands more than once"
        yield from _line(line)
    if part.kind == "VEVENT":
        yield from _event(part)


def _line(line: Line) -> Iterator[str]:
    if line.parameters != PARAMETERS.get(line.name, ""):
        yield f"line {line.number}: {line.name} with {line.parameters or 'no VALUE'}"
    if line.name in VALUES and not re.fullmatch(VALUES[line.name], line.value):
        yield f"line {line.number}: {line.name} is {line.value!r}"
    if line.name in TIMES and not _is_utc_time(line.value):
        yield f"line {line.number}: {line.name} is no time in UTC: {line.value!r}"
    if line.name in TEXTS:
        yield from _text(line)


def _text(line: Line) -> Iterator[str]:
    if not line.value.strip():
        yield f"line {line.number}: {line.name} is empty"
    if re.search(r"\\[nN]", re.sub(r"\\\\", "", line.value)):
        yield f"line {line.number}: {line.name} has more than one line"
    if not re.fullmatch(r"(?:[^\\;,]|\\[\\;,nN])*", line.value):
        yield f"line {line.number}: {line.name} has a comma, semicolon or backslash not escaped"
    if re.search("[\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]", line.value):
        yield f"line {line.number}: {line.name} turns or breaks the line"


def _is_utc_time(value: str) -> bool:
    if not re.fullmatch(r"\d{8}T\d{6}Z", value):
        return False
    try:
        datetime.strptime(value, "%Y%m%dT%H%M%SZ")
    except ValueError:
        return False
    return True


def _event(event: Part) -> Iterator[str]:
    at = f"line {event.number}"
    if event.get("DTSTART") >= event.get("DTEND"):
        yield f"{at}: ends before it starts"
    if event.get("DTSTAMP") != event.get("LAST-MODIFIED"):
        yield f"{at}: DTSTAMP and LAST-MODIFIED differ"
    if not _is_uuid(event.get("UID")):
        yield f"{at}: UID says more than a number: {event.get('UID')!r}"
    cancelled = event.get("STATUS") == "CANCELLED"
    if cancelled != event.get("SUMMARY").startswith("CANCELLED: "):
        yield f"{at}: STATUS and SUMMARY disagree on CANCELLED"
    if cancelled and event.get("TRANSP") != "TRANSPARENT":
        yield f"{at}: cancelled, yet takes time"


def _is_uuid(value: str) -> bool:
    try:
        return str(UUID(value)) == value
    except ValueError:
        return False


def _whole(parts: list[Part]) -> list[str]:
    faults = []
    events = [part for part in parts if part.kind == "VEVENT"]
    if [part.kind for part in parts].count("VCALENDAR") != 1:
        faults.append("not one calendar")
    elif parts[0].get("NAME") != parts[0].get("X-WR-CALNAME"):
        faults.append("line 1: NAME and X-WR-CALNAME differ")
    for name, times in Counter(event.get("UID") for event in events).items():
        if times > 1:
            faults.append(f"UID {name} stands {times} times")
    if not _has_anchor(events):
        faults.append("no anchor: a transparent event before every other")
    return faults


def _has_anchor(events: list[Part]) -> bool:
    free = [event.get("DTEND") for event in events if event.get("TRANSP") == "TRANSPARENT"]
    taken = [event.get("DTSTART") for event in events if event.get("TRANSP") == "OPAQUE"]
    return bool(free) and (not taken or min(free) <= min(taken))
