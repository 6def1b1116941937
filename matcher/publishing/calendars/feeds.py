"""What a feed shows on a day: its events from two weeks back to eight ahead, and when that last changed."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

from matcher.domain.times import instant, local
from matcher.publishing.calendars.ical import calendar_bytes
from matcher.publishing.calendars.projection import LONG_AGO, anchor
from matcher.publishing.records import Calendar, CalendarEntry, Status

NO_UID = str(UUID(int=0))
BACK, AHEAD = timedelta(days=14), timedelta(days=56)
SHORT_NOTICE = timedelta(hours=72)
"""Who would set out within so long must see that something is cancelled."""
ENDED = "This rota link has ended"
ONE_DAY = timedelta(days=1)


def feed_bytes(name: str, anchor_uid: str, begun: datetime, events: Iterable[CalendarEntry], today: date) -> bytes:
    """The calendar as everybody reads it that day: the same for the same events and UK date."""
    seen = (entry for entry in events if _first_day(entry) <= today <= _last_day(entry))
    entries = tuple(sorted(seen, key=lambda entry: (entry.start, entry.end, entry.uid)))
    return calendar_bytes(Calendar(name=name, anchor=anchor(anchor_uid, begun), entries=entries))


def last_change(named: datetime, events: Iterable[CalendarEntry], today: date) -> datetime:
    """When the bytes of that day were last different: something changed, or a day brought or took something.

    `named` is when the calendar was last called something else.
    """
    return max((named, *(moment for entry in events for moment in _changes(entry, today))))


def tombstone_bytes(anchor_uid: str, ended: datetime) -> bytes:
    """What stands where a feed was: the anchor alone, and that the link has ended."""
    return calendar_bytes(Calendar(name=ENDED, anchor=anchor(anchor_uid, ended, ENDED, sequence=1)))


def not_yet_bytes() -> bytes:
    """What stands at a new link until its feed is written there."""
    return calendar_bytes(Calendar(name="Rota", anchor=anchor(NO_UID, LONG_AGO)))


def _changes(entry: CalendarEntry, today: date) -> Iterator[datetime]:
    yield entry.changed
    first, last = _first_day(entry), _last_day(entry)
    for day in (first, last + ONE_DAY):
        if first <= last and day <= today:
            yield max(instant(day, 0), entry.changed)


def _first_day(entry: CalendarEntry) -> date:
    """The first day it is seen."""
    return local(entry.start).date() - AHEAD


def _last_day(entry: CalendarEntry) -> date:
    """The last day it is seen; what was cancelled in good time is not seen at all."""
    if entry.status is not Status.CANCELLED:
        return local(entry.start).date() + BACK
    soon = entry.changed < entry.end and entry.start <= entry.changed + SHORT_NOTICE
    return local(entry.end).date() if soon else _first_day(entry) - ONE_DAY
