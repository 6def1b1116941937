"""A search for what is much better tells the truth of the plan it gives, and of what none comes to less than."""

from hypothesis import given
from hypothesis import strategies as st

from constraints import rules_of
from matcher.amounts import total
from matcher.checking import broken
from matcher.domain.programme import Programme
from matcher.layout import Layout
from matcher.pairing.modelling import model_of
from matcher.rota.laying import lay_shifts
from matcher.rule import MUST
from matcher.solving.searching import CLOSE, Limit, Way, is_near, search
from tests.worlds import worlds

GAP = 0.01


@given(worlds(), st.sampled_from((1, 7, CLOSE + 1, 1000)))
def test_a_search_for_what_is_much_better_proves_no_more_than_is_true_and_leaves_no_more_than_it_may(
    programme: Programme, times: int
) -> None:
    rules = rules_of(programme)
    layout = Layout(programme, rules)
    lay_shifts(layout)
    goal = times * total(rule.post(layout.board) for rule in rules if rule.tier != MUST and rule.chapter == "rota")
    least = search(model_of(layout), goal, layout.nothing(), Limit(effort=20.0))
    found = search(model_of(layout), goal, layout.nothing(), Limit(effort=20.0), Way(rounds=10, apart=100))
    value, best = goal.value(found.chosen), goal.value(least.chosen)
    assert best == least.bound
    assert found.bound <= best <= value <= goal.value(layout.nothing())
    assert is_near(value, found.bound, GAP)
    assert broken(programme, layout.plan(found.chosen), rules) == ()
