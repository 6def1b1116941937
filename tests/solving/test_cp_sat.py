"""Programs mean what their rows say: held against every choice there is, and against ortools' own layer above."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from hypothesis import assume, given
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from matcher.solving.cp_sat import FAR, MET, Program, Solver, Status
from tests.worlds.choosing import Draw, Options, drawn, one_of, options, several, some, together, up_to

Choice = tuple[int, ...]
WEIGHTS = (1, -1, 2, 0, -2, 3, -3)
ENDS = together((-FAR, 0, 1, -1, 2, -3, 5), (FAR, 0, 1, -1, 2, -3, 5))
"""Where a row begins and ends, which may be nowhere."""
CONSTANTS = up_to(5, -5)


@dataclass(frozen=True)
class Row:
    columns: tuple[int, ...]
    weights: tuple[int, ...]
    least: int
    most: int

    def worth(self, choice: Choice) -> int:
        return sum(weight * choice[column] for column, weight in zip(self.columns, self.weights, strict=True))

    def keeps(self, choice: Choice) -> bool:
        return self.least <= self.worth(choice) <= self.most


@dataclass(frozen=True)
class OneOf:
    columns: tuple[int, ...]
    exactly: bool

    def keeps(self, choice: Choice) -> bool:
        ones = sum(choice[column] for column in self.columns)
        return ones == 1 if self.exactly else ones <= 1


@dataclass(frozen=True)
class Told:
    """A program as plain data, and what is to be small: the cost's weighted columns and a constant."""

    highest: tuple[int, ...]
    rows: tuple[Row | OneOf, ...]
    cost: Row
    constant: int

    def choices(self) -> Iterator[Choice]:
        """Every choice that keeps every row."""
        every = product(*(range(high + 1) for high in self.highest))
        return (choice for choice in every if all(row.keeps(choice) for row in self.rows))

    def worth(self, choice: Choice) -> int:
        return self.cost.worth(choice) + self.constant


@options
def a_row(draw: Draw, columns: int) -> Row:
    """A row over some of the columns, in any order, perhaps open at an end."""
    there = draw(some(tuple(range(columns)), columns))
    least, most = sorted(draw(ENDS))
    return Row(there, draw(together(*[WEIGHTS] * len(there))), least, most)


@cache
def one_ofs(bits: tuple[int, ...]) -> Options[OneOf]:
    """One of all the columns of 0 or 1, or of some."""
    return together((bits, bits[:2], bits[1:]), (True, False)).map(lambda drawn: OneOf(*drawn))


def programs() -> st.SearchStrategy[Told]:
    """Up to four columns, up to four rows, and a cost."""
    return drawn(a_program(), 60)


@options
def a_program(draw: Draw) -> Told:
    """Its columns, its rows and what is to be small."""
    highest = draw(several(one_of((1, 1, 0, 2, 3)), 4, 1))
    bits = tuple(n for n, high in enumerate(highest) if high == 1)
    weighed, of_bits = draw(several(a_row(len(highest)), 3)), draw(several(one_ofs(bits)))
    return Told(highest, (*weighed, *of_bits), draw(a_row(len(highest))), draw(CONSTANTS))


def written(told: Told) -> Program:
    program = Program()
    program.add_columns(told.highest[:1])
    program.add_columns(told.highest[1:])
    for row in told.rows:
        if isinstance(row, Row):
            program.add_row(row.columns, row.weights, row.least, row.most)
        else:
            program.add_one_of(row.columns, exactly=row.exactly)
    program.minimize(told.cost.columns, told.cost.weights, told.constant)
    return program


def modelled(told: Told) -> cp_model.CpModel:
    """The same in ortools' own words."""
    model = cp_model.CpModel()
    columns = [model.new_int_var(0, high, f"{n}") for n, high in enumerate(told.highest)]
    for row in told.rows:
        if isinstance(row, Row):
            there = [columns[n] for n in row.columns]
            worth = cp_model.LinearExpr.weighted_sum(there, list(row.weights))
            model.add_linear_constraint(worth, row.least, row.most)
        elif row.exactly:
            model.add_exactly_one(columns[n] for n in row.columns)
        else:
            model.add_at_most_one(columns[n] for n in row.columns)
    there = [columns[n] for n in told.cost.columns]
    model.minimize(cp_model.LinearExpr.weighted_sum(there, list(told.cost.weights)) + told.constant)
    return model


def alone() -> Solver:
    solver = Solver()
    solver.parameters.num_workers = 1
    return solver


