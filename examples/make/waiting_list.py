"""A waiting list as long as a whole year: 550 families that have said yes, and 28 Coaches, drawn by lot."""

import random
from datetime import date

from examples.make.estate import area_rows
from examples.make.households import waiting
from examples.make.sheets import Book
from examples.make.tables import rows_of
from examples.make.volunteers import volunteers
from examples.make.years import Year, by_date, settings, shift_rows, term_rows, venue_rows

LIST = Year(
    folder="heaton-550-waiting",
    title="Heaton, 550 waiting",
    programme_id="5b1f0a52-6f0e-4d0c-9a37-28a1c0de5500",
    first=date(2013, 3, 4),
    chellows=28,
    families=550,
    active=0,
    waiting=550,
    not_asked=0,
    said_no=0,
    venues=("library", "centre", "school", "cafe"),
)
SETTINGS = settings(LIST)

ROLES = ("Coach", "Coach", "Coach; Info Hub", "Coach", "Coach, Friendly Face")
MOST_FAMILIES = (4, 3)
WAITS = range(3, 7 * 45)
"""Days: up to forty-five weeks."""


def book() -> Book:
    """Every sheet of the folder."""
    lot = random.Random(LIST.folder)
    people = volunteers(lot, LIST.chellows, LIST.first, ROLES, MOST_FAMILIES)
    households = by_date(waiting(lot, LIST.first, WAITS) for _ in range(LIST.waiting))
    return {
        "chellows": [person.row for person in people],
        "families": [household.row for household in households],
        "venues": list(venue_rows(LIST)),
        "shifts": list(shift_rows(LIST)),
        "gatherings": list(rows_of("years", "gatherings")),
        "support_ambassadors": list(rows_of("heaton-28", "support_ambassadors")),
        "terms": term_rows(LIST),
        "areas": area_rows(),
    }
