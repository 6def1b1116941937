"""What could not be read, and what was read with a question: each with its place and what to type."""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from matcher.domain.record import Record, Source

ALIKE = 50
"""So many problems of one kind in one column are told one by one; the rest are counted."""


OF_THE_SHEET = "has a column"
"""Begins what is said of a sheet as a whole, without a row: `Families has a column called "Name".`"""


class Severity(StrEnum):
    """A fault must be mended before anything is planned; a question can wait."""

    FAULT = "fault"
    QUESTION = "question"


class Problem(Record):
    """Where, what was seen, what is the matter, and what to type."""

    source: Source = Source()
    heading: str = ""
    """The column's heading as typed."""
    seen: str = ""
    says: str = ""
    fix: str = ""
    severity: Severity = Severity.FAULT

    def __str__(self) -> str:
        said = (f"I see {self.seen}." if self.seen else "", self.says, self.fix)
        words = " ".join(part for part in said if part)
        if self.says.startswith(OF_THE_SHEET):
            return f"{self.source.sheet[:1].upper()}{self.source.sheet[1:]} {words}"
        return f"{self.place}: {words}" if self.place else words

    @property
    def place(self) -> str:
        """`Volunteers, row 6, column F (free on Mondays)`."""
        words = str(self.source)
        if self.heading and self.source.column:
            words += f" ({self.heading})"
        return words if "." in self.source.sheet else words[:1].upper() + words[1:]

    @property
    def is_fault(self) -> bool:
        """True if nothing is planned until it is mended."""
        return self.severity is Severity.FAULT


class CannotRead(Exception):
    """Something has to be put right before anything is planned; `problems` holds all of it, in order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    @property
    def faults(self) -> tuple[Problem, ...]:
        """Those that must be mended first."""
        return tuple(problem for problem in self.problems if problem.is_fault)


class Problems:
    """Collects problems while reading goes on, and tells them in order of sheet, row and column."""

    def __init__(self) -> None:
        self._found: list[Problem] = []
        self._sheets: dict[str, int] = {}

    def begin(self, sheet: str) -> None:
        """Say that a sheet is read now: sheets are told in this order."""
        self._sheets.setdefault(sheet, len(self._sheets))

    def add(self, problem: Problem) -> None:
        """Note a problem."""
        self._found.append(problem)

    def fault(self, source: Source, says: str, fix: str = "", *, heading: str = "", seen: str = "") -> None:
        """Note what must be mended first."""
        self.add(Problem(source=source, heading=heading, seen=seen, says=says, fix=fix))

    def ask(self, source: Source, says: str, fix: str = "", *, heading: str = "", seen: str = "") -> None:
        """Note a question."""
        asked = Severity.QUESTION
        self.add(Problem(source=source, heading=heading, seen=seen, says=says, fix=fix, severity=asked))

    def told(self) -> tuple[Problem, ...]:
        """Every problem in order, many of one kind in one column counted rather than listed."""
        ranked = sorted(self._found, key=self._rank)
        return tuple(_counted(ranked))

    def _rank(self, problem: Problem) -> tuple[int, int, int, str]:
        source = problem.source
        column = source.column or ""
        return (self._sheets.get(source.sheet, -1), source.row or 0, len(column), column)


def _counted(ranked: Sequence[Problem]) -> Iterable[Problem]:
    kinds: dict[tuple[str, str | None, str, Severity], list[Problem]] = {}
    for problem in ranked:
        kind = (
            problem.source.sheet,
            problem.source.column,
            re.sub(r"\S*\d\S*", "", problem.says),
            problem.severity,
        )
        alike = kinds.setdefault(kind, [])
        alike.append(problem)
        if len(alike) <= ALIKE:
            yield problem
    for alike in kinds.values():
        if len(alike) > ALIKE:
            yield _and_more(alike)


def _and_more(alike: Sequence[Problem]) -> Problem:
    last, more = alike[-1], len(alike) - ALIKE
    place = Source(sheet=last.source.sheet, column=last.source.column)
    rows = f"the same in {more} more {'row' if more == 1 else 'rows'}, down to row {last.source.row}."
    return Problem(source=place, heading=last.heading, says=rows, fix=last.fix, severity=last.severity)
