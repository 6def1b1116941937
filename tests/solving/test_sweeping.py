"""A plan is made good day by day and part by part, or week by week, with every rule kept: in any tiny world."""

from collections.abc import Mapping

from hypothesis import assume, given

from constraints import rules_of
from matcher.amounts import Amount, total
from matcher.checking import broken
from matcher.domain.programme import Programme
from matcher.layout import Layout
from matcher.pairing.modelling import model_of
from matcher.rota.laying import lay_gatherings, lay_shifts
from matcher.rule import MUST
from matcher.solving.improving.sweeping import sweep, sweep_levels, sweep_weeks
from matcher.solving.rows.model import Model
from matcher.solving.searching import Found, Limit, search
from tests.worlds import worlds

BRIEFLY, LONG = Limit(seconds=None, effort=0.1), Limit(seconds=None, effort=10.0)


@given(worlds())
def test_a_sweep_keeps_every_rule_is_never_worse_and_comes_out_the_same_again(programme: Programme) -> None:
    def days_and_parts(model: Model, goal: Amount, chosen: Mapping[int, int]) -> Found:
        return sweep(model, goal, chosen, BRIEFLY, goal.low)

    def weeks(model: Model, goal: Amount, chosen: Mapping[int, int]) -> Found:
        return sweep_weeks(model, goal, chosen, LONG)

    rules = rules_of(programme)
    layout, goal = _rota(programme)
    empty = layout.nothing()
    for swept_by in (days_and_parts, weeks):
        swept = swept_by(model_of(layout), goal, empty)
        assert broken(programme, layout.plan(swept.chosen), rules) == ()
        assert goal.value(swept.chosen) <= goal.value(empty)
        assert swept_by(model_of(layout), goal, empty).chosen == swept.chosen


@given(worlds().filter(lambda programme: programme.period.weeks == 1))
def test_a_sweep_of_one_week_leaves_nothing_better(programme: Programme) -> None:
    layout, goal = _rota(programme)
    swept = sweep_weeks(model_of(layout), goal, layout.nothing(), LONG)
    assert search(model_of(layout), goal, swept.chosen, LONG).bound == goal.value(swept.chosen)


@given(worlds())
def test_a_sweep_of_levels_keeps_every_rule_is_never_less_fair_and_comes_out_the_same_again(
    programme: Programme,
) -> None:
    layout, _ = _rota(programme)
    shares = next(rule for rule in rules_of(programme) if rule.name == "a_fair_share")
    levels = [level for level in shares.costs(layout.board).values() if level.terms]
    assume(levels)
    full = search(model_of(layout), -total(levels), layout.nothing(), LONG).chosen
    swept = sweep_levels(model_of(layout), levels, full, BRIEFLY)
    assert broken(programme, layout.plan(swept.chosen), rules_of(programme)) == ()
    assert [n.value(swept.chosen) for n in levels] <= [n.value(full) for n in levels]
    assert sweep_levels(model_of(layout), levels, full, BRIEFLY).chosen == swept.chosen


def _rota(programme: Programme) -> tuple[Layout, Amount]:
    """A board of shifts and gatherings, and all that a rota should have less of."""
    rules = rules_of(programme)
    layout = Layout(programme, rules)
    lay_gatherings(layout)
    lay_shifts(layout)
    return layout, total(rule.post(layout.board) for rule in rules if rule.tier != MUST and rule.chapter == "rota")
