"""The street's life: plans published, keys made and ended, in a folder with its ledger, as the commands do it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from matcher.api import publishing
from matcher.api.feeds import hash_of
from matcher.api.keys import end_keys
from matcher.api.static_feeds import file_of, files_of
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.ledger.feed_keys import keys
from matcher.ledger.file import reading, writing
from tests.publishing import street

NEW_YEAR = datetime(2027, 1, 2, 9, tzinfo=UTC)


class StreetLife:
    """One programme over time."""

    def __init__(
        self, folder: Path, programme: Programme | None = None, plan: Plan | None = None, at: datetime = NEW_YEAR
    ) -> None:
        self.folder = folder
        self.ledger = folder / "ledger.db"
        self.programme = programme or street.programme()
        self.publish(plan or street.plan(self.programme), at)

    def publish(self, plan: Plan, at: datetime = NEW_YEAR) -> None:
        proposed = publishing.proposal(self.programme, plan, self.ledger, at)
        publishing.publish(proposed, self.ledger, self.folder / "out", at=at, said_by="Joan")
        self.plan = plan

    def keys(self) -> Mapping[str, str]:
        """The key in use of everybody who has one, found by the names of the files."""
        files = files_of(self.folder / "out")
        with reading(self.ledger) as db:
            assert db is not None
            return {key.person: files[key.hash] for key in keys(db) if key.ended is None}

    def file_of(self, key: str) -> Path:
        return self.folder / "out" / file_of(key)

    def revoke(self, key: str, at: datetime = NEW_YEAR) -> None:
        with writing(self.ledger, "feeds", "revoked", at=at, said_by="Joan") as to:
            end_keys(to, (known for known in keys(to.db) if known.hash == hash_of(key)))
