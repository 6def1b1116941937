"""Everybody's network, and the rows left over: those that people share, and what is too much to keep in mind."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from matcher.solving.routes.days import Known, TooWide, days_of, held_by
from matcher.solving.routes.network import Laying, Network
from matcher.solving.routes.owning import NOBODY, Owned, Rows
from matcher.solving.rows.parts import Numbers

STATES = 1_000_000
"""States in all networks together, at most, while there are rows that may be left out for it."""
WIDEST, NARROWEST = 2_000, 40
"""States between two days of one network that are allowed in any case at most, and at least."""
LONG = 0.5
"""A row over a greater part of somebody's days may be left out of the network."""


@dataclass(frozen=True)
class Map:
    """The network of each person, and the rows that no network keeps."""

    networks: Sequence[Network]
    left_over: Numbers


def map_of(owned: Owned, stop: Callable[[], bool] = lambda: False, states: int = STATES) -> Map:
    """Everybody's networks; TooWide where somebody has none, or once it is said to stop."""
    days = len(np.unique(owned.day[owned.owner != NOBODY]))
    widest = max(NARROWEST, min(WIDEST, states // max(1, days * len(owned.people))))
    known: Known = {}
    found = []
    for person in owned.people:
        if stop():
            raise TooWide
        found.append(_network(owned, person, widest, known))
    shared = np.flatnonzero(owned.row_owner == NOBODY)
    return Map([network for network, _ in found], np.sort(np.concatenate([shared, *(left for _, left in found)])))


def _network(owned: Owned, person: int, widest: int, known: Known) -> tuple[Network, Numbers]:
    """A network narrow enough, and the person's rows that it does not keep."""
    numbers = np.flatnonzero(owned.row_owner == person)
    rows = owned.rows.only(numbers)
    days = days_of(owned.of_person(person), owned.day, rows, known)
    first, last = (rows.of_each(which, owned.day[rows.columns]) for which in (np.minimum, np.maximum))
    over = np.flatnonzero(first < last)
    numbers, rows = numbers[over], rows.only(over)
    kept = np.ones(len(rows), bool)
    forgettable = _most_forgettable(rows, owned.day, LONG * len(days))
    laying = Laying(days, rows, held_by(days, owned.day, rows))
    while (network := laying.network(kept, widest if forgettable else WIDEST)) is None:
        if not forgettable:
            raise TooWide
        kept[forgettable.pop(0)] = False
    return network, numbers[~kept]


def _most_forgettable(rows: Rows, day: Numbers, long: float) -> list[int]:
    """Rows over many days: those first that make many states and speak of few columns."""
    found = []
    for n in np.flatnonzero(np.diff(rows.starts) > long).tolist():
        columns = rows.columns[rows.span(n)]
        if len(np.unique(day[columns])) > long:
            found.append((-min(abs(int(rows.most[n])), abs(int(rows.least[n]))) / len(columns), n))
    return [n for _, n in sorted(found)]
