"""Steps weighed together, and what is known of one from another: held against every choice there is."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from matcher.amounts import Amount, Choice, rungs, total
from matcher.solving.settling.weighing import Weight, bounds_of_each, never_below, weighed

CHOICES = tuple(Choice(n, f"choice {n}") for n in range(4))
amounts = st.builds(
    Amount,
    st.integers(-3, 3),
    st.lists(st.integers(-4, 4).filter(bool), max_size=4).map(lambda ns: tuple(zip(ns, CHOICES, strict=False))),
)


def values_of(amount: Amount) -> list[int]:
    return [amount.value(dict(enumerate(chosen))) for chosen in product((0, 1), repeat=len(CHOICES))]


@given(steps=st.lists(amounts, min_size=1, max_size=4))
def test_the_weighed_amount_orders_choices_as_the_steps_do_one_after_another(steps: list[Amount]) -> None:
    floors = [min(values_of(step)) for step in steps]
    together = values_of(weighed([Weight(*pair) for pair in zip(steps, floors, strict=True)]))
    in_order = list(zip(*map(values_of, steps), strict=True))
    assert [together[a] < together[b] for a, b in product(range(16), repeat=2)] == [
        in_order[a] < in_order[b] for a, b in product(range(16), repeat=2)
    ]


@given(steps=st.lists(amounts, min_size=1, max_size=4), short=st.integers(0, 20))
def test_a_bound_on_the_weighed_amount_bounds_each_step_while_those_before_it_stay(
    steps: list[Amount], short: int
) -> None:
    weights = [Weight(step, min(values_of(step))) for step in steps]
    best = min(values_of(weighed(weights)))
    in_order = list(zip(*map(values_of, steps), strict=True))
    values = min(in_order)
    for n, bound in enumerate(bounds_of_each(weights, values, best - short)):
        assert bound <= min(found[n] for found in in_order if found[:n] == values[:n])


@given(loads=st.lists(amounts, min_size=1, max_size=3), size=st.integers(1, 4))
def test_no_fewer_are_above_a_lower_level(loads: list[Amount], size: int) -> None:
    climbed = [rungs(load, size, 4) for load in loads]
    above = [total(each[level] for each in climbed) for level in range(4)]
    for low, high in product(range(4), repeat=2):
        if never_below(above[low], above[high]):
            assert all(a >= b for a, b in zip(values_of(above[low]), values_of(above[high]), strict=True))
        else:
            assert high < low
