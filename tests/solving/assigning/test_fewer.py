"""The cheapest choice by prices, held against every choice there could be, whatever size the costs are of."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.linear import Cost, Linear, Row
from matcher.solving.assigning.fewer import cheapest_by_prices


@st.composite
def programs(draw: st.DrawFn) -> tuple[Linear, Cost]:
    """Up to four groups with a column in each of up to three rows; gains of a few units up to billions."""
    groups, rows = draw(st.integers(1, 4)), draw(st.integers(1, 3))
    sizes = draw(st.lists(st.integers(1, 5), min_size=groups, max_size=groups))
    greatest = draw(st.sampled_from((9, 10**6, 4 * 10**9)))
    gains = draw(st.lists(st.integers(0, greatest), min_size=groups * rows, max_size=groups * rows))
    there = tuple(tuple(range(g * rows, (g + 1) * rows)) for g in range(groups))
    rooms = tuple(
        Row(f"room {r}", {group[r]: sizes[g] for g, group in enumerate(there)}, draw(st.integers(0, 9)))
        for r in range(rows)
    )
    return Linear(there, rooms, ()), Cost("gain", 0, {n: -gain for n, gain in enumerate(gains)})


@settings(deadline=None)
@given(programs())
def test_the_cheapest_choice_is_found_and_proved_however_large_its_cost(program: tuple[Linear, Cost]) -> None:
    linear, cost = program
    found = cheapest_by_prices(linear, cost, 60.0)
    ways = product(*((None, *group) for group in linear.groups))
    choices = (frozenset(n for n in way if n is not None) for way in ways)
    least = min(cost.of(choice) for choice in choices if linear.keeps(choice))
    assert found.chosen is not None
    assert (cost.of(found.chosen), found.bound, found.stopped) == (least, least, False)
