"""P-01, P-02, P-03 and P-08 as the checkers alone keep them, each told a second way from the bare records."""

from collections.abc import Callable, Iterator

from hypothesis import given
from hypothesis import strategies as st

from constraints import rule_book
from matcher.checking import broken, check
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.families import Family
from matcher.domain.kinds import Need
from matcher.domain.meeting import meeting_of
from matcher.domain.pairs import Pair, PairState
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.times import GRID, FreeTime, Period
from matcher.rule import Rule
from tests.worlds import scene, scenes, told, worlds
from tests.worlds.tiny import FIRST

BOOK = {rule.name: rule for rule in rule_book()}
LONGEST_WALK = 45
NO_RULES = ("respects_every_veto", "keeps_known_people_out")

Fact = Callable[[Programme, Chellow, Family], bool]


def rules(*names: str) -> list[Rule]:
    return [BOOK[name] for name in names]


def everybody(programme: Programme) -> Iterator[tuple[Chellow, Family]]:
    return ((coach, family) for coach in programme.chellows for family in programme.families)


def alone(programme: Programme, coach: Chellow, family: Family) -> Plan:
    """A plan of this one proposed pair."""
    pair = Pair(family=family.code, coach=coach.code, state=PairState.PROPOSED, held=True)
    return Plan(period=programme.period, pairs=(pair,))


def refused(programme: Programme, coach: Chellow, family: Family, *names: str) -> tuple[Breach, ...]:
    return broken(programme, alone(programme, coach, family), rules(*names))


# P-01, a second time: sets of minutes and of languages in place of spans and ranks


def can_talk(programme: Programme, coach: Chellow, family: Family) -> bool:
    must = family.language_need is Need.MUST
    wanted = set(family.languages[:1] if must else family.languages)
    table = programme.understands | {(b, a) for a, b in programme.understands}
    understood = set(coach.languages) | {b for a, b in table if a in coach.languages}
    return not wanted or bool(wanted & understood) or (family.interpreter_ok and not must)


def is_near_on_foot(programme: Programme, coach: Chellow, family: Family) -> bool:
    meeting = meeting_of(programme, coach, family)
    if meeting is None or meeting.area is None or coach.place is None:
        return True
    ours, theirs = programme.place[coach.place], programme.place[meeting.area]
    metres = ours.within if ours == theirs else abs(ours.easting - theirs.easting)
    return metres * 1.3 <= LONGEST_WALK * 75


def is_trained(programme: Programme, coach: Chellow, family: Family) -> bool:
    return coach.level >= family.level_needed


def shares_a_time(programme: Programme, coach: Chellow, family: Family) -> bool:
    own = [pair for pair in programme.pairs if (pair.coach, pair.family) == (coach.code, family.code)]
    if any(pair.slot is not None and pair.state.is_promise for pair in own):
        return True
    return any(
        set(range(start, start + family.visits.minutes))
        <= minutes(coach.free, day) & minutes(family.good_times, day)
        for day in range(7)
        for start in range(0, 24 * 60, GRID)
    )


def minutes(times: tuple[FreeTime, ...], weekday: int) -> set[int]:
    weekly = [time for time in times if time.weekday == weekday and not less_than_every_week(time)]
    return {minute for time in weekly for minute in range(time.start, time.end)}


def less_than_every_week(time: FreeTime) -> bool:
    return time.every > 1 or any(less is not None for less in (time.nth, time.first, time.last))


def has_agreed(programme: Programme, coach: Chellow, family: Family) -> bool:
    waits = {
        pair.coach
        for pair in programme.pairs
        if pair.family == family.code and pair.state in (PairState.OFFERED, PairState.PAUSED)
    }
    said_yes = family.asked_on is not None and family.consent_on is not None
    return said_yes and (not family.paused or coach.code in waits)


