"""Days and times found among other words: `library tue 5 jan 10:00`."""

import re
from dataclasses import dataclass
from datetime import date

from matcher.domain.duties import Duty
from matcher.reading.dates import dates_near, find_date
from matcher.reading.times.clocks import Unreadable, alone, read_clock
from matcher.reading.times.words import weekday_called
from matcher.reading.typed.people import NotClear

_WORD = re.compile(r"\b([a-z]{3,})\b\.?")
_CLOCK = re.compile(r"(?<![\w:+-])\d{1,2}(?:[:.]\d{2}|\s?[ap]m|h\d{2})?(?![\w:+])(?!-\d{2}\b(?![:.]))")
_UNTIL = re.compile(r"\s*(?:-|to|until)\s*\d{1,2}(?:[:.]\d{2})?\s?(?:[ap]m)?\b")
_FILLING = {"at", "on", "the", "in", "from", "every", "duty", "s"}


@dataclass(frozen=True)
class Words:
    """What was typed: a date or weekday, a minute of the day, and the words that are left."""

    day: date | None
    weekday: int | None
    start: int | None
    rest: tuple[str, ...]

    def fit(self, duty: Duty) -> bool:
        """True if the duty is at the day and time that were typed, as far as any were."""
        return (
            (self.day is None or duty.day == self.day)
            and (self.weekday is None or duty.day.weekday() == self.weekday)
            and (self.start is None or duty.span.start == self.start)
        )


def words_of(text: str, near: date) -> Words:
    """The date, weekday and time in a text, and what else it says, in small letters.

    Raises:
        NotClear: a time that no day has, or that could be morning or evening.
    """
    left = " ".join(text.casefold().split())
    day, left = _take_date(left, near)
    weekday, left = _take_weekday(left) if day is None else (None, left)
    start, left = _take_time(left)
    rest = tuple(word for word in re.findall(r"[^\s,;]+", left) if word not in _FILLING)
    return Words(day, weekday, start, rest)


def _take_date(text: str, near: date) -> tuple[date | None, str]:
    for start in re.finditer(r"(?<![\w:-])\w", text):
        found = find_date(text, start.start(), dates_near(near))
        if found is not None:
            return found[0], f"{text[: start.start()]} {text[found[1] :]}"
    return None, text


def _take_weekday(text: str) -> tuple[int | None, str]:
    for found in _WORD.finditer(text):
        weekday = weekday_called(found[1])
        if weekday is not None:
            return weekday, f"{text[: found.start()]} {text[found.end() :]}"
    return None, text


def _take_time(text: str) -> tuple[int | None, str]:
    found = _CLOCK.search(text)
    if found is None:
        return None, text
    try:
        read = read_clock(text, found.start())
        minute = alone(read[0]) if read else None
    except Unreadable as trouble:
        raise NotClear(trouble.says, trouble.fix) from trouble
    until = _UNTIL.match(text, found.end())
    return minute, f"{text[: found.start()]} {text[until.end() if until else found.end() :]}"
