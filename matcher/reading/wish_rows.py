"""What a Chellow sets aside, likes and would rather not, as one row says it."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from matcher.domain.chellows import Bounds, DayWish, HomeSlot
from matcher.domain.times import FreeTime
from matcher.reading import fields
from matcher.reading.desk import Desk
from matcher.reading.slots import only_slot
from matcher.reading.table import Cell, Row
from matcher.reading.times.clocks import Unreadable
from matcher.reading.times.excel import was_a_range
from matcher.reading.times.phrases import read_times
from matcher.reading.times.sentence import Context
from matcher.reading.vocabulary import AT_HOME

_FOUR_WEEKS = 4 * 7 * 24 * 60


def set_aside(desk: Desk, row: Row, offered: int) -> dict[str, Any]:
    """What the person's hours are for, and how many over longer than a week."""
    least = fields.minutes(desk, row["least_hours_per_week"])
    return {
        "on_rota": _bounds(desk, row["hours_for_rota"], offered),
        "on_visits": _bounds(desk, row["hours_for_visits"], offered),
        "most_in_four_weeks": fields.minutes(desk, row["most_hours_in_four_weeks"], most=_FOUR_WEEKS),
        "least_minutes": least * desk.weeks if least else None,
    }


def wishes(desk: Desk, row: Row) -> dict[str, Any]:
    """Where, when and beside whom the person likes to be, and would rather not."""
    return {
        "wishes": fields.codes(desk, row["venues_liked"], desk.venues),
        "would_rather_not": frozenset(fields.codes(desk, row["would_rather_not"], desk.venues)),
        "home_slots": tuple(_home_slots(desk, row["home_slot"])),
        "places_wanted": fields.whole(desk, row["different_places"], most=20) or 0,
        "best_times": _times(desk, row["best_times"]),
        "poor_times": _times(desk, row["times_rather_not"]),
        "day_wishes": (*_days(desk, row["days_wanted"], off=False), *_days(desk, row["days_rather_not"], off=True)),
        "most_weekends": fields.whole(desk, row["most_weekends"], most=52),
        "whole_weekends": bool(fields.yes_no(desk, row["whole_weekends"])),
        "most_days_running": fields.whole(desk, row["most_days_running"], least=1, most=31),
        "least_days_running": fields.whole(desk, row["least_days_running"], least=1, most=14),
        "least_days_off_running": fields.whole(desk, row["least_days_off_running"], least=1, most=14),
        "likes_with": frozenset(fields.codes(desk, row["likes_working_with"], desk.chellows)),
        "rather_not_with": frozenset(fields.codes(desk, row["rather_not_work_with"], desk.chellows)),
        "buddy": fields.code(desk, row["buddy"], desk.chellows),
        "buddy_until": fields.day(desk, row["buddy_until"]),
        "learning_until": fields.day(desk, row["learning_until"]),
        "avoids": at_home(desk, row["cannot_be_with"]),
    }


def at_home(desk: Desk, cell: Cell) -> frozenset[str]:
    """What there is in a home, or somebody cannot be with there: `dog; smoke`."""
    return frozenset[str]().union(*fields.choices(desk, cell, AT_HOME))


_LEAST = re.compile(r"(?:at least|min(?:imum)?|from)\s+(.+)|(.+?)\s*(?:\+|or more)")
_MOST = re.compile(r"(?:up to|at most|max(?:imum)?|no more than)\s+(.+)|(.+?)\s+or (?:less|fewer)")
_BETWEEN = re.compile(r"(\d[^-]*?)\s*(?:-|to|and)\s*(\d.*)")


def _bounds(desk: Desk, cell: Cell, offered: int) -> Bounds:
    """`2-4`, `at least 2`, `up to 4`, `3`, `at least 50%` of the offer: hours of each week."""
    text = cell.text.casefold()
    if typed := was_a_range(text):
        desk.fault(cell, f'Excel may have turned "{typed}" into a date.', f"Type {typed.replace('-', ' to ')}.")
        return Bounds()
    if found := _LEAST.fullmatch(text):
        return Bounds(least=_hours(desk, cell, found[1] or found[2], offered) or 0)
    if found := _MOST.fullmatch(text):
        return Bounds(most=_hours(desk, cell, found[1] or found[2], offered))
    if found := _BETWEEN.fullmatch(text):
        least, most = _hours(desk, cell, found[1], offered) or 0, _hours(desk, cell, found[2], offered)
        if most is not None and most < least:
            desk.fault(cell, "The most is less than the least.", "Type the smaller first, such as 2 to 4.")
            return Bounds()
        return Bounds(least=least, most=most)
    hours = _hours(desk, cell, text, offered) if text else None
    return Bounds(least=hours or 0, most=hours)


def _hours(desk: Desk, cell: Cell, text: str, offered: int) -> int | None:
    if percent := re.fullmatch(r"(\d{1,3})\s*%", text.strip()):
        return offered * min(100, int(percent[1])) // 100
    return fields.minutes(desk, Cell(text.strip(), cell.sheet, cell.row, cell.heading, cell.private))


def _times(desk: Desk, cell: Cell) -> tuple[FreeTime, ...]:
    if cell.blank:
        return ()
    try:
        return read_times(cell.text, Context(desk.settings, desk.near)).free
    except Unreadable as trouble:
        desk.fault(cell, trouble.says, trouble.fix)
        return ()


def _days(desk: Desk, cell: Cell, *, off: bool) -> Iterator[DayWish]:
    for run in fields.days(desk, cell):
        for n in range((run.end - run.start).days):
            yield DayWish(day=run.start + timedelta(days=n), off=off)


def _home_slots(desk: Desk, cell: Cell) -> list[HomeSlot]:
    found = []
    for typed in fields.listed(cell):
        try:
            venue, weekday, start = only_slot(typed, desk.venues)
            found.append(HomeSlot(venue=venue, weekday=weekday, start=start))
        except Unreadable as trouble:
            desk.fault(cell, trouble.says, trouble.fix)
    return found
