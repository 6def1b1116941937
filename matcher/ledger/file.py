"""The ledger as a file: opened, made where there is none, and written in whole transactions with an entry each."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources import files
from pathlib import Path

from matcher.defects import NotALedger
from matcher.domain.times import local
from matcher.ledger.words import moment_words

NAME = "ledger.db"
VERSION = 1
APPLICATION = 0x4D_41_54_43
"""Marks the file as a ledger of ours."""
PATIENCE = 30.0
"""Seconds to wait for somebody else who is writing."""


Ledger = sqlite3.Connection
"""An open ledger, for those who hand it on."""


@dataclass(frozen=True)
class Writing:
    """One transaction: all that is written here takes effect together, or not at all."""

    db: sqlite3.Connection
    entry: int
    at: datetime
    said_by: str

    @property
    def today(self) -> date:
        """The UK date of the entry."""
        return local(self.at).date()


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection | None]:
    """The ledger to read from, all of one moment; None where nothing has been remembered yet.

    Raises:
        NotALedger: the file holds something else, or was written by a newer release.
    """
    if not path.exists():
        yield None
        return
    with closing(_open(path)) as db, _telling(path):
        db.execute("BEGIN")
        yield None if _is_blank(db) else db


@contextmanager
def writing(path: Path, verb: str, words: str, *, at: datetime, said_by: str) -> Iterator[Writing]:
    """A transaction that begins with its entry in the log; made where there is no ledger yet.

    Raises:
        NotALedger: the file holds something else, or was written by a newer release.
    """
    _make(path)
    with closing(_open(path)) as db, _telling(path):
        db.execute("BEGIN IMMEDIATE")
        facts = (moment_words(at), verb, said_by, words)
        entry = db.execute("INSERT INTO entries (at, verb, said_by, words) VALUES (?, ?, ?, ?)", facts).lastrowid
        yield Writing(db, int(entry or 0), at, said_by)
        db.execute("COMMIT")


def newest_entry(db: sqlite3.Connection) -> int:
    """The number of the last thing written: whoever read at that number has read everything."""
    return int(db.execute("SELECT coalesce(max(id), 0) FROM entries").fetchone()[0])


def _open(path: Path) -> sqlite3.Connection:
    with _telling(path):
        db = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=PATIENCE, isolation_level=None
        )
    try:
        with _telling(path):
            _must_be_ours(db, path)
            db.execute("PRAGMA foreign_keys = ON")
            db.execute("PRAGMA synchronous = FULL")
    except NotALedger:
        db.close()
        raise
    return db


def _must_be_ours(db: sqlite3.Connection, path: Path) -> None:
    if not _is_blank(db) and db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise NotALedger(f"{path} is not a ledger of matcher's. Move it away, or name another programme.")
    if db.execute("PRAGMA user_version").fetchone()[0] > VERSION:
        raise NotALedger(f"{path} was written by a newer matcher. Install that one to go on with it.")


def _is_blank(db: sqlite3.Connection) -> bool:
    """True of a file somebody is making just now, or was stopped at before it held anything."""
    return bool(db.execute("PRAGMA page_count").fetchone()[0] == 0)


def _make(path: Path) -> None:
    """An empty ledger that only its owner can read; whoever comes second finds the first one's."""
    with reading(path) as already:
        if already:
            return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    with closing(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)) as db, _telling(path):
        db.execute("BEGIN IMMEDIATE")
        if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
            schema = (files("matcher.ledger") / "schema.sql").read_text(encoding="utf-8")
            for statement in _statements(schema):
                db.execute(statement)
            db.execute(f"PRAGMA application_id = {APPLICATION}")
            db.execute(f"PRAGMA user_version = {VERSION}")
        db.execute("COMMIT")


def _statements(script: str) -> Iterator[str]:
    """The script's statements, one after another; those of a trigger stay together."""
    gathered = ""
    for line in script.splitlines(keepends=True):
        gathered += line
        if sqlite3.complete_statement(gathered):
            yield gathered
            gathered = ""


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    """Say in words what SQLite says of a file that cannot be used; whatever else it says is a defect."""
    try:
        yield
    except sqlite3.DatabaseError as trouble:
        words = OF_THE_FILE.get(trouble.sqlite_errorcode & 0xFF)
        if words is None:
            raise
        raise NotALedger(words.format(path)) from trouble


OF_THE_FILE = {
    sqlite3.SQLITE_BUSY: "Somebody else is writing {}. Wait a little, and type the same again.",
    sqlite3.SQLITE_CANTOPEN: "I cannot open {}.",
    sqlite3.SQLITE_CORRUPT: "{} is damaged. Put the last copy you kept of it in its place.",
    sqlite3.SQLITE_FULL: "There is no room left on the disk for {}.",
    sqlite3.SQLITE_IOERR: "The disk cannot be read or written at {}.",
    sqlite3.SQLITE_NOTADB: "{} is not a ledger of matcher's. Move it away, or name another programme.",
    sqlite3.SQLITE_PERM: "I am not allowed to write or read {}.",
    sqlite3.SQLITE_READONLY: "I am not allowed to write {}.",
}
"""What can be the matter with a file that is nobody's defect, and our words for it."""
