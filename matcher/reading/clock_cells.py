"""Cells that hold one time of day, or a beginning and an end side by side."""

import re
from datetime import datetime, time, timedelta

from matcher.domain.times import DAY_MINUTES, Span
from matcher.reading.desk import Desk
from matcher.reading.table import Cell
from matcher.reading.times.clocks import Clock, Unreadable, alone, between, read_clock

_QUARTERS = {3: 30, 30: 30, 15: 15, 45: 45}
"""Hundredths that somebody means as minutes: 9.3 was typed 9.30."""
_WORDS = {"noon": 720, "midday": 720, "12 noon": 720, "midnight": DAY_MINUTES}
_TYPE = "Type it such as 9:30am or 13:30."


def clock_cell(desk: Desk, cell: Cell) -> int | None:
    """The minute of the day a cell names; None for a blank cell or one that is noted as a problem."""
    if cell.blank:
        return None
    try:
        return alone(_clock(cell))
    except Unreadable as trouble:
        desk.fault(cell, trouble.says, trouble.fix)
        return None


def span_cells(desk: Desk, start: Cell, end: Cell) -> Span | None:
    """The stretch from one cell to the other, read together: `1` to `3` is the afternoon."""
    clocks = []
    for cell in (start, end):
        try:
            clocks.append(_clock(cell))
        except Unreadable as trouble:
            desk.fault(cell, trouble.says, trouble.fix)
    if len(clocks) < 2:
        return None
    try:
        return between(clocks[0], clocks[1])
    except Unreadable as trouble:
        desk.fault(end, trouble.says, trouble.fix)
        return None


def _clock(cell: Cell) -> Clock:
    match cell.value:
        case datetime() if cell.value.year > 1901:
            raise Unreadable("That is a date.", _TYPE)
        case time() | datetime():
            return Clock(cell.value.hour, cell.value.minute, fixed=True)
        case timedelta():
            hour, minute = divmod(round(cell.value.total_seconds() / 60), 60)
            return Clock(hour, minute, fixed=True)
        case float() if 0 < cell.value < 1:
            hour, minute = divmod(round(cell.value * DAY_MINUTES), 60)
            return Clock(hour, minute, fixed=True)
    return clock_of(cell.text)


def clock_of(text: str) -> Clock:
    """A text as one clock time; raises Unreadable where it is none or could mean two."""
    text = text.casefold().strip().rstrip(".").replace(".m", "m").replace("o'clock", "").strip()
    if not text:
        raise Unreadable("There is no time.", _TYPE)
    if text in _WORDS:
        return Clock(_WORDS[text] // 60, fixed=True)
    if decimal := re.fullmatch(r"(\d{1,2})\.(\d{1,2})", text):
        return _decimal(int(decimal[1]), int(decimal[2]))
    found = read_clock(text)
    if found is None or re.sub(r"^:00", "", text[found[1] :]).strip():
        raise Unreadable("I cannot read a time of day there.", _TYPE)
    return found[0]


def _decimal(hour: int, hundredths: int) -> Clock:
    """`9.3` and `9.30` are half past nine; `1.3` could be a length, or before or after noon."""
    minute = 0 if hundredths == 0 else _QUARTERS.get(hundredths)
    if minute is None and 10 <= hundredths < 60 and hundredths % 5 == 0:
        minute = hundredths
    if minute is None or hour < 7:
        past = f"{minute or 30:02d}"
        later = f"{hour}:{past}pm or {hour + 12}:{past}" if hour < 7 else f"{hour}:{past}"
        raise Unreadable("I cannot tell whether that is a time.", f"Type {later}, with the colon.")
    return Clock(hour, minute)
