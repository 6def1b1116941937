"""The feeds as files, each named by its key, for any web host to serve: out/feeds/<key>.ics."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from matcher.api.feeds import current, hash_of, tombstone
from matcher.domain.record import Record
from matcher.ledger.feed_keys import FeedKey, keys
from matcher.ledger.file import Ledger, newest_entry, reading
from matcher.publishing.calendars.feeds import not_yet_bytes
from matcher.publishing.writing import write_all

FOLDER = "feeds/"


class Written(Record):
    """What was written, and whose file could not be: a key is only known from its file's name."""

    files: tuple[Path, ...] = ()
    live: int = 0
    """How many feeds are as they should be."""
    missing: tuple[str, ...] = ()
    """People with a key that no file is named by."""


def file_of(key: str) -> str:
    """Where a key's feed lies."""
    return f"{FOLDER}{key}.ics"


def write_feeds(out: Path, ledger: Path, today: date) -> Written:
    """Write every feed that is not as the ledger has it on that UK date; what is as it should be is left alone.

    Raises:
        NotALedger: the ledger cannot be used.
        OSError: there is no room, or something lies in the way.
    """
    while True:
        files = files_of(out)
        read, known, feeds = _in_the_ledger(ledger, files, today)
        changed = {path: data for path, data in feeds.items() if (out / path).read_bytes() != data}
        written = write_all(out, changed) if changed else ()
        if read == _in_the_ledger(ledger, {}, today)[0]:  # else somebody published meanwhile: theirs goes on top
            _remove_unfinished(out, files, known)
            live = [key for key in known if key.ended is None]
            missing = tuple(key.person for key in live if key.hash not in files)
            return Written(files=written, live=len(live) - len(missing), missing=missing)


def files_of(out: Path) -> Mapping[bytes, str]:
    """The keys that files are named by, by their hash."""
    found = sorted((out / FOLDER).glob("*.ics"))
    return {hash_of(path.stem): path.stem for path in found if path.is_file() and not path.is_symlink()}


def _in_the_ledger(
    ledger: Path, files: Mapping[bytes, str], today: date
) -> tuple[int, tuple[FeedKey, ...], Mapping[str, bytes]]:
    """At one moment: how far the ledger has come, its keys, and what belongs in each of these files."""
    with reading(ledger) as db:
        if db is None:
            return 0, (), {}
        known = keys(db)
        ours = [key for key in known if key.hash in files]
        return newest_entry(db), known, {file_of(files[key.hash]): _at(db, key, today) for key in ours}


def _at(db: Ledger, key: FeedKey, today: date) -> bytes:
    """What stands at a key; a file says for ever that its link has ended."""
    opened = current(db, key.person, today) if key.ended is None else tombstone(db, key.person, key.ended)
    return opened.data


def _remove_unfinished(out: Path, files: Mapping[bytes, str], known: tuple[FeedKey, ...]) -> None:
    """Remove what was made for keys that a killed command never noted: nobody has been told of them."""
    for key in (files[hashed] for hashed in files.keys() - {key.hash for key in known}):
        path = out / file_of(key)
        if path.read_bytes() == not_yet_bytes():
            path.unlink()
