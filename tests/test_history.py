"""What past weeks leave behind, held against sums written out by hand, and what fairness makes of it in the end."""

from collections.abc import Iterable
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from constraints import rule_book
from matcher.domain.duties import Duty
from matcher.domain.programme import Programme
from matcher.domain.times import Period
from matcher.fairness import STEPS
from matcher.history import with_history
from matcher.planning.programmes import Limit, plan_programme
from tests.worlds import scene, tiny, world

RULES = rule_book()


def past(weeks: int, text: str) -> tuple[Programme, tuple[Duty, ...]]:
    """The tiny world in the period after some weeks, and the duties of those weeks."""
    programme, plan = scene(f"weeks = {weeks}", text)
    return programme.over(Period(first=programme.period.end, weeks=1)), plan.duties


def test_each_week_counts_nine_tenths_of_the_one_after_it() -> None:
    programme, duties = past(2, "mon 10-12 library: C-01; mon2 10-11 library: C-01")
    person = with_history(programme, duties, {}).chellow["C-01"]
    assert person.given_before == round(0.81 * 120 + 0.9 * 60)
    assert person.offered_before == round((0.81 + 0.9) * 480)
    assert person.shifts_done == 2


def test_evenings_and_weekends_are_remembered_as_such() -> None:
    programme, duties = past(2, "mon 17-19 library: C-01; sun2 10-12 library: C-01; tue2 10-12 library: C-01")
    person = with_history(programme, duties, {}).chellow["C-01"]
    assert person.unsocial_before == round(0.81 * 60 + 0.9 * 120)
    assert person.unsocial_offered_before == person.offered_before


def test_those_with_nothing_offered_their_hours_all_the_same() -> None:
    programme, duties = past(1, "mon 10-12 library: C-01")
    person = with_history(programme, duties, {}).chellow["C-02"]
    assert (person.given_before, person.offered_before, person.shifts_done) == (0, round(0.9 * 480), 0)


def test_weeks_away_and_weeks_before_joining_add_to_neither_sum() -> None:
    programme, duties = past(2, "mon 10-12 library: C-01; mon2 10-12 library: C-01, C-02")
    gone = world("C-01.away = 4 jan to 10 jan; C-02.joined = 11 jan 2027").chellow
    programme = programme.but(chellows=(gone["C-01"], gone["C-02"]))
    after = with_history(programme, duties, {}).chellow
    assert {(p.given_before, p.offered_before) for p in after.values()} == {(108, 432)}


def test_what_somebody_said_took_place_goes_before_what_was_planned() -> None:
    programme, duties = past(1, "mon 10-12 library: C-01; tue 10-12 library: C-01; wed 10-12 library: C-01")
    said = {duties[0].id: 0, duties[1].id: 60}
    person = with_history(programme, duties, said).chellow["C-01"]
    assert (person.given_before, person.shifts_done) == (round(0.9 * (60 + 120)), 2)


def test_the_last_days_before_the_period_are_known() -> None:
    programme, duties = past(1, "thu 10-12 library: C-01; sat 10-12 library: C-01; sun 10-12 cafe: C-01, C-02")
    after = with_history(programme, duties, {})
    assert [(p.before.days_out, p.before.days_off) for p in after.chellows[:3]] == [(2, 0), (1, 0), (0, 14)]
    assert [duty.day for duty in after.eve] == [date(2027, 1, 10)]


def test_nothing_published_leaves_nothing_behind() -> None:
    programme = world("weeks = 1")
    assert with_history(programme, (), {}) is programme


@settings(max_examples=4)
@given(st.integers(2, 4), st.integers(1, 3))
def test_over_equal_periods_the_shares_of_equal_chellows_come_within_a_twentieth(people: int, shifts: int) -> None:
    """A week with one shift for several people cannot be equal; a dozen such weeks can."""
    rows = "; ".join(f"library {day} 10-12" for day in ("mon", "wed", "fri")[:shifts])
    chellows = tuple(tiny.chellow(f"C-0{n}") for n in range(1, people + 1))
    start = world(rows).but(chellows=chellows, families=())
    done: tuple[Duty, ...] = ()
    for week in range(12):
        first = tiny.FIRST + timedelta(weeks=week)
        programme = with_history(start.over(Period(first=first, weeks=1)), done, {})
        done = (*done, *plan_programme(programme, RULES, limit=Limit(seconds=None)).duties)
    assert spread(programme, done) <= 1 / STEPS


def spread(programme: Programme, done: Iterable[Duty]) -> float:
    """The largest share so far less the smallest, every hour since the first week counted alike."""
    weeks = programme.period.week_of(tiny.FIRST)
    given = {code: sum(d.minutes for d in done if code in d.people) for code in programme.chellow}
    return (max(given.values()) - min(given.values())) / ((1 - weeks) * 480)
