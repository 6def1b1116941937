"""Builds `sectors.csv.gz` from Ordnance Survey's Code-Point Open: `build_sectors.py codepo_gb.zip`.

The zip is the CSV edition, one file a postcode area without headings: postcode, positional quality,
easting, northing, then codes we do not need. See SOURCES.md for where it comes from and its licence.
"""

import csv
import gzip
import io
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from zipfile import ZipFile

Point = tuple[int, int]
"""Easting and northing in metres."""

NO_POSITION = "90"
"""The positional quality of a postcode that was given no coordinates."""

HEADINGS = ("sector", "easting", "northing", "within")


def points_by_sector(source: ZipFile) -> Mapping[str, set[Point]]:
    """Where each sector's postcodes lie. A point counts once, so that a hundred PO boxes weigh as one home."""
    found: dict[str, set[Point]] = defaultdict(set)
    for name in sorted(source.namelist()):
        if not name.endswith(".csv") or "/CSV/" not in name:
            continue
        with source.open(name) as raw:
            for postcode, quality, easting, northing, *_ in csv.reader(io.TextIOWrapper(raw, "utf-8")):
                if quality != NO_POSITION:
                    found[sector_of(postcode)].add((int(easting), int(northing)))
    return found


def sector_of(postcode: str) -> str:
    """`BD9 4` for `BD9 4AB`, however it is spaced."""
    together = postcode.replace(" ", "")
    return f"{together[:-3]} {together[-3]}"


def rows(sectors: Mapping[str, set[Point]]) -> Iterator[tuple[str, int, int, int]]:
    """Label, mean easting, mean northing and mean metres between two points, in order of label.

    A sector with one point only holds a firm's or a sorting office's own postcodes: nobody lives there, left out.
    """
    for sector, points in sorted(sectors.items()):
        if len(points) > 1:
            yield sector, _mean(x for x, _ in points), _mean(y for _, y in points), _apart(points)


def _mean(values: Iterable[float]) -> int:
    listed = list(values)
    return round(sum(listed) / len(listed))


def _apart(points: set[Point]) -> int:
    return _mean(math.dist(a, b) for a, b in combinations(sorted(points), 2))


def packed(table: Iterable[tuple[str, int, int, int]]) -> bytes:
    """The table as compressed CSV; the same table gives the same bytes on any day."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADINGS)
    writer.writerows(table)
    return gzip.compress(text.getvalue().encode(), compresslevel=9, mtime=0)


if __name__ == "__main__":
    with ZipFile(sys.argv[1]) as code_point_open:
        Path(__file__).with_name("sectors.csv.gz").write_bytes(packed(rows(points_by_sector(code_point_open))))
