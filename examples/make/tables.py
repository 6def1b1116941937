"""The hand-written tables in `written/`: lines of cells between bars, the first line their names."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from examples.make.free import MANNERS, Stretch, stretches, ticks, typed
from examples.make.sheets import Cell


class Times(NamedTuple):
    """What somebody's cells about free times mean, and what stands in them."""

    meant: tuple[Stretch, ...]
    cells: dict[str, Cell]


WRITTEN = Path(__file__).parent / "written"


def rows_of(example: str, name: str) -> Iterator[dict[str, Cell]]:
    """A table's rows by column name; numbers and dates (31/12/2027) become such, empty cells are left out.

    Cells missing at the end of a line are empty.
    """
    text = (WRITTEN / example / f"{name}.txt").read_text(encoding="utf-8")
    names, *lines = ([word.strip() for word in line.split("|")] for line in text.splitlines())
    for line in lines:
        yield {name: cell_of(word) for name, word in zip(names, line, strict=False) if word}


def timed_rows(example: str, name: str, column: str) -> Iterator[dict[str, Cell]]:
    """The same for a table with `free` and `says`: the free times as typed in `column`, or as ticks."""
    for row in rows_of(example, name):
        free, says = str(row.pop("free")), str(row.pop("says"))
        yield {**row, **times_of(free, says, column).cells}


def each_day(rows: Iterator[dict[str, Cell]]) -> Iterator[dict[str, Cell]]:
    """A row for each weekday that a row names."""
    for row in rows:
        for day in str(row["weekday"]).split():
            yield {**row, "weekday": day}


def cell_of(word: str) -> Cell:
    """A cell as a spreadsheet would hold what was typed."""
    if re.fullmatch(r"\d+", word):
        return int(word)
    if re.fullmatch(r"\d+\.\d+", word):
        return float(word)
    if found := re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})", word):
        day, month, year = (int(part) for part in found.groups())
        return date(year, month, day)
    return word


def times_of(free: str, says: str, column: str) -> Times:
    """Free times from a notation and how they are typed: `grid`, a manner's name, or the very words."""
    meant = stretches(free)
    if says == "grid":
        return Times(meant, dict(ticks(meant)))
    return Times(meant, {column: typed(meant, says) if says in MANNERS else says})
