"""What is read out of a calendar is what it says, hour by hour."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.times import Hours, instant
from matcher.reading.calendars.busy import busy_times
from matcher.reading.calendars.lines import part_lines, text_of
from matcher.reading.calendars.stretches import Window
from tests.reading.calendars.typed import JANUARY, LONDON, available, calendar, event, part, utc

FIRST = datetime(2027, 1, 4, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def told(*parts: str, window: Window = JANUARY) -> list[str]:
    """`4 10:00-11:00` for each stretch, and `5 all day`, of January."""
    found = busy_times(calendar(*parts), window)
    days = [day for run in found.away for day in _days(run.start, run.end)]
    return [*(f"{day.day} all day" for day in days), *(f"{one.day.day} {one.span}" for one in found.busy)]


def _days(first: date, end: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((end - first).days)]


TEN = (f"DTSTART{LONDON}:20270104T100000", f"DTEND{LONDON}:20270104T110000")
EXAMPLES = {
    "an hour": ([event(*TEN)], ["4 10:00-11:00"]),
    "a duration": ([event("DTSTART:20270104T100000Z", "DURATION:PT1H30M")], ["4 10:00-11:30"]),
    "no zone is London's": ([event("DTSTART:20270105T093000", "DTEND:20270105T101500")], ["5 9:30-10:15"]),
    "another country's": (
        [event("DTSTART;TZID=Europe/Warsaw:20270105T100000", "DTEND;TZID=Europe/Warsaw:20270105T110000")],
        ["5 9:00-10:00"],
    ),
    "past midnight": (
        [event("DTSTART:20270105T220000", "DTEND:20270106T020000")],
        ["5 22:00-24:00", "6 0:00-2:00"],
    ),
    "seconds": ([event("DTSTART:20270105T100030", "DTEND:20270105T103030")], ["5 10:00-10:31"]),
    "no length": ([event("DTSTART:20270105T100000")], []),
    "all day": ([event("DTSTART;VALUE=DATE:20270105")], ["5 all day"]),
    "two days": ([event("DTSTART;VALUE=DATE:20270105", "DTEND;VALUE=DATE:20270107")], ["5 all day", "6 all day"]),
    "weekly": ([event(*TEN, "RRULE:FREQ=WEEKLY")], ["4 10:00-11:00", "11 10:00-11:00"]),
    "weekly, once not": (
        [event(*TEN, "RRULE:FREQ=WEEKLY", f"EXDATE{LONDON}:20270111T100000")],
        ["4 10:00-11:00"],
    ),
    "once more": ([event(*TEN, f"RDATE{LONDON}:20270107T150000")], ["4 10:00-11:00", "7 15:00-16:00"]),
    "weekly, once moved": (
        [
            event(*TEN, "RRULE:FREQ=WEEKLY"),
            event(f"RECURRENCE-ID{LONDON}:20270111T100000", "DTSTART:20270112T120000Z", "DTEND:20270112T130000Z"),
        ],
        ["4 10:00-11:00", "12 12:00-13:00"],
    ),
    "weekly, once cancelled": (
        [
            event(*TEN, "RRULE:FREQ=WEEKLY"),
            event(f"RECURRENCE-ID{LONDON}:20270111T100000", *TEN, "STATUS:CANCELLED"),
        ],
        ["4 10:00-11:00"],
    ),
    "cancelled": ([event(*TEN, "STATUS:CANCELLED")], []),
    "takes no time": ([event(*TEN, "TRANSP:TRANSPARENT")], []),
    "not sure yet": ([event(*TEN, "STATUS:TENTATIVE")], ["4 10:00-11:00"]),
    "two that touch": (
        [event(*TEN), event("DTSTART:20270104T110000Z", "DURATION:PT1H", uid="two")],
        ["4 10:00-12:00"],
    ),
    "busy times": (
        [
            part(
                "VFREEBUSY",
                "FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20270105T100000Z/PT1H,20270105T140000Z/20270105T150000Z",
                "FREEBUSY;FBTYPE=FREE:20270106T100000Z/PT1H",
            )
        ],
        ["5 10:00-11:00", "5 14:00-15:00"],
    ),
    "what is free, weekly": (
        [
            available(
                part("AVAILABLE", *TEN, "RRULE:FREQ=WEEKLY;BYDAY=MO,TU", uid="free"),
                priority=1,
                lines=("DTSTART:20270104T090000Z", "DTEND:20270105T120000Z"),
            )
        ],
        ["4 9:00-10:00", "4 11:00-24:00", "5 0:00-10:00", "5 11:00-12:00"],
    ),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_the_calendar_says_is_what_is_read(name: str) -> None:
    parts, expected = EXAMPLES[name]
    assert told(*parts) == expected


def test_ten_oclock_stays_ten_oclock_when_the_clocks_change() -> None:
    weekly = event(f"DTSTART{LONDON}:20270319T100000", f"DTEND{LONDON}:20270319T110000", "RRULE:FREQ=WEEKLY")
    found = busy_times(calendar(weekly), Window(date(2027, 3, 22), date(2027, 4, 5)))
    assert [(one.day, str(one.span)) for one in found.busy] == [
        (date(2027, 3, 26), "10:00-11:00"),
        (date(2027, 4, 2), "10:00-11:00"),
    ]


def test_what_is_left_out_is_counted_and_what_cannot_be_read_is_told_by_its_line() -> None:
    found = busy_times(
        calendar(
            event(*TEN, "STATUS:CANCELLED", uid="a"),
            event(*TEN, "TRANSP:TRANSPARENT", "RRULE:FREQ=WEEKLY", uid="b"),
            event("DTSTART:next Monday", uid="c"),
            event("DTSTART:20270104T100000Z", "DTEND:20270103T100000Z", uid="d"),
            event(*TEN, "RRULE:FREQ=SECONDLY", uid="e"),
            event(*TEN, "RRULE:FREQ=DAILY;INTERVAL=99999999999999999999", uid="f"),
        ),
        JANUARY,
    )
    assert (found.busy, found.cancelled, found.free) == ((), 1, 2)
    assert found.unread == (19, 24, 30, 37)


@st.composite
def series(draw: st.DrawFn) -> tuple[str, set[datetime]]:
    """A series of hours as a calendar says it, and each of its hours, counted out one by one."""
    start = FIRST + draw(st.integers(-30, 10)) * timedelta(days=1) + draw(st.integers(0, 22)) * HOUR
    every, most = draw(st.integers(1, 3)), draw(st.integers(1, 12) | st.none())
    left_out = draw(st.sets(st.integers(0, 11), max_size=3))
    if draw(st.booleans()):
        rule, steps = "FREQ=DAILY", (start + n * every * timedelta(days=1) for n in range(60))
    else:
        weekdays = draw(st.sets(st.integers(0, 6), min_size=1)) | {start.weekday()}
        rule = f"FREQ=WEEKLY;WKST=MO;BYDAY={','.join(DAY_CODES[day] for day in sorted(weekdays))}"
        monday = start - start.weekday() * timedelta(days=1)
        days = (start + n * timedelta(days=1) for n in range(60))
        steps = (d for d in days if d.weekday() in weekdays and (d - monday).days // 7 % every == 0)
    occasions = list(steps)[:most]
    gone = [occasions[n] for n in sorted(left_out) if n < len(occasions)]
    lines = [f"DTSTART:{utc(start)}", "DURATION:PT1H", f"RRULE:{rule};INTERVAL={every}"]
    lines[-1] += f";COUNT={most}" if most else ""
    lines += [f"EXDATE:{','.join(utc(moment) for moment in gone)}"] if gone else []
    return event(*lines, uid=utc(start)), set(occasions) - set(gone)


@given(st.lists(series(), max_size=3, unique_by=lambda one: one[0].split("\n")[1]))
def test_repetitions_are_those_counted_out_one_by_one(drawn: list[tuple[str, set[datetime]]]) -> None:
    hours = {moment for _, moments in drawn for moment in moments}
    found = busy_times(calendar(*(text for text, _ in drawn)), JANUARY)
    assert _hours(found.busy) == {moment for moment in hours if FIRST <= moment < FIRST + timedelta(days=14)}


statements = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 40), st.integers(1, 40), st.integers(0, 60), st.integers(1, 20)),
    min_size=1,
    max_size=4,
)


@given(statements)
def test_what_is_not_available_is_so_hour_by_hour(drawn: list[tuple[int, int, int, int, int]]) -> None:
    parts = [
        available(
            part(
                "AVAILABLE",
                f"DTSTART:{utc(FIRST + free * HOUR)}",
                f"DTEND:{utc(FIRST + (free + length) * HOUR)}",
                uid=f"free {n}",
            ),
            priority=priority,
            lines=(f"DTSTART:{utc(FIRST + start * HOUR)}", f"DURATION:PT{hours}H"),
            uid=str(n),
        )
        for n, (priority, start, hours, free, length) in enumerate(drawn)
    ]
    found = busy_times(calendar(*parts), JANUARY)
    assert _hours(found.busy) == {FIRST + hour * HOUR for hour in range(24 * 14) if _is_busy(drawn, hour)}


def _is_busy(drawn: list[tuple[int, int, int, int, int]], hour: int) -> bool:
    """By whoever counts most of those that speak of the hour; one who says busy is enough."""
    speak = [one for one in drawn if one[1] <= hour < one[1] + one[2]]
    most = min((one[0] or 10 for one in speak), default=0)
    return any(not one[3] <= hour < one[3] + one[4] for one in speak if (one[0] or 10) == most)


def _hours(busy: tuple[Hours, ...]) -> set[datetime]:
    return {
        instant(one.day, minute) for one in busy for minute in range(one.start, one.end, 60) if minute % 60 == 0
    }


@given(st.text(max_size=20), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]))
def test_a_calendar_is_read_in_whatever_encoding_it_was_saved(title: str, encoding: str) -> None:
    said = title.encode(encoding, "ignore").decode(encoding).translate(dict.fromkeys(range(32), " "))
    text = calendar(event(*TEN, f"DESCRIPTION:{said.translate(dict.fromkeys(map(ord, ':;'), ' '))}"))
    read = text_of(text.encode(encoding, "ignore"))
    assert len(part_lines(read)["VEVENT"]) == 1
    assert [str(one.span) for one in busy_times(read, JANUARY).busy] == ["10:00-11:00"]
