"""What was published so far."""

from pathlib import Path

from matcher.ledger import publications
from matcher.ledger.file import reading
from matcher.ledger.publications import Publication


def last_publication(ledger: Path, before: int | None = None) -> Publication | None:
    """The newest publication, or the newest before one of that number; None if there is none.

    Raises:
        NotALedger: the ledger cannot be used.
    """
    with reading(ledger) as db:
        return None if db is None else publications.latest(db, before)
