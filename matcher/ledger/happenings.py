"""What took place of what was published, as far as somebody has said."""

import sqlite3
from collections.abc import Mapping

from matcher.ledger.file import Writing


def note_happening(to: Writing, duty: str, minutes: int) -> None:
    """Note how long a duty lasted, 0 if it did not take place; the newest word counts."""
    to.db.execute("INSERT INTO happenings (entry, duty, minutes) VALUES (?, ?, ?)", (to.entry, duty, minutes))


def happenings(db: sqlite3.Connection) -> Mapping[str, int]:
    """Minutes by duty id."""
    rows = db.execute("SELECT duty, minutes FROM happenings ORDER BY id")
    return dict(rows.fetchall())
