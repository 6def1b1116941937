"""Whether something was written to a ledger since, at the cost of one look at its first bytes."""

from pathlib import Path

Mark = tuple[int, int, int, bytes]
CHANGES = slice(24, 28)
"""Where SQLite counts the transactions that changed the file."""


def mark(path: Path) -> Mark:
    """What is another once something was written there, or another file was put in its place."""
    with path.open("rb") as file:
        first = file.read(CHANGES.stop)
        seen = path.stat()
    return seen.st_ino, seen.st_size, seen.st_mtime_ns, first[CHANGES]
