"""What was published, when, and what is in force since."""

import sqlite3
from datetime import date, datetime, timedelta

from matcher.domain.duties import Duty
from matcher.domain.pairs import Pair
from matcher.domain.plan import Plan, proposed_in
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
    restores: int | None = None
    """The number of the one it makes live again; None where it takes back the very first."""


def latest(db: sqlite3.Connection, before: int | None = None) -> Publication | None:
    """The newest publication, or the newest before one of that number; None if there is none."""
    row = db.execute(
        "SELECT p.id, e.at, e.said_by, p.plan, p.duties, p.undoes, p.restores"
        " FROM publications p JOIN entries e ON e.id = p.entry WHERE p.id < ? ORDER BY p.id DESC LIMIT 1",
        (before or 2**62,),
    ).fetchone()
    if row is None:
        return None
    number, at, said_by, plan, duties, undoes, restores = row
    return Publication(
        number=number,
        at=moment_of(at),
        said_by=said_by,
        plan=plan_of(plan),
        duties=duties_of(duties),
        undoes=undoes,
        restores=restores,
    )


def newest_number(db: sqlite3.Connection) -> int:
    """The number of the newest publication; 0 before the first."""
    return int(db.execute("SELECT coalesce(max(id), 0) FROM publications").fetchone()[0])


def in_force(db: sqlite3.Connection) -> tuple[Duty, ...]:
    """Every duty in force, of whatever period, in order of time."""
    row = db.execute("SELECT duties FROM publications ORDER BY id DESC LIMIT 1").fetchone()
    return duties_of(row[0]) if row else ()


def proposed(db: sqlite3.Connection) -> tuple[Pair, ...]:
    """The pairs that the plan in force proposes."""
    row = db.execute("SELECT plan FROM publications ORDER BY id DESC LIMIT 1").fetchone()
    return proposed_in(plan_of(row[0])) if row else ()


def published_at(db: sqlite3.Connection) -> datetime | None:
    """When something was last published."""
    row = db.execute("SELECT max(e.at) FROM publications p JOIN entries e ON e.id = p.entry").fetchone()
    return moment_of(row[0]) if row[0] else None


def published_until(db: sqlite3.Connection) -> date | None:
    """The first day after the last period that is published and was not taken back."""
    until: dict[int | None, date | None] = {None: None}
    newest = None
    rows = db.execute("SELECT id, first, weeks, undoes, restores FROM publications ORDER BY id")
    for number, first, weeks, undoes, restores in rows:
        end = Period(first=date.fromisoformat(first), weeks=weeks).end
        until[number] = until[restores] if undoes else max(until[newest] or end, end)
        newest = number
    return until[newest]


def published_over(db: sqlite3.Connection) -> tuple[Period, ...]:
    """The period of each publication, the first published first."""
    rows = db.execute("SELECT first, weeks FROM publications ORDER BY id")
    return tuple(Period(first=date.fromisoformat(first), weeks=weeks) for first, weeks in rows)


def publish(
    to: Writing,
    plan: Plan,
    duties: tuple[Duty, ...],
    undoes: int | None = None,
    restores: int | None = None,
) -> int:
    """Make a plan live, with all duties in force from now on; gives the publication's number."""
    kept = tuple(duty for duty in duties if duty.end > to.at - KEPT)
    facts = (
        to.entry,
        plan.period.first.isoformat(),
        plan.period.weeks,
        packed(plan),
        packed(kept),
        undoes,
        restores,
    )
    done = to.db.execute(
        "INSERT INTO publications (entry, first, weeks, plan, duties, undoes, restores)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        facts,
    )
    return int(done.lastrowid or 0)


def with_plan(duties: tuple[Duty, ...], plan: Plan) -> tuple[Duty, ...]:
    """The duties in force once a plan is published: its own, and those outside its period."""
    others = (duty for duty in duties if duty.day not in plan.period)
    return in_order((*others, *plan.duties))


def taken_back(now: tuple[Duty, ...], then: tuple[Duty, ...], at: datetime) -> tuple[Duty, ...]:
    """The duties in force once those of another time count again: what has ended by now stays as it was."""
    ended = tuple(duty for duty in now if duty.end <= at)
    known = {duty.id for duty in ended}
    return in_order((*ended, *(duty for duty in then if duty.end > at and duty.id not in known)))


def in_order(duties: tuple[Duty, ...]) -> tuple[Duty, ...]:
    """By time, then id."""
    return tuple(sorted(duties, key=lambda duty: (duty.start, duty.id)))
