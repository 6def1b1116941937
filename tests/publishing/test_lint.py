"""The lint of calendars: every trap that readers fall into is told, and a good calendar is let be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.publishing.calendars.ical import calendar_bytes
from matcher.publishing.calendars.lint import lint
from matcher.publishing.calendars.projection import calendars
from tests.publishing import street
from tests.worlds import plans, worlds

STREET = street.programme()
GOOD = calendar_bytes(calendars(STREET, street.plan(STREET))["C-01"])


def spoilt(old: str, new: str, times: int = 1) -> bytes:
    assert old.encode() in GOOD
    return GOOD.replace(old.encode(), new.encode(), times)


FIRST_SHIFT = "DTSTART:20270104T100000Z"
SPOILT = {
    "a byte order mark": b"\xef\xbb\xbf" + GOOD,
    "line ends of another system": GOOD.replace(b"\r\n", b"\n"),
    "cut off": GOOD[: len(GOOD) // 2],
    "empty": b"",
    "a page of a login": b"<!DOCTYPE html><html></html>",
    "not UTF-8": GOOD.replace(b"Amina", b"Am\xe9na"),
    "a line too long": spoilt("SUMMARY:Coaching hour", "SUMMARY:" + "x" * 70),
    "a character cut in two": spoilt("SUMMARY:Coaching hour", "SUMMARY:n").replace(
        b"SUMMARY:n", b"SUMMARY:caf\xc3\r\n \xa9", 1
    ),
    "METHOD": spoilt("CALSCALE:GREGORIAN", "METHOD:PUBLISH"),
    "a UID of the calendar": spoilt("CALSCALE:GREGORIAN", "UID:1"),
    "ORGANIZER": spoilt("CLASS:PRIVATE", "CLASS:PRIVATE\r\nORGANIZER:mailto:a@b.example"),
    "ATTENDEE": spoilt("CLASS:PRIVATE", "CLASS:PRIVATE\r\nATTENDEE:mailto:a@b.example"),
    "RRULE": spoilt("CLASS:PRIVATE", "CLASS:PRIVATE\r\nRRULE:FREQ=WEEKLY"),
    "DURATION for DTEND": spoilt("DTEND:20270104T123000Z", "DURATION:PT150M"),
    "TZID": spoilt(FIRST_SHIFT, "DTSTART;TZID=Europe/London:20270104T100000"),
    "a naive time": spoilt(FIRST_SHIFT, FIRST_SHIFT[:-1]),
    "an all-day event": spoilt(FIRST_SHIFT, "DTSTART;VALUE=DATE:20270104"),
    "a day that is none": spoilt(FIRST_SHIFT, "DTSTART:20270231T100000Z"),
    "VTIMEZONE": spoilt("BEGIN:VEVENT", "BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT"),
    "an end before the start": spoilt("DTEND:20270104T123000Z", "DTEND:20270104T093000Z"),
    "two DTSTAMPs": spoilt("SEQUENCE:0", "SEQUENCE:0\r\nDTSTAMP:20270104T000000Z"),
    "DTSTAMP of its own": spoilt("LAST-MODIFIED:20270104T000000Z", "LAST-MODIFIED:20270104T000001Z"),
    "a STATUS of tasks": spoilt("STATUS:TENTATIVE", "STATUS:IN-PROCESS"),
    "cancelled without saying so": spoilt("STATUS:TENTATIVE", "STATUS:CANCELLED"),
    "public": spoilt("CLASS:PRIVATE", "CLASS:PUBLIC"),
    "no SEQUENCE": spoilt("SEQUENCE:0\r\n", ""),
    "no LAST-MODIFIED": spoilt("LAST-MODIFIED:20270104T000000Z\r\n", ""),
    "a refresh of no stated kind": spoilt("REFRESH-INTERVAL;VALUE=DURATION", "REFRESH-INTERVAL"),
    "another refresh": spoilt("DURATION:PT1H", "DURATION:PT1M"),
    "no X-PUBLISHED-TTL": spoilt("X-PUBLISHED-TTL:PT1H\r\n", ""),
    "two names": spoilt("X-WR-CALNAME:Rota", "X-WR-CALNAME:Another"),
    "two lines in a SUMMARY": spoilt("SUMMARY:Coaching hour", "SUMMARY:Coaching\\nhour"),
    "a comma not escaped": spoilt("SUMMARY:Coaching hour", "SUMMARY:Coaching, hour"),
    "a control character": spoilt("SUMMARY:Coaching hour", "SUMMARY:Coaching\x07hour"),
    "a text turned round": spoilt("SUMMARY:Coaching hour", "SUMMARY:Coaching\u202ehour"),
    "an empty SUMMARY": spoilt("SUMMARY:Coaching hour", "SUMMARY:"),
    "a UID that tells": spoilt("UID:", "UID:F-0101", 2),
    "no anchor": spoilt("TRANSP:TRANSPARENT", "TRANSP:OPAQUE"),
    "no event": GOOD[: GOOD.index(b"BEGIN:VEVENT")] + b"END:VCALENDAR\r\n",
    "two calendars": GOOD + GOOD,
    "an event that never ends": spoilt("END:VEVENT\r\n", ""),
    "a task": GOOD.replace(b"VEVENT", b"VTODO"),
}


def test_a_calendar_we_write_has_no_fault() -> None:
    assert lint(GOOD) == ()


@pytest.mark.parametrize("fault", SPOILT)
def test_the_lint_tells_of(fault: str) -> None:
    assert lint(SPOILT[fault]) != ()


def test_one_uid_for_two_events_is_told() -> None:
    uids = [line for line in GOOD.decode().split("\r\n") if line.startswith("UID:")]
    assert any(uids[1].removeprefix("UID:") in fault for fault in lint(spoilt(uids[2], uids[1])))


def test_a_fault_says_its_line() -> None:
    line = GOOD.decode().split("\r\n").index("STATUS:TENTATIVE") + 1
    assert lint(spoilt("STATUS:TENTATIVE", "STATUS:MAYBE")) == (f"line {line}: STATUS is 'MAYBE'",)


@given(st.data())
def test_calendars_of_any_plan_have_no_fault(data: st.DataObject) -> None:
    programme = data.draw(worlds())
    drafts = calendars(programme, data.draw(plans(programme)))
    assert {code: lint(calendar_bytes(draft)) for code, draft in drafts.items()} == dict.fromkeys(drafts, ())
