"""Exchanges held against every choice there could be."""

from hypothesis import given, settings

from matcher.linear import Row
from matcher.pairing.exchanging import Exchanges
from tests.pairing.tables import AskedOf, Table, pairs_asked_for


@settings(deadline=None)
@given(pairs_asked_for())
def test_every_exchange_takes_the_pair_in_at_no_cost_and_one_is_found_where_there_is_any(asked: AskedOf) -> None:
    ways = list(Exchanges(asked.linear, asked.held).ways(asked.chosen, asked.pair))
    assert set(ways) <= set(asked.could)
    assert bool(ways) == bool(asked.could)


@settings(deadline=None)
@given(pairs_asked_for())
def test_ways_keep_rows_that_are_added_while_they_are_looked_at(asked: AskedOf) -> None:
    exchanges = Exchanges(asked.linear)
    not_that = None
    for way in exchanges.ways(asked.chosen, asked.pair):
        assert not_that is None or not_that.is_kept(way)
        if not_that is None and not way <= asked.chosen:
            not_that = Row("not that", dict.fromkeys(way, 1), len(way) - 1)
            exchanges.keep(not_that)


def test_whoever_is_chosen_already_needs_no_exchange() -> None:
    table = Table(minutes=((30,), (30,)), offered=(90,), most=(2,), classes=(0, 0), takes=(30, 30))
    linear = table.linear()
    both = frozenset(range(linear.columns))
    held = [cost.held_at(cost.of(both)) for cost in linear.costs]
    assert list(Exchanges(linear, held).ways(both, 0)) == [both]
