"""What somebody typed before Excel turned it into a date: `10-Dec` was once `10-12`."""

import re

from matcher.reading.dates import MONTHS
from matcher.reading.times.clocks import Unreadable, between, read_clock

_NAMES = "|".join(MONTHS)
_DAY_FIRST = re.compile(rf"(?:^(\d{{1,2}})[- /]|(?<=[a-z] )(\d{{1,2}})-)({_NAMES})[a-z]*(?:[- /]\d+)?$")
_MONTH_FIRST = re.compile(rf"^({_NAMES})[a-z]*[- /](\d{{1,2}})$")
_NUMBERS = re.compile(r"(?:^|[a-z] )(?:\d{4}-(\d\d)-(\d\d)(?:[t ]00:00(?::00)?)?|(\d{1,2})/(\d{1,2})/\d{2,4})$")


def was_a_range(text: str) -> str:
    """The two hours a date was typed as, such as `10-12`; nothing if the text is no such date."""
    text = text.lower()
    if found := _DAY_FIRST.search(text):
        return f"{int(found[1] or found[2])}-{MONTHS.index(found[3]) + 1}"
    if found := _MONTH_FIRST.search(text):
        return f"{MONTHS.index(found[1]) + 1}-{int(found[2])}"
    if found := _NUMBERS.search(text):
        day, month = (found[2], found[1]) if found[1] else (found[3], found[4])
        return f"{int(day)}-{int(month)}"
    return ""


def in_words(typed: str) -> str:
    """`10-12` as `10am-12pm`, which Excel leaves alone."""
    start, _, end = typed.partition("-")
    try:
        first, last = read_clock(start), read_clock(end)
        span = between(first[0], last[0]) if first and last else None
    except Unreadable:
        span = None
    return f"{_half(span.start)}-{_half(span.end)}" if span else "the times with am or pm, such as 10am-12pm"


def _half(minute: int) -> str:
    hour = minute // 60
    return f"{hour % 12 or 12}{'am' if hour % 24 < 12 else 'pm'}"
