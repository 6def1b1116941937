"""All that a ledger remembers that a plan is made from."""

import sqlite3
from pathlib import Path

from matcher.domain.memory import Memory
from matcher.domain.programme import Programme
from matcher.ledger.absences import absences, hours_away
from matcher.ledger.families import later, paused
from matcher.ledger.file import reading
from matcher.ledger.happenings import happenings
from matcher.ledger.letters import letters
from matcher.ledger.locks import locks
from matcher.ledger.pairs import pairs
from matcher.ledger.publications import in_force, proposed, published_at, published_until


def memory_at(path: Path) -> Memory:
    """What the ledger at the path remembers; nothing where there is none yet.

    Raises:
        NotALedger: the file cannot be used.
    """
    with reading(path) as db:
        return Memory() if db is None else memory(db)


def memory(db: sqlite3.Connection) -> Memory:
    """What the ledger remembers at this moment."""
    return Memory(
        pairs=pairs(db),
        paused=paused(db),
        later=later(db),
        absences=absences(db),
        busy=hours_away(db),
        locks=locks(db),
        happened=happenings(db),
        published=in_force(db),
        proposed=proposed(db),
        published_until=published_until(db),
        published_at=published_at(db),
        letters=letters(db),
    )


def is_as_read(db: sqlite3.Connection, read: Programme) -> bool:
    """True if what is said of pairs and families at this moment is what the programme was read with."""
    stand = {(pair.coach, pair.family): pair for pair in read.pairs}
    said = (pair for pair in pairs(db) if pair.coach in read.chellow and pair.family in read.family)
    pauses = ((read.family[code].paused, one) for code, one in paused(db).items() if code in read.family)
    days = ((read.family[code].not_before, day) for code, day in later(db).items() if code in read.family)
    same = all(was == now for was, now in (*pauses, *days))
    return same and all(stand.get((pair.coach, pair.family)) == pair for pair in said)
