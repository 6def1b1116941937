"""R-01: shifts are built from what venues want covered and people offer, on the half hour, within every length."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from constraints import rule_book
from matcher.api import changing_little, repair
from matcher.api.swapping import Swap, swapped
from matcher.checking.verifying import verify
from matcher.domain.built_ids import with_ids
from matcher.domain.chellows import Chellow
from matcher.domain.duties import Duty
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.times import FreeTime, Period
from matcher.domain.venues import CoverRow
from matcher.planning.programmes import Limit, plan_programme
from tests.promises.brute_force import AllPlans
from tests.worlds import tiny
from tests.worlds.notation import scene, world

RULES = rule_book()
HALF_HOUR = timedelta(minutes=30)
NINE = 540


@st.composite
def tiny_cover(draw: st.DrawFn) -> Programme:
    """One or two hours and a half of cover at one or two venues, and two people free about then."""
    rows = draw(st.lists(cover_rows(), min_size=1, max_size=2))
    shortest = draw(st.sampled_from((30, 60)))
    venue = tiny.venue("library").but(
        shortest_shift=shortest, longest_shift=shortest + draw(st.sampled_from((0, 60)))
    )
    people = tuple([draw(somebody(code)) for code in ("C-01", "C-02")])
    others = tuple(one for one in tiny.tiny().venues if one.code != "library")
    return tiny.tiny().but(chellows=people, families=(), venues=(venue, *others), cover_rows=tuple(rows))


@st.composite
def cover_rows(draw: st.DrawFn) -> CoverRow:
    """An hour or more of a Monday morning, for one or two."""
    start = NINE + 30 * draw(st.integers(0, 1))
    minimum, ideal, most = draw(st.sampled_from(((1, 1, 1), (1, 2, 2), (2, 2, 2), (0, 1, 1))))
    return CoverRow(
        venue=draw(st.sampled_from(("library", "library", "cafe"))),
        weekday=0,
        start=start,
        end=start + 30 * draw(st.integers(2, 3)),
        minimum=minimum,
        ideal=ideal,
        most=most,
        languages=draw(st.sampled_from(((), ("ur",)))),
        weight=draw(st.sampled_from((1, 1, 2))),
    )


@st.composite
def somebody(draw: st.DrawFn, code: str) -> Chellow:
    """Free for an hour or two of a Monday, on the half hour or not, with lengths of their own or not."""
    start = NINE + draw(st.sampled_from((0, 15, 30)))
    free = FreeTime(weekday=0, start=start, end=start + draw(st.sampled_from((60, 90, 120))))
    return tiny.chellow(code).but(
        free=(free,),
        languages=draw(st.sampled_from((("en",), ("ur", "en")))),
        offered=draw(st.sampled_from((60, 480))),
        longest_shift=draw(st.sampled_from((None, None, 60))),
        checks=tiny.chellow(code).checks if draw(st.booleans()) else tiny.chellow(code).checks[:2],
    )


def solved(programme: Programme) -> Plan:
    """The plan, with all the time it wants."""
    return plan_programme(programme, RULES, limit=Limit(seconds=None))


def cut(plan: Plan) -> list[Duty]:
    """The shifts that were built."""
    return [duty for duty in plan.duties if duty.built]


@settings(max_examples=25)
@given(tiny_cover())
def test_shifts_are_built_on_the_grid_within_lengths_opening_and_free_times(programme: Programme) -> None:
    for duty in cut(solved(programme)):
        venue, (code,) = programme.venue[duty.venue or ""], duty.people
        assert duty.span.start % 30 == duty.span.end % 30 == 0
        assert venue.shortest_shift <= duty.minutes <= venue.longest_shift
        assert duty.minutes <= (programme.chellow[code].longest_shift or duty.minutes)
        free = programme.chellow[code].free[0]
        assert free.start <= duty.span.start
        assert duty.span.end <= free.end
        wanted = {
            minute
            for row in programme.cover_rows
            if row.venue == duty.venue and row.most
            for minute in range(row.start, row.end)
        }
        assert wanted.issuperset(range(duty.span.start, duty.span.end))


@settings(max_examples=25)
@given(tiny_cover())
def test_tiny_built_rotas_are_the_best_of_all_there_could_be_and_say_so(programme: Programme) -> None:
    every = AllPlans(programme, RULES)
    assume(len(every) <= 3_000)
    best, plans = every.best()
    plan = solved(programme)
    assert {tier.index: tuple(part.value for part in tier.parts) for tier in plan.tiers[1:]} == best
    assert plan.duties in [one.duties for one in plans]
    assert all(tier.proved for tier in plan.tiers)
    assert verify(programme, plan, RULES) == ()


@settings(max_examples=25)
@given(tiny_cover())
def test_every_half_hour_wanted_is_covered_or_told_in_one_gap_with_reasons(programme: Programme) -> None:
    plan = solved(programme)
    missing: dict[tuple[str, datetime], int] = {}
    for gap in plan.gaps:
        assert gap.reasons
        for n in range((gap.end - gap.start) // HALF_HOUR):
            key = (gap.what, gap.start + n * HALF_HOUR)
            assert key not in missing or gap.of == "ideal"
            if gap.of == "minimum":
                missing[key] = gap.missing
    for half_hour in programme.asked.cover.values():
        there = [d for d in cut(plan) if d.venue == half_hour.duty.venue and holds(d, half_hour.duty)]
        told = missing.get((half_hour.duty.venue or "", half_hour.duty.start), 0)
        assert len(there) + told == max(len(there), half_hour.minimum)
    ends = {(gap.what, gap.of, gap.missing, gap.end) for gap in plan.gaps}
    assert not any((gap.what, gap.of, gap.missing, gap.start) in ends for gap in plan.gaps)


def holds(duty: Duty, other: Duty) -> bool:
    """True if the one goes on all through the other."""
    return duty.start <= other.start and other.end <= duty.end


@settings(max_examples=25)
@given(tiny_cover(), st.data())
def test_unchanged_input_gives_the_same_built_ids(programme: Programme, data: st.DataObject) -> None:
    plan = solved(programme)
    assert solved(programme.but(published=plan.duties)).duties == plan.duties
    shuffled = data.draw(st.permutations(plan.duties))
    assert with_ids(programme, (duty.but(id="") if duty.built else duty for duty in shuffled)) == plan.duties


@settings(max_examples=25)
@given(tiny_cover(), st.sampled_from((-30, 30)))
def test_a_shift_that_moves_keeps_its_id_and_so_do_all_others(programme: Programme, minutes: int) -> None:
    plan = solved(programme)
    assume(cut(plan))
    moved = cut(plan)[0]
    other = moved.but(
        id="", start=moved.start + timedelta(minutes=minutes), end=moved.end + timedelta(minutes=minutes)
    )
    rest = [duty.but(id="") for duty in cut(plan) if duty is not moved]
    after = with_ids(programme.but(published=plan.duties), (other, *rest))
    assert {(duty.id, duty.people) for duty in after} == {(duty.id, duty.people) for duty in plan.duties}


@settings(max_examples=25)
@given(tiny_cover())
def test_a_draft_repaired_before_anything_is_published_can_be_published(programme: Programme) -> None:
    plan = solved(programme)
    assume(cut(plan))
    (gone,) = cut(plan)[0].people
    person = programme.chellow[gone].but(free=(FreeTime(weekday=0, start=NINE + 60, end=NINE + 180),))
    others = tuple(one for one in programme.chellows if one.code != gone)
    after = programme.but(chellows=(*others, person))
    assert verify(changing_little(after), repair(after, plan, seconds=None), RULES) == ()


def test_a_built_shift_that_somebody_else_takes_in_a_draft_can_be_published() -> None:
    programme, plan = scene("cover library mon 9-11 min 2 most 2", "mon 9-11 library: C-01; mon 9-11 library: C-02")
    duty = next(duty for duty in plan.duties if duty.people == ("C-01",))
    noted, after = swapped(programme, plan, Swap(duty=duty, leaves="C-01", takes="C-03"), ())
    assert with_ids(noted, after.duties) == after.duties


def test_more_than_anybody_can_give_is_a_plan_with_gaps_and_reasons() -> None:
    programme = world(
        "cover library mon 9-17 min 3 most 3; cover cafe mon 9-17 min 2 most 2; cover house sun 8-20 min 4 most 4;"
        "house.alone_ok = no; C-01.free = mon 9-12; C-02.free = mon 12-17; C-03.offered = 1h; C-04.active = no"
    )
    plan = solved(programme)
    assert verify(programme, plan, RULES) == ()
    assert cut(plan)
    assert {gap.what for gap in plan.gaps} == {"library", "cafe", "house"}
    assert all(len(gap.reasons) >= 2 for gap in plan.gaps if gap.of == "minimum")


def test_a_gap_where_nobody_is_on_call_says_so_and_not_that_everybody_is_there() -> None:
    programme = world("cover library mon 9-10").but(chellows=())
    (gap,) = solved(programme).gaps
    assert gap.reasons[-1] == "There is nobody in the Information Hub yet."


@pytest.mark.parametrize(
    ("monday", "starts", "hours"),
    [
        (date(2027, 3, 22), datetime(2027, 3, 27, 23, 30, tzinfo=UTC) + timedelta(hours=1), 2),
        (date(2027, 10, 25), datetime(2027, 10, 30, 23, 30, tzinfo=UTC), 4),
    ],
)
def test_a_shift_over_the_change_of_the_clocks_lasts_as_long_as_it_really_does(
    monday: date, starts: datetime, hours: int
) -> None:
    programme = world("cover phone sun 0:30-3:30; phone.shortest_shift = 1h; phone.longest_shift = 4h")
    night = tuple(person.but(free=(FreeTime(weekday=6, start=0, end=240),)) for person in programme.chellows[:1])
    programme = programme.but(chellows=night, period=Period(first=monday, weeks=1))
    plan = solved(programme)
    (duty,) = cut(plan)
    assert (duty.start, duty.minutes) == (starts, 60 * hours)
    assert (duty.span.start, duty.span.end) == (30, 210)
    assert verify(programme, plan, RULES) == ()
    assert plan.shares["C-01"].given == 60 * hours


def test_cover_follows_families_when_the_settings_say_so() -> None:
    """One person for one hour of two: the hour at which families can come."""
    said = "cover library mon 9-11 min 1; C-01.free = mon 9-11; C-01.offered = 1h; C-01.longest_shift = 60"
    late = f"{said}; F-01.good_times = mon 10-11; F-02.good_times = mon 10-11"
    early = f"{said}; F-01.good_times = mon 9-10; F-02.good_times = mon 9-10"
    for told, start in ((late, 600), (early, 540)):
        programme = world(told)
        one = programme.but(chellows=tuple(c for c in programme.chellows if c.code == "C-01"))
        follows = one.but(settings=one.settings.but(cover_follows_families=True))
        plan = plan_programme(follows, RULES, limit=Limit(seconds=None))
        assert [duty.span.start for duty in plan.duties if duty.kind == "shift"] == [start]