def nobody_said_no(programme: Programme, coach: Chellow, family: Family) -> bool:
    declined = any(
        pair.state is PairState.DECLINED and (pair.coach, pair.family) == (coach.code, family.code)
        for pair in programme.pairs
    )
    by_family = coach.code in family.not_with | family.not_near
    by_coach = family.code in coach.not_near | coach.keep_apart
    return not (declined or by_family or by_coach)


def disagreements(programme: Programme, fact: Fact, *names: str) -> list[tuple[str, str]]:
    """Pairs of which the rules say one thing and the fact another."""
    return [
        (coach.code, family.code)
        for coach, family in everybody(programme)
        if fact(programme, coach, family) == bool(refused(programme, coach, family, *names))
    ]


@given(programme=worlds())
def test_a_coach_is_refused_exactly_when_the_two_cannot_talk(programme: Programme) -> None:
    assert disagreements(programme, can_talk, "speaks_the_familys_language") == []


@given(programme=worlds())
def test_a_coach_is_refused_exactly_when_the_walk_is_too_long(programme: Programme) -> None:
    assert disagreements(programme, is_near_on_foot, "lives_near_enough") == []


@given(programme=worlds())
def test_a_coach_is_refused_exactly_when_not_trained_to_the_level_needed(programme: Programme) -> None:
    assert disagreements(programme, is_trained, "trained_for_the_need") == []


@given(programme=worlds())
def test_a_coach_is_refused_exactly_when_no_minute_by_minute_time_is_shared(programme: Programme) -> None:
    assert disagreements(programme, shares_a_time, "shares_a_free_time") == []


@given(drawn=scenes())
def test_a_coach_is_refused_more_families_exactly_when_hours_or_count_are_used_up(
    drawn: tuple[Programme, Plan],
) -> None:
    programme, plan = drawn
    full = {b.people[0] for b in broken(programme, plan, rules("case_load_fits_the_offer"))}
    crowded = {b.people[0] for b in broken(programme, plan, rules("no_more_families_than_agreed"))}
    for coach in programme.chellows:
        families = [programme.family[pair.family] for pair in plan.pairs if pair.coach == coach.code]
        assert (sum(a_week(programme, coach, family) for family in families) > coach.offered) == (
            coach.code in full
        )
        assert (len(families) > coach.most_families) == (coach.code in crowded)


def a_week(programme: Programme, coach: Chellow, family: Family) -> int:
    meeting = meeting_of(programme, coach, family)
    there = programme.walk(coach.place, meeting.area) if meeting else 0
    visit = there + family.visits.minutes + there
    return visit if family.visits.every == 1 else visit - visit // 2


# P-02


@given(programme=worlds())
def test_a_family_is_given_a_coach_only_after_it_was_asked_and_said_yes(programme: Programme) -> None:
    assert disagreements(programme, has_agreed, "asks_the_family_first") == []


@given(drawn=scenes())
def test_no_pair_is_called_active_before_the_family_said_yes_to_that_coach(drawn: tuple[Programme, Plan]) -> None:
    programme, plan = drawn
    objected = {(b.people[0], b.family) for b in check(programme, plan, rules("asks_the_family_first"))}
    yes = {(pair.coach, pair.family) for pair in programme.pairs if pair.state.visits}
    for pair in plan.pairs:
        if pair.state.visits and (pair.coach, pair.family) not in yes:
            assert (pair.coach, pair.family) in objected


@given(drawn=scenes())
def test_nobody_is_sent_to_a_family_that_has_not_said_yes_to_that_pair(drawn: tuple[Programme, Plan]) -> None:
    programme, plan = drawn
    objected = {breach.duty for breach in check(programme, plan, rules("visits_only_real_pairs"))}
    yes = {(pair.coach, pair.family) for pair in programme.pairs if pair.state.visits}
    planned = {(pair.coach, pair.family) for pair in plan.pairs}
    for visit in visits(plan):
        if (visit.coach, visit.family) not in yes & planned:
            assert visit.id in objected


def visits(plan: Plan) -> Iterator[Duty]:
    return (duty for duty in plan.duties if duty.kind is DutyKind.VISIT)


# P-03


