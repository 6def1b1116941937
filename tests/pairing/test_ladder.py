"""Placing over plain rows, held against every choice there could be, and its prices against arithmetic."""

from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.checking.prices import proved_by, reckoned
from matcher.domain.certificate import SCALE
from matcher.linear import Cost, Linear, Row
from matcher.pairing.ladder import Ladder
from matcher.solving.assigning.partners import cheapest_together
from matcher.solving.linear.programs import cheapest
from tests.pairing.tables import Table, tables


def best(table: Table) -> tuple[int, ...]:
    return min(table.vector(choice) for choice in table.choices())


def climbed(linear: Linear) -> Ladder:
    ladder = Ladder(linear)
    ladder.climb(linear.costs)
    return ladder


@settings(deadline=None)
@given(tables())
def test_class_by_class_nothing_better_is_missed_and_every_step_is_proved(table: Table) -> None:
    rungs = climbed(table.linear()).rungs
    assert tuple(rung.value for rung in rungs) == best(table)
    assert all(rung.proved for rung in rungs)


@settings(deadline=None)
@given(tables())
def test_what_is_chosen_keeps_every_limit_and_comes_to_what_is_said(table: Table) -> None:
    linear = table.linear()
    ladder = climbed(linear)
    assert linear.keeps(ladder.chosen)
    assert [rung.cost.of(ladder.chosen) for rung in ladder.rungs] == [rung.value for rung in ladder.rungs]


@settings(deadline=None)
@given(tables(), st.data())
def test_no_prices_whatever_prove_more_than_some_choice_reaches(table: Table, data: st.DataObject) -> None:
    linear = table.linear()
    cost = data.draw(st.sampled_from(linear.costs))
    amounts = st.integers(0, 3 * SCALE)
    prices = data.draw(st.dictionaries(st.sampled_from([row.name for row in linear.rows]), amounts))
    columns = {cell: n for n, cell in enumerate(table.columns())}
    chosen = [{columns[f, c] for f, c in enumerate(one) if c is not None} for one in table.choices()]
    assert proved_by(linear, cost, (), prices) <= min(cost.of(one) for one in chosen)


@settings(deadline=None)
@given(tables())
def test_prices_prove_each_step_they_are_given_for_with_the_steps_before_held(table: Table) -> None:
    linear = table.linear()
    held: list[Row] = []
    for rung in climbed(linear).rungs:
        if rung.prices is not None:
            assert proved_by(linear, rung.cost, held, rung.prices) == rung.value
            assert all(price >= 0 for price in rung.prices.values())
        held.append(rung.cost.held_at(rung.value))


@settings(deadline=None)
@given(tables())
def test_whatever_is_left_out_is_in_no_choice_as_good_on_the_steps_so_far(table: Table) -> None:
    columns = {cell: n for n, cell in enumerate(table.columns())}
    out: frozenset[int] = frozenset()
    for steps, rung in enumerate(climbed(table.linear()).rungs, start=1):
        out |= rung.out
        for choice in table.choices():
            if table.vector(choice)[:steps] == best(table)[:steps]:
                assert out.isdisjoint(columns[f, c] for f, c in enumerate(choice) if c is not None)


@settings(deadline=None)
@given(tables(), st.integers(2, 9))
def test_other_units_of_time_change_nothing_that_is_placed(table: Table, times: int) -> None:
    scaled = Table(
        minutes=tuple(tuple(n if n is None else n * times for n in row) for row in table.minutes),
        offered=tuple(n * times for n in table.offered),
        most=table.most,
        classes=table.classes,
        takes=tuple(n * times for n in table.takes),
    )
    ours = [rung.value for rung in climbed(table.linear()).rungs]
    theirs = [rung.value for rung in climbed(scaled.linear()).rungs]
    assert [n * times if i % 2 == 0 else n for i, n in enumerate(ours)] == theirs


