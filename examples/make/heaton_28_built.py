"""Heaton in March 2027 again, with opening hours and cover in the place of fixed shifts: the rota is built."""

from collections.abc import Iterator

from examples.make import heaton_28
from examples.make.sheets import Book, Row
from examples.make.tables import each_day, rows_of

HERE = "heaton-28-built"

SETTINGS = heaton_28.SETTINGS.replace("28a1c0de0028", "28a1c0de2800").replace('"heaton-28"', f'"{HERE}"')

LENGTHS = {"phone": ("1 hour", "2 hours")}
"""The shortest and longest shift of a venue, where it is not the usual one."""
USUAL = ("1 hour 30", "2 hours 30")


def book() -> Book:
    """Every sheet of the folder: those of heaton-28, with cover for its shifts and venues that say how long."""
    sheets = dict(heaton_28.book())
    del sheets["shifts"]
    return {**sheets, "venues": list(venue_rows()), "cover": list(each_day(rows_of(HERE, "cover")))}


def venue_rows() -> Iterator[Row]:
    """The `venues` sheet."""
    for row in rows_of(heaton_28.HERE, "venues"):
        shortest, longest = LENGTHS.get(str(row["id"]), USUAL)
        yield {**row, "shortest_shift": shortest, "longest_shift": longest}
