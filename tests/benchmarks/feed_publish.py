"""A thousand Chellows with sixty duties each published: keys, cards, ledger and files, then one duty moved."""

import resource
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from matcher.api import publishing
from matcher.domain.chellows import Chellow
from matcher.domain.duties import Duty, DutyKind, duty_on
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.settings import Settings
from matcher.domain.times import Period, Span
from matcher.domain.venues import Venue, VenueKind
from matcher.publishing.calendars.lint import lint

CHELLOWS, DUTIES = 1_000, 60
A_VENUES_PEOPLE = 20
PERIOD = Period(first=date(2027, 1, 4), weeks=8)
SATURDAY = datetime(2027, 1, 2, 12, tzinfo=UTC)


def measure(chellows: int = CHELLOWS) -> dict[str, Any]:
    """Seconds to publish for the first time and again with one duty moved; verified by the bytes that differ."""
    programme, plan = _programme(chellows), _plan(chellows)
    moved = plan.but(duties=(_later(plan.duties[0]), *plan.duties[1:]))
    with TemporaryDirectory() as folder:
        first = _published(programme, plan, Path(folder), SATURDAY)
        before = _files(Path(folder))
        again = _published(programme, moved, Path(folder), SATURDAY + timedelta(hours=1))
        after = _files(Path(folder))
    differ = [name for name in before if before[name] != after[name]]
    whole = all(data.count(b"BEGIN:VEVENT") == DUTIES + 1 and not lint(data) for data in after.values())
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "feeds": len(after),
        "events": sum(data.count(b"BEGIN:VEVENT") for data in after.values()),
        **first,
        "again": again,
        "peak_mb": round(used.ru_maxrss / 1024, 1),
        "verified": whole and len(differ) == 1 and len(after) == chellows,
    }


def _programme(chellows: int) -> Programme:
    people = tuple(Chellow(code=f"C-{n:04d}", name=f"Amina {n}") for n in range(chellows))
    venues = tuple(
        Venue(code=f"V-{n:03d}", name=f"Library {n}", kind=VenueKind.LIBRARY)
        for n in range(-(-chellows // A_VENUES_PEOPLE))
    )
    settings = Settings(feeds_at="https://rota.example.org/feeds")
    return Programme(id=UUID(int=5), period=PERIOD, settings=settings, chellows=people, venues=venues)


def _plan(chellows: int) -> Plan:
    """Everybody on a shift of their own sixty times over the eight weeks a feed looks ahead."""
    duties = (_duty(n, k) for n in range(chellows) for k in range(DUTIES))
    return Plan(period=PERIOD, duties=tuple(sorted(duties, key=lambda duty: (duty.start, duty.id))))


def _duty(chellow: int, number: int) -> Duty:
    day, part = divmod(number, 2)
    start = 540 + 240 * part + chellow % 5 * 15
    return duty_on(
        PERIOD.first + timedelta(days=day),
        Span(start=start, end=start + 120),
        id=f"shift:{chellow}:{number}",
        kind=DutyKind.SHIFT,
        venue=f"V-{chellow // A_VENUES_PEOPLE:03d}",
        people=(f"C-{chellow:04d}",),
    )


def _later(duty: Duty) -> Duty:
    quarter = timedelta(minutes=15)
    return duty.but(start=duty.start + quarter, end=duty.end + quarter)


def _published(programme: Programme, plan: Plan, folder: Path, at: datetime) -> dict[str, float]:
    began, used = time.perf_counter(), time.process_time()
    ledger = folder / "ledger.db"
    proposed = publishing.proposal(programme, plan, ledger, at)
    publishing.publish(proposed, ledger, folder / "out", at=at, said_by="the benchmark")
    return {
        "seconds": round(time.perf_counter() - began, 2),
        "cpu_seconds": round(time.process_time() - used, 2),
    }


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "out/feeds").iterdir()}