@settings(deadline=None)
@given(tables(), st.data())
def test_a_stronger_claim_never_loses_a_family_its_place_in_its_class(table: Table, data: st.DataObject) -> None:
    family = data.draw(st.integers(0, len(table.classes) - 1))
    raised = Table(
        table.minutes,
        table.offered,
        table.most,
        tuple(-1 if f == family else one for f, one in enumerate(table.classes)),
        table.takes,
    )
    before = {choice for choice in table.choices() if table.vector(choice) == best(table)}
    after = {choice for choice in raised.choices() if raised.vector(choice) == best(raised)}
    if any(choice[family] is not None for choice in before):
        assert all(choice[family] is not None for choice in after)


@settings(deadline=None)
@given(tables(), st.data())
def test_what_is_left_after_some_of_the_best_pairs_is_placed_as_well_as_can_be(
    table: Table, data: st.DataObject
) -> None:
    linear = table.linear()
    ladder = climbed(linear)
    kept = data.draw(st.sets(st.sampled_from(sorted(ladder.chosen)))) if ladder.chosen else set()
    rows = [Row(r.name, r.weights, r.most - sum(r.weights.get(n, 0) for n in kept)) for r in linear.rows]
    groups = tuple(group for group in linear.groups if not kept & set(group))
    left = {n for group in groups for n in group}
    number = {n: i for i, n in enumerate(sorted(left))}
    smaller = Linear(
        tuple(tuple(number[n] for n in group) for group in groups),
        tuple(Row(r.name, {number[n]: w for n, w in r.weights.items() if n in left}, r.most) for r in rows),
        tuple(
            Cost(c.name, c.of(kept), {number[n]: w for n, w in c.weights.items() if n in left})
            for c in linear.costs
        ),
    )
    assert [rung.value for rung in climbed(smaller).rungs] == [rung.value for rung in ladder.rungs]


@settings(deadline=None)
@given(tables())
def test_one_program_gives_the_cheapest_choice_there_is_or_says_there_is_none(table: Table) -> None:
    plain = table.linear()
    cost = Cost("minutes", 0, {n: table.minutes[f][c] or 0 for n, (f, c) in enumerate(table.columns())})
    each = Linear(plain.groups, plain.rows, (), each=True)
    everyone = [c for c in table.choices() if all(n is not None for n in c)]
    whole = len(plain.groups) == len(table.minutes)
    found = cheapest(each, cost)
    if whole and everyone:
        costs = [
            sum(table.minutes[f][c] or 0 for f, c in enumerate(choice) if c is not None) for choice in everyone
        ]
        assert found.chosen is not None
        assert cost.of(found.chosen) == found.bound == min(costs)
    elif whole:
        assert found.chosen is None
        assert found.impossible


def test_prices_are_reckoned_by_hand() -> None:
    """One Coach with 100 minutes, two families of 60: at 1/60 of a family a minute, 100 minutes are 1.667."""
    linear = Linear(((0,), (1,)), (Row("hours", {0: 60, 1: 60}, 100),), ())
    cost = Cost("families", 2, {0: -1, 1: -1})
    assert reckoned(linear, cost, (), {"hours": 17}) == 2_000 - 17 * 100
    assert proved_by(linear, cost, (), {"hours": 17}) == 1
    assert proved_by(linear, cost, (), {}) == 0


def test_two_partners_agree_on_a_small_assignment() -> None:
    """Jobs of 2 for two agents with room for 4 and 2: the cheapest keeps the first agent's two best."""
    costs = ((1, 2, 3), (4, 5, 6))
    cells = [(agent, job) for job in range(3) for agent in range(2)]
    groups = tuple(tuple(n for n, (_, j) in enumerate(cells) if j == job) for job in range(3))
    rows = tuple(
        Row(f"agent {agent}", {n: 2 for n, (a, _) in enumerate(cells) if a == agent}, room)
        for agent, room in enumerate((4, 2))
    )
    cost = Cost("cost", 0, {n: costs[a][j] for n, (a, j) in enumerate(cells)})
    found = cheapest_together(Linear(groups, rows, (), each=True), cost, 5)
    assert found.chosen is not None
    assert cost.of(found.chosen) == found.bound == 9
