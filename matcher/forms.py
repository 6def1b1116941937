"""What a programme's empty sheets hold before anybody has typed: headings, what to type, what to pick, examples."""

from matcher.domain.record import Record

EXAMPLE = "example"
"""Begins the first cell of a row that shows what to type and is never read as anybody's own."""
TICK = "x"


class Field(Record):
    """One column as a coordinator meets it."""

    heading: str
    tells: str
    """What to type, in a sentence or two."""
    such_as: str = ""
    offers: tuple[str, ...] = ()
    """Words to pick from; others that mean the same may be typed."""
    codes_of: str = ""
    """The sheet whose codes are to be picked from."""
    needed: bool = False
    cells: tuple[str, ...] = ()
    """Its cells in the rows of examples; none where the column is not on the sheet to begin with."""

    @property
    def is_tick(self) -> bool:
        """True of a square of the tick grid."""
        return self.offers == (TICK,)

    @property
    def is_number(self) -> bool:
        """True where what is typed is a plain number, which a spreadsheet may take as one."""
        return self.such_as.isdigit()


class Form(Record):
    """One sheet with all the columns it may have."""

    name: str
    tells: str
    fields: tuple[Field, ...]

    @property
    def offered(self) -> tuple[Field, ...]:
        """The columns it has to begin with; the others may be added."""
        return tuple(field for field in self.fields if field.cells)

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The sheet to begin with: headings, and the rows of examples."""
        headings = tuple(field.heading for field in self.offered)
        return (headings, *zip(*(field.cells for field in self.offered), strict=True))
