"""What the programme promises about the rota, held against other ways of counting, without any solver."""

from collections import Counter
from datetime import timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from constraints import rule_book
from matcher import fairness
from matcher.checking import check
from matcher.checking.gaps import gaps_of
from matcher.checking.mending import Mending
from matcher.checking.refusing import Refusing
from matcher.domain.asked import Shift
from matcher.domain.chellows import Chellow
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.kinds import CheckKind, Role
from matcher.domain.plan import Gap, Plan
from matcher.domain.programme import Programme
from matcher.domain.times import local, monday_of
from matcher.domain.venues import GatheringKind
from matcher.rule.on_shift import NotAloneRule
from tests.worlds import plans, scene, scenes

Scene = tuple[Programme, Plan]
RULES = {rule.name: rule for rule in rule_book()}
MINUTE = timedelta(minutes=1)
ROWS = ("chellows", "families", "venues", "shift_rows", "cover_rows", "gatherings", "pairs", "locks")


def people_in(rule: str, programme: Programme, plan: Plan) -> set[str]:
    """Everybody named in the rule's breaches."""
    return {person for breach in RULES[rule].check(programme, plan) for person in breach.people}


def counted(rule: str, programme: Programme, plan: Plan) -> int:
    """What the rule's breaches add up to."""
    return sum(breach.amount for breach in RULES[rule].check(programme, plan))


