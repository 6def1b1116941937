"""Answers to why and why not are held against the checkers and the planner, not against what made them."""

from hypothesis import given, settings

from constraints import rule_book
from matcher.api.asking import shifts_of
from matcher.api.explaining import gatherings_of, why, why_not
from matcher.asking.beside import put_on, taken_off
from matcher.asking.reasons import is_planned
from matcher.checking import broken
from matcher.checking.consequences import complete
from matcher.domain.kinds import Role
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.planning.programmes import Limit, plan_programme
from tests.worlds import scene
from tests.worlds.small import worlds_of_few_plans

RULES = rule_book()


def planned(programme: Programme) -> Plan:
    return plan_programme(programme, RULES, limit=Limit(seconds=None))


@settings(max_examples=25)
@given(worlds_of_few_plans())
def test_everybody_on_call_is_there_or_could_be_or_has_one_reason(programme: Programme) -> None:
    plan = planned(programme)
    for duty in shifts_of(programme, plan):
        answer = why(programme, plan, duty)
        told = [*answer.has, *answer.could, *(code for reason in answer.reasons for code in reason.of)]
        assert set(told) == {one.code for one in programme.chellows if Role.HUB in one.roles} | set(answer.has)
        assert len(told) == len(set(told))
        assert all(len(reason.says) == len(reason.of) for reason in answer.reasons)


@settings(max_examples=25)
@given(worlds_of_few_plans())
def test_whom_no_rule_keeps_from_a_fixed_shift_could_be_there_by_the_checkers(programme: Programme) -> None:
    plan = planned(programme)
    short = {gap.duty for gap in plan.gaps}
    for shift in programme.asked.shifts.values():
        duty = plan.duty.get(shift.duty.id, shift.duty)
        free = plan if duty.id in short else taken_off(plan, [(there, duty) for there in duty.people])
        answer = why(programme, plan, duty)
        for code in {one.code for one in programme.chellows if Role.HUB in one.roles} - set(answer.has):
            alone = put_on(free, code, shift.duty)
            assert (code in answer.could) == (not broken(programme, alone, RULES))


@settings(max_examples=25)
@given(worlds_of_few_plans())
def test_why_a_family_waits_counts_the_coaches_as_the_plan_does(programme: Programme) -> None:
    plan = planned(programme)
    for one in plan.waiting:
        answer = why(programme, plan, one.family)
        assert answer.told == one.reasons
        counted = [f"{reason.words} ({len(reason.of)})" for reason in answer.reasons]
        assert len(counted) < 2 or all(words in one.reasons[0] for words in counted)


@settings(max_examples=25)
@given(worlds_of_few_plans())
def test_what_no_plan_can_have_no_plan_has_and_what_nothing_forbids_a_plan_has(programme: Programme) -> None:
    plan = planned(programme)
    shifts = [shift.duty for shift in programme.asked.shifts.values()][:2]
    for code in programme.chellow:
        for about in (*list(programme.family)[:2], *shifts):
            found = why_not(programme, plan, code, about)
            assert found.planned == is_planned(plan, code, about)
            with_it = planned(programme.but(locks=(*programme.locks, found.lock)))
            if found.always:
                assert not is_planned(with_it, code, about)
            elif found.now is None and not isinstance(about, str):
                assert is_planned(with_it, code, about)


def test_a_chellow_is_told_what_keeps_them_from_each_shift_that_is_short() -> None:
    programme, plan = scene("library mon 10-12; library thu 10-12; C-01.free = thu 9-12", "")
    answer = why(programme, complete(programme, plan, RULES), "C-01")
    assert [reason.words for reason in answer.reasons] == ["not free then"]
    assert answer.could == ("shift:library:2027-01-07:1000", "F-01", "F-02", "F-03")


def test_of_a_gathering_it_is_told_who_is_there_and_why_somebody_is_not() -> None:
    given = "meeting tue2 10-11; weeks = 2; C-02.away = 12 jan; C-03.roles = coach; C-04.joined = 13 jan"
    programme, plan = scene(given, "")
    (meeting,) = gatherings_of(programme, plan)
    told = why(programme, complete(programme, plan, RULES), meeting).told
    assert told[0] == "C-01 has no monthly meeting in January 2027."
    programme, plan = scene(given, "tue2 10-11 meeting: C-01")
    (meeting,) = gatherings_of(programme, plan)
    answer = why(programme, complete(programme, plan, RULES), meeting)
    assert (answer.has, answer.told) == (("C-01",), ())
