"""Whom to ring is held against the checkers alone: whoever is named can come, and nobody who could is left out."""

from datetime import date

from hypothesis import given, settings

from constraints import rule_book
from matcher.api import shifts_of as shifts_asked
from matcher.api import whom_else_to_ring, whom_to_ring
from matcher.asking.beside import put_on, taken_off
from matcher.asking.ringing import Asker
from matcher.checking import broken
from matcher.checking.consequences import complete
from matcher.domain.duties import Duty
from matcher.domain.programme import Programme
from matcher.planning.programmes import Limit, plan_programme
from tests.worlds import scene
from tests.worlds.small import worlds_of_few_plans

RULES = rule_book()


def shifts_of(programme: Programme) -> list[Duty]:
    return [shift.duty for shift in programme.asked.shifts.values()]


@settings(max_examples=25)
@given(worlds_of_few_plans())
def test_whoever_could_simply_take_a_shift_is_named_and_nobody_else_is(programme: Programme) -> None:
    plan = plan_programme(programme, RULES, limit=Limit(seconds=None))
    for duty in shifts_of(programme):
        ringing = Asker(programme, RULES, plan).whom_to_ring(duty)
        simply = {one.person for one in ringing.stand_ins if one.asks == 1}
        others = set(programme.chellow) - set(plan.people_on(duty.id))
        assert simply == {code for code in others if not broken(programme, put_on(plan, code, duty), RULES)}


@settings(max_examples=25)
@given(worlds_of_few_plans())
def test_a_chain_of_two_keeps_every_rule_and_leaves_nothing_empty(programme: Programme) -> None:
    plan = plan_programme(programme, RULES, limit=Limit(seconds=None))
    for duty in shifts_of(programme):
        for one in Asker(programme, RULES, plan).whom_to_ring(duty).stand_ins:
            if one.leaves and one.taken_by:
                freed = put_on(taken_off(plan, [(one.person, one.leaves)]), one.person, duty)
                moved = put_on(freed, one.taken_by, one.leaves)
                assert not broken(programme, moved, RULES)
                assert len(moved.people_on(one.leaves.id)) == len(plan.people_on(one.leaves.id))


def test_of_two_who_could_come_the_less_loaded_is_rung_first() -> None:
    names = names_for("library mon 10-12", "thu 10-11 shop: C-01; tue 10-12 cafe: C-02, C-03; wed 10-12 cafe: C-02")
    assert names == ["C-04", "C-01", "C-03", "C-02"]


def test_whoever_was_asked_a_short_while_ago_is_rung_last() -> None:
    names = names_for("library mon 10-12", "tue 10-12 cafe: C-01", asked={"C-04": date(2027, 1, 2)})
    assert names == ["C-02", "C-03", "C-01", "C-04"]


def test_whoever_stands_in_for_one_duty_left_is_not_rung_for_another_they_have_no_hours_for() -> None:
    programme, plan = scene("C-02.offered = 3h; library mon 10-12; library thu 10-12", "mon 10-12 library: C-02")
    left = sorted(shifts_of(programme), key=lambda duty: duty.start)
    programme = programme.but(published=tuple(duty.with_people(("C-01",)) for duty in left))
    mon, thu = whom_else_to_ring(programme, complete(programme, plan, RULES), left, {})
    assert {one.person for one in mon.stand_ins} == {"C-01", "C-03", "C-04"}
    assert {one.person for one in thu.stand_ins if one.asks == 1} == {"C-01", "C-03", "C-04"}


def test_whoever_was_asked_a_short_while_ago_is_asked_for_a_favour_last() -> None:
    free = "C-03.free = tue 8-21; C-04.free = tue 8-21; C-02.dbs = none; C-01.offered = 1h"
    programme, plan = scene(f"{free}; library mon 10-12", "")
    (duty,) = shifts_of(programme)
    asked = {"C-01": date(2027, 1, 2), "C-03": date(2027, 1, 1)}
    favours = Asker(programme, RULES, complete(programme, plan, RULES), asked).whom_to_ring(duty).favours
    assert next((one.person, one.asked_on) for one in favours) == ("C-04", None)
    assert {(one.person, one.asked_on) for one in favours[1:]} == set(asked.items())


