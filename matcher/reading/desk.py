"""What lies on the table while sheets are read: settings, codes, areas, and the problems found so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from matcher.domain.settings import Settings
from matcher.domain.times import Dates
from matcher.reading.known import Codes
from matcher.reading.places import Areas
from matcher.reading.problems import Problem, Problems, Severity
from matcher.reading.table import Cell
from matcher.reading.times.phrases import Times


@dataclass
class Desk:
    """Handed to whatever reads a cell."""

    problems: Problems
    settings: Settings
    near: date
    """Dates typed without a year are those next to come from here."""
    spellings: Mapping[str, str]
    """The programme's own names for languages."""
    areas: Areas
    chellows: Codes
    families: Codes
    venues: Codes
    ambassadors: Codes
    weeks: int = 1
    """How long the period is."""
    has_terms: bool = False
    terms: tuple[Dates, ...] = ()
    seasons: Mapping[str, Sequence[Dates]] = field(default_factory=dict)
    """When Ramadan is, and the school holidays, as far as the sheet of terms says."""
    times_read: dict[tuple[str, tuple[int, ...] | None, str | None], Times] = field(default_factory=dict)
    """What was read already, by text and what is known beside it: many people type the same times."""
    echo: list[str] = field(default_factory=list)

    def fault(self, cell: Cell, says: str, fix: str) -> None:
        """Say that a cell must be mended before anything is planned."""
        self._say(cell, says, fix, Severity.FAULT)

    def ask(self, cell: Cell, says: str, fix: str) -> None:
        """Say that a cell leaves a question."""
        self._say(cell, says, fix, Severity.QUESTION)

    def _say(self, cell: Cell, says: str, fix: str, severity: Severity) -> None:
        where = {"source": cell.source, "heading": cell.headed, "seen": cell.seen}
        self.problems.add(Problem(**where, says=says, fix=fix, severity=severity))
