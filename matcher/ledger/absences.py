"""Days on which Chellows and families are away, and single duties that a Chellow cannot come to."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from matcher.domain.times import Dates, Hours
from matcher.ledger.file import Writing


def note_absence(to: Writing, person: str, first: date, last: date, why: str = "") -> None:
    """Note that somebody is away from one day to another, both included."""
    facts = (to.entry, person, first.isoformat(), last.isoformat(), why)
    to.db.execute("INSERT INTO absences (entry, person, first, last, why) VALUES (?, ?, ?, ?, ?)", facts)


def note_hours_away(to: Writing, person: str, hours: Hours, why: str = "") -> None:
    """Note that somebody cannot come at one time of one day."""
    day = hours.day.isoformat()
    to.db.execute(
        "INSERT INTO absences (entry, person, first, last, start, finish, why) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (to.entry, person, day, day, hours.start, hours.end, why),
    )


def note_calendar(to: Writing, person: str, days: Iterable[Dates], hours: Iterable[Hours]) -> None:
    """Note the whole days and single hours that somebody's own calendar takes, in place of those noted before."""
    to.db.execute(
        "UPDATE absences SET withdrawn = ? WHERE person = ? AND calendar AND withdrawn IS NULL", (to.entry, person)
    )
    whole = [(d.start, d.end - timedelta(days=1), None, None) for d in days]
    rows = [*whole, *((one.day, one.day, one.start, one.end) for one in hours)]
    to.db.executemany(
        "INSERT INTO absences (entry, person, first, last, start, finish, calendar) VALUES (?, ?, ?, ?, ?, ?, 1)",
        [(to.entry, person, first.isoformat(), last.isoformat(), *rest) for first, last, *rest in rows],
    )


def absences(db: sqlite3.Connection) -> Mapping[str, tuple[Dates, ...]]:
    """Whole days away, by code."""
    rows = db.execute(
        "SELECT person, first, last, why FROM absences WHERE withdrawn IS NULL AND start IS NULL ORDER BY first, id"
    )
    found: dict[str, list[Dates]] = defaultdict(list)
    for person, first, last, why in rows:
        end = date.fromisoformat(last) + timedelta(days=1)
        found[person].append(Dates(start=date.fromisoformat(first), end=end, what=why))
    return {person: tuple(dates) for person, dates in sorted(found.items())}


def hours_away(db: sqlite3.Connection) -> Mapping[str, tuple[Hours, ...]]:
    """Times of single days at which somebody cannot come, by code."""
    rows = db.execute(
        "SELECT person, first, start, finish FROM absences"
        " WHERE withdrawn IS NULL AND start IS NOT NULL ORDER BY first, start, id"
    )
    found: dict[str, list[Hours]] = defaultdict(list)
    for person, day, start, finish in rows:
        found[person].append(Hours(day=date.fromisoformat(day), start=start, end=finish))
    return {person: tuple(hours) for person, hours in sorted(found.items())}
