"""Who was asked to stand in, for what, and when: so that nobody is asked again too soon."""

import sqlite3
from collections.abc import Mapping
from datetime import date

from matcher.ledger.file import Writing


def note_ask(to: Writing, person: str, duty: str) -> None:
    """Note that somebody was asked on the day of the entry to take a duty."""
    facts = (to.entry, person, duty, to.today.isoformat())
    to.db.execute("INSERT INTO asks (entry, person, duty, on_day) VALUES (?, ?, ?, ?)", facts)


def asked_since(db: sqlite3.Connection, day: date) -> Mapping[str, date]:
    """The last day each person was asked, from that day on, by code."""
    rows = db.execute(
        "SELECT person, max(on_day) FROM asks WHERE on_day >= ? GROUP BY person ORDER BY person", (day.isoformat(),)
    )
    return {person: date.fromisoformat(on_day) for person, on_day in rows}
