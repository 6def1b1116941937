"""Where people live and venues stand: named areas, and postcode sectors from open data. Never a full postcode."""

import csv
import gzip
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from pathlib import Path

from matcher.domain.places import Place
from matcher.reading.columns import folded
from matcher.reading.separated import NotText
from matcher.reading.shipped import DATA
from matcher.reading.suggest import did_you_mean

_DISTRICT = r"[A-Z]{1,2}\d[A-Z\d]?"
_POSTCODE = re.compile(rf"(?P<district>{_DISTRICT})(?:\s*(?P<sector>\d)(?P<unit>[A-Z]{{2}})?)?")
_SPACED = re.compile(rf"(?P<district>{_DISTRICT})(?:\s+(?P<sector>\d)(?P<unit>[A-Z]{{2}})?)?")
_FULL = re.compile(rf"(?P<district>{_DISTRICT})\s*(?P<sector>\d)(?P<unit>[A-Z]{{2}})")
_METRES = re.compile(r"\d{1,7}", re.ASCII)
_LEAST_WITHIN = 50
"""Metres within a sector of one point."""


class Areas:
    """The named areas of a programme, then the country's postcode sectors; remembers those that are used."""

    def __init__(self, named: Iterable[Place], sectors: "Sectors") -> None:
        self._named = {folded(place.label): place for place in named}
        self._sectors = sectors
        self._used: dict[str, Place] = {}

    def find(self, typed: str) -> Place | None:
        """The area or sector meant; None if there is none."""
        place = self._named.get(folded(typed)) or self._sectors.find(typed)
        if place is not None:
            self._used.setdefault(place.label, place)
        return place

    def places(self) -> tuple[Place, ...]:
        """Every named area, and the sectors that were found."""
        return tuple({place.label: place for place in (*self._named.values(), *self._used.values())}.values())

    def suggestion(self, typed: str) -> str:
        """What to type instead of a place nobody knows."""
        if is_postcode(typed):
            return "Look the postcode up again, or name an area of the sheet areas."
        guess = did_you_mean(typed, (place.label for place in self._named.values())).strip()
        return guess or "Type a postcode sector such as BD9 4, or add the area to the sheet areas."


def is_postcode(typed: str) -> bool:
    """True of a district, a sector or a full postcode, whether or not there is one."""
    return bool(_read(typed))


def is_full_postcode(typed: str) -> bool:
    """True of a postcode down to the street, which is never kept."""
    found = _read(typed)
    return bool(found and found["unit"])


def without_unit(typed: str) -> str:
    """A postcode's sector (`BD9 4`) or, if that is all there is, its district."""
    found = _read(typed)
    if not found:
        return typed
    return f"{found['district']} {found['sector']}" if found["sector"] else found["district"]


def _read(typed: str) -> re.Match[str] | None:
    text = " ".join(typed.upper().split())
    return _FULL.fullmatch(text) or _SPACED.fullmatch(text) or _POSTCODE.fullmatch(text)


class Sectors:
    """Centres of postcode sectors: the shipped table, or a programme's own file of open postcodes."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file

    def load(self) -> None:
        """Look at the programme's own file at once; raises NotText or OSError where it cannot be used."""
        if self._file is not None:
            _own(self._file)

    def find(self, typed: str) -> Place | None:
        """The sector's or district's place; None if it is no postcode or there is none such."""
        if not is_postcode(typed):
            return None
        label = without_unit(typed)
        known = _shipped() if self._file is None else _own(self._file)
        return known.get(label) or known.get(f"{label[:-1]} {label[-1]}") or self._district(label, known)

    def _district(self, label: str, known: Mapping[str, Place]) -> Place | None:
        """The middle of a district's sectors, as wide as they lie apart; a sector nobody knows is none."""
        within = [known[sector] for n in range(10) if (sector := f"{label} {n}") in known]
        return _middle(label, [(place.easting, place.northing) for place in within]) if within else None


class _Shipped(Mapping[str, Place]):
    """The shipped table as text: of its ten thousand rows a programme needs a few, found when asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __getitem__(self, label: str) -> Place:
        at = self._text.find(f"\n{label},")
        if at < 0:
            raise KeyError(label)
        row = self._text[at + 1 : self._text.index("\n", at + 1)].split(",")
        return Place(label=label, easting=int(row[1]), northing=int(row[2]), within=int(row[3]))

    def __iter__(self) -> Iterator[str]:
        return (row.partition(",")[0] for row in self._text.splitlines()[1:])

    def __len__(self) -> int:
        return self._text.count("\n") - 1


@cache
def _shipped() -> Mapping[str, Place]:
    with gzip.open(DATA / "sectors.csv.gz", "rt", encoding="utf-8") as lines:
        return _Shipped(lines.read())


@cache
def _own(file: Path) -> Mapping[str, Place]:
    """The sectors of an open postcode file: postcode, quality, easting, northing, or headings that say so.

    Raises NotText where no line of it reads so, OSError where it cannot be opened.
    """
    try:
        with file.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
            points = _points(csv.reader(lines))
    except csv.Error as trouble:
        raise NotText("It is no table of postcodes.") from trouble
    if not points:
        raise NotText("I find no postcodes with eastings and northings in it.")
    return {sector: _middle(sector, found) for sector, found in points.items()}


def _points(rows: Iterator[list[str]]) -> Mapping[str, list[tuple[int, int]]]:
    points: dict[str, list[tuple[int, int]]] = {}
    first = next(rows, [])
    east, north = _grid_columns(first)
    for row in chain([first], rows):
        if len(row) > max(east, north) and _is_point(row[east], row[north]) and is_full_postcode(row[0]):
            points.setdefault(without_unit(row[0]), []).append((int(row[east]), int(row[north])))
    return points


def _grid_columns(first: list[str]) -> tuple[int, int]:
    headings = [folded(heading) for heading in first]
    for east, north in (("eastings", "northings"), ("easting", "northing"), ("oseast1m", "osnrth1m")):
        if east in headings and north in headings:
            return headings.index(east), headings.index(north)
    return 2, 3


def _is_point(east: str, north: str) -> bool:
    return bool(_METRES.fullmatch(east) and _METRES.fullmatch(north)) and int(east) > 0


def _middle(label: str, points: list[tuple[int, int]]) -> Place:
    """The mean of points; two of them lie apart, in the mean, about √2 times as far as each from the middle."""
    east = round(sum(e for e, _ in points) / len(points))
    north = round(sum(n for _, n in points) / len(points))
    spread = sum(((e - east) ** 2 + (n - north) ** 2) ** 0.5 for e, n in points) / len(points)
    return Place(label=label, easting=east, northing=north, within=max(_LEAST_WITHIN, round(spread * 2**0.5)))
