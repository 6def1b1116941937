"""What solving promises, proved in worlds so small that every plan there could be has been looked at."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain, combinations
from threading import Event

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from constraints import rule_book
from matcher.checking import broken, totals
from matcher.checking.verifying import verify
from matcher.domain.chellows import Chellow
from matcher.domain.claims import claim_of, may_be_placed
from matcher.domain.duties import Duty
from matcher.domain.meeting import shared_slots
from matcher.domain.pairs import Pair, PairState
from matcher.domain.plan import Plan, proposed_in
from matcher.domain.programme import Programme
from matcher.domain.times import Dates
from matcher.plan_file import plan_bytes
from matcher.planning import programmes
from matcher.planning.programmes import Limit, Progress, plan_programme
from matcher.rule import CANONICAL, PLACED_AND_COVER, PROMISES
from tests.promises.brute_force import AllPlans, Vector
from tests.worlds import tiny, world, worlds
from tests.worlds.small import contested_worlds, worlds_of_envy, worlds_of_few_plans

RULES = rule_book()
NEWCOMER = "C-09"
CLOSE_AT_HAND = st.sampled_from((None, tiny.FIRST + timedelta(days=1), tiny.FIRST + timedelta(days=2)))
REPAIR = (2, 4, 3, 5, 6)
"""The order of aims after an absence: few changes right after families and fewest people on call."""


def solved(programme: Programme) -> Plan:
    """The plan, with all the time it wants."""
    return plan_programme(programme, RULES, limit=Limit(seconds=None))


def values(plan: Plan) -> Vector:
    """What the plan states it reaches, must-hold rules aside."""
    return {tier.index: tuple(part.value for part in tier.parts) for tier in plan.tiers[1:]}


@st.composite
def enumerated(draw: st.DrawFn) -> AllPlans:
    """A world of few plans, half of the time with one of them published and somebody away since."""
    plans = draw(few_plans())
    if draw(st.booleans()):
        return plans
    published = draw(st.sampled_from(plans.allowed()))
    facts = {"published": published.duties, "proposed": proposed_in(published), "frozen_until": draw(CLOSE_AT_HAND)}
    return AllPlans(draw(away_for_a_day(plans.programme.but(**facts))), RULES)


def few_plans() -> st.SearchStrategy[AllPlans]:
    """A world with something to choose, and not too much."""
    return (
        worlds_of_few_plans()
        .map(lambda programme: AllPlans(programme, RULES))
        .filter(lambda all_: 8 <= len(all_) <= 1_500)
    )


@st.composite
def away_for_a_day(draw: st.DrawFn, programme: Programme) -> Programme:
    """The same, but somebody cannot come on one day."""
    day = draw(st.sampled_from([duty.day for duty in programme.published] or [tiny.FIRST]))
    code = draw(st.sampled_from([person.code for person in programme.chellows]))
    gone = Dates(start=day, end=day + timedelta(days=1))
    return with_chellow(programme, programme.chellow[code].but(away=(gone,)))


def with_chellow(programme: Programme, person: Chellow) -> Programme:
    """The same with this person, in the place of anybody of that code."""
    others = (other for other in programme.chellows if other.code != person.code)
    return programme.but(chellows=(*others, person))


# Brute force


@settings(max_examples=20)
@given(enumerated())
def test_the_plan_is_the_best_of_all_plans_there_could_be_and_says_so(every: AllPlans) -> None:
    best, plans = every.best()
    plan = solved(every.programme)
    assert values(plan) == best
    assert (plan.pairs, plan.duties) in [(one.pairs, one.duties) for one in plans]
    assert all(tier.proved and tier.given is None for tier in plan.tiers)


@settings(max_examples=20)
@given(enumerated())
def test_where_pairs_are_settled_before_the_calendar_nothing_is_called_proved_that_is_not(every: AllPlans) -> None:
    best, _ = every.best()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(programmes, "SMALL", 0)
        plan = solved(every.programme)
    reached = [(tier, part) for tier in plan.tiers[1:] for part in tier.parts]
    known = [value for tier in plan.tiers[1:] for value in best[tier.index]]
    for (tier, part), value in zip(reached, known, strict=True):
        if tier.given is None:
            assert part.bound <= value, part
        if part.value != value:
            assert tier.given == "pairs" or not part.proved, part
            break


# Feasible


@settings(max_examples=20)
@given(worlds())
def test_every_plan_passes_its_own_verification(programme: Programme) -> None:
    assert verify(programme, solved(programme), RULES) == ()


# F-03, neutral


@settings(max_examples=20)
@given(worlds_of_few_plans(), st.randoms(use_true_random=False), st.text(min_size=1, max_size=8))
def test_other_names_and_another_order_of_rows_give_the_same_plan_byte_for_byte(
    programme: Programme, lot: random.Random, name: str
) -> None:
    facts = dict(programme)
    lists = [field for field, rows in facts.items() if isinstance(rows, tuple)]
    facts |= {field: tuple(lot.sample(facts[field], len(facts[field]))) for field in lists}
    facts["chellows"] = tuple(person.but(name=f"{name} {person.code}") for person in facts["chellows"])
    assert without_clock(solved(Programme(**facts))) == without_clock(solved(programme))


def without_clock(plan: Plan) -> bytes:
    """The plan's file, as if it had taken no time."""
    return plan_bytes(plan.but(tiers=tuple(tier.but(seconds=0) for tier in plan.tiers)))


