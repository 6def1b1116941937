"""The sheets and columns a programme is typed in: canonical names, the names people use instead, and an example."""

from collections.abc import Mapping

from matcher.reading.columns.people import AMBASSADORS, CHELLOWS, FAMILIES, NEVER_OF_FAMILIES
from matcher.reading.columns.sheet_kind import PARTS, Column, SheetKind, folded
from matcher.reading.columns.standing import LOCKS, PAIRS, TERMS
from matcher.reading.columns.venues import AREAS, COVER, GATHERINGS, SHIFTS, VENUES

__all__ = ["AREAS", "FAMILIES", "NEVER_OF_FAMILIES", "PARTS", "SHEET", "SHEETS", "Column", "SheetKind", "folded"]

SHEETS: tuple[SheetKind, ...] = (
    CHELLOWS,
    FAMILIES,
    VENUES,
    SHIFTS,
    COVER,
    GATHERINGS,
    AMBASSADORS,
    LOCKS,
    TERMS,
    PAIRS,
    AREAS,
)
SHEET: Mapping[str, SheetKind] = {kind.name: kind for kind in SHEETS}
