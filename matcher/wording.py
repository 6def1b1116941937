"""How dates, times and numbers are said in sentences."""

from datetime import date

from matcher.domain.duties import Duty, DutyKind
from matcher.domain.programme import Programme


def day_words(day: date) -> str:
    """`Mon 4 Jan`."""
    return f"{day:%a} {day.day} {day:%b}"


def when(duty: Duty) -> str:
    """`Mon 4 Jan 10:00-12:30`, by the clock on the wall."""
    return f"{day_words(duty.day)} {duty.span}"


def hours_words(minutes: int) -> str:
    """`7 h`, `7 h 30 min`, `45 min`."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def count_words(number: int, one: str, many: str = "") -> str:
    """`1 family`, `2 families`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def where(programme: Programme, duty: Duty) -> str:
    """What a duty is and where, in two or three words, with no family in it."""
    if duty.title:
        return duty.title
    if duty.kind in (DutyKind.VISIT, DutyKind.HELD):
        return "a visit" if duty.area is None else f"a visit in {duty.area}"
    venue = programme.venue.get(duty.venue or "")
    return (venue.name or venue.code) if venue else "a duty"


def what(programme: Programme, duty: Duty) -> str:
    """`Library 10:00-12:00`."""
    return f"{where(programme, duty)} {duty.span}"
