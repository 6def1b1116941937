"""What is decided is the same in everything that keeps the rows, and nothing else is: held against every choice."""

from collections.abc import Sequence
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from matcher.amounts import Amount, Choice, either, excess, total
from matcher.solving.rows.model import Model
from matcher.solving.searching import Limit
from matcher.solving.settling.deciding import decide

CHOICES = tuple(Choice(n, f"choice {n}", who=f"C-0{n % 3}", day=740_000 + 4 * (n // 3)) for n in range(6))
ON = tuple(Amount(0, ((1, choice),)) for choice in CHOICES)
weights = st.lists(st.integers(-3, 3), min_size=6, max_size=6)
values = st.tuples(*[st.integers(0, 1)] * 6)


def kept_by(rows: Sequence[Amount], limits: Sequence[int]) -> list[tuple[int, ...]]:
    """Everything that may be chosen."""
    return [
        chosen
        for chosen in product((0, 1), repeat=len(CHOICES))
        if all(row.value(dict(enumerate(chosen))) <= most for row, most in zip(rows, limits, strict=True))
    ]


@given(st.lists(weights, min_size=1, max_size=4), values)
def test_decided_is_what_is_the_same_in_all_that_keeps_the_rows(
    drawn: list[list[int]], at_hand: tuple[int, ...]
) -> None:
    rows = [total(n * on for n, on in zip(row, ON, strict=True)) for row in drawn]
    rows.append(excess(total(ON), 2) + either(ON[:3]))
    chosen = dict(enumerate(at_hand))
    limits = [row.value(chosen) for row in rows]
    model = Model()
    for row, most in zip(rows, limits, strict=True):
        model.require_at_most(row, most)
    met = {atom.index for atom in model.atoms if isinstance(atom, Choice)}
    same = {n for n in met if len({each[n] for each in kept_by(rows, limits)}) == 1}
    decided = decide(model, chosen, Limit(seconds=None))
    assert {atom.index for _, atom in decided.otherwise.terms if isinstance(atom, Choice)} == same
    assert all(decided.otherwise.value(dict(enumerate(each))) == 0 for each in kept_by(rows, limits))
