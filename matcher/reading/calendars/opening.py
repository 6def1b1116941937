"""A calendar file opened: read in a process of its own, so that no file can keep us busy or bring us down."""

import subprocess
import sys
from datetime import date
from pathlib import Path

from matcher.reading.calendars.lines import MOST_OCTETS, NotACalendar, text_of, too_large
from matcher.reading.calendars.told import BusyTimes

CPU_SECONDS = 40
PATIENCE = 60
"""Seconds of anybody's time, where the system knows no other limit."""
TOO_MUCH = "The file asks for more than I can work out in a minute. Export fewer years, or another calendar."


def read_busy_times(path: Path, first: date, end: date, cpu_seconds: int = CPU_SECONDS) -> BusyTimes:
    """When a calendar file says its owner is busy, from a date to before another.

    Raises:
        NotACalendar: it cannot be opened or read; says in words what to do.
    """
    try:
        if path.stat().st_size > MOST_OCTETS:
            raise NotACalendar(too_large(path.stat().st_size))
        text = text_of(path.read_bytes())
    except OSError as trouble:
        raise NotACalendar(f"I cannot open {path}: {trouble.strerror}.") from trouble
    return _read_apart(text, first, end, cpu_seconds)


def _read_apart(text: str, first: date, end: date, cpu_seconds: int) -> BusyTimes:
    command = [sys.executable, "-m", "matcher.reading.calendars", str(first), str(end), str(cpu_seconds)]
    try:
        ran = subprocess.run(command, input=text.encode(), capture_output=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired as trouble:
        raise NotACalendar(TOO_MUCH) from trouble
    if ran.returncode < 0:
        raise NotACalendar(TOO_MUCH)
    if ran.returncode:
        raise NotACalendar("I cannot make sense of this calendar. Export it again, or from another program.")
    return BusyTimes.model_validate_json(ran.stdout)
