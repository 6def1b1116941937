"""Finds the heading row of a sheet, whatever stands above it, and what each column means."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from matcher.domain.record import Source
from matcher.reading.blank_forms import ask_about_change, is_example
from matcher.reading.columns import FAMILIES, NEVER_OF_FAMILIES, Column, SheetKind, folded
from matcher.reading.problems import Problems
from matcher.reading.suggest import did_you_mean, nearest
from matcher.reading.table import Cell, Grid, Heading, Row, Table, Value, as_text, letter_of

_TELLING = frozenset(
    ("name", "names", "surname", "forename", "address", "dob", "birth", "phone", "mobile", "email")
)
"""One of these among other words gives a family away as well."""
_LOOK_DOWN = 20
"""The heading row is among so many first rows."""


@cache
def _columns_of(kind: SheetKind) -> Mapping[str, Column]:
    known = {folded(alias): column for column in kind.columns for alias in column.aliases}
    return known | {folded(column.name): column for column in kind.columns}


@cache
def column_for(kind: SheetKind, heading: str) -> Column | None:
    """The column a heading means: in full, or without what stands in brackets after it."""
    known = _columns_of(kind)
    return known.get(folded(heading)) or known.get(folded(heading.split("(", maxsplit=1)[0])) or None


def score(kind: SheetKind, grid: Grid) -> int:
    """How many headings the likeliest heading row has."""
    return max((_known(kind, _headings(kind, grid, n)) for n in range(min(len(grid), _LOOK_DOWN))), default=0)


def table_of(kind: SheetKind, name: str, grid: Grid, problems: Problems) -> Table:
    """The sheet's rows by column; what is wrong with its headings goes to `problems`."""
    at = _heading_row(kind, grid)
    head = _Head(kind, name, at, _headings(kind, grid, at) if grid else [])
    columns = dict(_columns(head, problems))
    headings = {column: Heading(letter_of(n), head.typed[n]) for n, column in columns.items()}
    if any(head.typed):
        _complain_of_missing(head, headings, problems)
    else:
        problems.fault(Source(sheet=name), "There is nothing on this sheet.", _type_headings(kind))
    rows = _own(kind, _rows(head, grid[at + 1 :], columns), problems)
    return Table(kind, name, headings, tuple(rows))


class _Head(NamedTuple):
    """The heading row of a sheet: where it stands, counted from 0, and what is typed there."""

    kind: SheetKind
    name: str
    at: int
    typed: list[str]


def _heading_row(kind: SheetKind, grid: Grid) -> int:
    """The row with most headings we know, the first of equals; the first row with anything if there is none."""
    scores = [_known(kind, _headings(kind, grid, n)) for n in range(min(len(grid), _LOOK_DOWN))]
    best = max(scores, default=0)
    if best:
        return scores.index(best)
    return next((n for n, row in enumerate(grid) if any(as_text(value) for value in row)), 0)


def _known(kind: SheetKind, headings: Sequence[str]) -> int:
    return len({column.name for heading in headings if (column := column_for(kind, heading))})


def _headings(kind: SheetKind, grid: Grid, at: int) -> list[str]:
    """The headings of a row; one that says little alone is read with the merged heading above it."""
    own = [" ".join(as_text(value).split()) for value in grid[at]]
    above = _filled(grid[at - 1]) if at else []
    together = [_together(kind, top, heading) for top, heading in zip(above, own, strict=False)]
    return [*together, *own[len(together) :]]


def _together(kind: SheetKind, top: str, heading: str) -> str:
    if heading and top and not column_for(kind, heading) and column_for(kind, f"{top} {heading}"):
        return f"{top} {heading}"
    return heading


def _filled(row: Sequence[Value]) -> list[str]:
    """A row of merged headings, each repeated over the columns it spans."""
    filled: list[str] = []
    for value in row:
        text = " ".join(as_text(value).split())
        filled.append(text or (filled[-1] if filled else ""))
    return filled


def _columns(head: _Head, problems: Problems) -> Iterator[tuple[int, str]]:
    """(index, column) of each heading that is read."""
    kind, name = head.kind, head.name
    seen: dict[str, int] = {}
    for n, heading in enumerate(head.typed):
        place = Source(sheet=name, row=head.at + 1, column=letter_of(n))
        column = column_for(kind, heading) if heading else None
        if kind is FAMILIES and _tells_who(heading):
            problems.fault(Source(sheet=name, column=letter_of(n)), *_kept_under_codes(heading))
        elif column and column.name in seen:
            _complain_of_twins(place, head.typed[seen[column.name]], heading, problems)
        elif column:
            seen[column.name] = n
            yield n, column.name
        elif heading:
            guess = did_you_mean(heading, (c.name for c in kind.columns))
            problems.ask(place, f'I do not read a column called "{heading}".', guess.strip())


def _tells_who(heading: str) -> bool:
    """True if the heading promises a family's name, home, birthday or number."""
    words = {folded(heading), folded(heading.split("(", maxsplit=1)[0]), folded(heading).removeprefix("family")}
    told = {word for listed in NEVER_OF_FAMILIES.values() for word in listed.split()}
    if words & told:
        return True
    return bool({folded(part) for part in heading.replace("_", " ").split()} & _TELLING)


def _kept_under_codes(heading: str) -> tuple[str, str]:
    says = f'has a column called "{heading}". Families are kept under codes here.'
    what = {"Name": "names", "Address": "addresses", "Date of birth": "dates of birth", "Phone": "numbers"}
    kept = next(
        (what[k] for k, words in NEVER_OF_FAMILIES.items() if folded(heading) in words.split()), "such facts"
    )
    return says, f"Move {kept} to your own locked list and delete the column."


def _complain_of_twins(place: Source, first: str, second: str, problems: Problems) -> None:
    if folded(first) == folded(second):
        problems.fault(place, f'There are two columns called "{second}".', "Keep one of them.")
    else:
        problems.ask(place, f'"{first}" and "{second}" mean the same. I read "{first}".', "Keep one of them.")


def _complain_of_missing(head: _Head, found: Mapping[str, Heading], problems: Problems) -> None:
    strange = [heading for heading in head.typed if heading and not column_for(head.kind, heading)]
    for column in head.kind.columns:
        if not column.needed or column.name in found:
            continue
        like = nearest(column.name, strange)
        guess = f' Did you mean "{like}" to be it?' if like else ""
        example = f" with cells such as {column.example}" if column.example else ""
        fix = f'Type "{column.name}" at the head of a column{example}.{guess}'
        problems.fault(Source(sheet=head.name, row=head.at + 1), f'I cannot find the column "{column.name}".', fix)


def _type_headings(kind: SheetKind) -> str:
    needed = ", ".join(column.name for column in kind.columns if column.needed)
    return f"Type the headings in its first row, at least: {needed}."


def _rows(head: _Head, grid: Grid, columns: Mapping[int, str]) -> Iterator[Row]:
    """The rows under the headings that hold anything."""
    headings = {index: Heading(letter_of(index), head.typed[index]) for index in columns}
    private = head.kind is FAMILIES
    for number, values in enumerate(grid, head.at + 2):
        cells = {
            column: Cell(values[index], head.name, number, headings[index], private)
            for index, column in columns.items()
            if index < len(values)
        }
        if any(cell.text for cell in cells.values()):
            yield Row(head.name, number, cells)


def _own(kind: SheetKind, rows: Iterable[Row], problems: Problems) -> Iterator[Row]:
    """The rows somebody typed as their own: those that came as examples are left out."""
    for row in rows:
        if is_example(kind, row):
            ask_about_change(kind, row, problems)
        else:
            yield row
