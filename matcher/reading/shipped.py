"""The tables shipped with the programme: words, languages, places."""

import csv
from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parent / "data"


def table_of(name: str) -> Iterator[dict[str, str]]:
    """The rows of a shipped CSV file, by heading."""
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
