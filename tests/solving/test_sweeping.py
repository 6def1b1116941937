"""A plan is made good day by day and part by part, or week by week, with every rule kept: in any tiny world."""

from collections.abc import Mapping

from hypothesis import given

from constraints import rules_of
from matcher.amounts import Amount, total
from matcher.checking import broken
from matcher.domain.programme import Programme
from matcher.layout import Layout
from matcher.pairing.modelling import model_of
from matcher.rota.laying import lay_gatherings, lay_shifts
from matcher.rule import MUST
from matcher.solving.improving.sweeping import sweep, sweep_weeks
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


def _rota(programme: Programme) -> tuple[Layout, Amount]:
    """A board of shifts and gatherings, and all that a rota should have less of."""
    rules = rules_of(programme)
    layout = Layout(programme, rules)
    lay_gatherings(layout)
    lay_shifts(layout)
    return layout, total(rule.post(layout.board) for rule in rules if rule.tier != MUST and rule.chapter == "rota")
