"""What everybody on a calendar is promised, proved a second way: minute by minute, day by day, name by name."""

import math
from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from constraints import rule_book
from matcher.domain.chellows import Chellow
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.kinds import CheckKind, Role
from matcher.domain.locks import Lock
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.times import Period
from matcher.rule import MUST, Rule
from tests.worlds import scene, scenes, worlds

Scene = tuple[Programme, Plan]
RULES = {rule.name: rule for rule in rule_book()}
TOGETHER = "keeps_apart_who_must_be"
VISITS = (DutyKind.VISIT, DutyKind.HELD)
GATHERED = (DutyKind.GATHERING, DutyKind.EVENT)


def people_in(rule: Rule | str, programme: Programme, plan: Plan) -> set[str]:
    """Everybody named in the rule's breaches."""
    rule = RULES[rule] if isinstance(rule, str) else rule
    return {person for breach in rule.check(programme, plan) for person in breach.people}


def everything(programme: Programme, plan: Plan) -> list[tuple[Chellow, Duty]]:
    """Everybody with each of their duties and times kept free."""
    calendar = plan.calendar(programme)
    return [(programme.chellow[code], duty) for code, duties in calendar.items() for duty in duties]


def in_order(duties: tuple[Duty, ...]) -> list[tuple[Duty, Duty]]:
    """Every two duties of which the first is over when the second begins."""
    return [(a, b) for a in duties for b in duties if a.end <= b.start and a is not b]


def metres(programme: Programme, a: Duty, b: Duty) -> float:
    """Metres on foot, none within a venue or by phone."""
    if a.area is None or b.area is None or (a.venue and a.venue == b.venue):
        return 0
    here, there = programme.place[a.area], programme.place[b.area]
    straight = here.within if a.area == b.area else math.dist((here.easting, 0), (there.easting, 0))
    return straight * programme.settings.detour_percent / 100


# the walk between two duties is in the calendar too


@given(scenes())
def test_everybody_can_walk_from_duty_to_duty_at_walking_pace_unless_the_plan_is_refused(drawn: Scene) -> None:
    programme, plan = drawn
    hurried = set()
    for person, duties in plan.calendar(programme).items():
        for a, b in in_order(duties):
            minutes = (b.start - a.end) / timedelta(minutes=1)
            if a.day == b.day and metres(programme, a, b) > minutes * programme.settings.metres_a_minute:
                hurried.add(person)
    assert people_in("leaves_time_to_walk", programme, plan) == hurried


# rest, day and week limits hold


@given(scenes(), st.sampled_from((11, 20, 30)))
def test_every_night_has_its_rest_unless_the_plan_is_refused(drawn: Scene, hours: int) -> None:
    programme, plan = drawn
    rule = rule_book({"leaves_rest_overnight": {"rest_hours": hours}})
    nights = next(one for one in rule if one.name == "leaves_rest_overnight")
    tired = set()
    for person, duties in plan.calendar(programme).items():
        for day in {duty.day for duty in duties}:
            ends = [duty.end for duty in duties if duty.day == day]
            starts = [duty.start for duty in duties if duty.day == day + timedelta(days=1)]
            if starts and min(starts) - max(ends) < timedelta(hours=hours):
                tired.add(person)
    assert people_in(nights, programme, plan) == tired


@given(scenes(), st.integers(1, 6))
def test_nobody_is_called_out_too_many_days_running_unless_the_plan_is_refused(drawn: Scene, most: int) -> None:
    programme, plan = drawn
    book = rule_book({"keeps_runs_of_days_short": {"most_days": most}})
    rule = next(one for one in book if one.name == "keeps_runs_of_days_short")
    tired = set()
    for code, duties in plan.calendar(programme).items():
        person = programme.chellow[code]
        limit = most if person.most_days_running is None else person.most_days_running
        if longest_run({duty.day for duty in duties}, programme.period, person.before.days_out) > limit:
            tired.add(code)
    assert people_in(rule, programme, plan) == tired


def longest_run(days: set[date], period: Period, days_before: int) -> int:
    """The most days in a row among these, with those up to the eve of the period."""
    best, run = 0, days_before
    for day in period.days():
        run = run + 1 if day in days else 0
        best = max(best, run)
    return best


