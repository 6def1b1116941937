"""What families and Coaches said of one another, each word dated and nothing taken away."""

import sqlite3
from datetime import date

from matcher.canonical import canonical_bytes
from matcher.domain.pairs import Pair
from matcher.domain.record import Record
from matcher.ledger.file import Writing
from matcher.ledger.words import day_of


class Said(Record):
    """One word on a pair: the day it was said, the pair from then on, when to look at it again, and why."""

    on_day: date
    pair: Pair
    review_on: date | None = None
    why: str = ""


def note_pair(to: Writing, pair: Pair, on_day: date, why: str = "", review_on: date | None = None) -> None:
    """Note how far a pair has come, from that day on."""
    words, review = canonical_bytes(pair).decode(), review_on.isoformat() if review_on else None
    facts = (to.entry, pair.family, pair.coach, on_day.isoformat(), words, review, why)
    to.db.execute(
        "INSERT INTO pair_states (entry, family, coach, on_day, pair, review_on, why) VALUES (?, ?, ?, ?, ?, ?, ?)",
        facts,
    )


def pairs(db: sqlite3.Connection) -> tuple[Pair, ...]:
    """Every pair anybody has said something about, as it stands now, in order of family and Coach."""
    rows = db.execute(
        "SELECT pair FROM pair_states WHERE id IN (SELECT max(id) FROM pair_states GROUP BY family, coach)"
        " ORDER BY family, coach"
    )
    return tuple(Pair.model_validate_json(pair) for (pair,) in rows)


def history(db: sqlite3.Connection, family: str) -> tuple[Said, ...]:
    """Every word on a family's pairs, the first said first."""
    rows = db.execute(
        "SELECT on_day, pair, review_on, why FROM pair_states WHERE family = ? ORDER BY id", (family,)
    )
    return tuple(_said(*row) for row in rows)


def reviews(db: sqlite3.Connection) -> tuple[Said, ...]:
    """The newest word on each pair that is to be looked at again, the earliest day first."""
    rows = db.execute(
        "SELECT on_day, pair, review_on, why FROM pair_states"
        " WHERE id IN (SELECT max(id) FROM pair_states GROUP BY family, coach) AND review_on IS NOT NULL"
        " ORDER BY review_on, family, coach"
    )
    return tuple(_said(*row) for row in rows)


def _said(on_day: str, pair: str, review_on: str | None, why: str) -> Said:
    said = date.fromisoformat(on_day)
    return Said(on_day=said, pair=Pair.model_validate_json(pair), review_on=day_of(review_on), why=why)
