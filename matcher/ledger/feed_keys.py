"""The keys of feeds: of each only its SHA-256, whose it is, and when it was made and ended."""

import hmac
import sqlite3
from datetime import datetime

from matcher.domain.record import Record
from matcher.ledger.file import Writing
from matcher.ledger.words import moment_of, moment_words


class FeedKey(Record):
    """What is known of a key; whoever holds the key itself sees that person's duties."""

    hash: bytes
    person: str
    """A code, or `team:` and a venue's."""
    made: datetime
    ended: datetime | None = None


def keys(db: sqlite3.Connection) -> tuple[FeedKey, ...]:
    """Every key that was ever made and is still known, in order of person and time."""
    rows = db.execute("SELECT hash, person, made, ended FROM feed_keys ORDER BY person, entry")
    return tuple(_key(*row) for row in rows)


def key_of(db: sqlite3.Connection, hashed: bytes) -> FeedKey | None:
    """The key with that hash, compared in constant time."""
    for row in db.execute("SELECT hash, person, made, ended FROM feed_keys WHERE hash = ?", (hashed,)):
        if hmac.compare_digest(row[0], hashed):
            return _key(*row)
    return None


def note_key(to: Writing, hashed: bytes, person: str) -> None:
    """Note a key that was made."""
    facts = (hashed, to.entry, person, moment_words(to.at))
    to.db.execute("INSERT INTO feed_keys (hash, entry, person, made) VALUES (?, ?, ?, ?)", facts)


def end_key(to: Writing, hashed: bytes) -> None:
    """Note that a key opens nothing any more."""
    facts = (moment_words(to.at), hashed)
    to.db.execute("UPDATE feed_keys SET ended = ? WHERE hash = ? AND ended IS NULL", facts)


def _key(hashed: bytes, person: str, made: str, ended: str | None) -> FeedKey:
    return FeedKey(hash=hashed, person=person, made=moment_of(made), ended=moment_of(ended) if ended else None)
