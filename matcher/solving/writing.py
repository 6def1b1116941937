"""Linear choices written down for MathOpt, with or without fractions."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from ortools.math_opt.python import mathopt

from matcher.linear import Cost, Linear, Row


@dataclass
class Written:
    """A model, its columns in order, and its rows by name."""

    model: mathopt.Model
    columns: list[mathopt.Variable]
    rows: dict[str, mathopt.LinearConstraint]
    priced: tuple[int, ...] = ()
    """Columns with a cost at present."""


def written(linear: Linear, *, whole: bool) -> Written:
    """The columns, groups and rows, with nothing to make small yet."""
    model = mathopt.Model()
    columns = [model.add_variable(lb=0.0, ub=1.0, is_integer=whole) for _ in range(linear.columns)]
    made = Written(model, columns, {})
    for group in linear.groups:
        _write(made, 1.0 if linear.each else 0.0, 1.0, dict.fromkeys(group, 1))
    for row in linear.rows:
        made.rows[row.name] = write_row(made, row)
    model.objective.is_maximize = False
    return made


def write_row(made: Written, row: Row) -> mathopt.LinearConstraint:
    """One row more."""
    return _write(made, -math.inf, float(row.most), row.weights)


def write_costs(made: Written, cost: Cost) -> None:
    """What to make small, in the place of what was before; the constant is left to the reader."""
    objective = made.model.objective
    for column in made.priced:
        objective.set_linear_coefficient(made.columns[column], 0.0)
    for column, weight in cost.weights.items():
        objective.set_linear_coefficient(made.columns[column], float(weight))
    made.priced = tuple(cost.weights)


def _write(made: Written, lower: float, upper: float, weights: Mapping[int, int]) -> mathopt.LinearConstraint:
    row = made.model.add_linear_constraint(lb=lower, ub=upper)
    for column, weight in weights.items():
        row.set_coefficient(made.columns[column], float(weight))
    return row