def minutes(duty: Duty) -> set[int]:
    """Each minute the duty lasts, counted from the epoch."""
    return set(range(round(duty.start.timestamp()) // 60, round(duty.end.timestamp()) // 60))


def serves(programme: Programme, duty: Duty, asked: str) -> bool:
    """True if the duty is what is asked; of half an hour of cover, if it is a shift there all through."""
    half_hour = programme.asked.cover.get(asked)
    if half_hour is None or duty.kind is not DutyKind.SHIFT or duty.venue != half_hour.duty.venue:
        return duty.id == asked
    return minutes(half_hour.duty) <= minutes(duty)


def crew(programme: Programme, plan: Plan, asked: str) -> list[Chellow]:
    """Whoever is down for it."""
    there = {code for duty in plan.duties if serves(programme, duty, asked) for code in duty.people}
    return [programme.chellow[code] for code in sorted(there)]


# nobody is in two places


@given(scenes())
def test_nobody_is_in_two_places_in_any_minute_unless_the_plan_is_refused(drawn: Scene) -> None:
    programme, plan = drawn
    doubled = set()
    for person, duties in plan.calendar(programme).items():
        busy = Counter(minute for duty in duties for minute in minutes(duty))
        if any(times > 1 for times in busy.values()):
            doubled.add(person)
    assert people_in("one_place_at_a_time", programme, plan) == doubled


@given(scenes())
def test_everybody_is_free_in_every_minute_of_their_duties_unless_the_plan_is_refused(drawn: Scene) -> None:
    programme, plan = drawn
    pressed = set()
    for person, duties in plan.calendar(programme).items():
        for duty in duties:
            free = {minute for span in programme.free(person, duty.day) for minute in range(span.start, span.end)}
            if not free.issuperset(range(duty.span.start, duty.span.end)):
                pressed.add(person)
    assert people_in("comes_only_when_free", programme, plan) == pressed


# nobody gives more than they offered


@given(scenes())
def test_nobody_is_on_duty_longer_than_they_offered_in_a_week_unless_the_plan_is_refused(drawn: Scene) -> None:
    programme, plan = drawn
    refused = people_in("keeps_hours_within_the_offer", programme, plan)
    for person, duties in plan.calendar(programme).items():
        weeks = Counter[int]()
        for duty in duties:
            weeks[programme.period.week_of(duty.day)] += len(minutes(duty))
        offered = programme.chellow[person].offered
        assert person in refused or all(given <= offered for given in weeks.values())


@given(scenes())
def test_shifts_a_day_and_a_week_stay_within_what_was_agreed_unless_the_plan_is_refused(drawn: Scene) -> None:
    programme, plan = drawn
    shifts = [(p, d.day) for d in plan.duties if d.kind is DutyKind.SHIFT for p in d.people]
    days, weeks = Counter(shifts), Counter((person, monday_of(day)) for person, day in shifts)
    most = {p.code: 5 if p.most_shifts_a_week is None else p.most_shifts_a_week for p in programme.chellows}
    a_day = RULES["few_shifts_a_day"].most
    assert people_in("few_shifts_a_day", programme, plan) == {p for (p, _), n in days.items() if n > a_day}
    assert people_in("few_shifts_a_week", programme, plan) == {p for (p, _), n in weeks.items() if n > most[p]}


# nobody is alone who should not be


@given(scenes())
def test_whoever_is_alone_on_a_shift_may_be_unless_the_plan_is_refused(drawn: Scene) -> None:
    programme, plan = drawn
    for key, shift in programme.asked.wanted.items():
        people = crew(programme, plan, key)
        if len(people) != 1:
            continue
        broken = {breach.rule for breach in check(programme, plan, RULES.values()) if breach.duty == key}
        day, (person,) = shift.duty.day, people
        by_phone = programme.venue[shift.duty.venue or ""].place is None
        trained = person.passed(CheckKind.LONE_WORKING, day)
        settled = person.joined is None or (day - person.joined).days >= 28
        assert ("nobody_alone_where_two_are_wanted" in broken) == shift.needs_two
        assert ("trained_to_be_alone" in broken) == (not by_phone and not trained)
        assert ("no_newcomer_alone" in broken) == (person.experienced is False or not settled)
        if local(shift.duty.end).hour >= 18:
            assert ("nobody_alone_after_dark" in broken) == (not by_phone)


@given(scenes(), st.data())
def test_company_or_an_empty_shift_ends_every_breach_about_being_alone(drawn: Scene, data: st.DataObject) -> None:
    programme, plan = drawn
    sizes = data.draw(st.sampled_from(((), ("C-01", "C-02"))))
    changed = tuple(duty.with_people(sizes if len(duty.people) == 1 else duty.people) for duty in plan.duties)
    accompanied = Plan(period=plan.period, pairs=plan.pairs, duties=changed)
    alone = [rule for rule in RULES.values() if isinstance(rule, NotAloneRule)]
    assert len(alone) == 4
    assert check(programme, accompanied, alone) == ()


@given(scenes())
def test_nobody_takes_a_shift_above_their_training_unless_the_plan_is_refused(drawn: Scene) -> None:
    programme, plan = drawn
    above = {
        (person, duty.id)
        for key, shift in programme.asked.wanted.items()
        for duty in plan.duties
        for person in duty.people
        if serves(programme, duty, key) and programme.chellow[person].level < shift.level
    }
    breaches = RULES["trained_for_the_shift"].check(programme, plan)
    assert {(breach.people[0], breach.duty) for breach in breaches} == above


# everything asked is there or counted missing


@given(scenes())
def test_every_person_a_shift_or_half_hour_asks_for_is_there_or_counted_missing(drawn: Scene) -> None:
    programme, plan = drawn
    missing = {b.duty: b.amount for b in RULES["enough_people_on_call"].check(programme, plan)}
    wished = {b.duty: b.amount for b in RULES["ideal_number_of_people"].check(programme, plan)}
    surplus = {b.duty: b.amount for b in RULES["no_more_people_than_wanted"].check(programme, plan)}
    for key, shift in programme.asked.wanted.items():
        there = len(crew(programme, plan, key))
        assert there + missing.get(key, 0) // shift.weight == max(there, shift.minimum)
        assert there + wished.get(key, 0) // shift.weight == max(there, shift.ideal)
        assert there - surplus.get(key, 0) == min(there, shift.most)


@given(scenes())
def test_every_person_missing_from_the_fewest_or_the_ideal_is_in_a_gap_once(drawn: Scene) -> None:
    programme, plan = drawn
    book = tuple(RULES.values())
    gaps = [
        g
        for g in gaps_of(programme, plan, book, Mending(Refusing(programme, book), plan))
        if g.kind is DutyKind.SHIFT
    ]
    for key, shift in programme.asked.wanted.items():
        there, hours = len(crew(programme, plan, key)), shift.duty
        ours = [g for g in gaps if g.duty == key or _holds(programme, g, shift)]
        told = {of: sum(g.missing for g in ours if g.of == of) for of in ("minimum", "ideal")}
        assert told["minimum"] == max(0, shift.minimum - there), hours
        assert told["minimum"] + told["ideal"] == max(0, shift.minimum - there, shift.ideal - there), hours


def _holds(programme: Programme, gap: Gap, shift: Shift) -> bool:
    """True if a gap in cover holds a half hour of it."""
    hours, cover = shift.duty, programme.asked.cover
    at_its_place = gap.duty in cover and cover[gap.duty].duty.venue == hours.venue and hours.id in cover
    return at_its_place and gap.duty != hours.id and gap.start <= hours.start and hours.end <= gap.end


@given(scenes())
def test_every_visit_of_a_visiting_pair_takes_place_or_is_counted_missing(drawn: Scene) -> None:
    programme, plan = drawn
    missing = {b.duty: b.amount for b in RULES["visits_take_place"].check(programme, plan)}
    kept = {pair.key: pair for pair in plan.pairs if pair in programme.standing.values() and pair.state.visits}
    for key, pair in kept.items():
        every, phase = programme.family[pair.family].visits.every, pair.slot.phase if pair.slot else 0
        begin = monday_of(pair.since or programme.period.first)
        for week in range(programme.period.weeks):
            monday = programme.period.first + timedelta(weeks=week)
            whole, part = divmod((monday - begin).days // 7, every)
            visit = f"visit:{key}:{whole + 1}"
            gone = all(programme.is_away(pair.family, monday + timedelta(days=n)) for n in range(7))
            if whole >= 0 and part == phase and not gone:
                given_ = any(person.code == pair.coach for person in crew(programme, plan, visit))
                assert given_ + missing.pop(visit, 0) == 1
    assert not any(duty and duty.split(":")[1] in kept for duty in missing)


# everybody is coached and meets


@given(scenes())
def test_every_coach_has_a_session_in_every_week_that_has_one_or_is_counted(drawn: Scene) -> None:
    programme, plan = drawn
    lacking = set()
    sessions = [o.duty for o in programme.asked.occasions.values() if o.kind is GatheringKind.COACHING]
    for person in (p for p in programme.chellows if p.active and Role.COACH in p.roles):
        here = [
            duty
            for duty in sessions
            if not programme.is_away(person.code, duty.day) and (person.joined is None or person.joined <= duty.day)
        ]
        for monday in {monday_of(duty.day) for duty in here}:
            of_week = [duty.id for duty in here if monday_of(duty.day) == monday]
            if not any(person in crew(programme, plan, duty) for duty in of_week):
                lacking.add((person.code, f"{monday:%a} {monday.day} {monday:%b}"))
    breaches = RULES["every_coach_is_coached_each_week"].check(programme, plan)
    assert {(b.people[0], str(b.facts["round"]).removeprefix("the week of ")) for b in breaches} == lacking


# the same place at the same time


@given(scenes())
def test_everybody_is_at_their_usual_place_and_time_or_counted(drawn: Scene) -> None:
    programme, plan = drawn
    away = set()
    for person in programme.chellows:
        for slot in person.home_slots:
            days = [d for d in programme.period.days() if d.weekday() == slot.weekday and person.is_here(d)]
            for day in days if person.active else ():
                wanted = {
                    key
                    for key, shift in programme.asked.wanted.items()
                    if (shift.duty.venue, shift.duty.day, shift.duty.span.start) == (slot.venue, day, slot.start)
                }
                if wanted and not any(person.code in plan.crews(programme).get(key, ()) for key in wanted):
                    away.add((person.code, slot.venue, day, slot.start))
    assert counted("keeps_the_usual_slot", programme, plan) == len(away)


# F-01 and F-02: fair shares


@given(scenes(), st.data())
def test_of_two_plans_the_one_with_the_smaller_steps_is_the_leximax_fairer(
    drawn: Scene, data: st.DataObject
) -> None:
    programme, one = drawn
    other = data.draw(plans(programme))
    for name, levels in (("a_fair_share", _levels), ("a_fair_share_of_unsocial_hours", _unsocial_levels)):
        steps = [_steps(name, programme, plan) for plan in (one, other)]
        keys = [fairness.leximax_key(levels(programme, plan)) for plan in (one, other)]
        assert (steps[0] < steps[1]) == (keys[0] < keys[1])
        assert (steps[0] == steps[1]) == (keys[0] == keys[1])


def _steps(name: str, programme: Programme, plan: Plan) -> list[int]:
    sums = Counter[str]()
    for breach in RULES[name].check(programme, plan):
        sums[breach.step] += breach.amount
    return [sums[step] for step in RULES[name].steps(programme)]


def _levels(programme: Programme, plan: Plan) -> list[int]:
    found = []
    for person in programme.chellows:
        real = [d for d in plan.calendar(programme).get(person.code, ()) if d.kind is not DutyKind.HELD]
        load = person.given_before + fairness.given_minutes(programme, person.code, real)
        found.append(_level(load, fairness.offered_with_history(programme, person)))
    return found


def _unsocial_levels(programme: Programme, plan: Plan) -> list[int]:
    found = []
    for person in programme.chellows:
        real = [d for d in plan.duties if person.code in d.people]
        load = sum(len([m for m in minutes(d) if _is_unsocial(programme, d, m)]) for d in real)
        offered = person.unsocial_offered_before + fairness.offered_in_period(programme, person)
        found.append(_level(person.unsocial_before + load, offered))
    return found


def _is_unsocial(programme: Programme, duty: Duty, minute: int) -> bool:
    """After midnight a duty is as unsocial as it was before."""
    clock = local(duty.start) + (minute - round(duty.start.timestamp()) // 60) * MINUTE
    late = clock.hour >= 18 or clock.date() > duty.day
    return duty.day.weekday() >= 5 or duty.day in programme.bank_holidays or late


def _level(load: int, offered: int) -> int:
    """In twentieths, rounded up; above the whole offer shares are not told apart."""
    return min(fairness.STEPS, -(-fairness.STEPS * load // offered)) if offered else 0


# F-03: neutral


@given(scenes(), st.data())
def test_other_names_and_another_order_of_rows_change_no_breach_of_any_rule(
    drawn: Scene, data: st.DataObject
) -> None:
    programme, plan = drawn
    people = tuple(p.but(name=data.draw(st.sampled_from(("", "Aisha", "Zbigniew")))) for p in programme.chellows)
    facts = {rows: getattr(programme, rows) for rows in ROWS} | {"chellows": people}
    shuffled = programme.but(**{name: tuple(data.draw(st.permutations(rows))) for name, rows in facts.items()})
    assert check(shuffled, plan, RULES.values()) == check(programme, plan, RULES.values())


@given(scenes())
def test_the_lot_follows_the_published_seed_and_nothing_else(drawn: Scene) -> None:
    programme, plan = drawn
    drawn, again, anew = (
        counted("settles_ties_by_lot", programme.but(settings=programme.settings.but(**changes)), plan)
        for changes in ({}, {"name": "Elsewhere"}, {"seed": "another"})
    )
    assert drawn == again
    assert (drawn != anew) == bool(plan.duties or plan.pairs)


# F-04: more never makes a plan worse


@given(scenes(), st.data())
def test_another_language_or_more_hours_make_no_plan_worse(drawn: Scene, data: st.DataObject) -> None:
    programme, plan = drawn
    person = data.draw(st.sampled_from(programme.chellows))
    assume(person.offered)
    more = {"languages": (*person.languages, "ur", "sk"), "offered": person.offered + 60, "level": 3}
    people = tuple(p.but(**more) if p == person else p for p in programme.chellows)
    gifted = programme.but(chellows=people)
    for name in ("a_speaker_on_every_shift", "keeps_hours_within_the_offer", "trained_for_the_shift"):
        assert counted(name, gifted, plan) <= counted(name, programme, plan)
    before, after = _steps("a_fair_share", programme, plan), _steps("a_fair_share", gifted, plan)
    assert after <= before


# C-01: nothing changes for convenience


@given(scenes())
def test_the_published_plan_itself_changes_nothing(drawn: Scene) -> None:
    programme, plan = drawn
    published = programme.but(published=plan.duties)
    assert counted("changes_as_little_as_it_can", published, plan) == 0


@given(scenes(), st.data())
def test_every_difference_from_what_was_published_is_counted_once(drawn: Scene, data: st.DataObject) -> None:
    programme, plan = drawn
    before = data.draw(plans(programme))
    published = programme.but(published=before.duties)
    until = max((monday_of(d.day) + timedelta(weeks=1) for d in before.duties), default=programme.period.first)
    was, now = (
        {
            (person, duty.what_and_when)
            for duty in duties
            for person in duty.people
            if duty.day < until and not programme.is_kept_from(person, duty)
        }
        for duties in (before.duties, plan.duties)
    )
    absent = {p for d in before.duties for p in d.people if published.is_kept_from(p, d)}
    changed = {person for person, _ in was ^ now} - absent
    expected = [len(changed), len(was - now), len(now - was)]
    assert _steps("changes_as_little_as_it_can", published, plan) == expected


def test_whoever_changes_is_told_what_went_and_what_came() -> None:
    rule = RULES["changes_as_little_as_it_can"]
    programme, plan = scene("published mon 10-12 library: C-01; library tue 9-10", "tue 9-10 library: C-01")
    assert [rule.explain(breach, programme) for breach in rule.check(programme, plan)] == [
        "C-01 has other duties than were published.",
        "C-01 is no longer down for Library on Mon 4 Jan 10:00-12:00.",
        "C-01 is newly down for Library on Tue 5 Jan 9:00-10:00.",
    ]