def test_where_nobody_can_simply_come_somebody_swaps_a_shift_of_that_week_away() -> None:
    given_ = "library mon 10-12 level 3; cafe mon 10-12; C-01.level = 2; C-03.free = tue 8-21; C-04.free = tue 8-21"
    programme, plan = scene(given_, "mon 10-12 cafe: C-02")
    duty = next(d for d in shifts_of(programme) if d.venue == "library")
    first = Asker(programme, RULES, complete(programme, plan, RULES)).whom_to_ring(duty).stand_ins[0]
    assert (first.person, first.taken_by, first.leaves and first.leaves.venue) == ("C-02", "C-01", "cafe")


def test_where_nobody_can_come_it_says_what_could_be_asked_and_never_of_safety() -> None:
    free = "C-03.free = tue 8-21; C-04.free = tue 8-21; C-03.away = 4 jan"
    programme, plan = scene(f"C-01.offered = 1h; C-02.dbs = none; {free}; library mon 10-12", "")
    ringing = Asker(programme, RULES, complete(programme, plan, RULES)).whom_to_ring(shifts_of(programme)[0])
    assert ringing.stand_ins == ()
    assert [favour.says for favour in ringing.favours] == [
        "Ask C-01: could you give 1 h more in the week of Mon 4 Jan?",
        "Ask C-04: could you come on Mon 4 Jan 10:00-12:00?",
    ]


def test_cover_that_is_short_can_be_asked_about_like_a_shift() -> None:
    programme, plan = scene("cover library mon 10-12; C-04.free = tue 8-21", "")
    (short,) = shifts_asked(programme, complete(programme, plan, RULES))
    assert (short.venue, short.span.start, short.span.end) == ("library", 600, 720)
    ringing = Asker(programme, RULES, complete(programme, plan, RULES)).whom_to_ring(short)
    assert [one.person for one in ringing.stand_ins] == ["C-01", "C-02", "C-03"]


def test_for_cover_that_no_shift_can_be_long_enough_for_people_are_rung_about_a_part_and_told_which() -> None:
    """Four hours are the most of a shift there, and C-01 has three; nobody else is free that day."""
    others = "; ".join(f"C-0{n}.free = tue 8-21" for n in (2, 3, 4))
    programme, plan = scene(f"cover library mon 9-17; C-01.free = mon 10-13; {others}", "")
    whole = complete(programme, plan, RULES)
    (short,) = shifts_asked(programme, whole)
    ((one,),) = (ringing.stand_ins for ringing in whom_to_ring(programme, whole, [short], {}))
    assert (one.person, one.hours) == ("C-01", "That is for 10:00-13:00; the rest stays open.")


def test_what_is_asked_for_a_part_of_a_gap_says_which_part_and_that_the_rest_stays_open() -> None:
    others = "; ".join(f"C-0{n}.dbs = none" for n in (2, 3, 4))
    programme, plan = scene(f"cover library mon 9-17; library.shortest_shift = 2h; C-01.offered = 1h; {others}", "")
    whole = complete(programme, plan, RULES)
    (gap,) = whole.gaps
    assert gap.fix == (
        "Ask C-01: could you give 1 h more in the week of Mon 4 Jan? That is for 9:00-11:00; the rest stays open."
    )
    (ringing,) = whom_to_ring(programme, whole, shifts_asked(programme, whole), {})
    assert [favour.says for favour in ringing.favours] == [
        "Ask C-01: could you give 3 h more in the week of Mon 4 Jan? That is for 9:00-13:00; the rest stays open."
    ]


def test_a_gap_that_begins_with_one_of_the_ideal_is_the_one_of_the_fewest() -> None:
    programme, plan = scene("cover library mon 9-12 min 1 ideal 2 most 2", "mon 10-12 library: C-01")
    (short, _) = shifts_asked(programme, complete(programme, plan, RULES))
    assert (short.span.start, short.span.end) == (540, 600)


def names_for(given_: str, planned: str, asked: dict[str, date] | None = None) -> list[str]:
    programme, plan = scene(given_, planned)
    duty = next(d for d in shifts_of(programme) if d.venue == "library")
    ringing = Asker(programme, RULES, complete(programme, plan, RULES), asked).whom_to_ring(duty)
    return [one.person for one in ringing.stand_ins]
