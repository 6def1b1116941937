"""What every feed shows: one event a duty and person, as JSON that whoever shows it can read."""

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime

from matcher.domain.record import Record
from matcher.ledger.file import Writing
from matcher.ledger.words import moment_of, moment_words


class Feed(Record):
    """Whose events they are and what the calendar is called."""

    person: str
    name: str
    anchor: str
    """The UID of the event that keeps the calendar from ever being empty."""
    begun: datetime
    changed: datetime
    """When it was last called something else."""


def feed_of(db: sqlite3.Connection, person: str) -> Feed | None:
    """One person's feed; None for somebody who never had one."""
    return feeds(db, "WHERE person = ?", person).get(person)


def feeds(db: sqlite3.Connection, where: str = "", *facts: str) -> Mapping[str, Feed]:
    """Every feed there ever was, by person."""
    rows = db.execute(f"SELECT person, name, anchor, begun, changed FROM feeds {where} ORDER BY person", facts)
    return {
        person: Feed(person=person, name=name, anchor=anchor, begun=moment_of(begun), changed=moment_of(changed))
        for person, name, anchor, begun, changed in rows
    }


def note_feeds(to: Writing, told: Iterable[Feed]) -> None:
    """Note feeds that begin or are called something else."""
    rows = [(f.person, f.name, f.anchor, moment_words(f.begun), moment_words(f.changed)) for f in told]
    to.db.executemany(
        "INSERT OR REPLACE INTO feeds (person, name, anchor, begun, changed) VALUES (?, ?, ?, ?, ?)", rows
    )


def shown_to(db: sqlite3.Connection, person: str) -> tuple[str, ...]:
    """Every event one person's calendar has ever shown, as JSON, in order of UID."""
    rows = db.execute("SELECT shown FROM events WHERE person = ? ORDER BY uid", (person,))
    return tuple(shown for (shown,) in rows)


def all_shown(db: sqlite3.Connection) -> Mapping[str, tuple[str, str]]:
    """(person, event as JSON) of every event that was ever shown, by UID."""
    return {uid: (person, shown) for uid, person, shown in db.execute("SELECT uid, person, shown FROM events")}


def note_events(to: Writing, changed: Iterable[tuple[str, str, str]]) -> None:
    """Note (UID, person, event as JSON) of every event that is new or changed."""
    to.db.executemany("INSERT OR REPLACE INTO events (uid, person, shown) VALUES (?, ?, ?)", changed)
