"""What was published, when, and what is in force since."""

import sqlite3
from datetime import date, datetime, timedelta

from matcher.domain.duties import Duty
from matcher.domain.plan import Plan
from matcher.domain.record import Record
from matcher.domain.times import Period
from matcher.ledger.file import Writing
from matcher.ledger.words import duties_of, moment_of, packed, plan_of

KEPT = timedelta(days=400)
"""How long past duties stay among those in force: history and feeds look back less far."""


class Publication(Record):
    """A plan that was made live, and every duty in force from then on, of its own period and of others."""

    number: int
    at: datetime
    said_by: str
    plan: Plan
    duties: tuple[Duty, ...]
    undoes: int | None = None
    """The number of the publication it takes back."""


def latest(db: sqlite3.Connection, before: int | None = None) -> Publication | None:
    """The newest publication, or the newest before one of that number; None if there is none."""
    row = db.execute(
        "SELECT p.id, e.at, e.said_by, p.plan, p.duties, p.undoes"
        " FROM publications p JOIN entries e ON e.id = p.entry WHERE p.id < ? ORDER BY p.id DESC LIMIT 1",
        (before or 2**62,),
    ).fetchone()
    if row is None:
        return None
    number, at, said_by, plan, duties, undoes = row
    return Publication(
        number=number,
        at=moment_of(at),
        said_by=said_by,
        plan=plan_of(plan),
        duties=duties_of(duties),
        undoes=undoes,
    )


def in_force(db: sqlite3.Connection) -> tuple[Duty, ...]:
    """Every duty in force, of whatever period, in order of time."""
    row = db.execute("SELECT duties FROM publications ORDER BY id DESC LIMIT 1").fetchone()
    return duties_of(row[0]) if row else ()


def published_until(db: sqlite3.Connection) -> date | None:
    """The first day after the last period that was published."""
    rows = db.execute("SELECT first, weeks FROM publications").fetchall()
    ends = (Period(first=date.fromisoformat(first), weeks=weeks).end for first, weeks in rows)
    return max(ends, default=None)


def publish(to: Writing, plan: Plan, duties: tuple[Duty, ...], undoes: int | None = None) -> int:
    """Make a plan live, with all duties in force from now on; gives the publication's number."""
    kept = tuple(duty for duty in duties if duty.end > to.at - KEPT)
    facts = (to.entry, plan.period.first.isoformat(), plan.period.weeks, packed(plan), packed(kept), undoes)
    done = to.db.execute(
        "INSERT INTO publications (entry, first, weeks, plan, duties, undoes) VALUES (?, ?, ?, ?, ?, ?)", facts
    )
    return int(done.lastrowid or 0)


def with_plan(duties: tuple[Duty, ...], plan: Plan) -> tuple[Duty, ...]:
    """The duties in force once a plan is published: its own, and those outside its period."""
    others = (duty for duty in duties if duty.day not in plan.period)
    return tuple(sorted((*others, *plan.duties), key=lambda duty: (duty.start, duty.id)))
