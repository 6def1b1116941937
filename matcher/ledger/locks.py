"""What coordinators pinned by command, beside what stands in the sheets."""

import sqlite3

from matcher.canonical import canonical_bytes
from matcher.domain.locks import Lock
from matcher.ledger.file import Writing


def note_lock(to: Writing, lock: Lock) -> None:
    """Note a lock."""
    to.db.execute("INSERT INTO locks (entry, lock) VALUES (?, ?)", (to.entry, canonical_bytes(lock).decode()))


def withdraw_lock(to: Writing, lock: Lock) -> None:
    """Let every lock noted with these words go."""
    to.db.execute(
        "UPDATE locks SET withdrawn = ? WHERE lock = ? AND withdrawn IS NULL",
        (to.entry, canonical_bytes(lock).decode()),
    )


def locks(db: sqlite3.Connection) -> tuple[Lock, ...]:
    """The locks that hold, the first noted first."""
    rows = db.execute("SELECT lock FROM locks WHERE withdrawn IS NULL ORDER BY id")
    return tuple(Lock.model_validate_json(lock) for (lock,) in rows)
