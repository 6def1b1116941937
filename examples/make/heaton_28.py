"""Heaton as it stands in March 2027: twenty-eight Chellows, 198 hours a week, and more asked than there is."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from examples.make.estate import area_rows
from examples.make.particulars import PARTICULARS
from examples.make.sheets import Book, Cell, Row
from examples.make.tables import cell_of, each_day, rows_of, timed_rows

HERE = "heaton-28"

SETTINGS = """\
# Heaton. Everything here can be changed; what is left out has its usual value.
programme_id = "5b1f0a52-6f0e-4d0c-9a37-28a1c0de0028"
name = "Heaton Chellows"
period_start = 2027-03-08
weeks = 4
seed = "heaton-28"

[spellings]
Punjabi = "Punjabi (Pakistani)"
"""

HEADINGS = {
    "id": "Code",
    "name_or_initials": "First name or initials",
    "hours_per_week": "Hours per week",
    "max_families": "Most families",
    "named_support_ambassador": "Support Ambassador",
    "joined_on": "Joined",
    "safeguarding_training_on": "Safeguarding training",
    "lone_working_training_on": "Lone working training",
}
"""What this coordinator calls some of the columns."""

TITLES = {"support_ambassadors": "Support Ambassadors", "chellows": "Chellows", "families": "Families"}

_PAIR_COLUMNS = ("coach", "state", "since", "weekday", "start", "phase")
_LAST_CHECK = date(2027, 2, 1)


def book() -> Book:
    """Every sheet of the workbook."""
    as_written = ("gatherings", "support_ambassadors", "locks", "terms")
    return {
        "chellows": list(chellow_rows()),
        "families": list(family_rows()),
        "venues": list(rows_of(HERE, "venues")),
        "shifts": list(each_day(rows_of(HERE, "shifts"))),
        **{sheet: list(rows_of(HERE, sheet)) for sheet in as_written},
        "pairs": list(pair_rows()),
        "areas": area_rows(),
    }


def chellow_rows() -> Iterator[Row]:
    """The `chellows` sheet."""
    lot = random.Random("heaton-28 checks")
    for row in timed_rows(HERE, "chellows", "available"):
        code, joined = str(row["id"]), row["joined_on"]
        assert isinstance(joined, date)
        email = f"{code.lower()}@chellows.example"
        own = {name: cell_of(word) for name, word in PARTICULARS.get(code, {}).items()}
        yield {**row, **_checks(lot, joined), "email": email, "status": "active", **own}


def _checks(lot: random.Random, joined: date) -> dict[str, Cell]:
    """Checks that are good all through the period: passed on joining, or again in the last year and a half."""

    def passed() -> date:
        return max(joined, _LAST_CHECK - timedelta(days=lot.randrange(20, 500)))

    return {
        "dbs_level": "enhanced",
        "dbs_issued": passed(),
        "dbs_update_service": "yes",
        "safeguarding_training_on": passed(),
        "lone_working_training_on": passed(),
    }


def family_rows() -> Iterator[Row]:
    """The `families` sheet."""
    for table in ("families_paired", "families_waiting", "families_others"):
        for row in timed_rows(HERE, table, "good_times"):
            kept = {name: cell for name, cell in row.items() if name not in _PAIR_COLUMNS}
            yield {**kept, "consent_version": 2 if "consent_on" in row else None}


def pair_rows() -> Iterator[Row]:
    """The `pairs` sheet."""
    for row in rows_of(HERE, "families_paired"):
        pair = {name: row[name] for name in _PAIR_COLUMNS if name in row}
        yield {"family": row["id"], "said_by": "the family", **pair}
    yield from rows_of(HERE, "pairs_before")
