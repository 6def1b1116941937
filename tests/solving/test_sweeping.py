"""A large plan is made good day by day and part by part, with every rule kept: in any tiny world."""

from hypothesis import given

from constraints import rules_of
from matcher.amounts import total
from matcher.checking import broken
from matcher.domain.programme import Programme
from matcher.layout import Layout
from matcher.pairing.modelling import model_of
from matcher.rota.laying import lay_gatherings, lay_shifts
from matcher.rule import MUST
from matcher.solving.searching import Limit
from matcher.solving.sweeping import sweep
from tests.worlds import worlds

BRIEFLY = Limit(seconds=None, effort=0.1)


@given(worlds())
def test_a_sweep_keeps_every_rule_is_never_worse_and_comes_out_the_same_again(programme: Programme) -> None:
    rules = rules_of(programme)
    layout = Layout(programme, rules)
    lay_gatherings(layout)
    lay_shifts(layout)
    goal = total(rule.post(layout.board) for rule in rules if rule.tier != MUST and rule.chapter == "rota")
    empty = layout.nothing()
    swept = sweep(model_of(layout), goal, empty, BRIEFLY, goal.low)
    assert broken(programme, layout.plan(swept.chosen), rules) == ()
    assert goal.value(swept.chosen) <= goal.value(empty)
    assert sweep(model_of(layout), goal, empty, BRIEFLY, goal.low).chosen == swept.chosen
