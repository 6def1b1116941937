"""Choices that come of diving and rebuilding, held against the rows of their program."""

import math
from itertools import count

from hypothesis import given, settings

from matcher.solving.assigning.rebuilding import Rebuilding
from matcher.solving.assigning.starting import start_of
from tests.solving.assigning.test_floors import Program, choices, programs


@settings(deadline=None, max_examples=60)
@given(programs())
def test_what_is_rebuilt_keeps_every_row_and_never_gets_dearer(program: Program) -> None:
    linear, cost = program
    start = start_of(linear, cost, math.inf)
    if start is None:
        return
    turns, before = count(), math.inf
    for choice in Rebuilding(start.likely, start.prices, seed=0).run(lambda: next(turns) > 40):
        assert choice.cost <= before
        before = choice.cost
        if start.is_whole(choice):
            chosen = start.chosen(choice)
            assert linear.keeps(chosen)
            assert cost.of(chosen) == choice.cost + cost.constant >= min(map(cost.of, choices(linear)))
