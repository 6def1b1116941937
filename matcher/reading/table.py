"""A sheet as rows of named cells, each of which knows where it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from matcher.domain.record import Source
from matcher.domain.times import clock
from matcher.reading.columns import SheetKind
from matcher.reading.text import plain

Value = str | float | int | bool | date | datetime | time | timedelta | None
Grid = Sequence[Sequence[Value]]
"""Rows of values as they stand on the sheet, the first row first."""

QUOTED = 40
"""Longer cells are not repeated in messages."""
QUOTED_OF_FAMILIES = 24
_BLANK = frozenset(("", "-", "n/a", "na", "nil", "."))


@dataclass(frozen=True, slots=True)
class Heading:
    """A column as found: its letter and what was typed at its head."""

    letter: str
    typed: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; a column the sheet does not have gives blank cells without a letter."""

    value: Value
    sheet: str
    row: int
    heading: Heading | None = None
    private: bool = False
    """True on the families' sheet: long cells are never repeated."""
    text: str = field(init=False, compare=False)
    """The cell as text, plainly typed; nothing where it stands for nothing."""

    def __post_init__(self) -> None:
        text = as_text(self.value)
        object.__setattr__(self, "text", "" if text.casefold() in _BLANK else text)

    @property
    def blank(self) -> bool:
        """True if nothing is typed here."""
        return not self.text

    @property
    def source(self) -> Source:
        """Where it stands."""
        return Source(sheet=self.sheet, row=self.row, column=self.heading.letter if self.heading else None)

    @property
    def headed(self) -> str:
        """Its column's heading as typed; nothing where the sheet has no such column."""
        return self.heading.typed if self.heading else ""

    @property
    def seen(self) -> str:
        """The cell as a message may repeat it; nothing if it is too long for that."""
        text = " ".join(self.text.split())
        return text if self.may_repeat(text) else ""

    def may_repeat(self, words: str) -> bool:
        """True if words of this cell are short enough to be repeated in a message."""
        return len(words) <= (QUOTED_OF_FAMILIES if self.private else QUOTED)


def as_text(value: Value) -> str:  # noqa: PLR0911 - one line a kind
    """A value as a person would type it."""
    match value:
        case None:
            return ""
        case str():
            return plain(value)
        case bool():
            return "yes" if value else "no"
        case int():
            return str(value)
        case float():
            return f"{value:.0f}" if value.is_integer() else f"{value:.10g}"
        case datetime() if value.time() != time():
            return f"{value:%Y-%m-%d %H:%M}"
        case date():
            return f"{value.day}-{value:%b}-{value.year}"
        case time():
            return f"{value.hour:02d}:{value.minute:02d}"
        case timedelta():
            return clock(round(value.total_seconds() / 60))


@dataclass(frozen=True)
class Row:
    """One row of a sheet, by column."""

    sheet: str
    number: int
    """Counted from 1 as the spreadsheet shows."""
    cells: Mapping[str, Cell]

    def __getitem__(self, column: str) -> Cell:
        found = self.cells.get(column)
        return found if found is not None else Cell(None, self.sheet, self.number)

    @property
    def source(self) -> Source:
        """Where it stands."""
        return Source(sheet=self.sheet, row=self.number)


@dataclass(frozen=True)
class Table:
    """A sheet's rows that hold anything, under its headings."""

    kind: SheetKind
    name: str
    """As found: `volunteers`."""
    headings: Mapping[str, Heading]
    rows: tuple[Row, ...]


def letter_of(index: int) -> str:
    """The letters of a column counted from 0: `A`, `Z`, `AA`."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
