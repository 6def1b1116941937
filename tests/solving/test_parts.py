"""Making a plan better part by part keeps every rule and never makes it worse, in any tiny world."""

import numpy as np
from hypothesis import given

from constraints import rules_of
from matcher.amounts import Amount, total
from matcher.checking import broken
from matcher.domain.programme import Programme
from matcher.layout import Layout
from matcher.pairing.modelling import model_of
from matcher.rota.laying import lay_shifts
from matcher.rule import MUST
from matcher.solving.improving.neighbourhoods import Neighbourhoods
from matcher.solving.rows.parts import Parts
from tests.worlds import worlds

PARTS = 3


def laid_out(programme: Programme) -> tuple[Layout, Amount, Parts]:
    rules = rules_of(programme)
    layout = Layout(programme, rules)
    lay_shifts(layout)
    model = model_of(layout)
    goal = total(rule.post(layout.board) for rule in rules if rule.tier != MUST and rule.chapter == "rota")
    return layout, goal, Parts(model, goal)


@given(worlds())
def test_part_by_part_keeps_every_rule_and_is_never_worse(programme: Programme) -> None:
    rules = rules_of(programme)
    layout, goal, parts = laid_out(programme)
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


@given(worlds())
def test_two_changes_to_one_plan_merge_into_one_that_says_truly_whether_it_keeps_every_rule(
    programme: Programme,
) -> None:
    layout, _, parts = laid_out(programme)
    before = parts.values(layout.nothing())
    if not Neighbourhoods(parts).people:
        return
    one, other = (Neighbourhoods(parts, seed).improve(before, 0.05, None)[0] for seed in (1, 2))
    merged = parts.merged(one, before, other)
    for index, value in parts.chosen(merged).items():
        ours, theirs, was = (parts.chosen(values)[index] for values in (one, other, before))
        assert value == (theirs if theirs != was else ours)
    if parts.keeps(merged):
        assert (
            broken(programme, layout.plan({**layout.nothing(), **parts.chosen(merged)}), rules_of(programme)) == ()
        )
        assert parts.value(parts.values({**layout.nothing(), **parts.chosen(merged)})) <= parts.value(merged)
    assert np.array_equal(parts.merged(before, before, other), other)
