"""What changed is one thing, whoever tells it: the plan, the rule that keeps it small, or publishing."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constraints.rota.changes_as_little_as_it_can import PEOPLE, ChangesAsLittleAsItCan
from matcher.checking.consequences import complete
from matcher.domain.comparing import changed
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.publishing.affected import affected
from tests.publishing import street
from tests.worlds import plans, worlds

STREET = street.programme()
PLAN = street.plan(STREET)
QUARTER = timedelta(minutes=15)


@st.composite
def published_and_changed(draw: st.DrawFn) -> tuple[Programme, Plan, Plan]:
    """A world in which everybody comes whenever they are asked, what was published, and that with changes."""
    programme = draw(worlds())
    people = tuple(person.but(away=(), busy=(), free=street.FREE) for person in programme.chellows)
    programme = programme.but(chellows=people, published=())
    plan = draw(plans(programme).filter(lambda plan: any(duty.kind is not DutyKind.HELD for duty in plan.duties)))
    later = [duty for one in plan.duties for duty in draw(st.sampled_from((_same, _shorter, _later, _gone)))(one)]
    return programme.but(published=plan.duties), plan, plan.but(duties=tuple(later))


def _same(duty: Duty) -> list[Duty]:
    return [duty]


def _shorter(duty: Duty) -> list[Duty]:
    return [duty.but(end=duty.end - QUARTER)]


def _later(duty: Duty) -> list[Duty]:
    return [duty.but(start=duty.start + QUARTER, end=duty.end + QUARTER)]


def _gone(duty: Duty) -> list[Duty]:
    return []


@given(published_and_changed())
def test_the_plan_the_rule_and_the_page_name_the_same_people(both: tuple[Programme, Plan, Plan]) -> None:
    programme, before, after = both
    people = [one.person for one in changed(before.duties, after.duties)]
    breaches = ChangesAsLittleAsItCan().check(programme, after)
    assert [one.person for one in complete(programme, after, ()).changes] == people
    assert [one.person for one in affected(programme, after, before.duties, after.duties)] == people
    assert [breach.people[0] for breach in breaches if breach.step == PEOPLE] == people


SHIFT = next(duty for duty in PLAN.duties if duty.kind is DutyKind.SHIFT)
MEETING = next(duty for duty in PLAN.duties if duty.title == "Monthly meeting")


@pytest.mark.parametrize(
    ("was", "will"),
    [
        (SHIFT, SHIFT.but(end=SHIFT.end - QUARTER)),
        (MEETING, MEETING.but(venue="V-01")),
        (MEETING, MEETING.but(title="Summer party")),
    ],
)
def test_a_shorter_shift_and_a_gathering_elsewhere_are_changes(was: Duty, will: Duty) -> None:
    after = PLAN.but(duties=tuple(will if duty is was else duty for duty in PLAN.duties))
    programme = STREET.but(published=PLAN.duties)
    stated = complete(programme, after, ()).changes
    assert [(one.person, one.taken, one.new) for one in stated] == [
        (person, (was.id,), (was.id,)) for person in was.people
    ]
    told = affected(programme, after, PLAN.duties, after.duties)
    assert [(one.person, len(one.moved), one.taken, one.new) for one in told] == [
        (person, 1, (), ()) for person in was.people
    ]


def test_who_else_is_there_changes_nothing_for_anybody() -> None:
    fewer = SHIFT.with_people(SHIFT.people[:1])
    after = tuple(fewer if duty is SHIFT else duty for duty in PLAN.duties)
    assert [one.person for one in changed(PLAN.duties, after)] == list(SHIFT.people[1:])
