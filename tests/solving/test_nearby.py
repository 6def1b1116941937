"""Choices near to another, held against every choice there could be."""

from hypothesis import given, settings

from matcher.linear import Row
from matcher.solving.assigning.nearby import near_to
from tests.pairing.tables import AskedOf, pairs_asked_for


@settings(deadline=None)
@given(pairs_asked_for())
def test_a_choice_with_the_pair_is_met_near_to_another_exactly_where_there_is_one(asked: AskedOf) -> None:
    taken = Row("taken", {asked.pair: -1}, -1)
    found = near_to(asked.linear, asked.chosen, held=(*asked.held, taken))
    assert found.impossible == (not asked.could)
    assert found.chosen in asked.could or not asked.could