@given(programs())
def test_the_least_is_met_and_proved_and_nothing_is_met_exactly_where_nothing_keeps_the_rows(told: Told) -> None:
    every, solver = set(told.choices()), alone()
    status = solver.solve(written(told))
    if not every:
        assert status == Status.INFEASIBLE
        return
    least = min(map(told.worth, every))
    assert status == Status.OPTIMAL
    assert tuple(solver.values) in every
    assert told.worth(tuple(solver.values)) == solver.bound == least


@given(programs())
def test_ortools_own_layer_comes_to_the_same(told: Told) -> None:
    ours, theirs = alone(), cp_model.CpSolver()
    theirs.parameters.num_workers = 1
    status = theirs.solve(modelled(told))
    assert ours.solve(written(told)).name == theirs.status_name(status)
    if status == cp_model.OPTIMAL:
        assert told.worth(tuple(ours.values)) == round(theirs.objective_value) == ours.bound


@given(programs(), st.data())
def test_a_choice_held_to_by_rows_or_by_its_hint_is_met_exactly_if_it_keeps_every_row(
    told: Told, data: st.DataObject
) -> None:
    choice = tuple(data.draw(st.integers(0, high)) for high in told.highest)
    held, hinted = written(told), written(told)
    for column, value in enumerate(choice):
        held.add_row([column], [1], value, value)
    hinted.hint([0], [told.highest[0] - choice[0]])
    hinted.hint(range(len(choice)), choice)
    by_rows, by_hint = alone(), alone()
    by_hint.parameters.fix_variables_to_their_hinted_value = True
    kept = all(row.keeps(choice) for row in told.rows)
    for solver, program in ((by_rows, held), (by_hint, hinted)):
        assert (solver.solve(program) in MET) == kept
        assert not kept or tuple(solver.values) == choice


@given(programs(), st.data())
def test_what_is_made_small_is_what_was_told_last(told: Told, data: st.DataObject) -> None:
    every, program = list(told.choices()), written(told)
    assume(every)
    for _ in range(2):
        cost, solver = data.draw(drawn(a_row(len(told.highest)), 12)), alone()
        program.minimize(cost.columns, cost.weights)
        assert solver.solve(program) == Status.OPTIMAL
        assert cost.worth(tuple(solver.values)) == solver.bound == min(map(cost.worth, every))


@given(programs(), st.sampled_from((0.0, 1e-7, 1e-6, 1e-5)), st.booleans())
def test_stopped_by_a_limit_it_says_nothing_that_is_not_so(told: Told, effort: float, presolve: bool) -> None:
    every, solver = set(told.choices()), alone()
    solver.parameters.max_deterministic_time = effort
    solver.parameters.cp_model_presolve = presolve
    status = solver.solve(written(told))
    assert status in (*MET, Status.INFEASIBLE, Status.UNKNOWN)
    assert (tuple(solver.values) in every) == (status in MET)
    assert status != Status.INFEASIBLE or not every
    assert all(told.worth(choice) >= solver.bound for choice in every)


@given(programs())
def test_the_same_search_again_meets_the_same_and_spends_the_same(told: Told) -> None:
    one, other = alone(), alone()
    assert one.solve(written(told)) == other.solve(written(told))
    assert (one.values, one.bound, one.effort) == (other.values, other.bound, other.effort)


def hopeless() -> Program:
    """Forty things to be halved in five ways at once, to the last ounce: nobody can say in a lifetime."""
    program = Program()
    program.add_columns([1] * 40)
    for bag in range(1, 6):
        sizes = [(n + 3) ** (bag + 2) % 997 + 1 for n in range(40)]
        program.add_row(range(40), sizes, sum(sizes) // 2, sum(sizes) // 2)
    return program


def test_a_search_without_an_end_ends_when_somebody_says_stop() -> None:
    solver, found = alone(), list[Status]()
    search = threading.Thread(target=lambda: found.append(solver.solve(hopeless())))
    search.start()
    while search.is_alive():
        solver.stop_search()
        search.join(0.01)
    assert found == [Status.UNKNOWN]
    assert solver.values == []
    assert solver.effort >= 0


def test_a_search_broken_off_before_it_began_knows_of_no_bound() -> None:
    program, solver = Program(), alone()
    program.add_columns([1])
    program.minimize([0], [-1])
    solver.parameters.max_deterministic_time = 0.0
    assert solver.solve(program) == Status.UNKNOWN
    assert solver.bound == -FAR


def test_keys_pressed_are_left_to_the_command() -> None:
    assert not Solver().parameters.catch_sigint_signal
