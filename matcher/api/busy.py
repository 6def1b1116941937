"""The times a Chellow's own calendar takes, read and kept."""

from datetime import datetime
from pathlib import Path

from matcher.ledger.absences import note_calendar
from matcher.ledger.file import writing
from matcher.reading.calendars.lines import NotACalendar
from matcher.reading.calendars.opening import read_busy_times
from matcher.reading.calendars.told import BusyTimes
from matcher.wording import count_words

__all__ = ["BusyTimes", "NotACalendar", "keep_busy", "read_busy_times"]


def keep_busy(ledger: Path, person: str, times: BusyTimes, *, at: datetime, said_by: str) -> None:
    """Keep when somebody is busy, in place of what an earlier calendar said of them."""
    days = count_words(sum((one.end - one.start).days for one in times.away), "day")
    words = f"{person} is busy: {count_words(len(times.busy), 'stretch', 'stretches')} and {days}"
    with writing(ledger, "busy", words, at=at, said_by=said_by) as to:
        note_calendar(to, person, times.away, times.busy)
