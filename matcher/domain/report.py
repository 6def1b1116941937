"""A report: a few sentences and tables, some with a bar a row."""

from matcher.domain.record import Record


class Bar(Record):
    """A row's bar: lengths of its parts in hundredths of the whole width, and the longest it may be."""

    parts: tuple[int, ...]
    mark: int | None = None
    """Where a line is drawn across, as at 100 %."""


class Table(Record):
    """Rows of words under headings; `bars` has none, or one for each row."""

    heading: str
    note: str = ""
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    bars: tuple[Bar, ...] = ()


class Report(Record):
    """What `matcher report` tells."""

    name: str
    title: str
    sentences: tuple[str, ...]
    tables: tuple[Table, ...]
    to_share: bool = False
