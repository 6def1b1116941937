"""What a sheet and a column are, and the columns that several sheets share."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from matcher.domain.times import DAY_NAMES, WEEKDAYS

PARTS = ("am", "pm", "eve")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, other headings read as the same, and what a cell looks like."""

    name: str
    aliases: tuple[str, ...] = ()
    example: str = ""
    needed: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class SheetKind:
    """One sheet; `columns` in the order a template shows them."""

    name: str
    aliases: tuple[str, ...]
    columns: tuple[Column, ...]
    needed: bool = False


def column(name: str, example: str = "", *aliases: str, needed: bool = False) -> Column:
    """A column, as the sheets' lists write it: its heading, a cell, and other headings read as the same."""
    return Column(name, aliases, example, needed)


def _day_columns() -> Iterable[Column]:
    """A tick grid (mon_am … sun_eve), and one column a day for those who prefer it; cells may hold times."""
    long_parts = {"am": ("morning", "mornings"), "pm": ("afternoon", "afternoons"), "eve": ("evening", "evenings")}
    for short, long in zip(WEEKDAYS, DAY_NAMES, strict=True):
        for part in PARTS:
            words = (part, *long_parts[part])
            names = (f"{day} {word}" for day in (short, long, long + "s") for word in words)
            yield column(f"{short.lower()}_{part}", "x", *names)
    for short, long in zip(WEEKDAYS, DAY_NAMES, strict=True):
        yield column(
            short.lower(), "10am-12pm", long, long + "s", f"free on {long}s", f"free {long}", f"{long} times"
        )


GRID = tuple(_day_columns())
TICKS = tuple(f"{day.lower()}_{part}" for day in WEEKDAYS for part in PARTS)
"""The squares of the tick grid."""
CONFIRMED = column("times_confirmed", "yes", "confirmed", "times ok", "availability confirmed")
ANCHOR = column("times_from", "4/1/2027", "fortnight from", "every other week from", "anchor date")
_NOT_IN_WORDS = re.compile(r"[\W_]+")


def folded(heading: str) -> str:
    """A heading's letters and digits, lower case: `Hours per week ` and `hours_per_week` fold to the same."""
    return _NOT_IN_WORDS.sub("", heading.lower())
