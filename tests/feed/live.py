"""Plans published over one another in a folder of their own, and what people's feeds then are."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from matcher.api import publishing
from matcher.api.feeds import feed_at, hash_of
from matcher.api.published import last_publication
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.ledger.feed_keys import keys
from matcher.ledger.file import reading
from matcher.ledger.remembering import memory_at
from tests.publishing.reading_back import unfolded

FRIDAY = datetime(2027, 1, 1, 12, tzinfo=UTC)
"""Before every period of the small worlds, and within three days of their first duties."""
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
"""Where to keep what is gone a moment later: nothing here asks whether it was whole on a disk."""
WHEN_CHANGED = ("DTSTAMP", "LAST-MODIFIED", "SEQUENCE")
Event = Mapping[str, str]
"""The properties of an event by name."""


@dataclass(frozen=True)
class Live:
    """A programme whose plans are made live one after another."""

    programme: Programme
    folder: Path
    at: datetime = FRIDAY

    @property
    def ledger(self) -> Path:
        return self.folder / "ledger.db"

    @property
    def out(self) -> Path:
        return self.folder / "out"

    def later(self, **time: int) -> "Live":
        """The same some time later."""
        return replace(self, at=self.at + timedelta(**time))

    def knowing(self) -> Programme:
        """The programme with all that the ledger remembers in mind."""
        return memory_at(self.ledger).over(self.programme)

    def publish(self, plan: Plan) -> publishing.Published:
        proposed = publishing.proposal(self.knowing(), plan, self.ledger, self.at)
        return publishing.publish(proposed, self.ledger, self.out, at=self.at, said_by="Joan")

    def undo(self) -> publishing.Published:
        last = last_publication(self.ledger)
        assert last is not None
        then = last_publication(self.ledger, before=last.number)
        proposed = publishing.undoing(self.knowing(), last, then, self.at)
        return publishing.publish(proposed, self.ledger, self.out, at=self.at, said_by="Joan")

    def feeds(self, today: date | None = None) -> dict[str, bytes]:
        """Each person's feed on a day as the ledger has it, by code."""
        day = today or self.at.date()
        with reading(self.ledger) as db:
            assert db is not None
            live = [key for key in keys(db) if key.ended is None]
        return {key.person: feed_at(self.ledger, key.hash, day).data for key in live}

    def files(self) -> dict[str, bytes]:
        """The files of feeds, by code of whose they are; those of ended links are not among them."""
        with reading(self.ledger) as db:
            assert db is not None
            whose = {key.hash: key.person for key in keys(db) if key.ended is None}
        found = {hash_of(path.stem): path.read_bytes() for path in (self.out / "feeds").iterdir()}
        return {whose[hashed]: data for hashed, data in found.items() if hashed in whose}


@contextmanager
def published(programme: Programme, *plans: Plan) -> Iterator[Live]:
    """The programme after these plans were published, each an hour after the one before."""
    with TemporaryDirectory(dir=MEMORY) as folder:
        live = Live(programme, Path(folder), FRIDAY - timedelta(hours=len(plans)))
        for plan in plans:
            live.publish(plan)
            live = live.later(hours=1)
        yield live


def events(data: bytes) -> dict[str, Event]:
    """A feed's events by UID."""
    found = {}
    for part in unfolded(data).split("BEGIN:VEVENT\r\n")[1:]:
        lines = part.partition("END:VEVENT")[0].splitlines()
        event = {name: value for name, _, value in (line.partition(":") for line in lines)}
        found[event["UID"]] = event
    return found


def bumps(before: bytes, after: bytes) -> dict[str, int]:
    """By how much the number of each event rose that is in both and differs; 0 for events that are new."""
    old, new = events(before), events(after)
    return {
        uid: int(event["SEQUENCE"]) - int(old[uid]["SEQUENCE"]) if uid in old else 0
        for uid, event in new.items()
        if old.get(uid) != event
    }
