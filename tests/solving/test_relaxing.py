"""What split choices prove is never more than any plan that keeps the rows comes to, in any tiny world."""

from itertools import product
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybind11_abseil.status import Status, StatusCode, StatusNotOk

from constraints import rules_of
from matcher.amounts import Amount, Choice, rungs, total
from matcher.domain.programme import Programme
from matcher.layout import Layout
from matcher.pairing.modelling import model_of
from matcher.rota.laying import lay_gatherings, lay_shifts
from matcher.rule import MUST
from matcher.solving.linear.warm import Warm
from matcher.solving.rows import model
from matcher.solving.rows.model import Model
from matcher.solving.searching import Limit, search
from matcher.solving.settling.relaxing import Relaxed
from tests.worlds import worlds

LONG = Limit(seconds=None, effort=10.0)
CHOICES = tuple(Amount(0, ((1, Choice(n, f"choice {n}")),)) for n in range(5))
EVERY = [dict(enumerate(chosen)) for chosen in product((0, 1), repeat=len(CHOICES))]


@given(worlds())
def test_nothing_relaxed_is_above_the_least_there_is_with_earlier_aims_held(programme: Programme) -> None:
    rules = rules_of(programme)
    layout = Layout(programme, rules)
    lay_gatherings(layout)
    lay_shifts(layout)
    costs = [c for r in rules if r.tier != MUST for c in r.costs(layout.board).values() if c.terms]
    held, chosen = model_of(layout), layout.nothing()
    relaxed = Relaxed(held)
    for cost in costs:
        least = relaxed.least(cost)
        chosen = search(held, cost, chosen, LONG).chosen
        assert cost.low <= least <= cost.value(chosen)
        held.require_at_most(cost, cost.value(chosen))


def test_work_that_must_be_done_is_spread_over_what_there_is_to_give() -> None:
    held = Model()
    held.require_at_most(3 - total(CHOICES), 0)
    for one in CHOICES:
        held.written(one)
    above = [rungs(60 * a + 60 * b, 60, 2)[0] for a, b in (CHOICES[:2], CHOICES[2:4])]
    relaxed = Relaxed(held)
    assert relaxed.least(total(above)) == 1
    held.require_at_most(CHOICES[4], 0)
    held.require_at_most(total((CHOICES[0], CHOICES[1])), 1)
    assert relaxed.least(total(above)) == 2


weights = st.lists(st.integers(1, 5), min_size=len(CHOICES), max_size=len(CHOICES))


@given(
    loads=weights,
    rows=st.lists(st.tuples(weights, st.integers(0, 12)), max_size=3),
    size=st.integers(1, 6),
    wide=st.sampled_from((0, model.WIDE)),
)
def test_a_ladder_climbs_as_high_as_ever_where_rows_bound_what_climbs_it(
    loads: list[int], rows: list[tuple[list[int], int]], size: int, wide: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(model, "WIDE", wide)
        _climbs_as_high_as_ever(loads, rows, size)


def _climbs_as_high_as_ever(loads: list[int], rows: list[tuple[list[int], int]], size: int) -> None:
    written, load = Model(), total(n * one for n, one in zip(loads, CHOICES, strict=True))
    limits = [(total(n * one for n, one in zip(row, CHOICES, strict=True)), most) for row, most in rows]
    for limit, most in limits:
        written.require_at_most(limit, most)
    levels = rungs(load, size, 3)
    goal = 5 * total(levels) - 2 * total(CHOICES)
    allowed = [chosen for chosen in EVERY if all(limit.value(chosen) <= most for limit, most in limits)]
    found = search(written, goal, EVERY[0], LONG)
    assert found.bound == goal.value(found.chosen) == min(map(goal.value, allowed))


def test_where_floating_point_leads_nowhere_nothing_is_proved_and_the_next_is() -> None:
    held = Model()
    held.require_at_most(3 - total(CHOICES), 0)
    relaxed, all_of_them = Relaxed(held), total(CHOICES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Warm, "solve", _lead_nowhere)
        assert relaxed.least(all_of_them) == 0
    assert relaxed.least(all_of_them) == 3


def _lead_nowhere(_solver: Warm) -> NoReturn:
    raise StatusNotOk(Status(StatusCode.INTERNAL, "abnormal"))
