"""Choices near to another, held against every choice there could be."""

from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.linear import Row
from matcher.solving.assigning.nearby import near_to
from tests.pairing.tables import Table, tables


@settings(deadline=None)
@given(tables().filter(Table.columns), st.data())
def test_a_choice_with_the_pair_is_met_near_to_another_exactly_where_there_is_one(
    table: Table, data: st.DataObject
) -> None:
    linear = table.linear()
    numbers = {cell: n for n, cell in enumerate(table.columns())}
    choices = [frozenset(numbers[f, c] for f, c in enumerate(one) if c is not None) for one in table.choices()]
    chosen = data.draw(st.sampled_from(choices))
    column = data.draw(st.integers(0, linear.columns - 1))
    held = [cost.held_at(cost.of(chosen)) for cost in linear.costs]
    could = [one for one in choices if column in one and all(row.is_kept(one) for row in held)]
    found = near_to(linear, chosen, held=(*held, Row("taken", {column: -1}, -1)))
    assert found.impossible == (not could)
    assert found.chosen in could or not could
