"""The feeds as a server needs them: out of the ledger, by the hash of a key, as of the UK date."""

from datetime import date, datetime
from pathlib import Path

from matcher.api.feeds import Outcome, feed_at
from matcher.defects import NotALedger
from matcher.ledger.file import reading
from matcher.ledger.watching import Mark, mark
from matcher.today import today

THERE = (Outcome.CURRENT, Outcome.TOMBSTONE)


class LedgerFeeds:
    """The feeds of one ledger."""

    def __init__(self, ledger: Path) -> None:
        self._ledger = ledger
        self._seen: tuple[Mark, date] | None = None

    def news(self) -> bool:
        """True if something was written, or a day has begun, since this was last asked.

        Raises:
            NotALedger: the file cannot be read just now.
        """
        sees = self._mark(), today()
        if sees == self._seen:
            return False
        with reading(self._ledger):
            self._seen = sees
        return True

    def feed(self, key_hash: bytes) -> tuple[bytes, datetime] | None:
        """The calendar at the key with that hash and when it last changed; None where it is gone or unknown.

        Raises:
            NotALedger: the file cannot be read just now.
        """
        self._mark()
        opened = feed_at(self._ledger, key_hash, today())
        return (opened.data, opened.changed) if opened.outcome in THERE else None

    def _mark(self) -> Mark:
        """A ledger that is away for a moment, as on a disk taken out, is not one that knows nobody."""
        try:
            return mark(self._ledger)
        except OSError as trouble:
            raise NotALedger(f"I cannot read {self._ledger}.") from trouble
