"""What Chellows and venues may rely on beyond hours and places, counted by hand over any plan."""

from collections import Counter
from math import inf

from hypothesis import given

from matcher.domain.chellows import Bounds, Chellow
from matcher.domain.duties import VISITS, Duty, DutyKind
from matcher.domain.meeting import visit_walk
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.times import monday_of
from tests.promises.test_rota_promises import RULES, Scene, people_in
from tests.worlds import scenes


def lasts(programme: Programme, person: Chellow, duty: Duty) -> int:
    """Minutes a duty takes, a visit with its walk."""
    family = programme.family.get(duty.family or "")
    return duty.minutes + (visit_walk(programme, person, family) if family else 0)


def present(programme: Programme, person: Chellow, week: int) -> int:
    """Days of the week on which the person has joined and is not away."""
    monday = programme.period.monday(week).toordinal()
    days = [type(programme.period.first).fromordinal(monday + n) for n in range(7)]
    return sum(person.is_here(day) for day in days)


@given(scenes())
def test_visits_and_the_rota_stay_within_what_is_set_aside_unless_the_plan_is_refused(drawn: Scene) -> None:
    programme, plan = drawn
    beyond = set()
    for person in programme.chellows:
        weeks = Counter[tuple[int, bool]]()
        for duty in plan.calendar(programme).get(person.code, ()):
            if duty.kind in VISITS or duty.kind is DutyKind.SHIFT:
                week = programme.period.week_of(duty.day)
                weeks[week, duty.kind in VISITS] += lasts(programme, person, duty)
        if any(given_ > set_aside(programme, person, *of) for of, given_ in weeks.items()):
            beyond.add(person.code)
    assert people_in("keeps_roles_within_their_hours", programme, plan) == beyond


def set_aside(programme: Programme, person: Chellow, week: int, visits: bool) -> float:
    """The most minutes of the week for visits, or else for the rota."""
    mine, other = (person.on_visits, person.on_rota) if visits else (person.on_rota, person.on_visits)
    if mine == other == Bounds():
        return inf
    days = present(programme, person, week)
    left = max(0, person.offered * days // 7 - other.least * days // 7)
    return left if mine.most is None else min(mine.most, left)


@given(scenes())
def test_nobody_gives_more_in_four_weeks_than_they_said_unless_the_plan_is_refused(drawn: Scene) -> None:
    programme, plan = drawn
    refused = people_in("keeps_four_weeks_short", programme, plan)
    for person in programme.chellows:
        duties = plan.calendar(programme).get(person.code, ())
        given_ = sum(lasts(programme, person, duty) for duty in duties)
        if person.most_in_four_weeks is None:
            assert person.code not in refused
        elif given_ > person.most_in_four_weeks:
            assert person.code in refused


@given(scenes())
def test_learners_have_one_shift_a_week_at_most_unless_the_plan_is_refused(drawn: Scene) -> None:
    programme, plan = drawn
    shifts = Counter(
        (person, monday_of(duty.day))
        for duty in plan.duties
        for person in duty.people
        if duty.kind is DutyKind.SHIFT and programme.chellow[person].is_learning(duty.day)
    )
    assert people_in("starts_learners_gently", programme, plan) == {p for (p, _), n in shifts.items() if n > 1}


def crews(programme: Programme, plan: Plan) -> list[tuple[Duty, tuple[str, ...]]]:
    """Each shift asked for, and each half hour of cover, with whoever is there."""
    there = plan.crews(programme)
    return [(one.duty, tuple(there.get(key, ()))) for key, one in programme.asked.wanted.items()]


@given(scenes())
def test_learners_are_beside_somebody_who_is_none_unless_the_plan_is_refused(drawn: Scene) -> None:
    programme, plan = drawn
    lost = {
        code
        for duty, people in crews(programme, plan)
        if all(programme.chellow[other].is_learning(duty.day) for other in people)
        for code in people
    }
    assert people_in("learns_beside_others", programme, plan) == lost


@given(scenes())
def test_whoever_has_a_buddy_is_with_the_buddy_unless_the_plan_is_refused(drawn: Scene) -> None:
    programme, plan = drawn
    lone = {
        code
        for duty, people in crews(programme, plan)
        for code in people
        if (buddy := programme.chellow[code].buddy) in programme.chellow
        and (programme.chellow[code].buddy_until or duty.day) >= duty.day
        and buddy not in people
    }
    assert people_in("comes_with_a_buddy", programme, plan) == lone


@given(scenes())
def test_with_children_there_are_two_whose_enhanced_check_is_good_that_day_or_nobody(drawn: Scene) -> None:
    programme, plan = drawn
    short = set()
    for duty, people in crews(programme, plan):
        venue = programme.venue.get(duty.venue or "")
        cleared = [
            code
            for code in people
            if any(
                check.kind == "dbs"
                and check.level == "enhanced"
                and check.start <= duty.day
                and (check.end is None or duty.day < check.end)
                for check in programme.chellow[code].checks
            )
        ]
        if people and venue and venue.with_children and len(cleared) < 2:
            short.add(duty.id)
    breaches = RULES["two_cleared_adults_with_children"].check(programme, plan)
    assert {breach.duty for breach in breaches} == short


@given(scenes())
def test_nobody_visits_a_home_with_what_they_cannot_be_with(drawn: Scene) -> None:
    programme, _ = drawn
    for person in programme.chellows:
        for family in programme.families:
            clash = bool(person.avoids & family.home_has)
            only_home = tuple(family.meeting_places) == ("own home",)
            if clash and only_home:
                refusal = RULES["meets_where_both_agree"].refuses(programme, person, family)
                assert refusal is not None
