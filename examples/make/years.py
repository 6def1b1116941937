"""Heaton's three reported years: 165, 330 and 550 families over the year, drawn by lot from a published seed."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from examples.make.estate import area_rows
from examples.make.households import Household, active, finished, newcomer, waiting
from examples.make.sheets import Book, Row
from examples.make.tables import each_day, rows_of
from examples.make.volunteers import Volunteer, volunteers


@dataclass(frozen=True)
class Year:
    """What a year of the programme was like when its March came."""

    folder: str
    title: str
    programme_id: str
    first: date
    """The Monday of the period to plan."""
    chellows: int
    families: int
    """Over the whole year; those in no state below have ended."""
    active: int
    waiting: int
    not_asked: int
    said_no: int
    venues: tuple[str, ...]


YEARS = (
    Year(
        folder="heaton-165",
        title="Heaton, 2009-10",
        programme_id="5b1f0a52-6f0e-4d0c-9a37-28a1c0de0165",
        first=date(2010, 3, 1),
        chellows=28,
        families=165,
        active=34,
        waiting=24,
        not_asked=12,
        said_no=15,
        venues=("library", "centre", "school", "cafe"),
    ),
    Year(
        folder="heaton-330",
        title="Heaton, 2011-12",
        programme_id="5b1f0a52-6f0e-4d0c-9a37-28a1c0de0330",
        first=date(2012, 3, 5),
        chellows=44,
        families=330,
        active=62,
        waiting=48,
        not_asked=20,
        said_no=28,
        venues=("library", "centre", "school", "cafe", "shop", "phone"),
    ),
    Year(
        folder="heaton-550",
        title="Heaton, 2012-13",
        programme_id="5b1f0a52-6f0e-4d0c-9a37-28a1c0de0550",
        first=date(2013, 3, 4),
        chellows=60,
        families=550,
        active=96,
        waiting=84,
        not_asked=36,
        said_no=44,
        venues=("library", "centre", "centre-2", "school", "worship", "cafe", "shop", "house", "phone"),
    ),
)


def settings(year: Year) -> str:
    """The year's `settings.toml`."""
    return (
        f'programme_id = "{year.programme_id}"\nname = "{year.title}"\n'
        f'period_start = {year.first}\nweeks = 4\nseed = "{year.folder}"\n'
        '\n[spellings]\nPunjabi = "Punjabi (Pakistani)"\n'
    )


def book(year: Year) -> Book:
    """Every sheet of the year's folder."""
    lot = random.Random(year.folder)
    people = volunteers(lot, year.chellows, year.first)
    households = by_date(everybody(lot, year, people))
    return {
        "chellows": [person.row for person in people],
        "families": [household.row for household in households],
        "venues": list(venue_rows(year)),
        "shifts": list(shift_rows(year)),
        "gatherings": list(rows_of("years", "gatherings")),
        "support_ambassadors": list(rows_of("heaton-28", "support_ambassadors")),
        "pairs": [household.pair for household in households if household.pair],
        "terms": term_rows(year),
        "areas": area_rows(),
    }


def everybody(lot: random.Random, year: Year, people: list[Volunteer]) -> Iterator[Household]:
    """The year's families, without codes yet."""
    coaches = [person for person in people if person.is_coach]
    yield from active(lot, coaches, year.active, year.first)
    for _ in range(year.waiting):
        yield waiting(lot, year.first)
    for _ in range(year.not_asked):
        yield newcomer(lot, year.first, asked=False)
    for _ in range(year.said_no):
        yield newcomer(lot, year.first, asked=True)
    others = year.families - year.active - year.waiting - year.not_asked - year.said_no
    for _ in range(others):
        yield finished(lot, coaches, year.first)


def by_date(households: Iterator[Household]) -> list[Household]:
    """Families in the order in which they were asked, those not yet asked last, with codes from F-0001."""
    ordered = sorted(households, key=lambda household: household.asked_on or date.max)
    return [household.called(f"F-{n:04d}") for n, household in enumerate(ordered, start=1)]


def term_rows(year: Year) -> list[Row]:
    """The school term the four weeks lie in."""
    return [{"term": "Spring 2", "start": year.first - timedelta(weeks=1), "end": year.first + timedelta(25)}]


def venue_rows(year: Year) -> Iterator[Row]:
    """The places that were open that year."""
    for row in rows_of("heaton-28", "venues"):
        if row["id"] in year.venues:
            yield {name: cell for name, cell in row.items() if name not in ("closed", "opens_on")}


def shift_rows(year: Year) -> Iterator[Row]:
    """Every week's shifts at those places."""
    for row in each_day(rows_of("heaton-28", "shifts")):
        if row["venue"] in year.venues:
            yield {name: cell for name, cell in row.items() if name not in ("from", "until")}
