"""Making a plan better part by part keeps every rule and never makes it worse, in any tiny world."""

from hypothesis import given

from constraints import rules_of
from matcher.amounts import total
from matcher.checking import broken
from matcher.domain.programme import Programme
from matcher.layout import Layout
from matcher.pairing.modelling import model_of
from matcher.rota.laying import lay_shifts
from matcher.rule import MUST
from matcher.solving.neighbourhoods import Neighbourhoods
from matcher.solving.parts import Parts
from tests.worlds import worlds

PARTS = 3


@given(worlds())
def test_part_by_part_keeps_every_rule_and_is_never_worse(programme: Programme) -> None:
    rules = rules_of(programme)
    layout = Layout(programme, rules)
    lay_shifts(layout)
    model = model_of(layout)
    goal = total(rule.post(layout.board) for rule in rules if rule.tier != MUST and rule.chapter == "rota")
    parts = Parts(model, goal)
    near = Neighbourhoods(parts)
    values = parts.values(layout.nothing())
    assert parts.keeps(values)
    for _ in range(PARTS if near.people else 0):
        before = parts.value(values)
        values, _ = near.improve(values, 0.05, None)
        assert parts.keeps(values)
        assert parts.value(values) <= before
    chosen = {**layout.nothing(), **parts.chosen(values)}
    assert broken(programme, layout.plan(chosen), rules) == ()
    assert goal.value(chosen) <= parts.value(values)
