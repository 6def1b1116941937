"""One of the employee scheduling instances of Curtois and Qu (2014), as read for the planners and the raw model."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A kind of shift: its minutes, and what may not come the day after."""

    minutes: int
    never_before: frozenset[str]


@dataclass(frozen=True)
class Person:
    """What one employee does at most and at least; minutes over the whole horizon."""

    most_of: Mapping[str, int]
    most_minutes: int
    least_minutes: int
    most_days: int
    least_days: int
    least_off: int
    most_weekends: int
    days_off: frozenset[int]


@dataclass(frozen=True)
class Request:
    """A wish for a shift on a day (counted from 0), or against it."""

    person: str
    day: int
    kind: str
    weight: int


@dataclass(frozen=True)
class Cover:
    """How many are wanted on a day in a kind of shift, and what each one missing or too many costs."""

    day: int
    kind: str
    wanted: int
    under: int
    over: int


@dataclass(frozen=True)
class Instance:
    """A whole instance, in the order of its file."""

    days: int
    kinds: Mapping[str, Kind]
    people: Mapping[str, Person]
    on: tuple[Request, ...]
    off: tuple[Request, ...]
    cover: tuple[Cover, ...]


def read(text: str) -> Instance:
    """The instance a file's text holds."""
    off = {cells[0]: frozenset(map(int, cells[1:])) for cells in _rows(text, "DAYS_OFF")}
    return Instance(
        days=int(next(_rows(text, "HORIZON"))[0]),
        kinds={c[0]: Kind(int(c[1]), frozenset(c[2].split("|")) - {""}) for c in _rows(text, "SHIFTS")},
        people={c[0]: _person(c, off.get(c[0], frozenset())) for c in _rows(text, "STAFF")},
        on=tuple(_request(cells) for cells in _rows(text, "SHIFT_ON_REQUESTS")),
        off=tuple(_request(cells) for cells in _rows(text, "SHIFT_OFF_REQUESTS")),
        cover=tuple(Cover(int(c[0]), c[1], int(c[2]), int(c[3]), int(c[4])) for c in _rows(text, "COVER")),
    )


def _person(cells: list[str], off: frozenset[int]) -> Person:
    most_of = {kind: int(n) for kind, n in (item.split("=") for item in cells[1].split("|"))}
    most, least, most_days, least_days, least_off, weekends = map(int, cells[2:])
    return Person(most_of, most, least, most_days, least_days, least_off, weekends, off)


def _request(cells: list[str]) -> Request:
    return Request(cells[0], int(cells[1]), cells[2], int(cells[3]))


def _rows(text: str, section: str) -> Iterator[list[str]]:
    """The lines of a section, split at commas."""
    _, _, rest = text.partition(f"SECTION_{section}\n")
    for line in rest.partition("SECTION_")[0].splitlines():
        if line.strip() and not line.startswith("#"):
            yield [cell.strip() for cell in line.split(",")]
