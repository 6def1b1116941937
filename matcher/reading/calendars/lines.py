"""The text of a calendar file, and whether it is a whole calendar of a size that people have."""

import codecs
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

MOST_OCTETS = 10_000_000
MOST_PARTS = 50_000
DEEPEST = 5
"""A calendar holds events or availability, these hold alarms or free times: four deep is all there is."""
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class NotACalendar(ValueError):
    """A file that is no whole calendar; says in words what to do."""


def text_of(data: bytes) -> str:
    """The text of the file, in whichever encoding it was saved.

    Raises:
        NotACalendar: it is too large, no calendar, or a part of one.
    """
    if len(data) > MOST_OCTETS:
        raise NotACalendar(too_large(len(data)))
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n").lstrip()
    _must_be_whole(text)
    return text


def too_large(octets: int) -> str:
    """What is said of a file larger than any calendar."""
    return (
        f"The file has {octets // 1_000_000} MB, and I read up to {MOST_OCTETS // 1_000_000}. Export fewer years."
    )


def part_lines(text: str) -> Mapping[str, Sequence[int]]:
    """On which lines parts begin, counted from 1, in order, by the name of the part."""
    lines: dict[str, list[int]] = defaultdict(list)
    for number, word, name in _bounds(text):
        if word == "BEGIN":
            lines[name].append(number)
    return lines


def _must_be_whole(text: str) -> None:
    if not text[:40].upper().startswith("BEGIN:VCALENDAR"):
        raise NotACalendar("This is no calendar file: it does not begin with BEGIN:VCALENDAR. Export it as .ics.")
    open_parts: list[tuple[str, int]] = []
    for parts, (number, word, name) in enumerate(_bounds(text)):
        if parts > 2 * MOST_PARTS:
            raise NotACalendar(f"The file has more than {MOST_PARTS} events. Export fewer years.")
        if word == "BEGIN":
            open_parts.append((name, number))
        elif not open_parts or open_parts.pop()[0] != name:
            raise NotACalendar(f"Line {number}: {name} ends here and never began. Export the calendar again.")
        if len(open_parts) > DEEPEST:
            raise NotACalendar(
                f"Line {number}: {name} lies too deep within other parts. Export the calendar again."
            )
    if open_parts:
        name, number = open_parts[-1]
        raise NotACalendar(f"The file is cut off: {name} begins on line {number} and never ends. Export it again.")


def _bounds(text: str) -> Iterator[tuple[int, str, str]]:
    """(line, BEGIN or END, name) of each bound of a part."""
    for number, line in enumerate(text.split("\n"), 1):
        if line[:6].upper() == "BEGIN:" or line[:4].upper() == "END:":
            word, _, name = line.partition(":")
            yield number, word.upper(), name.strip().upper()[:40]
