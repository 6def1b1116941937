"""Choices that exclude one another: what groups say of pairs, and what sums they leave."""

from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from matcher.amounts import Amount, Choice, both, total
from matcher.solving.rows.cliques import Cliques, reachable
from matcher.solving.rows.model import Model

CHOICES = tuple(Choice(n, f"choice {n}") for n in range(6))
PAIRS = st.sets(st.sampled_from(list(combinations(range(6), 2))))
GROUPS = st.lists(st.lists(st.integers(1, 30), min_size=1, max_size=3), max_size=5)


@given(PAIRS)
def test_groups_cover_every_pair_that_excludes_one_another_and_no_other(pairs: set[tuple[int, int]]) -> None:
    groups = [
        {choice.index for choice in group}
        for group in Cliques().cover((CHOICES[a], CHOICES[b]) for a, b in sorted(pairs))
    ]
    covered = {pair for group in groups for pair in combinations(sorted(group), 2)}
    assert covered == pairs


@given(GROUPS, st.integers(0, 60))
def test_the_highest_sum_within_a_limit_is_the_highest_of_all_that_can_be_chosen(
    groups: list[list[int]], most: int
) -> None:
    sums = [sum(chosen) for chosen in product(*([0, *group] for group in groups))]
    above = any(one > most for one in sums)
    assert reachable(groups, most) == (max(one for one in sums if one <= most) if above else None)


@given(PAIRS, st.lists(st.integers(1, 9), min_size=6, max_size=6), st.integers(0, 20))
def test_a_model_keeps_what_its_rules_keep_and_nothing_else(
    pairs: set[tuple[int, int]], weights: list[int], limit: int
) -> None:
    on = [Amount(0, ((1, choice),)) for choice in CHOICES]
    clashes = total(both(on[a], on[b]) for a, b in sorted(pairs))
    heavy = total(n * amount for n, amount in zip(weights, on, strict=True))
    alone = both(on[0], on[0])
    model = Model()
    model.require_all([clashes, alone])
    model.require_at_most(heavy, limit)
    for values in product((0, 1), repeat=6):
        chosen = dict(enumerate(values))
        kept = clashes.value(chosen) == alone.value(chosen) == 0 and heavy.value(chosen) <= limit
        assert _keeps(model, chosen) == kept


def test_a_limit_on_what_never_happens_is_no_row() -> None:
    on = [Amount(0, ((1, choice),)) for choice in CHOICES]
    model = Model()
    model.require_all([both(on[0], on[1])])
    rows = len(model.rows)
    model.require_at_most(3 * both(on[0], on[1]), 2)
    assert len(model.rows) == rows


def _keeps(model: Model, chosen: dict[int, int]) -> bool:
    values = [chosen[atom.index] if isinstance(atom, Choice) else 0 for atom in model.atoms]
    sums = [sum(n * values[c] for c, n in zip(row.columns, row.weights, strict=True)) for row in model.rows]
    return all(row.least <= one <= row.most for row, one in zip(model.rows, sums, strict=True))
