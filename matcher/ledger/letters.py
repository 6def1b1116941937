"""Which letter each person's calendar gives a family: once given, it is never another family's."""

import sqlite3
from collections import defaultdict
from collections.abc import Mapping

from matcher.ledger.file import Writing


def letters(db: sqlite3.Connection) -> Mapping[str, Mapping[str, int]]:
    """By person and family, the letter's number: 0 is Visit A."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for person, family, number in db.execute("SELECT person, family, number FROM letters ORDER BY person, family"):
        found[person][family] = number
    return dict(found)


def note_letters(to: Writing, given: Mapping[str, Mapping[str, int]]) -> None:
    """Note letters that were given; those known already stay as they are."""
    to.db.executemany(
        "INSERT OR IGNORE INTO letters (person, family, number, entry) VALUES (?, ?, ?, ?)",
        [(person, family, number, to.entry) for person, own in given.items() for family, number in own.items()],
    )
