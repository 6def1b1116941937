"""No file, however it was made, keeps us busy for long or brings us down: there are times, or words."""

import re
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.reading.calendars.lines import MOST_OCTETS, NotACalendar, text_of
from matcher.reading.calendars.opening import read_busy_times
from tests.reading.calendars.typed import calendar, event

WHOLE = calendar(event("DTSTART:20270104T100000Z", "DURATION:PT1H")).encode()
UNWELCOME = re.compile(r"\b(invalid|illegal|failed|exception|error|traceback)\b", re.IGNORECASE)


@pytest.mark.parametrize(
    ("holds", "says"),
    [
        (b"", "This is no calendar file"),
        (b"Dear Joan,", "This is no calendar file"),
        (b"\0\1\2" * 1000, "This is no calendar file"),
        (WHOLE[: len(WHOLE) // 2], "The file is cut off: VEVENT begins on line 4 and never ends."),
        (b"BEGIN:VCALENDAR\n" * 100_000, "Line 6: VCALENDAR lies too deep"),
        (b"BEGIN:VCALENDAR\nEND:VEVENT\n", "Line 2: VEVENT ends here and never began."),
        (calendar("BEGIN:VEVENT\nEND:VEVENT\n" * 50_001).encode(), "The file has more than 50000 events."),
        (WHOLE + b" " * MOST_OCTETS, "The file has 10 MB, and I read up to 10."),
    ],
    ids=["nothing", "a letter", "bytes", "a half", "nested", "turned round", "many", "large"],
)
def test_what_is_no_whole_calendar_is_told_in_words(holds: bytes, says: str) -> None:
    with pytest.raises(NotACalendar) as told:
        text_of(holds)
    assert says in str(told.value)
    assert not UNWELCOME.search(str(told.value))


def test_a_file_too_large_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "large.ics"
    path.touch()
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(NotACalendar, match="The file has 200 MB"):
        read_busy_times(path, date(2027, 1, 4), date(2027, 1, 18))


def test_a_file_that_is_not_there_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(NotACalendar, match="I cannot open"):
        read_busy_times(tmp_path / "none.ics", date(2027, 1, 4), date(2027, 1, 18))


def test_a_file_that_asks_for_endless_work_is_given_up_in_words(tmp_path: Path) -> None:
    """Allowed one second in place of forty: a rule that is never met, looked for until the year 9999."""
    path = tmp_path / "endless.ics"
    path.write_text(calendar(event("DTSTART:00010104T100000Z", "RRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30")))
    with pytest.raises(NotACalendar, match="more than I can work out"):
        read_busy_times(path, date(2027, 1, 4), date(2027, 1, 18), cpu_seconds=1)


@given(st.binary(max_size=60), st.integers(0, len(WHOLE)))
def test_whatever_bytes_stand_in_it_there_is_text_or_there_are_words(bytes_in: bytes, at: int) -> None:
    with suppress(NotACalendar):
        assert text_of(WHOLE[:at] + bytes_in + WHOLE[at:]).upper().startswith("BEGIN:VCALENDAR")
