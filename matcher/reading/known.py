"""The codes a programme's sheets give, so that what refers to them can be looked up however it is typed."""

from collections.abc import Iterable

from matcher.reading.columns import folded
from matcher.reading.problems import Problems
from matcher.reading.suggest import did_you_mean
from matcher.reading.table import Cell, Table

_LONGEST_CODE = 32


class Codes:
    """The codes of one sheet; other names may stand for them."""

    def __init__(
        self, sheet: str, missing: bool = False, unknown: bool = False, beside: "Codes | None" = None
    ) -> None:
        self.sheet = sheet
        self.missing = missing
        """True if the programme has no such sheet."""
        self.unknown = unknown
        """True if the sheet has no codes to look up; that is told once, not wherever one is used."""
        self._beside = beside
        """Another sheet whose codes none of these may be."""
        self._codes: dict[str, tuple[str, int]] = {}
        self._names: dict[str, str | None] = {}

    def __iter__(self) -> Iterable[str]:
        return iter(code for code, _ in self._codes.values())

    def add(self, cell: Cell, problems: Problems) -> bool:
        """Take the code of a row; false, with the problem noted, if it is none or stands twice."""
        code = cell.text
        words = "" if _is_code(code) else "That is no code."
        if not words and cell.private and not any(letter.isdigit() for letter in code):
            words = "Families are kept under codes here, which have a number."
        if words:
            example = "F-0104" if cell.private else "C-01"
            problems.fault(cell.source, words, f"Type one such as {example}.", heading=cell.headed, seen=cell.seen)
            return False
        earlier = self._codes.get(folded(code))
        if earlier:
            says = f"{code} stands in row {earlier[1]} already."
            problems.fault(cell.source, says, "Give each its own code.", heading=cell.headed)
            return False
        if self._beside and folded(code) in self._beside._codes:
            says = f"{code} is somebody on the sheet {self._beside.sheet}."
            problems.fault(cell.source, says, "Give each its own code.", heading=cell.headed)
            return False
        self._codes[folded(code)] = (code, cell.row)
        return True

    def also_called(self, code: str, name: str) -> None:
        """Let a name stand for a code, unless two share it."""
        key = folded(name)
        if key and key not in self._codes:
            self._names[key] = None if self._names.get(key, code) != code else code

    def find(self, typed: str) -> str | None:
        """The code meant, whatever its case and hyphens; None if there is none."""
        found = self._codes.get(folded(typed))
        return found[0] if found else self._names.get(folded(typed))

    def suggestion(self, typed: str) -> str:
        """What to type instead of a code nobody has."""
        if self.missing:
            return f"Add a sheet {self.sheet} that has it."
        guess = did_you_mean(typed, [*(code for code, _ in self._codes.values()), *self._names]).strip()
        return guess or f"Type a code that stands on the sheet {self.sheet}."


def _is_code(text: str) -> bool:
    plain = (
        text.replace("-", "").replace("_", "").replace(".", "").replace("/", "").replace("'", "").replace("&", "")
    )
    return 0 < len(text) <= _LONGEST_CODE and plain.replace(" ", "").isalnum() and text.count(" ") <= 3


def codes_of(
    table: Table | None, sheet: str, problems: Problems, beside: Codes | None = None
) -> tuple[Codes, Table | None]:
    """The codes of a sheet's first needed column, and the sheet with the rows that have one of their own."""
    unknown = table is not None and "id" not in table.headings
    codes = Codes(table.name if table else sheet, missing=table is None, unknown=unknown, beside=beside)
    if table is None or unknown:
        return codes, table
    rows = tuple(row for row in table.rows if not _is_a_sum(row["id"]) and codes.add(row["id"], problems))
    return codes, Table(table.kind, table.name, table.headings, rows)


def _is_a_sum(cell: Cell) -> bool:
    """True of the row with totals under a list."""
    return cell.text.casefold().rstrip(":") in ("total", "totals", "sum")
