"""Rows of the smallest programmes: stretches of a morning, shifts of an hour or two, gatherings of half an hour."""

from functools import cache

from matcher.domain.kinds import Role
from matcher.domain.times import FreeTime
from matcher.domain.venues import Gathering, GatheringKind, ShiftRow
from tests.worlds import tiny
from tests.worlds.choosing import EIGHTH, PERHAPS, Options, either, only, several, together

MORNINGS = (540, 570, 600)
WEEKDAYS = (0, 0, 0, 1, 5)
MONDAY = FreeTime(weekday=0, start=540, end=660)


def stretch(weekday: int, start: int, minutes: int, fortnightly: bool) -> FreeTime:
    """One or two hours of a morning, hardly ever only every other week."""
    every, anchor = (2, tiny.FIRST) if fortnightly else (1, None)
    return FreeTime(weekday=weekday, start=start, end=start + minutes, every=every, anchor=anchor)


STRETCHES = together(WEEKDAYS, MORNINGS, (120, 60, 90), EIGHTH).map(lambda drawn: stretch(*drawn))


@cache
def mornings() -> Options[tuple[FreeTime, ...]]:
    """Monday's, which many share, or up to three stretches."""
    return either(only((MONDAY,)), several(STRETCHES, 3, 1))


def shift_row(
    venue: str, weekday: int, start: int, minutes: int, wanted: tuple[int, int], ur: bool, two: bool
) -> ShiftRow:
    """A short morning shift for one or two."""
    minimum, more = wanted
    return ShiftRow(
        venue=venue,
        weekday=weekday,
        start=start,
        end=start + minutes,
        minimum=minimum,
        ideal=minimum + more,
        most=minimum + more,
        languages=("ur",) if ur else (),
        needs_two=two,
    )


SHIFT_ROWS = together(
    ("library", "cafe"),
    WEEKDAYS,
    MORNINGS,
    (60, 30, 120),
    ((1, 0), (1, 1), (2, 0), (0, 1)),
    (False, False, True),
    EIGHTH,
).map(lambda drawn: shift_row(*drawn))


def gathering(weekday: int, start: int, coaching: bool, somewhere: bool, most: int | None) -> Gathering:
    """Coaching or a meeting, half an hour of a morning."""
    kind, role = (GatheringKind.COACHING, Role.COACH) if coaching else (GatheringKind.MEETING, Role.HUB)
    return Gathering(
        title=kind.value.capitalize(),
        kind=kind,
        roles=frozenset({role}),
        weekday=weekday,
        start=start,
        end=start + 30,
        venue="centre" if somewhere else None,
        most=most,
    )


GATHERINGS = together(WEEKDAYS, MORNINGS, (True, False), PERHAPS, (None, None, 1)).map(
    lambda drawn: gathering(*drawn)
)


@cache
def dates_to_choose_between() -> Options[tuple[Gathering, ...]]:
    """The same gathering at two times, of which one is chosen."""
    other = together(WEEKDAYS, MORNINGS, range(3))
    return Options(lambda draw: _either(draw(GATHERINGS), *draw(other)))


def _nth(weekday: int) -> int:
    """Which of its month such a day of the first week is: January 2027 begins on a Friday."""
    return 1 if weekday < 4 else 2


def _either(first: Gathering, weekday: int, start: int, quorum: int) -> tuple[Gathering, ...]:
    first = first.but(one_of=first.title, quorum=quorum, nth=_nth(first.weekday or 0))
    other = first.but(weekday=weekday, nth=_nth(weekday), start=start, end=start + 30)
    return (first,) if other == first else (first, other)


@cache
def meetings() -> Options[tuple[Gathering, ...]]:
    """None, one, or one at two times to choose from."""
    return either(only(()), several(GATHERINGS, 1, 1), dates_to_choose_between())
