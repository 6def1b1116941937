"""Every library reads out of a Chellow's calendar exactly the duties of the plan."""

from datetime import timedelta

import pytest
from hypothesis import given

from matcher.domain.duties import DutyKind
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.publishing.calendars.ical import calendar_bytes
from matcher.publishing.calendars.projection import LONG_AGO, calendars, uid
from tests.publishing import street
from tests.real_clients.readers import READERS, Found
from tests.worlds import scenes

EVERY_READER = pytest.mark.parametrize("reader", READERS)
NAMES = ("Jo, the 2nd; \\ Esq.", "👩🏽‍🤝‍👩🏻 Amina", "two\nlines", "نادیہ", "\u202egnihton", "x" * 200, "a: b", '"')


def expected(programme: Programme, plan: Plan, person: str) -> set[tuple[object, ...]]:
    """(uid, start, end) of each duty, from the plan alone, and the anchor."""
    mine = [duty for duty in plan.duties if person in duty.people and duty.kind is not DutyKind.HELD]
    anchor = (uid(programme, "anchor", person), LONG_AGO, LONG_AGO + timedelta(minutes=15))
    return {anchor, *((uid(programme, duty.id, person), duty.start, duty.end) for duty in mine)}


def read(programme: Programme, plan: Plan, reader: str) -> dict[str, set[Found]]:
    drafts = calendars(programme, plan)
    return {person: READERS[reader](calendar_bytes(draft)) for person, draft in drafts.items()}


@EVERY_READER
@pytest.mark.parametrize("programme", [street.programme(), street.spring()], ids=["winter", "clock change"])
def test_the_reader_finds_the_plans_duties_and_no_others(reader: str, programme: Programme) -> None:
    plan = street.plan(programme)
    for person, found in read(programme, plan, reader).items():
        assert {event[:3] for event in found} == expected(programme, plan, person)


@EVERY_READER
def test_ten_oclock_on_the_wall_is_ten_oclock_on_both_sides_of_the_clock_change(reader: str) -> None:
    programme = street.spring()
    found = read(programme, street.plan(programme), reader)["C-09"]
    saturdays = sorted(event.start for event in found if event.title == "Information Hub: Heaton Library")
    assert [f"{start:%d %b %H:%M}" for start in saturdays] == ["27 Mar 10:00", "03 Apr 09:00"]


@EVERY_READER
@pytest.mark.parametrize("name", NAMES)
def test_odd_names_of_venues_come_through_whole(reader: str, name: str) -> None:
    programme = street.programme(weeks=1)
    programme = programme.but(venues=tuple(venue.but(name=name) for venue in programme.venues))
    found = read(programme, street.plan(programme), reader)["C-08"]
    shown = name.replace("\n", " ").replace("\u202e", "")
    assert {(e.title, e.place) for e in found if e.start != LONG_AGO} == {(f"Information Hub: {shown}", shown)}


@given(scenes())
def test_all_readers_agree_on_any_plan(drawn: tuple[Programme, Plan]) -> None:
    programme, plan = drawn
    for reader in READERS:
        for person, found in read(programme, plan, reader).items():
            assert {event[:3] for event in found} == expected(programme, plan, person), reader
