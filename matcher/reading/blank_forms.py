"""The empty sheets to fill in, with everything their reader knows, and which rows on a sheet are its examples."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from matcher.forms import EXAMPLE, Field, Form
from matcher.reading.columns import SHEETS, Column, SheetKind
from matcher.reading.columns.sheet_kind import GRID, TICKS
from matcher.reading.offers import codes_for, offers_of
from matcher.reading.problems import Problems
from matcher.reading.shipped import table_of
from matcher.reading.table import Row

_ROWS = ("first", "second", "third")
_SQUARES = "grid"
"""Stands in the shipped table for all squares of the tick grid; its examples list those that are ticked."""

_Line = Mapping[str, str]
_NOUGHTS = re.compile(r"\b0+(?=\d)")


@cache
def forms() -> tuple[Form, ...]:
    """Every sheet there is, with every column, in the order they are shown."""
    return tuple(Form(name=kind.name, tells=_told(kind)[""]["tells"], fields=(*_fields(kind),)) for kind in SHEETS)


@cache
def _told(kind: SheetKind) -> Mapping[str, _Line]:
    """What the shipped table tells of a sheet, by column."""
    return {line["column"]: line for line in table_of("forms.csv") if line["sheet"] == kind.name}


def _fields(kind: SheetKind) -> Iterator[Field]:
    for column in kind.columns:
        if column in GRID and column.name not in TICKS:
            continue
        line = _told(kind)[_SQUARES if column in GRID else column.name]
        yield Field(
            heading=heading_of(column),
            tells=line["tells"],
            such_as=column.example,
            offers=offers_of(kind, column),
            codes_of=codes_for(kind, column),
            needed=column.needed,
            cells=_cells(kind, column, line),
        )


def heading_of(column: Column) -> str:
    """A column's name as a heading: `hours per week`."""
    return column.name.replace("_", " ")


def _cells(kind: SheetKind, column: Column, line: _Line) -> tuple[str, ...]:
    """The column's cells in the rows of examples; none where the sheet does not begin with it."""
    typed = tuple(line[row] for row in _ROWS)
    if not any(typed):
        return ()
    if column in GRID:
        return tuple(column.example if column.name in ticked.split() else "" for ticked in typed)
    return tuple(f"{EXAMPLE} {cell}" for cell in typed) if column is kind.columns[0] else typed


def is_example(kind: SheetKind, row: Row) -> bool:
    """True of a row whose first cell says that it is an example."""
    return row[kind.columns[0].name].text.casefold().split()[:1] == [EXAMPLE]


def ask_about_change(kind: SheetKind, row: Row, problems: Problems) -> None:
    """Note an example that somebody typed over and left marked as one: it may be meant in earnest."""
    marked = row[kind.columns[0].name]
    if any(_is_as_shipped(kind, row, n) for n in range(len(_ROWS))):
        return
    says = f'It begins with "{EXAMPLE}", so I leave the row out, and yet it is not as it came.'
    fix = f'Where it is your own, take the word "{EXAMPLE}" out.'
    problems.ask(marked.source, says, fix, heading=marked.headed, seen=marked.seen)


def _is_as_shipped(kind: SheetKind, row: Row, number: int) -> bool:
    shipped = {
        column.name: _cells(kind, column, line)
        for column in kind.columns
        if (line := _told(kind).get(_SQUARES if column in GRID else column.name))
    }
    return all(
        _loosely(cell.text) == _loosely(shipped[name][number] if shipped.get(name) else "")
        for name, cell in row.cells.items()
    )


def _loosely(text: str) -> str:
    """The text without the noughts that spreadsheets put before days and hours: `03/02/2026` is `3/2/2026`."""
    return _NOUGHTS.sub("", text)