@given(scenes())
def test_days_out_in_a_week_stay_within_what_was_agreed_unless_the_plan_is_refused(drawn: Scene) -> None:
    programme, plan = drawn
    days = {(person.code, duty.day.isocalendar()[:2], duty.day) for person, duty in everything(programme, plan)}
    over = set()
    for person in programme.chellows:
        weeks = [week for code, week, _ in days if code == person.code]
        most = 5 if person.most_days_a_week is None else person.most_days_a_week
        if any(weeks.count(week) > most for week in weeks):
            over.add(person.code)
    assert people_in("keeps_days_a_week_few", programme, plan) == over


# checks are tested on the date of the duty


def lapsed(programme: Programme, plan: Plan, kind: CheckKind, exempt: tuple[DutyKind, ...]) -> set[str]:
    """Whoever is down for a duty on a day on which no check of the kind is good."""
    return {
        person.code
        for person, duty in everything(programme, plan)
        if duty.kind not in exempt
        and not any(c.kind is kind and c.start <= duty.day < (c.end or date.max) for c in person.checks)
    }


@given(scenes())
def test_everybody_has_their_dbs_on_the_day_of_a_visit_shift_or_event(drawn: Scene) -> None:
    gatherings = (DutyKind.GATHERING,)
    assert people_in("a_current_dbs_on_the_day", *drawn) == lapsed(*drawn, CheckKind.DBS, gatherings)


@given(scenes())
def test_everybody_has_their_safeguarding_training_on_the_day_of_a_visit_or_shift(drawn: Scene) -> None:
    refused = people_in("safeguarding_training_is_current", *drawn)
    assert refused == lapsed(*drawn, CheckKind.SAFEGUARDING, GATHERED)


# P-03: whoever must be kept apart is, and nobody learns why


