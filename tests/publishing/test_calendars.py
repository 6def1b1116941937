"""A Chellow's calendar: what each event says, and how it is written down."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.duties import DutyKind
from matcher.domain.kinds import FeedDetail
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.publishing.calendars.ical import calendar_bytes, escaped, folded
from matcher.publishing.calendars.lint import lint
from matcher.publishing.calendars.projection import calendars
from matcher.publishing.records import Calendar, CalendarEntry, Status
from tests.publishing import street
from tests.publishing.reading_back import unfolded

WORDS = st.text(max_size=200)
MONDAY = datetime(2027, 1, 4, tzinfo=UTC)


def entry(**facts: object) -> CalendarEntry:
    known = {
        "uid": str(UUID(int=7)),
        "kind": "shift",
        "title": "Information Hub: Library",
        "place": "Library",
        "start": MONDAY + timedelta(hours=10),
        "end": MONDAY + timedelta(hours=12),
        "changed": MONDAY,
    }
    return CalendarEntry.model_validate({**known, **facts})


def anchor() -> CalendarEntry:
    start = datetime(2001, 1, 1, 9, tzinfo=UTC)
    end = start + timedelta(minutes=15)
    return entry(uid=str(UUID(int=1)), title="Begins", place=None, start=start, end=end, takes_time=False)


def with_detail(detail: FeedDetail, code: str = "C-01") -> tuple[Programme, Plan]:
    programme = street.programme()
    people = tuple(p.but(feed_detail=detail) if p.code == code else p for p in programme.chellows)
    programme = programme.but(chellows=people)
    return programme, street.plan(programme)


GOLDEN = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//chellow-matcher//rota//EN
CALSCALE:GREGORIAN
NAME:Rota: Jo\\, “the” \\;-) \\\\ and a name of such a great length that it
  has to be folded\\, żółć
X-WR-CALNAME:Rota: Jo\\, “the” \\;-) \\\\ and a name of such a great length
  that it has to be folded\\, żółć
REFRESH-INTERVAL;VALUE=DURATION:PT1H
X-PUBLISHED-TTL:PT1H
BEGIN:VEVENT
UID:00000000-0000-0000-0000-000000000001
DTSTAMP:20270104T000000Z
LAST-MODIFIED:20270104T000000Z
SEQUENCE:0
DTSTART:20010101T090000Z
DTEND:20010101T091500Z
SUMMARY:Begins
STATUS:TENTATIVE
TRANSP:TRANSPARENT
CLASS:PRIVATE
END:VEVENT
BEGIN:VEVENT
UID:00000000-0000-0000-0000-000000000007
DTSTAMP:20270104T000000Z
LAST-MODIFIED:20270104T000000Z
SEQUENCE:3
DTSTART:20270104T100000Z
DTEND:20270104T120000Z
SUMMARY:CANCELLED: Information Hub: Library
LOCATION:Library
DESCRIPTION:With Amina and Beth
STATUS:CANCELLED
TRANSP:TRANSPARENT
CLASS:PRIVATE
END:VEVENT
END:VCALENDAR
"""


def test_a_calendar_is_written_as_these_golden_bytes() -> None:
    name = "Rota: Jo, “the” ;-) \\ and a name of such a great length that it has to be folded, żółć"
    event = entry(sequence=3, status=Status.CANCELLED, others=("Amina", "Beth"))
    data = calendar_bytes(Calendar(name=name, anchor=anchor(), entries=(event,)))
    assert data.decode() == GOLDEN.replace("\n", "\r\n")


def test_every_chellow_of_the_street_has_a_calendar_without_fault() -> None:
    programme = street.programme()
    drafts = calendars(programme, street.plan(programme))
    assert list(drafts) == [person.code for person in programme.chellows]
    assert [lint(calendar_bytes(draft)) for draft in drafts.values()] == [()] * len(drafts)


def test_a_uid_is_made_of_the_programme_the_duty_and_the_person() -> None:
    programme = street.programme()
    plan = street.plan(programme)
    expected = {str(uuid5(programme.id, f"{duty.id}C-01")) for duty in plan.duties if "C-01" in duty.people}
    assert {event.uid for event in calendars(programme, plan)["C-01"].entries} == expected


def test_a_draft_says_it_last_changed_when_the_period_begins() -> None:
    spring = street.programme(date(2027, 4, 5))
    draft = calendars(spring, street.plan(spring))["C-01"]
    assert {event.changed for event in draft.entries} == {datetime(2027, 4, 4, 23, tzinfo=UTC)}
    assert {event.status for event in draft.entries} == {Status.TENTATIVE}


def test_a_draft_after_a_publication_says_it_last_changed_then() -> None:
    programme = street.programme()
    published = datetime(2026, 12, 30, 9, 15, tzinfo=UTC)
    draft = calendars(programme.but(published_at=published), street.plan(programme))["C-01"]
    assert {event.changed for event in (draft.anchor, *draft.entries)} == {published}


def test_time_kept_free_for_a_family_that_has_not_said_yes_is_no_event() -> None:
    programme = street.programme()
    plan = street.plan(programme)
    assert any(duty.kind is DutyKind.HELD for duty in plan.calendar(programme)["C-02"])
    assert {event.kind for event in calendars(programme, plan)["C-02"].entries} == {"shift"}


