"""Groups that may be told of: no small number can be read or worked out."""

from hypothesis import given
from hypothesis import strategies as st

from matcher.reporting.apart import SMALL, Group, told_apart


def group(name: str, placed: int, waiting: int) -> Group:
    return Group(name=name, eligible=placed + waiting, placed=placed)


COUNTS = st.integers(0, 3) | st.integers(0, 12)
GROUPS = st.lists(st.tuples(COUNTS, COUNTS), max_size=6).map(
    lambda counts: tuple(group(f"G{n}", *both) for n, both in enumerate(counts) if sum(both))
)


@given(GROUPS)
def test_no_number_that_is_told_is_small(groups: tuple[Group, ...]) -> None:
    for told in told_apart(groups):
        for count in (told.placed, told.eligible - told.placed):
            assert count == 0 or count >= SMALL


@given(GROUPS)
def test_what_is_told_adds_up_to_all_families_or_nothing_is_told(groups: tuple[Group, ...]) -> None:
    told = told_apart(groups)
    totals = [(sum(g.eligible for g in some), sum(g.placed for g in some)) for some in (told, groups)]
    assert not told or totals[0] == totals[1]


@given(GROUPS)
def test_groups_large_enough_are_told_as_they_are(groups: tuple[Group, ...]) -> None:
    if all(g.placed >= SMALL and g.eligible - g.placed >= SMALL for g in groups):
        assert set(told_apart(groups)) == set(groups)
