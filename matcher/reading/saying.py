"""What was read, said back in words that read the same again."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from matcher.domain.times import WEEKDAYS, FreeTime

_NTH = {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 5: "5th", -1: "last"}
_READ_AS_MORNING = 8 * 60
"""An earlier hour typed without its nought would be read as evening, or asked about."""
_EVERY = {2: "every other", 3: "every third", 4: "every 4th week"}


def say_times(times: Iterable[FreeTime]) -> str:
    """`Mon 9:00-12:00, Wed 9:00-12:00`; what comes round less than weekly says so, in a sentence of its own."""
    ranked = sorted(times, key=_manner)
    said = [_say_alike(list(same)) for _, same in groupby(ranked, key=_manner)]
    return "; ".join(said)


def _manner(time: FreeTime) -> tuple[bool, int, str, str, str]:
    return (time.term_only, time.every, str(time.anchor or ""), str(time.first or ""), str(time.last or ""))


def _say_alike(times: list[FreeTime]) -> str:
    first = times[0]
    said = ", ".join(_say(time) for time in times)
    since = f" from {_day(first.anchor)}" if first.anchor else ""
    dates = f" from {_day(first.first)}" if first.first else ""
    dates += f" until {_day(first.last)}" if first.last else ""
    return said + since + dates + (" (term time only)" if first.term_only else "")


def _day(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}"


def _say(time: FreeTime) -> str:
    early = "0" if time.start < _READ_AS_MORNING else ""
    span = f"{early}{time.span}"
    words = f"{WEEKDAYS[time.weekday]} {span}"
    if time.nth is not None:
        words = f"{_NTH[time.nth]} {WEEKDAYS[time.weekday]} of the month {span}"
    return f"{_EVERY[time.every]} {words}" if time.every > 1 else words
