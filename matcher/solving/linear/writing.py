"""Linear choices written down for MathOpt, with or without fractions.

They are written straight into its own records: the modelling layer above those takes longer to read in, and to
write each variable, than the solver does to solve.
"""

import math
from collections.abc import Mapping, Sequence

from ortools.math_opt import model_pb2, model_update_pb2

from matcher.linear import Cost, Linear, Row


class Written:
    """A model, and what was changed since somebody last asked; groups are its first rows."""

    def __init__(self, linear: Linear, *, whole: bool, held: Sequence[Row] = ()) -> None:
        self.whole = model_pb2.ModelProto()
        self.names: dict[int, str] = {}
        """Of the rows that are no group, by number."""
        self._changes = model_update_pb2.ModelUpdateProto()
        self._priced: set[int] = set()
        """Columns with a cost at present."""
        variables, columns = self.whole.variables, linear.columns
        variables.ids.extend(range(columns))
        variables.lower_bounds.extend([0.0] * columns)
        variables.upper_bounds.extend([1.0] * columns)
        variables.integers.extend([whole] * columns)
        for group in linear.groups:
            self._add(dict.fromkeys(group, 1), 1.0 if linear.each else 0.0, 1.0)
        for row in (*linear.rows, *held):
            self.add(row)
        self.changes()

    def add(self, row: Row) -> None:
        """One row more."""
        self.names[len(self.whole.linear_constraints.ids)] = row.name
        self._add(row.weights, -math.inf, float(row.most))

    def _add(self, weights: Mapping[int, int], least: float, most: float) -> None:
        number, columns = len(self.whole.linear_constraints.ids), sorted(weights)
        for rows in (self.whole.linear_constraints, self._changes.new_linear_constraints):
            rows.ids.append(number)
            rows.lower_bounds.append(least)
            rows.upper_bounds.append(most)
        for matrix in (self.whole.linear_constraint_matrix, self._changes.linear_constraint_matrix_updates):
            matrix.row_ids.extend([number] * len(columns))
            matrix.column_ids.extend(columns)
            matrix.coefficients.extend(float(weights[column]) for column in columns)

    def make_small(self, cost: Cost) -> None:
        """What to make small, in the place of what was before; the constant is left to the reader."""
        some = sorted((column, float(weight)) for column, weight in cost.weights.items() if weight)
        now = self.whole.objective.linear_coefficients
        now.Clear()
        now.ids.extend(column for column, _ in some)
        now.values.extend(weight for _, weight in some)
        changed = sorted({**dict.fromkeys(self._priced, 0.0), **dict(some)}.items())
        coefficients = self._changes.objective_updates.linear_coefficients
        coefficients.Clear()
        coefficients.ids.extend(column for column, _ in changed)
        coefficients.values.extend(weight for _, weight in changed)
        self._priced |= {column for column, _ in some}

    def changes(self) -> model_update_pb2.ModelUpdateProto:
        """What was changed since this was last asked."""
        changes, self._changes = self._changes, model_update_pb2.ModelUpdateProto()
        self._priced = set(self.whole.objective.linear_coefficients.ids)
        return changes
