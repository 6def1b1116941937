"""What families may choose, held against every plan there could be, by the checkers alone."""

from collections.abc import Iterable
from datetime import date
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from constraints import BOOK
from matcher.api import check, solve
from matcher.api.offering import Offer, Wish, choosing_in, draw_offer, with_pairs
from matcher.checking import steps_of
from matcher.domain.answers import Noted, Refused, Word, answered
from matcher.domain.claims import families_to_place
from matcher.domain.pairs import Pair, PairState
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.steps import Step
from matcher.planning.choosing import Choosing
from matcher.rule import PLACED_AND_COVER, PROMISES
from matcher.solving.searching import Limit
from tests.promises.brute_force import AllPlans
from tests.worlds.small import contested_worlds

SOME_DAY = date(2027, 1, 3)


@st.composite
def worlds_to_choose_in(draw: st.DrawFn) -> Programme:
    """Families in need of few Coaches, nothing else asked of anybody; some may choose from one or two already."""
    programme = draw(contested_worlds()).but(shift_rows=(), gatherings=())
    chosen_from = draw(st.lists(st.sampled_from(programme.families), max_size=1))
    coaches = draw(st.lists(st.sampled_from(programme.chellows), min_size=1, max_size=2, unique=True))
    offers = tuple(
        Pair(family=family.code, coach=coach.code, state=PairState.OFFERED, held=True)
        for family in chosen_from
        for coach in coaches
    )
    return programme.but(pairs=offers)


def best_plans(programme: Programme) -> list[Plan]:
    """The plans that keep promises and place families best, of all there could be."""
    plans = AllPlans(programme, BOOK).allowed()
    for tier in (PROMISES, PLACED_AND_COVER):
        for rule, step in steps_of(programme, BOOK, tier):
            counted = [sum(b.amount for b in rule.check(programme, p) if b.step == step) for p in plans]
            plans = [plan for plan, count in zip(plans, counted, strict=True) if count == min(counted)]
    return plans


@settings(max_examples=30)
@given(worlds_to_choose_in())
def test_a_family_may_choose_exactly_the_coaches_who_cost_no_other_family_a_place(programme: Programme) -> None:
    families = [family.code for family in families_to_place(programme)]
    sets = Choosing(programme, BOOK, Limit(seconds=None)).sets(families)
    together = {key for plan in best_plans(programme) for key in plan.together}
    expected = {code: {coach for coach, family in together if family == code} for code in families}
    assert {code: set(sets[code].allowed) for code in families} == expected
    assert not any(choice.open for choice in sets.values())


@settings(max_examples=40)
@given(worlds_to_choose_in())
def test_a_coach_is_either_allowed_or_proved_costly_or_full_or_refused_by_a_rule(programme: Programme) -> None:
    choosing = Choosing(programme, BOOK, Limit(seconds=None))
    for code, choice in choosing.sets([family.code for family in programme.families]).items():
        refused = {c for c in programme.chellow if choosing.refusal(c, code) is not None}
        told = [*choice.allowed, *choice.costly, *choice.full, *refused]
        assert sorted(told) == sorted(programme.chellow)


def offered_to_all(programme: Programme) -> Programme:
    """The programme after every family that may be was offered somebody, one after the other."""
    choosing = None
    for family in families_to_place(programme):
        choosing = choosing_in(programme, None, before=choosing)
        offer = draw_offer(choosing, Wish(family.code))
        if isinstance(offer, Offer):
            programme = with_pairs(programme, tuple(pairs_of(programme, offer)))
    return programme


def pairs_of(programme: Programme, offer: Offer) -> Iterable[Pair]:
    for coach in offer.coaches:
        said = Word(step=Step.OFFER, family=offer.family, coach=coach, on_day=SOME_DAY, said_by="Joan")
        noted = answered(programme, said)
        assert isinstance(noted, Noted)
        yield from noted.pairs


@settings(max_examples=30)
@given(worlds_to_choose_in().map(lambda programme: programme.but(pairs=())))
def test_whatever_families_pick_of_their_offers_all_of_it_can_be_kept(programme: Programme) -> None:
    """Every combination of picks stands in some plan that breaks no rule: the offers are told to nobody there."""
    offers = offered_to_all(programme).offers
    kept = [frozenset(plan.together) for plan in AllPlans(programme, BOOK).allowed()]
    for picks in product(*offers.values()):
        wanted = {(pair.coach, pair.family) for pair in picks}
        assert any(wanted <= pairs for pairs in kept)


@settings(max_examples=20)
@given(worlds_to_choose_in(), st.data())
def test_what_calendars_were_asked_for_other_offers_changes_no_offer(
    programme: Programme, data: st.DataObject
) -> None:
    before = None
    for family in data.draw(st.permutations(list(families_to_place(programme)))):
        wish = Wish(family.code)
        choosing = choosing_in(programme, None, before=before)
        offer = draw_offer(choosing, wish)
        assert offer == draw_offer(choosing_in(programme, None), wish)
        if isinstance(offer, Offer):
            programme = with_pairs(programme, tuple(pairs_of(programme, offer)))
        before = choosing


@settings(max_examples=20)
@given(worlds_to_choose_in().map(lambda programme: programme.but(pairs=())))
def test_a_plan_keeps_every_coach_of_every_open_offer(programme: Programme) -> None:
    """P-05 for offers; that the plan breaks no rule was seen by the checkers before it came here."""
    programme = offered_to_all(programme)
    plan = solve(programme, seconds=None)
    assert set(programme.promised) <= set(plan.together)
    assert not [breach for breach in check(programme, plan) if breach.rule == "keeps_promised_pairs"]


@given(worlds_to_choose_in(), st.sampled_from(Step), st.integers(0, 2), st.integers(0, 2))
def test_a_family_that_was_not_asked_or_has_not_said_yes_is_never_in_a_pair_that_meets(
    programme: Programme, step: Step, family: int, coach: int
) -> None:
    """P-02: only a yes to an offer makes a pair that meets, and nobody unasked is offered anybody."""
    unasked = programme.but(
        families=tuple(f.but(asked_on=None, consent_on=None) for f in programme.families), pairs=()
    )
    code = unasked.families[family].code
    assert isinstance(draw_offer(choosing_in(unasked, None), Wish(code)), Refused)
    who = unasked.chellows[min(coach, len(unasked.chellows) - 1)].code
    noted = answered(unasked, Word(step=step, family=code, coach=who, on_day=SOME_DAY, said_by="Joan"))
    assert isinstance(noted, Refused) or not any(pair.state.visits for pair in noted.pairs)


@settings(max_examples=40)
@given(worlds_to_choose_in())
def test_three_are_offered_where_three_may_be_chosen(programme: Programme) -> None:
    """P-04."""
    for family in families_to_place(programme):
        offer = draw_offer(choosing_in(programme, None), Wish(family.code))
        if isinstance(offer, Offer):
            assert len(offer.coaches) == min(3, len(offer.choices.allowed))
            assert set(offer.coaches) <= set(offer.choices.allowed)