def test_families_are_told_apart_by_letters_the_longest_paired_first() -> None:
    programme = street.programme()
    titles = {e.title for e in calendars(programme, street.plan(programme))["C-01"].entries if e.kind == "visit"}
    assert titles == {"Visit A (Heaton Fields)", "Visit B (Heaton Fields)"}
    by_weekday = {e.start.weekday(): e.title for e in calendars(programme, street.plan(programme))["C-01"].entries}
    assert by_weekday[3] == "Visit A (Heaton Fields)"


def visits_of(programme: Programme, person: str) -> set[str]:
    drafts = calendars(programme, street.plan(programme))
    return {e.title for e in drafts[person].entries if e.kind == "visit"}


def test_a_lone_family_has_a_letter_too_which_the_next_one_does_not_take_over() -> None:
    programme = street.programme()
    assert visits_of(programme, "C-03") == {"Visit A (Heaton Fields)"}
    after_another = programme.but(letters={"C-03": {"F-0199": 0}})
    assert visits_of(after_another, "C-03") == {"Visit B (Heaton Fields)"}


def test_a_family_keeps_its_letter_whoever_else_is_visited() -> None:
    programme = street.programme().but(letters={"C-01": {"F-0101": 0}})
    by_weekday = {e.start.weekday(): e.title for e in calendars(programme, street.plan(programme))["C-01"].entries}
    assert by_weekday[1] == "Visit A (Heaton Fields)"
    assert by_weekday[3] == "Visit B (Heaton Fields)"


def test_a_visit_in_a_cafe_says_its_area_and_never_the_cafe() -> None:
    programme = street.programme()
    plan = street.plan(programme)
    assert {duty.venue for duty in plan.duties if duty.family == "F-0103"} == {"V-02"}
    visits = [e for e in calendars(programme, plan)["C-05"].entries if e.kind == "visit"]
    assert {(e.title, e.place) for e in visits} == {("Visit A (Lynfield)", "Lynfield")}


def test_an_area_that_is_on_no_list_is_not_told() -> None:
    programme = street.programme().but(places=())
    visits = [e for e in calendars(programme, street.plan(programme))["C-03"].entries if e.kind == "visit"]
    assert {(e.title, e.place) for e in visits} == {("Visit A", None)}


@pytest.mark.parametrize(
    ("kind", "title"), [("shift", "Information Hub: Heaton Library"), ("gathering", "Coaching hour")]
)
def test_shifts_are_named_by_venue_and_gatherings_by_title(kind: str, title: str) -> None:
    programme = street.programme()
    assert title in {
        e.title for e in calendars(programme, street.plan(programme))["C-01"].entries if e.kind == kind
    }


def test_busy_only_says_neither_what_nor_where() -> None:
    entries = calendars(*with_detail(FeedDetail.BUSY_ONLY))["C-01"].entries
    assert {(e.title, e.place, e.others) for e in entries} == {("Busy", None, ())}


def test_full_detail_adds_the_names_of_the_others_and_brief_does_not() -> None:
    full = calendars(*with_detail(FeedDetail.FULL))["C-01"].entries
    assert ("Beth",) in {e.others for e in full}
    assert {e.others for e in calendars(*with_detail(FeedDetail.BRIEF))["C-01"].entries} == {()}


def test_who_asked_to_be_reminded_is_and_nobody_else() -> None:
    programme = street.programme()
    people = tuple(p.but(remind_minutes=45) if p.code == "C-01" else p for p in programme.chellows)
    programme = programme.but(chellows=people)
    drafts = {code: calendar_bytes(c).decode() for code, c in calendars(programme, street.plan(programme)).items()}
    assert drafts["C-01"].count("TRIGGER:-PT45M") == drafts["C-01"].count("BEGIN:VEVENT") - 1
    assert [code for code, text in drafts.items() if "VALARM" in text] == ["C-01"]
    assert lint(drafts["C-01"].encode()) == ()


def test_who_is_no_longer_active_and_has_no_duty_has_no_calendar() -> None:
    programme = street.programme()
    people = tuple(p.but(active=False) if p.code in ("C-01", "C-12") else p for p in programme.chellows)
    programme = programme.but(chellows=people)
    drafts = calendars(programme, street.plan(programme))
    assert "C-01" in drafts
    assert "C-12" not in drafts


@given(WORDS)
def test_folding_loses_nothing_and_no_line_is_too_long(text: str) -> None:
    line = f"SUMMARY:{escaped(text)}"
    data = folded(line)
    assert data.endswith(b"\r\n")
    assert unfolded(data).removesuffix("\r\n") == line
    assert all(len(piece) <= 75 and piece.decode() is not None for piece in data.split(b"\r\n"))


@given(WORDS, WORDS, WORDS)
def test_whatever_people_type_the_calendar_has_no_fault(name: str, title: str, place: str) -> None:
    events = (anchor(), entry(title=f"x{title}", place=f"y{place}", others=(f"z{name}", "Jo")))
    data = calendar_bytes(Calendar(name=f"Rota: {name}", anchor=events[0], entries=events[1:]))
    assert lint(data) == ()