@given(programme=worlds())
def test_a_pair_is_kept_apart_exactly_when_either_side_says_no_or_names_the_other(programme: Programme) -> None:
    assert disagreements(programme, nobody_said_no, *NO_RULES) == []


@given(drawn=scenes())
def test_nobody_a_family_is_kept_apart_from_comes_along_on_a_visit_either(drawn: tuple[Programme, Plan]) -> None:
    programme, plan = drawn
    objected = {(b.people[0], b.family) for b in check(programme, plan, rules(*NO_RULES))}
    paired = {(pair.coach, pair.family) for pair in plan.pairs}
    for visit in visits(plan):
        for code in visit.people:
            no = not nobody_said_no(programme, programme.chellow[code], programme.family[visit.family or ""])
            if code != visit.coach or (code, visit.family) in paired:
                assert ((code, visit.family) in objected) == no


@given(programme=worlds(), weeks_on=st.integers(1, 500))
def test_a_no_holds_in_every_period_to_come(programme: Programme, weeks_on: int) -> None:
    later = programme.over(Period(first=FIRST.fromordinal(FIRST.toordinal() + 7 * weeks_on), weeks=1))
    for coach, family in everybody(programme):
        now, then = (bool(refused(world, coach, family, *NO_RULES)) for world in (programme, later))
        assert now == then


def test_whoever_keeps_two_people_apart_and_why_the_sentence_is_the_same() -> None:
    said = set()
    for given_text in ("F-01.not_near = C-01", "C-01.not_near = F-01", "C-01.keep_apart = F-01"):
        programme = told(given_text).programme
        coach, family = programme.chellow["C-01"], programme.family["F-01"]
        [breach] = refused(programme, coach, family, "keeps_known_people_out")
        said.add(BOOK["keeps_known_people_out"].explain(breach, programme))
    for given_text in ("F-01.not_with = C-01", "pair F-01 with C-01 declined"):
        programme = told(given_text).programme
        coach, family = programme.chellow["C-01"], programme.family["F-01"]
        [breach] = refused(programme, coach, family, "respects_every_veto")
        said.add(BOOK["respects_every_veto"].explain(breach, programme))
    assert said == {"C-01 and F-01 are not to be put together.", "There is a no between F-01 and C-01."}


def test_nothing_that_keeps_a_family_safe_is_ever_offered_as_something_to_ask() -> None:
    for rule in rules(
        "accompanies_the_first_visit",
        "sends_two_where_a_risk_is_marked",
        "asks_the_family_first",
        "trained_for_the_need",
        "cleared_to_coach",
        *NO_RULES,
    ):
        assert rule.safeguarding


# P-08


@given(companions=st.lists(st.sampled_from((None, "C-02", "C-03", "C-04")), min_size=1, max_size=7))
def test_at_most_two_different_people_come_to_a_family_in_any_four_weeks(companions: list[str | None]) -> None:
    crews = [{"C-01", *([companion] if companion else [])} for companion in companions]
    text = "; ".join(f"mon{n} 10-11 visit F-01: {', '.join(sorted(crew))}" for n, crew in enumerate(crews, 1))
    programme, plan = scene("pair F-01 with C-01 active mon 10-11", text)
    windows = [crews[n : n + 4] for n in range(max(1, len(crews) - 3))]
    faces = [len(set().union(*window)) for window in windows]
    breaches = check(programme, plan, rules("brings_few_faces_to_a_family"))
    assert [breach.amount for breach in breaches] == [count - 2 for count in faces if count > 2]


@given(drawn=scenes())
def test_a_first_visit_is_never_made_alone_and_no_other_visit_is_asked_to_be_accompanied(
    drawn: tuple[Programme, Plan],
) -> None:
    programme, plan = drawn
    first = [visit for visit in visits(plan) if visit.id.rpartition(":")[2] == "1"]
    alone_at_first = {visit.id for visit in first if visit.people == (visit.coach,)}
    assert {b.duty for b in check(programme, plan, rules("accompanies_the_first_visit"))} == alone_at_first
