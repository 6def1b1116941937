"""Worlds and plans told as text are the worlds and plans meant: else written examples would prove nothing."""

from datetime import date

from matcher.domain.duties import DutyKind
from matcher.domain.kinds import CheckKind, Role
from matcher.domain.pairs import PairState, Slot
from matcher.domain.times import Span
from tests.worlds.notation import scene, told, world
from tests.worlds.tiny import FIRST


def test_an_untold_world_is_one_week_of_people_who_can_do_anything() -> None:
    programme = world()
    assert programme.period.weeks == 1
    assert [person.code for person in programme.chellows] == ["C-01", "C-02", "C-03", "C-04"]
    assert all(person.roles == frozenset(Role) for person in programme.chellows)
    assert all(person.passed(kind, FIRST) for person in programme.chellows for kind in CheckKind)
    assert all(family.has_agreed for family in programme.families)
    assert not programme.asked.shifts


def test_the_three_places_are_5_20_and_60_minutes_from_near() -> None:
    assert [world().walk("near", to) for to in ("near", "mid", "far")] == [5, 20, 60]


def test_fields_take_values_as_people_write_them() -> None:
    programme = world(
        "C-01.languages = ur, pnb; C-01.offered = 2h; C-01.free = mon 9-12, tue 13:30-17; C-01.roles = coach;"
        "C-01.away = 5 jan to 6 jan; C-01.dbs = until 8 jan; C-02.dbs = none; F-01.visits = 90 min fortnightly;"
        "library.alone_ok = no; C-02.most_days_a_week = 2; C-09.place = far"
    )
    person = programme.chellow["C-01"]
    assert (person.languages, person.offered, person.roles) == (("ur", "pnb"), 120, frozenset({Role.COACH}))
    assert [str(time) for time in person.free] == ["Mon 9:00-12:00", "Tue 13:30-17:00"]
    assert [programme.is_away("C-01", date(2027, 1, day)) for day in (4, 5, 6, 7)] == [False, True, True, False]
    assert [person.passed(CheckKind.DBS, date(2027, 1, day)) for day in (8, 9)] == [True, False]
    assert not programme.chellow["C-02"].passed(CheckKind.DBS, FIRST)
    assert (programme.family["F-01"].visits.minutes, programme.family["F-01"].visits.every) == (90, 2)
    assert not programme.venue["library"].alone_ok
    assert programme.chellow["C-02"].most_days_a_week == 2
    assert programme.chellow["C-09"].place == "far"


def test_a_shift_given_is_asked_every_week_with_the_numbers_given() -> None:
    programme = world("weeks = 2; library mon 10-12 min 2 ideal 3 most 4 level 1 languages ur sk needs two")
    first, second = programme.asked.shifts.values()
    assert (first.duty.day, second.duty.day) == (FIRST, date(2027, 1, 11))
    assert (first.minimum, first.ideal, first.most, first.level) == (2, 3, 4, 1)
    assert (first.languages, first.needs_two) == (("ur", "sk"), True)


def test_a_shift_in_a_plan_that_nobody_gave_is_asked_once() -> None:
    programme, plan = scene("", "mon 10-12 library: C-02, C-01; mon2 10-12 cafe: C-03")
    assert programme.period.weeks == 2
    assert list(programme.asked.shifts) == [duty.id for duty in plan.duties]
    assert plan.duties[0].people == ("C-01", "C-02")


def test_a_shift_given_and_planned_is_asked_no_second_time() -> None:
    programme, plan = scene("library mon 10-12 most 3", "mon 10-12 library: C-01")
    assert [shift.most for shift in programme.asked.shifts.values()] == [3]
    assert plan.duties[0].id in programme.asked.shifts


def test_the_second_tuesday_of_a_meeting_given_is_of_the_month() -> None:
    programme = world("weeks = 3; meeting tue2 10-11; coaching wed 9-10")
    days = [(one.duty.title, one.duty.day.day) for one in programme.asked.occasions.values()]
    assert days == [("Coaching", 6), ("Meeting", 12), ("Coaching", 13), ("Coaching", 20)]


def test_a_visit_makes_its_pair_and_counts_its_number_from_the_pairs_first_week() -> None:
    _, plan = scene("pair F-01 with C-01 active mon 10-11 since 21 dec 2026", "mon2 10-11 visit F-01: C-01, C-02")
    visit = plan.duties[0]
    assert (visit.id, visit.kind, visit.coach) == ("visit:F-01+C-01:4", DutyKind.VISIT, "C-01")
    assert visit.people == ("C-01", "C-02")
    assert plan.pairs[0].slot == Slot(weekday=0, start=600)


def test_a_held_pair_makes_no_visit_and_keeps_its_time_free() -> None:
    programme, plan = scene("", "F-01 with C-01 held mon 10-11")
    assert plan.duties == ()
    assert plan.pairs[0].state is PairState.PROPOSED
    held = plan.held(programme)
    assert [(duty.kind, duty.span, duty.people) for duty in held] == [
        (DutyKind.HELD, Span(start=600, end=660), ("C-01",))
    ]


def test_locks_holidays_and_published_duties_are_given_too() -> None:
    programme = world(
        "library tue 10-12; lock C-01 on library tue 10-12; lock C-02 off F-01; lock C-03 off cafe; holiday 4 jan;"
        "published tue 10-12 library: C-01"
    )
    shift = next(iter(programme.asked.shifts.values()))
    assert [lock.chellow for lock in programme.locks if lock.covers(shift.duty)] == ["C-01"]
    assert [lock.family for lock in programme.locks if lock.off] == ["F-01", None]
    assert programme.bank_holidays == {FIRST}
    assert programme.published[0].id == shift.duty.id


def test_parameters_of_the_rule_are_told_apart_from_the_world() -> None:
    so_far = told("rule.most_days = 2; settings.placing = reach")
    assert so_far.parameters == {"most_days": 2}
    assert so_far.programme.settings.placing == "reach"
