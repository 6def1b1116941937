"""Floors under columns, and the proof that goes by them, held against every choice there could be."""

import math
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.linear import Cost, Linear, Row
from matcher.solving.assigning.floors import Floors
from matcher.solving.assigning.narrowing import Narrowing
from matcher.solving.assigning.starting import start_of

Program = tuple[Linear, Cost]


@st.composite
def programs(draw: st.DrawFn) -> Program:
    """Up to five groups of columns, each column on one of up to three rows."""
    rows, groups = draw(st.integers(1, 3)), draw(st.integers(1, 5))
    cells = [(g, r) for g in range(groups) for r in range(rows) if r == 0 or draw(st.booleans())]
    number = {cell: n for n, cell in enumerate(cells)}
    made = tuple(
        Row(
            f"row {r}",
            {number[g, r]: draw(st.integers(0, 9)) for g in range(groups) if (g, r) in number},
            draw(st.integers(0, 20)),
        )
        for r in range(rows)
    )
    weights = {n: draw(st.integers(-30, 30)) for n in number.values()}
    of_group = tuple(tuple(n for (g, _), n in number.items() if g == group) for group in range(groups))
    return Linear(of_group, made, (), each=draw(st.booleans())), Cost("cost", draw(st.integers(-5, 5)), weights)


def floors_of(linear: Linear, cost: Cost) -> Floors | None:
    start = start_of(linear, cost, math.inf)
    return start.floors if start else None


def choices(linear: Linear) -> list[frozenset[int]]:
    every = product(*((None, *group) for group in linear.groups))
    some = [frozenset(n for n in one if n is not None) for one in every]
    return [one for one in some if linear.keeps(one)]


@settings(deadline=None)
@given(programs())
def test_no_choice_costs_less_than_the_floor_of_any_column_in_it(program: Program) -> None:
    linear, cost = program
    floors = floors_of(linear, cost)
    for one in choices(linear) if floors else ():
        assert cost.of(one) >= floors.bound
        assert all(cost.of(one) >= floors.with_column[n] for n in one)


@settings(deadline=None)
@given(programs(), st.data())
def test_narrowing_ends_with_the_least_cost_whatever_was_met_before(program: Program, data: st.DataObject) -> None:
    linear, cost = program
    floors = floors_of(linear, cost)
    some = choices(linear)
    if floors is None:
        assert all(not one for one in some)
        return
    met = data.draw(st.sampled_from((None, *some)))
    found = Narrowing(linear, cost, floors, lambda: met).cheapest(20)
    assert found.impossible is not bool(some)
    if some:
        assert found.chosen in some
        assert cost.of(found.chosen) == found.bound == min(map(cost.of, some))
