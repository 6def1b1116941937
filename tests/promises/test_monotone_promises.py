"""F-04: more people, hours, languages or free time make nothing worse, held against every plan there was before."""

from hypothesis import given, settings
from hypothesis import strategies as st

from constraints import rule_book
from matcher.domain.programme import Programme
from matcher.planning.programmes import Limit, plan_programme
from matcher.rule import CHANGES, FAIRNESS, PLACED_AND_COVER, PROMISES, QUALITY
from tests.promises.brute_force import AllPlans, Vector
from tests.worlds import tiny
from tests.worlds.small import worlds_of_few_plans

RULES = rule_book()
NEWCOMER = "C-09"
AIMS = (PROMISES, PLACED_AND_COVER, QUALITY, CHANGES, FAIRNESS)
"""In settled order. Wishes come after: whoever speaks one more language is sought more, and kept free."""


def few_plans() -> st.SearchStrategy[AllPlans]:
    """A world with something to choose and not too much, its aims in their usual order."""
    return (
        worlds_of_few_plans()
        .map(lambda programme: programme.but(settings=programme.settings.but(order=(2, 3, 4, 5, 6))))
        .map(lambda programme: AllPlans(programme, RULES))
        .filter(lambda all_: 4 <= len(all_) <= 600)
    )


def aims(vector: Vector) -> tuple[tuple[int, ...], ...]:
    return tuple(vector[tier] for tier in AIMS)


def reached(programme: Programme) -> Vector:
    plan = plan_programme(programme, RULES, limit=Limit(seconds=None))
    return {tier.index: tuple(part.value for part in tier.parts) for tier in plan.tiers}


@settings(max_examples=15)
@given(few_plans(), st.data())
def test_hours_languages_families_training_or_free_time_more_worsen_no_aim_before_wishes(
    every: AllPlans, data: st.DataObject
) -> None:
    before = every.programme
    person = data.draw(st.sampled_from(before.chellows))
    more = data.draw(
        st.sampled_from(
            (
                {"offered": person.offered + 120},
                {"languages": (*person.languages, "ur")},
                {"most_families": person.most_families + 1},
                {"level": 3},
                {"free": (*person.free, *tiny.EVERY_DAY[:2])},
            )
        )
    )
    others = tuple(other for other in before.chellows if other != person)
    best, _ = every.best()
    assert aims(reached(before.but(chellows=(*others, person.but(**more))))) <= aims(best), more


@settings(max_examples=15)
@given(few_plans(), st.sampled_from((60, 120, 480)))
def test_a_chellow_more_worsens_no_aim_before_wishes(every: AllPlans, offered: int) -> None:
    """Gatherings left out: who joins may be missed at one of them."""
    every = AllPlans(every.programme.but(gatherings=()), RULES)
    newcomer = tiny.chellow(NEWCOMER).but(offered=offered)
    best, _ = every.best()
    after = every.programme.but(chellows=(*every.programme.chellows, newcomer))
    assert aims(reached(after)) <= aims(best)
