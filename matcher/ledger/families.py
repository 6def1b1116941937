"""Families that asked to pause, to decide later, and to go on again."""

import sqlite3
from collections.abc import Mapping
from datetime import date

from matcher.ledger.file import Writing

PAUSED, GOES_ON, LATER = "paused", "waiting", "later"


def note_pause(to: Writing, family: str, on_day: date, *, paused: bool) -> None:
    """Note that a family pauses from that day on, or goes on again."""
    to.db.execute(
        "INSERT INTO family_states (entry, family, state, on_day, said_by) VALUES (?, ?, ?, ?, ?)",
        (to.entry, family, PAUSED if paused else GOES_ON, on_day.isoformat(), to.said_by),
    )


def note_later(to: Writing, family: str, on_day: date, until: date) -> None:
    """Note that a family is not to be asked before a day."""
    to.db.execute(
        "INSERT INTO family_states (entry, family, state, on_day, said_by, until) VALUES (?, ?, ?, ?, ?, ?)",
        (to.entry, family, LATER, on_day.isoformat(), to.said_by, until.isoformat()),
    )


def paused(db: sqlite3.Connection) -> Mapping[str, bool]:
    """Whether each family that said anything about it pauses now, by code."""
    rows = db.execute("SELECT family, state FROM family_states ORDER BY id")
    return {family: state == PAUSED for family, state in rows}


def later(db: sqlite3.Connection) -> Mapping[str, date]:
    """The day before which each family that wants to decide later is not to be asked, by code."""
    rows = db.execute("SELECT family, state, until FROM family_states ORDER BY id")
    newest = {family: (state, until) for family, state, until in rows}
    return {family: date.fromisoformat(until) for family, (state, until) in newest.items() if state == LATER}
