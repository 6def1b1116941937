"""Heaton's own four weeks over the clock change, as every reader sees them."""

from functools import cache
from pathlib import Path

import pytest

from matcher.api import read_programme
from matcher.domain.meeting import usual_visits
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.times import local
from matcher.publishing.calendars.ical import calendar_bytes
from matcher.publishing.calendars.lint import lint
from matcher.publishing.calendars.projection import calendars, uid
from tests.real_clients.readers import READERS

HEATON = Path(__file__).parents[2] / "examples" / "heaton-28"


@cache
def heaton() -> tuple[Programme, Plan]:
    """The example with the usual visits of its pairs, and everybody at every gathering."""
    programme = read_programme(HEATON).programme
    pairs = tuple(pair for pair in programme.pairs if pair.state.visits)
    visits = (visit.with_people((pair.coach,)) for pair in pairs for visit in usual_visits(programme, pair))
    everybody = tuple(person.code for person in programme.chellows)
    gatherings = (occasion.duty.with_people(everybody) for occasion in programme.asked.occasions.values())
    return programme, Plan(period=programme.period, pairs=pairs, duties=(*visits, *gatherings))


@pytest.mark.parametrize("reader", READERS)
def test_every_reader_finds_heatons_duties_by_the_clock_on_the_wall(reader: str) -> None:
    programme, plan = heaton()
    for person, draft in calendars(programme, plan).items():
        walls = {(e.uid, local(e.start).replace(tzinfo=None)) for e in READERS[reader](calendar_bytes(draft))}
        mine = [duty for duty in plan.duties if person in duty.people]
        asked = {(uid(programme, duty.id, person), local(duty.start).replace(tzinfo=None)) for duty in mine}
        assert asked <= walls
        assert len(walls - asked) == 1


def test_a_weekly_visit_keeps_its_time_on_the_wall_when_the_clocks_change() -> None:
    visits = [duty for duty in heaton()[1].duties if duty.family]
    wall = {family: {local(v.start).time() for v in visits if v.family == family} for family in heaton()[0].family}
    utc = {family: {v.start.time() for v in visits if v.family == family} for family in heaton()[0].family}
    assert max(len(times) for times in wall.values()) == 1
    assert max(len(times) for times in utc.values()) == 2


def test_heatons_calendars_have_no_fault() -> None:
    drafts = calendars(*heaton())
    assert {code: lint(calendar_bytes(draft)) for code, draft in drafts.items()} == dict.fromkeys(drafts, ())
