"""Absences, locks and what took place, noted in the ledger by command; and what was published."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from matcher.api.drafting import ledger_of
from matcher.domain.duties import Duty
from matcher.domain.locks import Lock
from matcher.domain.times import Dates, Hours, Period
from matcher.ledger.absences import note_absence, note_hours_away
from matcher.ledger.file import reading, writing
from matcher.ledger.happenings import note_happening
from matcher.ledger.locks import locks, note_lock, withdraw_lock
from matcher.ledger.publications import in_force, published_over
from matcher.today import now


def note_away(path: Path, who: str, dates: Sequence[Dates | Hours], *, why: str, by: str) -> None:
    """Note in the ledger beside a programme that somebody is away, for whole days or for the time of one duty."""
    with writing(ledger_of(path), "away", f"{who}: {len(dates)} noted", at=now(), said_by=by) as to:
        for gone in dates:
            if isinstance(gone, Hours):
                note_hours_away(to, who, gone, why)
            else:
                note_absence(to, who, gone.start, gone.end - timedelta(days=1), why)


def note_pin(path: Path, lock: Lock, *, by: str) -> None:
    """Note a lock in the ledger beside a programme."""
    with writing(ledger_of(path), "lock", _words(lock), at=now(), said_by=by) as to:
        note_lock(to, lock)


def locks_by_command(path: Path) -> tuple[Lock, ...]:
    """The locks that hold and do not stand in the sheets."""
    with reading(ledger_of(path)) as db:
        return () if db is None else locks(db)


def let_go(path: Path, pinned: Sequence[Lock], *, by: str) -> None:
    """Note in the ledger that these locks hold no more."""
    with writing(ledger_of(path), "unlock", "; ".join(map(_words, pinned)), at=now(), said_by=by) as to:
        for lock in pinned:
            withdraw_lock(to, lock)


def _words(lock: Lock) -> str:
    return f"{lock.chellow} {'off' if lock.off else 'on'} {lock.family or lock.venue}"


def period_published(path: Path, day: date | None = None) -> Period | None:
    """The period published last, or last among those that hold the day if any does; None if none is."""
    with reading(ledger_of(path)) as db:
        periods = () if db is None else published_over(db)
    holding = [period for period in periods if day is not None and day in period]
    return next(reversed(holding or periods), None)


def duties_in_force(path: Path) -> tuple[Duty, ...]:
    """Every published duty, of whatever period."""
    with reading(ledger_of(path)) as db:
        return () if db is None else in_force(db)


def note_happened(path: Path, duty: Duty, minutes: int, *, by: str) -> None:
    """Note in the ledger how long a duty lasted; 0 if it did not take place."""
    with writing(ledger_of(path), "happened", f"{duty.id}: {minutes} min", at=now(), said_by=by) as to:
        note_happening(to, duty.id, minutes)
