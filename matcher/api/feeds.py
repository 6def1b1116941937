"""The feeds as they stand in the ledger: what is at a key on a day, for files and for whoever serves them."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from matcher.domain.record import Record
from matcher.domain.times import local
from matcher.ledger.events import feed_of, shown_to
from matcher.ledger.feed_keys import FeedKey, key_of
from matcher.ledger.file import Ledger, reading
from matcher.publishing.calendars.feeds import NO_UID, feed_bytes, last_change, not_yet_bytes, tombstone_bytes
from matcher.publishing.calendars.projection import LONG_AGO
from matcher.publishing.records import CalendarEntry

TOMBSTONE_STANDS = timedelta(days=30)


class Outcome(StrEnum):
    """What a key opens."""

    CURRENT = "current"
    TOMBSTONE = "tombstone"
    """It was rotated or revoked within thirty days."""
    GONE = "gone"
    """It was rotated or revoked before that."""
    UNKNOWN = "unknown"


class Opened(Record):
    """What is to be read at a key; no bytes where it is gone or unknown."""

    outcome: Outcome
    data: bytes = b""
    changed: datetime = LONG_AGO
    """When the bytes were last different."""


def hash_of(key: str) -> bytes:
    """All that is kept of a key."""
    return sha256(key.encode()).digest()


def feed_at(ledger: Path, hashed: bytes, today: date) -> Opened:
    """What is to be read at the key with that hash on that UK date.

    Raises:
        NotALedger: the file cannot be used.
    """
    with reading(ledger) as db:
        key = None if db is None else key_of(db, hashed)
        return Opened(outcome=Outcome.UNKNOWN) if db is None or key is None else opened(db, key, today)


def opened(db: Ledger, key: FeedKey, today: date) -> Opened:
    """What is to be read at a key on that UK date."""
    if key.ended is None:
        return current(db, key.person, today)
    if today > local(key.ended).date() + TOMBSTONE_STANDS:
        return Opened(outcome=Outcome.GONE)
    return tombstone(db, key.person, key.ended)


def current(db: Ledger, person: str, today: date) -> Opened:
    """Somebody's feed on that UK date."""
    feed = feed_of(db, person)
    if feed is None:
        return Opened(outcome=Outcome.CURRENT, data=not_yet_bytes())
    events = [CalendarEntry.model_validate_json(shown) for shown in shown_to(db, person)]
    return Opened(
        outcome=Outcome.CURRENT,
        data=feed_bytes(feed.name, feed.anchor, feed.begun, events, today),
        changed=last_change(feed.changed, events, today),
    )


def tombstone(db: Ledger, person: str, ended: datetime) -> Opened:
    """What stands where somebody's feed was."""
    feed = feed_of(db, person)
    anchor = feed.anchor if feed else NO_UID
    return Opened(outcome=Outcome.TOMBSTONE, data=tombstone_bytes(anchor, ended), changed=ended)
