"""What families and Coaches said of one another, each word dated and nothing taken away."""

import sqlite3
from datetime import date

from matcher.canonical import canonical_bytes
from matcher.domain.pairs import Pair
from matcher.ledger.file import Writing


def note_pair(to: Writing, pair: Pair, on_day: date, why: str = "") -> None:
    """Note how far a pair has come, from that day on."""
    facts = (to.entry, pair.family, pair.coach, on_day.isoformat(), canonical_bytes(pair).decode(), why)
    to.db.execute(
        "INSERT INTO pair_states (entry, family, coach, on_day, pair, why) VALUES (?, ?, ?, ?, ?, ?)", facts
    )


def pairs(db: sqlite3.Connection) -> tuple[Pair, ...]:
    """Every pair anybody has said something about, as it stands now, in order of family and Coach."""
    rows = db.execute(
        "SELECT pair FROM pair_states WHERE id IN (SELECT max(id) FROM pair_states GROUP BY family, coach)"
        " ORDER BY family, coach"
    )
    return tuple(Pair.model_validate_json(pair) for (pair,) in rows)
