"""How it began: four Chellows, six families, three places."""

from examples.make.estate import area_rows
from examples.make.sheets import Book
from examples.make.tables import rows_of, timed_rows

SETTINGS = """\
programme_id = "5b1f0a52-6f0e-4d0c-9a37-28a1c0de0004"
name = "The first four Chellows"
period_start = 2026-09-07
weeks = 4
seed = "heaton-4"
"""


def book() -> Book:
    """Every sheet of the folder."""
    as_written = ("venues", "shifts", "gatherings", "support_ambassadors", "pairs", "terms")
    return {
        "chellows": list(timed_rows("heaton-4", "chellows", "available")),
        "families": list(timed_rows("heaton-4", "families", "good_times")),
        **{sheet: list(rows_of("heaton-4", sheet)) for sheet in as_written},
        "areas": area_rows(),
    }
