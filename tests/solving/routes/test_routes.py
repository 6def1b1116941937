"""Whole ways through the days: the cheapest is the cheapest there is, and no bound is above what can be reached."""

import time
from itertools import product
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.domain.programme import Programme
from matcher.solving.improving.neighbourhoods import part_solver, solve_part
from matcher.solving.routes import mapping
from matcher.solving.routes.days import TooWide
from matcher.solving.routes.diving import Ways
from matcher.solving.routes.links import links_of
from matcher.solving.routes.mapped import Mapped
from matcher.solving.routes.mapping import Map, map_of
from matcher.solving.routes.one_by_one import better_one_by_one, plan_one_by_one
from matcher.solving.routes.owning import Owned, owned
from matcher.solving.routes.searching import Search
from matcher.solving.rows.parts import Numbers, Parts
from tests.solving.test_parts import laid_out
from tests.worlds import worlds

FEW = 10
"""So many choices of one person that every way to make them is looked at."""
BRIEF = 0.1
NARROW = st.sampled_from((1, 3, 2_000))
"""States between two days, from which on rows are left out."""


def every_way(parts: Parts, model: Owned, person: int) -> list[Numbers]:
    """The person's columns that are 1, for every way that keeps the person's rows, nobody else being anywhere."""
    chosen = parts.chosen(np.zeros(len(parts.atoms), np.int64))
    theirs = [index for index in chosen if model.owner[place(parts, index)] == person]
    rows = np.flatnonzero(model.row_owner == person)
    found = []
    for made in product((0, 1), repeat=len(theirs)):
        values = parts.values({**chosen, **dict(zip(theirs, made, strict=True))})
        if keeps(model, rows, values):
            found.append(model.ways_in(values)[person])
    return found


def place(parts: Parts, index: int) -> int:
    return next(n for n, atom in enumerate(parts.atoms) if getattr(atom, "index", None) == index)


def keeps(model: Owned, rows: Numbers, values: Numbers) -> bool:
    ours = model.rows.only(rows)
    sums = np.bincount(ours.row_of, ours.weights * values[ours.columns], len(ours))
    return bool(np.all((ours.least <= sums) & (sums <= ours.most)))


def laid(model: Owned, widest: int) -> Map | None:
    """The networks if none may be wider than that; None where there are none."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mapping, "WIDEST", widest)
        patch.setattr(mapping, "NARROWEST", 1)
        try:
            return map_of(model)
        except TooWide:
            return None


def costs_of(parts: Parts, lot: int) -> Numbers:
    return np.array([Random(lot + n).randint(-9, 9) for n in range(len(parts.atoms))], np.int64)


@settings(max_examples=60)
@given(worlds(), st.integers(0, 2**20), NARROW)
def test_the_cheapest_way_through_somebodys_days_costs_least_of_all_that_keep_their_rows(
    programme: Programme, lot: int, widest: int
) -> None:
    _, _, parts = laid_out(programme)
    model, costs = owned(parts), costs_of(parts, lot)
    map_ = laid(model, widest)
    for person in model.people if map_ else ():
        if map_ and len(model.of_person(person)) <= FEW:
            least = min(int(costs[way].sum()) for way in every_way(parts, model, person))
            cost, way = map_.networks[person].cheapest(costs)
            assert int(costs[way].sum()) == cost
            forgets = bool(np.any(model.row_owner[map_.left_over] == person))
            assert cost <= least if forgets else cost == least


@settings(max_examples=60)
@given(worlds(), st.integers(0, 2**20), st.data())
def test_the_cheapest_way_within_some_days_costs_least_of_all_that_are_the_same_on_every_other_day(
    programme: Programme, lot: int, data: st.DataObject
) -> None:
    _, _, parts = laid_out(programme)
    model, costs = owned(parts), costs_of(parts, lot)
    map_ = laid(model, 2_000)
    for person in model.people if map_ else ():
        if map_ and len(model.of_person(person)) <= FEW:
            network, ways = map_.networks[person], every_way(parts, model, person)
            before = data.draw(st.sampled_from(ways))
            first, last = sorted(data.draw(st.tuples(*[st.sampled_from([day.date for day in network.days])] * 2)))
            within = network.within(before, first, last)
            inside = np.concatenate([day.columns for day in within.days])
            alike = [way for way in ways if set(way) - set(inside) == set(before) - set(inside)]
            cost, way = within.cheapest(costs)
            assert cost == int(costs[way].sum())
            assert cost == min(int(costs[np.intersect1d(other, inside)].sum()) for other in alike)


@settings(max_examples=60)
@given(worlds(), NARROW)
def test_what_is_found_by_ways_keeps_every_row_and_what_is_proved_by_prices_is_true(
    programme: Programme, widest: int
) -> None:
    layout, _, parts = laid_out(programme)
    model = owned(parts)
    values = parts.values(layout.nothing())
    map_ = laid(model, widest)
    if map_ is None or not model.people:
        return
    told: list[tuple[int, Ways | None]] = []
    begin = Ways(model.ways_in(values), parts.value(values))
    search = Search(
        map_,
        links_of(model, map_.left_over),
        begin,
        time.monotonic() + BRIEF,
        Random(0),
        lambda bound, found: told.append((bound, found)),
        lambda: None,
    )
    search.seek(bounding=True)
    every = np.array([n for n, atom in enumerate(parts.atoms) if hasattr(atom, "index")])
    best = solve_part(part_solver(5.0, None, 0), parts.cut(every, values), values)
    assert best.values is not None
    for bound, found in told:
        assert bound <= parts.value(best.values)
        if found is not None:
            after = model_values(parts, model, values, found)
            assert parts.keeps(after)
            assert parts.value(after) >= bound


@settings(max_examples=60)
@given(worlds(), NARROW)
def test_whoever_is_planned_one_by_one_keeps_all_of_their_own_rows(programme: Programme, widest: int) -> None:
    _, _, parts = laid_out(programme)
    model = owned(parts)
    map_ = laid(model, widest)
    if map_ is None:
        return
    mapped = Mapped(model, map_, links_of(model, map_.left_over))
    ways = plan_one_by_one(mapped, {}, lambda: False)
    again = better_one_by_one(mapped, ways, lambda: False)
    assert again.keys() >= ways.keys()
    nothing = np.zeros(len(parts.atoms), np.int64)
    for person, way in (*ways.items(), *again.items()):
        assert set(way) <= set(model.of_person(person))
        assert keeps(model, np.flatnonzero(model.row_owner == person), model.beside(nothing, [way]))


def model_values(parts: Parts, model: Owned, values: Numbers, found: Ways) -> Numbers:
    return parts.values(parts.chosen(model.beside(values, found.of.values())))
