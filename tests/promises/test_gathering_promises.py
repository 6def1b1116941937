"""What the programme promises about gatherings, held against counting by hand who is free when."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from constraints import rule_book
from matcher.checking.consequences import complete
from matcher.domain.chellows import Chellow
from matcher.domain.duties import DutyKind, duty_on
from matcher.domain.kinds import Role
from matcher.domain.memory import Memory
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.times import FreeTime, Period, Span
from matcher.domain.venues import Gathering, GatheringKind
from matcher.planning.programmes import Limit, plan_programme
from tests.worlds import scene, tiny

RULES = rule_book()
DATES = (0, 1, 3)
"""Weekdays to choose between, each the first of its kind in the month."""
TITLE = "Get-together"


def solved(programme: Programme) -> Plan:
    """The plan, with all the time it wants."""
    return plan_programme(programme, RULES, limit=Limit(seconds=None))


@st.composite
def meeting_worlds(draw: st.DrawFn, kind: GatheringKind = GatheringKind.MEETING) -> Programme:
    """One gathering with three dates to choose between, and people free on some of them."""
    dates = tuple(
        Gathering(
            title=TITLE, kind=kind, roles=frozenset(Role), weekday=day, nth=1, start=600, end=660, one_of=TITLE
        )
        for day in DATES
    )
    people = tuple(draw(perhaps_free(f"C-0{n}")) for n in range(1, draw(st.integers(1, 6)) + 1))
    return tiny.tiny().but(chellows=people, families=(), gatherings=dates)


@st.composite
def perhaps_free(draw: st.DrawFn, code: str) -> Chellow:
    """Somebody free on some of the dates, who perhaps missed the last meeting."""
    days = draw(st.lists(st.sampled_from(DATES), unique=True))
    free = tuple(FreeTime(weekday=day, start=540, end=720) for day in days)
    return tiny.chellow(code).but(free=free, missed_last=draw(st.sampled_from((None, True, False))))


def can_come(programme: Programme, day: int) -> set[str]:
    """Who is free on that weekday."""
    return {person.code for person in programme.chellows if any(time.weekday == day for time in person.free)}


def came(plan: Plan) -> set[str]:
    """Who is down for the gathering, on whichever date."""
    return {code for duty in plan.duties for code in duty.people}


# the date chosen for attendance, and nobody missing twice running


@settings(max_examples=25)
@given(meeting_worlds())
def test_the_meeting_is_on_one_date_and_none_lets_fewer_miss_it_twice_or_more_come(programme: Programme) -> None:
    plan = solved(programme)
    again = {person.code for person in programme.chellows if person.missed_last}
    best = min((len(again - can_come(programme, day)), -len(can_come(programme, day))) for day in DATES)
    assert (len(again - came(plan)), -len(came(plan))) == best
    assert len(plan.duties) <= 1


@settings(max_examples=25)
@given(meeting_worlds(GatheringKind.LEADERSHIP))
def test_the_leadership_group_meets_when_most_of_it_can(programme: Programme) -> None:
    plan = solved(programme)
    assert len(came(plan)) == max(len(can_come(programme, day)) for day in DATES)
    assert len(plan.duties) <= 1


@given(meeting_worlds(), st.data())
def test_whoever_was_not_down_for_the_last_published_meeting_missed_it(
    programme: Programme, data: st.DataObject
) -> None:
    codes = [person.code for person in programme.chellows]
    there = data.draw(st.lists(st.sampled_from(codes), unique=True, min_size=1))
    day = tiny.FIRST - timedelta(days=data.draw(st.integers(1, 60)))
    met = duty_on(day, Span(start=600, end=660), id="gathering:last", kind=DutyKind.GATHERING, title=TITLE)
    remembered = Memory(published=(met.with_people(tuple(there)),)).over(programme)
    running = next(rule for rule in RULES if rule.name == "nobody_misses_two_meetings_running")
    breaches = running.check(remembered, Plan(period=programme.period))
    said = {person.code: person.missed_last for person in programme.chellows}
    missed = {code for code in codes if (code not in there if said[code] is None else said[code])}
    # A meeting of the same month was this month's choice: it is not held again, and so not missed again.
    held_this_month = day.month == tiny.FIRST.month
    assert {breach.people[0] for breach in breaches} == (set() if held_this_month else missed)


def test_a_choice_made_in_the_weeks_before_is_not_made_again() -> None:
    programme = tiny.tiny().but(
        gatherings=(
            Gathering(title=TITLE, kind=GatheringKind.LEADERSHIP, weekday=0, nth=1, start=600, end=660, one_of="x"),
            Gathering(title=TITLE, kind=GatheringKind.LEADERSHIP, weekday=0, nth=2, start=600, end=660, one_of="x"),
        )
    )
    later = programme.over(programme.period.but(first=tiny.FIRST + timedelta(weeks=1)))
    (first,) = programme.asked.occasions.values()
    assert len(later.asked.occasions) == 1
    assert not Memory(published=(first.duty.with_people(("C-01",)),)).over(later).asked.occasions


def test_a_month_with_most_of_its_dates_after_the_period_is_left_to_the_next() -> None:
    """Of the four Mondays of February 2027 one lies in the five weeks from 4 January."""
    weekly = Gathering(title=TITLE, kind=GatheringKind.LEADERSHIP, weekday=0, start=600, end=660, one_of="x")
    programme = tiny.tiny().but(gatherings=(weekly,), period=Period(first=tiny.FIRST, weeks=5))
    assert {occasion.choice for occasion in programme.asked.occasions.values()} == {"x 2027-01"}
    next_one = programme.over(Period(first=programme.period.end, weeks=4))
    assert {occasion.choice for occasion in next_one.asked.occasions.values()} == {"x 2027-02"}


def test_whoever_misses_a_gathering_is_told_once_and_the_quorum_only_for_those_not_told() -> None:
    given = "leadership tue 10-11 quorum 3 people C-01, C-02; event wed 10-11 quorum 2"
    programme, plan = scene(given, "tue 10-11 leadership: C-01; wed 10-11 event: C-03")
    gaps = complete(programme, plan, RULES).gaps
    told = [(gap.what, gap.missing, gap.reasons[0]) for gap in gaps]
    assert told == [
        ("Leadership", 1, "C-02 misses the leadership group in January 2027."),
        ("Leadership", 1, "Leadership needs 3 people on Tue 5 Jan 10:00-11:00 and has 1."),
        ("Event", 1, "Event needs 2 people on Wed 6 Jan 10:00-11:00 and has 1."),
    ]