@settings(max_examples=20)
@given(worlds_of_few_plans(), st.permutations(("C-01", "C-02", "C-03")), st.permutations(("F-01", "F-02")))
def test_other_codes_move_people_only_by_lot(programme: Programme, people: list[str], families: list[str]) -> None:
    text = programme.model_dump_json()
    for new, old in [*enumerate(people, 1), *enumerate(families, 1)]:
        text = text.replace(old, f"{old[0]}={new}")
    renamed = Programme.model_validate_json(text.replace("C=", "C-0").replace("F=", "F-0"))
    ours, theirs = values(solved(programme)), values(solved(renamed))
    assert {tier: ours[tier] for tier in range(1, 7)} == {tier: theirs[tier] for tier in range(1, 7)}


@settings(max_examples=20)
@given(worlds_of_few_plans())
def test_the_same_input_gives_the_same_plan(programme: Programme) -> None:
    again = Programme.model_validate_json(programme.model_dump_json())
    assert without_clock(solved(again)) == without_clock(solved(programme))


# P-05 and F-04, what was promised stays, and more people make nothing worse


def test_a_plan_made_in_too_little_time_for_all_it_could_tell_is_not_called_reproducible() -> None:
    stop = Event()

    def stop_at_the_last(progress: Progress) -> None:
        if progress.tier == CANONICAL:
            stop.set()

    programme = world()
    whole = plan_programme(programme, RULES, limit=Limit(seconds=None, stop=stop))
    hurried = plan_programme(programme, RULES, limit=Limit(seconds=None, stop=stop), tell=stop_at_the_last)
    assert (whole.price is None, whole.reproducible) == (False, True)
    assert (hurried.price is None, hurried.reproducible) == (True, False)
    assert whole.pairs == hurried.pairs


@settings(max_examples=20)
@given(worlds_of_few_plans(), st.sampled_from((60, 120, 480)))
def test_a_family_that_said_yes_keeps_its_coach_when_another_joins(programme: Programme, offered: int) -> None:
    plan = solved(programme)
    agreed = {pair.family: yes(pair) for pair in plan.pairs}
    assume(agreed)
    before = tuple(pair for pair in programme.pairs if pair.family not in agreed)
    newcomer = tiny.chellow(NEWCOMER).but(offered=offered)
    after = solved(with_chellow(programme.but(pairs=(*before, *agreed.values())), newcomer))
    assert {family: after.pair_of[family].coach for family in agreed} == {f: p.coach for f, p in agreed.items()}


def yes(pair: Pair) -> Pair:
    """The pair once the family has accepted."""
    return pair.but(state=PairState.ACCEPTED, held=False, since=pair.since or tiny.FIRST)


@settings(max_examples=20)
@given(worlds_of_few_plans(), st.sampled_from((60, 120, 480)))
def test_a_coach_more_makes_nothing_worse_down_to_cover(programme: Programme, offered: int) -> None:
    """Gatherings are left out: a newcomer is owed a place at them, which there may not be."""
    before = in_order(programme.but(gatherings=()))
    after = with_chellow(before, tiny.chellow(NEWCOMER).but(offered=offered))
    assert down_to_cover(solved(after)) <= down_to_cover(solved(before))


@settings(max_examples=20)
@given(worlds_of_few_plans(), st.data())
def test_hours_languages_families_or_training_more_make_nothing_worse_down_to_cover(
    programme: Programme, data: st.DataObject
) -> None:
    before = in_order(programme)
    person = before.chellow[data.draw(st.sampled_from([person.code for person in before.chellows]))]
    more = data.draw(
        st.sampled_from(
            (
                {"offered": person.offered + 120},
                {"languages": (*person.languages, "ur")},
                {"most_families": person.most_families + 1},
                {"level": 3},
            )
        )
    )
    after = with_chellow(before, person.but(**more))
    assert down_to_cover(solved(after)) <= down_to_cover(solved(before))


def in_order(programme: Programme) -> Programme:
    """The same with promises, families and cover settled first, whatever else is drawn."""
    return programme.but(settings=programme.settings.but(order=(2, 3, 4, 5, 6)))


def down_to_cover(plan: Plan) -> tuple[tuple[int, ...], ...]:
    """The tier vector as far as minimum cover."""
    return tuple(values(plan)[tier] for tier in (PROMISES, PLACED_AND_COVER))


# P-06, nobody is passed over


@settings(max_examples=20)
@given(worlds_of_few_plans())
def test_no_family_waits_while_a_coach_could_take_it(programme: Programme) -> None:
    plan = solved(programme)
    for pair in could_be(programme, plan):
        assert broken(programme, plan.but(pairs=(*plan.pairs, pair)), RULES), pair


