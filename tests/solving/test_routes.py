"""Ways through days: the cheapest is the cheapest of all there are, and prices prove no more than is true."""

import time
from random import Random

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.typing import NDArray

from matcher.solving.routes.days import days_of
from matcher.solving.routes.diving import Ways
from matcher.solving.routes.links import links_of
from matcher.solving.routes.mapping import map_of
from matcher.solving.routes.network import lay
from matcher.solving.routes.owning import Owned, Rows
from matcher.solving.routes.searching import Search
from matcher.solving.rows.parts import Numbers

A_DAY, DAYS = 2, 4
COLUMNS = A_DAY * DAYS
"""One person's."""
WIDE = 2_000
CONSTANT, SECONDS = 7, 0.1


@st.composite
def rows_over(draw: st.DrawFn, columns: int, most: int) -> Rows:
    """Up to so many rows, each over some of the columns."""
    drawn = []
    for _ in range(draw(st.integers(0, most))):
        among = st.lists(st.integers(0, columns - 1), min_size=1, max_size=6, unique=True)
        of = sorted(draw(among))
        weights = [draw(st.sampled_from([-2, -1, 1, 1, 3])) for _ in of]
        least = draw(st.integers(-4, 1))
        drawn.append((of, weights, least, draw(st.integers(least, 4))))
    starts = np.cumsum([0, *(len(of) for of, _, _, _ in drawn)])
    joined = [np.array([n for row in drawn for n in row[which]], np.int64) for which in (0, 1)]
    return Rows(starts, *joined, *(np.array([row[which] for row in drawn], np.int64) for which in (2, 3)))


def kept(rows: Rows, plans: Numbers) -> NDArray[np.bool_]:
    """By plan, one line each, whether it keeps every row."""
    weights = np.zeros((plans.shape[1], len(rows)), np.int64)
    weights[rows.columns, rows.row_of] = rows.weights
    sums = plans @ weights
    return ((rows.least <= sums) & (sums <= rows.most)).all(axis=1)


def all_that_keep(rows: Rows, columns: int) -> Numbers:
    """Every plan there is that keeps the rows, one line each."""
    plans = np.arange(2**columns)[:, None] >> np.arange(columns) & 1
    return plans[kept(rows, plans)]


def costs_of(columns: int) -> st.SearchStrategy[Numbers]:
    return st.lists(st.integers(-9, 9), min_size=columns, max_size=columns).map(
        lambda costs: np.array(costs, np.int64)
    )


def day_of(columns: int) -> Numbers:
    return np.arange(columns, dtype=np.int64) % COLUMNS // A_DAY


@given(rows_over(COLUMNS, 4), costs_of(COLUMNS))
def test_the_cheapest_way_through_somebodys_days_is_the_cheapest_of_all_there_are(
    rows: Rows, costs: Numbers
) -> None:
    plans = all_that_keep(rows, COLUMNS)
    assume(len(plans))
    network = lay(days_of(np.arange(COLUMNS), day_of(COLUMNS), rows), rows, WIDE)
    least, way = network.cheapest(costs)
    assert least == (plans @ costs).min() == costs[way].sum()
    assert kept(rows, np.isin(np.arange(COLUMNS), way).astype(np.int64)[None]).all()


@given(rows_over(COLUMNS, 4), costs_of(COLUMNS), st.integers(0, DAYS - 1), st.data())
def test_some_days_planned_anew_leave_the_others_as_they_were(
    rows: Rows, costs: Numbers, first: int, data: st.DataObject
) -> None:
    plans = all_that_keep(rows, COLUMNS)
    assume(len(plans))
    last = data.draw(st.integers(first, DAYS - 1))
    before = plans[data.draw(st.integers(0, len(plans) - 1))]
    network = lay(days_of(np.arange(COLUMNS), day_of(COLUMNS), rows), rows, WIDE)
    least, _ = network.within(np.flatnonzero(before), first, last).cheapest(costs)
    inside = (day_of(COLUMNS) >= first) & (day_of(COLUMNS) <= last)
    alike = plans[(plans[:, ~inside] == before[~inside]).all(axis=1)]
    assert least == (alike[:, inside] @ costs[inside]).min()


@given(rows_over(2 * COLUMNS, 5), costs_of(2 * COLUMNS), st.data())
def test_no_bound_is_above_the_best_plan_of_two_people_and_what_is_found_keeps_every_row(
    rows: Rows, costs: Numbers, data: st.DataObject
) -> None:
    plans = all_that_keep(rows, 2 * COLUMNS)
    assume(len(plans))
    owner = np.arange(2 * COLUMNS) // COLUMNS
    owned = Owned(costs, np.ones_like(costs), CONSTANT, rows, owner, day_of(2 * COLUMNS))
    begin = plans[data.draw(st.integers(0, len(plans) - 1))]
    told: list[int] = []
    map_ = map_of(owned)
    search = Search(
        map_,
        links_of(owned, map_.left_over),
        Ways(owned.ways_in(begin), CONSTANT + int(costs @ begin)),
        time.monotonic() + SECONDS,
        Random(0),
        lambda bound, _: told.append(bound),
        lambda: None,
    )
    search.seek(bounding=True)
    values = owned.beside(begin, search.best.of.values())
    assert max(told, default=search.bound) <= CONSTANT + (plans @ costs).min() <= search.best.value
    assert search.best.value == CONSTANT + values @ costs
    assert kept(rows, values[None]).all()
