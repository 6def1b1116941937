"""Chellows drawn by lot: roles, languages, homes and free times in the proportions of the estate."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from examples.make.estate import AREAS
from examples.make.free import Stretch
from examples.make.sheets import Row
from examples.make.tables import rows_of, times_of

SPEAKING = (
    ("Urdu, Mirpuri, English", 5),
    ("English", 8),
    ("Urdu / Punjabi / English", 5),
    ("Mirpuri, English", 3),
    ("Slovak, Czech, English", 4),
    ("Polish, English", 4),
    ("Slovak, Carpathian Romani", 2),
    ("Bengali, Sylheti, English", 2),
    ("Pashto, Urdu, English", 1),
)
"""Languages as typed, and how many of thirty-four Chellows speak them."""

PATTERNS = (
    ("mon,tue,wed,thu,fri 9-12", "weekdays 9-12"),
    ("mon,wed,fri 9-15", "close"),
    ("tue,thu 9-17", "til"),
    ("mon,tue,thu 17-20;sat 9-12", "halves"),
    ("mon,wed 17-20;sat,sun 12-17", "halves"),
    ("mon,tue,wed,thu,fri 9-15", "weekdays 9-3"),
    ("tue,wed 9:30-14:30;fri 9:30-12", "letters"),
    ("mon,fri 9-12;thu 12-17", "grid"),
    ("mon,tue,wed,thu,sat,sun 9-20", "not Fridays"),
)
"""Free times and how they are typed; each leaves room for one of the coaching sessions."""

ROLES = (
    "Coach",
    "Info Hub",
    "Coach; Info Hub",
    "Coach",
    "Info Hub",
    "Friendly Face",
    "Coach",
    "Coach, Friendly Face",
    "Info Hub; Friendly Face",
    "Coach",
)
"""Dealt out in turn."""
MOST_FAMILIES = (4, 2)
"""The most families of a Coach, and of one who also serves in the Information Hub."""


@dataclass(frozen=True)
class Volunteer:
    """A Chellow as a row of the sheet, with what growing families around a Coach needs."""

    row: Row
    languages: tuple[str, ...]
    area: str
    free: tuple[Stretch, ...]
    minutes: int
    """Offered a week."""
    level: int
    most_families: int

    @property
    def code(self) -> str:
        """The Chellow's code."""
        return str(self.row["id"])

    @property
    def is_coach(self) -> bool:
        """True if one of the roles is Coach."""
        return "Coach" in str(self.row["roles"])


def volunteers(
    lot: random.Random,
    count: int,
    first: date,
    roles: Sequence[str] = ROLES,
    most_families: tuple[int, int] = MOST_FAMILIES,
) -> list[Volunteer]:
    """So many Chellows, trained and checked all through the four weeks from `first`."""
    names = [str(row["name_or_initials"]) for row in rows_of("years", "names")]
    return [_volunteer(lot, n, names[n], first, _part(n, roles, most_families)) for n in range(count)]


def _part(n: int, roles: Sequence[str], most_families: tuple[int, int]) -> tuple[str, int]:
    """The roles of the nth Chellow, and the most families these leave time for."""
    theirs = roles[n % len(roles)]
    return theirs, most_families["Info" in theirs]


def _volunteer(lot: random.Random, n: int, name: str, first: date, part: tuple[str, int]) -> Volunteer:
    roles, most = part
    (languages,) = lot.choices([typed for typed, _ in SPEAKING], [many for _, many in SPEAKING])
    notation, says = PATTERNS[n % len(PATTERNS)] if n < len(PATTERNS) else lot.choice(PATTERNS)
    times = times_of(notation, says, "available")
    hours, level, area = lot.randrange(10, 19) / 2, lot.choice((1, 2, 2, 3)), lot.choice(sorted(AREAS))
    row = {
        "id": f"C-{n + 1:02d}",
        "name_or_initials": name,
        "roles": roles,
        "languages": languages,
        "area": area,
        "hours_per_week": hours,
        "max_families": most if "Coach" in roles else None,
        "training_level": level,
        "gender": lot.choice(("woman", "woman", "woman", "man")),
        "age_band": lot.choice(("20-29", "30-39", "40-49", "50-59", "60-69")),
        **_checks(lot, first),
        **times.cells,
    }
    spoken = tuple(word.strip() for word in languages.replace("/", ",").split(","))
    return Volunteer(row, spoken, area, times.meant, round(60 * hours), level, most)


def _checks(lot: random.Random, first: date) -> Row:
    joined = first - timedelta(days=lot.randrange(60, 500))
    trained = first - timedelta(days=lot.randrange(30, 60))
    return {
        "joined_on": joined,
        "dbs_level": "enhanced",
        "dbs_issued": joined,
        "dbs_update_service": "yes",
        "safeguarding_training_on": trained,
        "lone_working_training_on": trained,
    }
