"""Linear choices written down for MathOpt, with or without fractions.

The whole is written as one message: variable by variable it takes longer than the solver does.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ortools.math_opt import model_pb2
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


def written(linear: Linear, *, whole: bool, held: Sequence[Row] = ()) -> Written:
    """The columns, groups and rows, those held too, with nothing to make small yet."""
    rows = (*linear.rows, *held)
    message = model_pb2.ModelProto()
    _write_columns(message, linear.columns, whole=whole)
    least = 1.0 if linear.each else 0.0
    limits = [(least, 1.0)] * len(linear.groups) + [(-math.inf, float(row.most)) for row in rows]
    _write_rows(
        message, limits, [*(dict.fromkeys(group, 1) for group in linear.groups), *(r.weights for r in rows)]
    )
    model = mathopt.Model.from_model_proto(message)
    made = list(model.linear_constraints())[len(linear.groups) :]
    names = {row.name: one for row, one in zip(rows, made, strict=True)}
    return Written(model, list(model.variables()), names)


def _write_columns(message: model_pb2.ModelProto, columns: int, *, whole: bool) -> None:
    variables = message.variables
    variables.ids.extend(range(columns))
    variables.lower_bounds.extend([0.0] * columns)
    variables.upper_bounds.extend([1.0] * columns)
    variables.integers.extend([whole] * columns)


def _write_rows(
    message: model_pb2.ModelProto, limits: Sequence[tuple[float, float]], rows: Sequence[Mapping[int, int]]
) -> None:
    constraints, matrix = message.linear_constraints, message.linear_constraint_matrix
    constraints.ids.extend(range(len(rows)))
    constraints.lower_bounds.extend(least for least, _ in limits)
    constraints.upper_bounds.extend(most for _, most in limits)
    for number, weights in enumerate(rows):
        columns = sorted(weights)
        matrix.row_ids.extend([number] * len(columns))
        matrix.column_ids.extend(columns)
        matrix.coefficients.extend(float(weights[column]) for column in columns)


def write_row(made: Written, row: Row) -> mathopt.LinearConstraint:
    """One row more."""
    one = made.rows[row.name] = made.model.add_linear_constraint(lb=-math.inf, ub=float(row.most))
    for column, weight in row.weights.items():
        one.set_coefficient(made.columns[column], float(weight))
    return one


def write_costs(made: Written, cost: Cost) -> None:
    """What to make small, in the place of what was before; the constant is left to the reader."""
    objective = made.model.objective
    for column in made.priced:
        objective.set_linear_coefficient(made.columns[column], 0.0)
    for column, weight in cost.weights.items():
        objective.set_linear_coefficient(made.columns[column], float(weight))
    made.priced = tuple(cost.weights)
