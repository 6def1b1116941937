"""What people type after a verb, and the words that answer when it cannot be read."""

import getpass
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import click


def my_name() -> str:
    """What this machine calls whoever is at it."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "the coordinator"


FOLDER = click.Path(path_type=Path)
PROGRAMME = click.argument("programme", type=FOLDER)
OUT = click.option("--out", metavar="DIR", type=FOLDER, help="Where what is made lies (default: PROGRAMME/out).")
BY = click.option("--by", metavar="NAME", default=my_name, help="Who says so (default: your name on this machine).")

DATES = ("%Y-%m-%d", "%d/%m/%Y", "%d %b %Y", "%d %B %Y")
"""2027-01-04, 4/1/2027, 4 Jan 2027, 4 January 2027."""


def day(typed: str) -> date:
    """The date that was typed."""
    for pattern in DATES:
        try:
            return datetime.strptime(typed, pattern).date()
        except ValueError:
            continue
    raise click.BadParameter(f"I see {typed}. Type a date such as 2027-01-04.")


def near_day(typed: str, near: date, *, past: bool = False) -> date:
    """The date that was typed; without a year the next such day from about that one, or the last there was."""
    from matcher.reading.dates import as_date

    found = as_date(typed, near, past=past)
    if found is None:
        raise click.BadParameter(f"I see {typed}. Type a date such as 5 jan or 2027-01-05.")
    return found


def whole(least: int, most: int) -> Callable[[str | int], int]:
    """Reads a whole number between the two, both included."""

    def read(typed: str | int) -> int:
        if str(typed).isdecimal() and least <= int(typed) <= most:
            return int(typed)
        raise click.BadParameter(f"I see {typed}. Type a whole number from {least} to {most}.")

    return read


SECONDS = click.option(
    "--seconds", metavar="N", type=whole(1, 86_400), default=60, show_default=True, help="How long to plan."
)
