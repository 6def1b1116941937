"""What rows force is never more than any plan that keeps them comes to, in any tiny world."""

from hypothesis import given

from constraints import rules_of
from matcher.amounts import Amount, Choice, excess, rungs, total
from matcher.domain.programme import Programme
from matcher.layout import Layout
from matcher.pairing.modelling import model_of
from matcher.rota.laying import lay_gatherings, lay_shifts
from matcher.rule import MUST
from matcher.solving.rows.forced import Forced
from matcher.solving.rows.model import Model
from matcher.solving.searching import Limit, search
from tests.worlds import worlds

LONG = Limit(seconds=None, effort=10.0)


@given(worlds())
def test_nothing_forced_is_above_the_least_there_is_with_earlier_aims_held(programme: Programme) -> None:
    rules = rules_of(programme)
    layout = Layout(programme, rules)
    lay_gatherings(layout)
    lay_shifts(layout)
    costs = [c for r in rules if r.tier != MUST for c in r.costs(layout.board).values() if c.terms]
    model, chosen = model_of(layout), layout.nothing()
    for cost in costs:
        forced = Forced(model).least(cost)
        found = search(model, cost, chosen, LONG)
        chosen = found.chosen
        assert cost.low <= forced <= cost.value(chosen)
        model.require_at_most(cost, cost.value(chosen))


def _choice(n: int) -> Amount:
    return Amount(0, ((1, Choice(n, f"choice {n}")),))


def test_what_must_be_is_counted_through_everything_built_of_it() -> None:
    a, b, c = map(_choice, range(3))
    model = Model()
    model.require_at_most(2 - a - b, 0)
    model.require_at_most(a + c, 1)
    forced = Forced(model)
    load = 60 * a + 30 * b + 90 * c
    assert forced.least(load) == 90
    assert forced.least(total(rungs(load, 30, 4))) == 3
    assert forced.least(excess(load, 50)) == 40
    assert forced.least(1 - c) == 1