@given(scenes())
def test_two_people_to_be_kept_apart_never_share_a_duty_or_a_minute_at_a_venue(drawn: Scene) -> None:
    programme, plan = drawn
    there: dict[tuple[str, int], set[str]] = {}
    for person, duty in everything(programme, plan):
        minutes = range(round(duty.start.timestamp()) // 60, round(duty.end.timestamp()) // 60)
        for place in {duty.id, duty.venue} - {None}:
            for minute in minutes:
                there.setdefault((str(place), minute), set()).add(person.code)
    apart = [{a.code, b} for a in programme.chellows for b in a.keep_apart - {a.code}]
    met = {person for two in apart for crowd in there.values() if two <= crowd for person in two}
    assert people_in(TOGETHER, programme, plan) == met


def test_whoever_asked_to_be_kept_apart_the_sentence_is_the_same() -> None:
    said = set()
    for given_ in (
        "C-01.keep_apart = C-02",
        "C-02.keep_apart = C-01",
        "C-01.keep_apart = C-02; C-02.keep_apart = C-01",
    ):
        programme, plan = scene(given_, "mon 10-12 library: C-01, C-02")
        said |= {RULES[TOGETHER].explain(breach, programme) for breach in RULES[TOGETHER].check(programme, plan)}
    assert said == {"C-01 and C-02 would both be at Library on Mon 4 Jan 10:00-12:00."}


# Roles, and what was asked at all


@given(scenes())
def test_people_do_only_what_they_agreed_to_be(drawn: Scene) -> None:
    programme, plan = drawn
    unasked = set()
    for person, duty in everything(programme, plan):
        occasion = programme.asked.occasions.get(duty.id)
        suits = {
            DutyKind.SHIFT: Role.HUB in person.roles,
            DutyKind.VISIT: duty.coach != person.code or Role.COACH in person.roles,
            DutyKind.HELD: duty.coach != person.code or Role.COACH in person.roles,
        }
        by_role = occasion is not None and (not occasion.roles or bool(occasion.roles & person.roles))
        gathers = person.code in occasion.people if occasion and occasion.people else by_role
        if not suits.get(duty.kind, gathers):
            unasked.add(person.code)
    assert people_in("only_in_an_agreed_role", programme, plan) == unasked


@given(scenes())
def test_nobody_is_sent_where_nobody_asked_or_it_is_closed(drawn: Scene) -> None:
    programme, plan = drawn
    asked = {*programme.asked.shifts, *programme.asked.occasions}
    lost = set()
    for person, duty in everything(programme, plan):
        venue = programme.venue.get(duty.venue or "")
        shut = venue is not None and (
            any(gone.start <= duty.day < gone.end for gone in venue.closed)
            or (duty.day in programme.bank_holidays and not venue.on_bank_holidays)
            or duty.day < (venue.opens_on or date.min)
        )
        known = is_wanted_by_the_minute(programme, duty) if duty.built else duty.id in asked
        if duty.kind not in VISITS and (shut or not known):
            lost.add(person.code)
    assert people_in("stays_out_of_closed_venues", programme, plan) == lost


def is_wanted_by_the_minute(programme: Programme, duty: Duty) -> bool:
    """True if the duty keeps to the half hours and its venue is open and wants people in every minute of it."""
    rows = [row for row in programme.cover_rows if (row.venue, row.weekday) == (duty.venue, duty.day.weekday())]
    wanted = {minute for row in rows for minute in range(row.start, row.end)}
    times = programme.venue[duty.venue or ""].opens
    hours = [time for time in times if time.falls_on(duty.day, programme.terms)]
    opened = {minute for time in hours for minute in range(time.start, time.end)} if times else wanted
    kept_to = duty.span.start % 30 == 0 and duty.span.end % 30 == 0
    return kept_to and set(range(duty.span.start, duty.span.end)) <= wanted & opened


# C: what a coordinator pinned stays where it was pinned


@given(scenes())
def test_turning_every_lock_round_turns_what_is_kept_into_what_is_not(drawn: Scene) -> None:
    programme, plan = drawn
    rule = RULES["keeps_the_coordinators_locks"]
    turned = programme.but(locks=tuple(lock.but(off=not lock.off) for lock in programme.locks))
    shifts = [shift.duty for shift in programme.asked.shifts.values()]
    cover = [half_hour.duty for half_hour in programme.asked.cover.values()]
    first, locks = programme.period.first, programme.locks
    ended = [lock for lock in locks if lock.family and lock.last is not None and lock.last < first]
    pinned = sum(pins(lock, shifts, cover) for lock in locks if lock not in ended)
    assert len(list(rule.check(programme, plan))) + len(list(rule.check(turned, plan))) == pinned


def pins(lock: Lock, shifts: list[Duty], cover: list[Duty]) -> int:
    """How many things a lock speaks of: of cover, each day it means."""
    days = {half_hour.day for half_hour in cover if lock.covers(half_hour)}
    return 1 if lock.family else sum(lock.covers(shift) for shift in shifts) + len(days)


# there is always a plan


@given(worlds())
def test_an_empty_plan_keeps_every_rule_that_must_hold(programme: Programme) -> None:
    nothing = Plan(period=programme.period)
    must = [rule for rule in RULES.values() if rule.tier == MUST]
    assert [breach for rule in must for breach in rule.check(programme, nothing)] == []


@given(scenes(), st.data())
def test_sending_somebody_home_breaks_no_rule_of_a_persons_own_calendar(drawn: Scene, data: st.DataObject) -> None:
    programme, plan = drawn
    assume(plan.duties)
    duty = data.draw(st.sampled_from(plan.duties))
    fewer = plan.but(duties=tuple(one for one in plan.duties if one.id != duty.id))
    for name in OWN_CALENDAR:
        assert sum_of(name, programme, fewer) <= sum_of(name, programme, plan), name


OWN_CALENDAR = (
    "one_place_at_a_time",
    "leaves_time_to_walk",
    "keeps_hours_within_the_offer",
    "keeps_a_day_short",
    "keeps_days_a_week_few",
    "keeps_runs_of_days_short",
    "leaves_rest_overnight",
)


def sum_of(name: str, programme: Programme, plan: Plan) -> int:
    """What the rule's breaches add up to."""
    return sum(breach.amount for breach in RULES[name].check(programme, plan))


def test_a_rule_that_keeps_people_safe_cannot_be_asked_away() -> None:
    given_ = "C-01.dbs = none; C-01.safeguarding = none; C-01.keep_apart = C-02"
    programme, plan = scene(given_, "mon 10-12 library: C-01, C-02")
    safe = [rule for rule in RULES.values() if rule.safeguarding]
    breaches = [(rule, breach) for rule in safe for breach in rule.check(programme, plan)]
    assert {rule.name for rule, _ in breaches} >= {"a_current_dbs_on_the_day", TOGETHER}
    assert [ask for rule, breach in breaches for ask in rule.relaxations(breach, programme)] == []
