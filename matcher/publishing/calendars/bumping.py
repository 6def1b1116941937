"""What a publication does to people's events: exactly what looks different is bumped, and nothing else."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from matcher.publishing.records import CalendarEntry, Status

Events = Mapping[str, CalendarEntry]
"""By UID."""
ONE_SECOND = timedelta(seconds=1)
LOOKS = tuple(name for name in CalendarEntry.model_fields if name not in ("sequence", "changed"))
"""All that is seen of an event but how often and when it changed."""


def bumped(before: Events, now: Events, at: datetime, counts: Callable[[CalendarEntry], bool]) -> Events:
    """The events that are new, look different, were cancelled or come back, as they are from that moment on.

    `now` holds them as they should look, those that changed and those that did not. What is there no more and
    still counts is cancelled; what no longer counts, such as what is long over, stays as it was.
    """
    shown = {uid: _shown_again(before[uid], entry, at) if uid in before else entry for uid, entry in now.items()}
    gone = (entry for uid, entry in before.items() if uid not in now and counts(entry))
    cancelled = {
        entry.uid: _later(entry, at).but(status=Status.CANCELLED)
        for entry in gone
        if entry.status is not Status.CANCELLED
    }
    return {uid: entry for uid, entry in (shown | cancelled).items() if before.get(uid) != entry}


def _shown_again(old: CalendarEntry, new: CalendarEntry, at: datetime) -> CalendarEntry:
    if all(getattr(old, name) == getattr(new, name) for name in LOOKS):
        return old
    return _later(old, at).but(**{name: getattr(new, name) for name in LOOKS})


def _later(entry: CalendarEntry, at: datetime) -> CalendarEntry:
    """Bumped: readers take a change only if both its number and its time are later, whatever the clock says."""
    return entry.but(sequence=entry.sequence + 1, changed=max(at, entry.changed + ONE_SECOND))
