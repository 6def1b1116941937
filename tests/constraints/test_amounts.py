"""Amounts are plain arithmetic over choices: whatever is chosen, and constants at once."""

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from matcher.amounts import ONE, ZERO, Amount, Choice, both, either, excess, rungs, total

Chosen = dict[int, int]


@dataclass(frozen=True)
class Sum:
    """An amount, and the same worked out by hand from what is chosen."""

    amount: Amount
    by_hand: Callable[[Chosen], int]


def constant(n: int) -> Sum:
    return Sum(Amount(n), lambda _: n)


def choice(index: int) -> Sum:
    return Sum(Amount(0, ((1, Choice(index, f"choice {index}")),)), lambda chosen: chosen[index])


def added(a: Sum, b: Sum) -> Sum:
    return Sum(a.amount + b.amount, lambda chosen: a.by_hand(chosen) + b.by_hand(chosen))


def less(a: Sum, b: Sum) -> Sum:
    return Sum(a.amount - b.amount, lambda chosen: a.by_hand(chosen) - b.by_hand(chosen))


def taken_from(n: int, a: Sum) -> Sum:
    return Sum(n - a.amount, lambda chosen: n - a.by_hand(chosen))


def times(n: int, a: Sum) -> Sum:
    return Sum(n * a.amount, lambda chosen: n * a.by_hand(chosen))


def doubled(a: Sum) -> Sum:
    return Sum(total((a.amount, a.amount)), lambda chosen: 2 * a.by_hand(chosen))


def over(a: Sum, limit: int) -> Sum:
    return Sum(excess(a.amount, limit), lambda chosen: max(0, a.by_hand(chosen) - limit))


def climbed(a: Sum, size: int, most: int) -> Sum:
    """How many rungs of the size, up to `most`, the amount needs."""
    return Sum(total(rungs(a.amount, size, most)), lambda chosen: min(most, max(0, -(-a.by_hand(chosen) // size))))


def both_of(a: Sum, b: Sum) -> Sum:
    return Sum(both(a.amount, b.amount), lambda chosen: a.by_hand(chosen) * b.by_hand(chosen))


def any_of(sums: list[Sum]) -> Sum:
    return Sum(either(s.amount for s in sums), lambda chosen: max((s.by_hand(chosen) for s in sums), default=0))


yes_or_no = st.recursive(
    st.integers(0, 5).map(choice) | st.integers(0, 1).map(constant),
    lambda inner: st.builds(both_of, inner, inner) | st.lists(inner, max_size=3).map(any_of),
    max_leaves=6,
)
small = st.integers(-4, 4)
sums = st.recursive(
    yes_or_no | small.map(constant),
    lambda inner: (
        st.builds(added, inner, inner)
        | st.builds(less, inner, inner)
        | st.builds(taken_from, small, inner)
        | st.builds(times, small, inner)
        | inner.map(doubled)
        | st.builds(over, inner, small)
        | st.builds(climbed, inner, st.integers(1, 4), st.integers(0, 3))
    ),
    max_leaves=10,
)
choices = st.lists(st.integers(0, 1), min_size=6, max_size=6).map(lambda bits: dict(enumerate(bits)))


@given(sums, choices)
def test_an_amount_is_worth_what_arithmetic_says_whatever_is_chosen(some: Sum, chosen: Chosen) -> None:
    assert some.amount.value(chosen) == some.by_hand(chosen)


@given(sums, choices)
def test_no_choice_takes_an_amount_outside_its_range(some: Sum, chosen: Chosen) -> None:
    assert some.amount.low <= some.amount.value(chosen) <= some.amount.high


@given(sums)
def test_a_settled_amount_is_its_constant(some: Sum) -> None:
    if some.amount.is_settled:
        assert {some.by_hand(dict.fromkeys(range(6), bit)) for bit in (0, 1)} == {some.amount.constant}
    else:
        assert all(n for n, _ in some.amount.terms)


@given(st.lists(st.integers(0, 1), min_size=2, max_size=4), small, st.integers(1, 4))
def test_words_about_constants_fold_to_constants(bits: list[int], n: int, size: int) -> None:
    amounts = [Amount(bit) for bit in bits]
    folded = (
        both(*amounts[:2]),
        either(amounts),
        excess(Amount(n), 1),
        *rungs(Amount(n), size, 3),
        total(amounts),
        n * amounts[0],
    )
    assert all(amount.is_settled for amount in folded)


def test_an_atom_met_twice_is_one_term_and_cancelled_is_none() -> None:
    a = choice(0).amount
    assert len((a + a).terms) == 1
    assert (a - a).is_settled
    assert (a * 0) is ZERO


def test_what_can_never_be_above_a_limit_costs_nothing_and_what_always_is_needs_no_atom() -> None:
    a, b = choice(0).amount, choice(1).amount
    assert excess(a + b, 2) is ZERO
    assert excess(a + b, -1).terms == (a + b).terms


def test_one_certain_yes_settles_either_and_one_certain_no_settles_both() -> None:
    a = choice(0).amount
    assert either((a, ONE)) is ONE
    assert both(a, ZERO).is_settled
    assert both(a, ZERO).constant == 0
    assert both(ONE, a).terms == a.terms
    assert either((a,)) is a
    assert either(()) is ZERO


def test_a_rung_is_reached_only_above_all_the_rungs_below_it() -> None:
    climb = rungs(3 * choice(0).amount + 2 * choice(1).amount, 2, 4)
    reached = [[rung.value({0: a, 1: b}) for rung in climb] for a in (0, 1) for b in (0, 1)]
    assert reached == [[0, 0, 0, 0], [1, 0, 0, 0], [1, 1, 0, 0], [1, 1, 1, 0]]
    assert climb[3] is ZERO