@settings(max_examples=20)
@given(contested_worlds())
def test_no_family_waits_while_its_place_goes_to_a_newly_placed_family_of_lower_claim(programme: Programme) -> None:
    programme = in_order(programme.but(settings=programme.settings.but(placing="claims", cover_first=False)))
    plan = solved(programme)
    for pair in could_be(programme, plan):
        claim = claim_of(programme, programme.family[pair.family])
        for placed in plan.pairs:
            other = programme.family[placed.family]
            if placed.state is PairState.PROPOSED and claim_of(programme, other) < claim:
                instead = tuple(one for one in plan.pairs if one is not placed)
                assert broken(programme, plan.but(pairs=(*instead, pair)), RULES), (pair, placed)


@settings(max_examples=20)
@given(worlds_of_envy())
def test_no_family_waits_while_its_place_goes_to_several_newly_placed_families_of_lower_claims(
    programme: Programme,
) -> None:
    plan = solved(programme)
    for pair in could_be(programme, plan):
        claim = claim_of(programme, programme.family[pair.family])
        lower = [
            one
            for one in plan.pairs
            if one.state is PairState.PROPOSED and claim_of(programme, programme.family[one.family]) < claim
        ]
        for several in chain.from_iterable(combinations(lower, size) for size in range(2, len(lower) + 1)):
            rest = tuple(one for one in plan.pairs if one not in several)
            assert broken(programme, plan.but(pairs=(*rest, pair)), RULES), (pair, several)


def could_be(programme: Programme, plan: Plan) -> Iterator[Pair]:
    """Every pair of a waiting family, with any Coach at any time they share, unless they are pinned apart."""
    apart = {(lock.chellow, lock.family) for lock in programme.locks if lock.off}
    for family in programme.families:
        if may_be_placed(programme, family) and family.code not in plan.pair_of:
            for coach in programme.chellows:
                for slot in () if (coach.code, family.code) in apart else shared_slots(coach, family):
                    yield Pair(family=family.code, coach=coach.code, state=PairState.PROPOSED, held=True, slot=slot)


# C-01, changes


@settings(max_examples=20)
@given(worlds_of_few_plans())
def test_unchanged_input_changes_nothing_that_was_published(programme: Programme) -> None:
    plan = solved(programme)
    again = solved(programme.but(published=plan.duties))
    assert again.changes == ()
    assert (again.pairs, again.duties) == (plan.pairs, plan.duties)


@settings(max_examples=6)
@given(few_plans(), st.data())
def test_what_is_close_at_hand_is_given_up_only_where_no_plan_could_keep_it(
    every: AllPlans, data: st.DataObject
) -> None:
    before = solved(every.programme)
    frozen = tiny.FIRST + timedelta(days=1)
    after = data.draw(away_for_a_day(every.programme.but(published=before.duties, frozen_until=frozen)))
    plans = [plan for plan in AllPlans(after, RULES).allowed() if keeps_promises(after, plan)]
    fewest = min((len(given_up(after, plan, frozen)) for plan in plans), default=0)
    plan = solved(after)
    assert len(given_up(after, plan, frozen)) == fewest or not keeps_promises(after, plan)


def keeps_promises(programme: Programme, plan: Plan) -> bool:
    """True if nothing promised but the days close at hand is broken."""
    return not any(value for name, value in totals(programme, plan, RULES)[PROMISES] if "next_days" not in name)


def given_up(programme: Programme, plan: Plan, until: date) -> set[tuple[object, ...]]:
    """Who no longer has what was published before that day, of those who are there."""
    had = {
        (c, *d.slot_key) for d in programme.published if d.day < until for c in d.people if here(programme, c, d)
    }
    return had - {(code, *duty.slot_key) for duty in plan.duties for code in duty.people}


def here(programme: Programme, code: str, duty: Duty) -> bool:
    return not programme.is_away(code, duty.day)


@settings(max_examples=20)
@given(few_plans(), st.data())
def test_one_absence_changes_the_fewest_people_there_could_be(every: AllPlans, data: st.DataObject) -> None:
    programme = every.programme.but(settings=every.programme.settings.but(order=REPAIR))
    before = solved(programme)
    assume(before.duties)
    after = data.draw(away_for_a_day(programme.but(published=before.duties)))
    plans = AllPlans(after, RULES).allowed()
    aims = [[totals(after, plan, RULES)[tier] for tier in (PROMISES, PLACED_AND_COVER)] for plan in plans]
    as_good = [plan for plan, aim in zip(plans, aims, strict=True) if aim == min(aims)]
    assert len(changed(after, solved(after))) == min(len(changed(after, plan)) for plan in as_good)


def changed(programme: Programme, plan: Plan) -> set[str]:
    """People with other duties than were published, those who are away from any of them left out."""
    absent = {c for d in programme.published for c in d.people if programme.is_away(c, d.day)}
    return {
        code
        for code in set(programme.chellow) - absent
        if theirs(programme, code, plan.duties) != theirs(programme, code, programme.published)
    }


def theirs(programme: Programme, code: str, duties: tuple[Duty, ...]) -> set[tuple[object, ...]]:
    """What the person is down for when, days away left out."""
    return {duty.slot_key for duty in duties if code in duty.people and not programme.is_away(code, duty.day)}
