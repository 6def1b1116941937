"""Days on which Chellows and families are away."""

import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta

from matcher.domain.times import Dates
from matcher.ledger.file import Writing


def note_absence(to: Writing, person: str, first: date, last: date, why: str = "") -> None:
    """Note that somebody is away from one day to another, both included."""
    facts = (to.entry, person, first.isoformat(), last.isoformat(), why)
    to.db.execute("INSERT INTO absences (entry, person, first, last, why) VALUES (?, ?, ?, ?, ?)", facts)


def absences(db: sqlite3.Connection) -> Mapping[str, tuple[Dates, ...]]:
    """Whole days away, by code."""
    rows = db.execute(
        "SELECT person, first, last, why FROM absences WHERE withdrawn IS NULL AND start IS NULL ORDER BY first, id"
    )
    found: dict[str, list[Dates]] = defaultdict(list)
    for person, first, last, why in rows:
        end = date.fromisoformat(last) + timedelta(days=1)
        found[person].append(Dates(start=date.fromisoformat(first), end=end, what=why))
    return {person: tuple(dates) for person, dates in sorted(found.items())}
