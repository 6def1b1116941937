"""Exchanges held against every choice there could be."""

from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.linear import Row
from matcher.pairing.exchanging import Exchanges
from tests.pairing.tables import Table, tables


@settings(deadline=None)
@given(tables().filter(Table.columns), st.data())
def test_every_exchange_takes_the_pair_in_at_no_cost_and_one_is_found_where_there_is_any(
    table: Table, data: st.DataObject
) -> None:
    linear = table.linear()
    numbers = {cell: n for n, cell in enumerate(table.columns())}
    choices = [frozenset(numbers[f, c] for f, c in enumerate(one) if c is not None) for one in table.choices()]
    chosen = data.draw(st.sampled_from(choices))
    column = data.draw(st.integers(0, linear.columns - 1))
    held = [cost.held_at(cost.of(chosen)) for cost in linear.costs]
    could = [one for one in choices if column in one and all(row.is_kept(one) for row in held)]
    ways = list(Exchanges(linear, held).ways(chosen, column))
    assert set(ways) <= set(could)
    assert bool(ways) == bool(could)


@settings(deadline=None)
@given(tables().filter(Table.columns), st.data())
def test_ways_keep_rows_that_are_added_while_they_are_looked_at(table: Table, data: st.DataObject) -> None:
    linear = table.linear()
    numbers = {cell: n for n, cell in enumerate(table.columns())}
    choices = [frozenset(numbers[f, c] for f, c in enumerate(one) if c is not None) for one in table.choices()]
    chosen = data.draw(st.sampled_from(choices))
    column = data.draw(st.integers(0, linear.columns - 1))
    exchanges = Exchanges(linear)
    not_that = None
    for way in exchanges.ways(chosen, column):
        assert not_that is None or not_that.is_kept(way)
        if not_that is None and not way <= chosen:
            not_that = Row("not that", dict.fromkeys(way, 1), len(way) - 1)
            exchanges.keep(not_that)


def test_whoever_is_chosen_already_needs_no_exchange() -> None:
    table = Table(minutes=((30,), (30,)), offered=(90,), most=(2,), classes=(0, 0), takes=(30, 30))
    linear = table.linear()
    both = frozenset(range(linear.columns))
    held = [cost.held_at(cost.of(both)) for cost in linear.costs]
    assert list(Exchanges(linear, held).ways(both, 0)) == [both]
