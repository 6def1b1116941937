"""What an amount comes to at least where choices may be split: one linear program, kept warm while rows are held.

The prices of its answer are rounded and what they prove is added up in whole numbers, so a bound is true whatever
floating point made of them.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from math import inf

import numpy as np
from numpy.typing import NDArray
from ortools.math_opt import model_pb2, model_update_pb2, parameters_pb2, sparse_containers_pb2
from pybind11_abseil.status import StatusNotOk

from matcher.amounts import Amount
from matcher.solving.cp_sat import FAR
from matcher.solving.linear.warm import Warm
from matcher.solving.rows.model import Model, Row

FINE = 2**24
"""Prices are counted in such a part of one."""
SAFE = 2.0**61
"""No sum may come near to what whole numbers of 64 bits hold."""
MOST_STEPS = 30_000
"""Steps of one answer, at most: whatever they came to, its prices prove something."""

Numbers = NDArray[np.int64]


class Relaxed:
    """A model's rows with fractions allowed."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._begin()

    def least(self, amount: Amount) -> int:
        """What the amount is never below while every row of the model is kept."""
        columns, weights, constant = self._model.written(amount)
        if len(self._model.atoms) > len(self._high):
            self._begin()
        self._program.take(self._model.rows)
        self._take(self._model.rows)
        goal = dict(zip(columns, weights, strict=True))
        self._program.make_small(goal)
        prices = self._prices()
        return amount.low if prices is None else max(amount.low, constant + self._proved(goal, prices))

    def _begin(self) -> None:
        self._high = np.array([atom.high for atom in self._model.atoms], np.int64)
        self._program = _Program(self._high)
        self._program.take(self._model.rows)
        # Made smaller first, a program would be begun anew each time.
        asked = parameters_pb2.SolveParametersProto(
            iteration_limit=MOST_STEPS, presolve=parameters_pb2.EMPHASIS_OFF
        )
        self._warm = Warm(self._program, asked)
        self._rows = 0
        self._row_of, self._columns, self._weights, self._least, self._most = (np.zeros(0, np.int64),) * 5

    def _take(self, rows: Sequence[Row]) -> None:
        """The rows that came since the last time, in arrays."""
        fresh = rows[self._rows :]
        numbers = np.arange(self._rows, len(rows))
        lengths = [len(row.columns) for row in fresh]
        self._row_of = np.concatenate((self._row_of, np.repeat(numbers, lengths)))
        self._columns = np.concatenate((self._columns, _numbers(chain.from_iterable(r.columns for r in fresh))))
        self._weights = np.concatenate((self._weights, _numbers(chain.from_iterable(r.weights for r in fresh))))
        self._least = np.concatenate((self._least, _numbers(row.least for row in fresh)))
        self._most = np.concatenate((self._most, _numbers(row.most for row in fresh)))
        self._rows = len(rows)

    def _prices(self) -> Numbers | None:
        """By row what one more of it is worth, in fine parts; None if there is no answer."""
        try:
            answer = self._warm.solve()
        except StatusNotOk:  # floating point led it nowhere: whatever comes next begins anew
            self._begin()
            return None
        if not answer.solutions or not answer.solutions[0].HasField("dual_solution"):
            return None
        duals = answer.solutions[0].dual_solution.dual_values
        found = np.zeros(self._rows)
        found[list(duals.ids)] = list(duals.values)
        if not np.all(np.abs(found) < SAFE / FINE):
            return None
        prices = np.rint(found * FINE).astype(np.int64)
        barred = ((prices > 0) & (self._least <= -FAR // 2)) | ((prices < 0) & (self._most >= FAR // 2))
        prices[barred] = 0
        return prices

    def _proved(self, goal: Mapping[int, int], prices: Numbers) -> int:
        """What these prices prove: every row at its limit, every column as cheap as it can be."""
        at_limit = np.where(prices > 0, self._least, np.where(prices < 0, self._most, 0))
        parts = prices[self._row_of] * self._weights
        sizes = np.abs(prices[self._row_of].astype(float) * self._weights) * self._high[self._columns]
        most = float(np.sum(sizes) + np.sum(np.abs(prices.astype(float) * at_limit)))
        most += FINE * sum(abs(weight) * float(self._high[column]) for column, weight in goal.items())
        if most > SAFE:
            return -FAR
        left = np.zeros(len(self._high), np.int64)
        for column, weight in goal.items():
            left[column] = weight * FINE
        np.subtract.at(left, self._columns, parts)
        proved = int(prices @ at_limit) + int(np.minimum(left, 0) @ self._high)
        return -(-proved // FINE)


class _Program:
    """The same for GLOP, and what was changed since somebody last asked."""

    def __init__(self, high: Numbers) -> None:
        self.whole = model_pb2.ModelProto()
        self._changes: model_update_pb2.ModelUpdateProto | None = None
        self._priced: set[int] = set()
        variables, columns = self.whole.variables, len(high)
        variables.ids.extend(range(columns))
        variables.lower_bounds.extend([0.0] * columns)
        variables.upper_bounds.extend(high.astype(float).tolist())
        variables.integers.extend([False] * columns)

    def take(self, rows: Sequence[Row]) -> None:
        """The rows that came since the last time."""
        for number in range(len(self.whole.linear_constraints.ids), len(rows)):
            self._add(number, rows[number])

    def _add(self, number: int, row: Row) -> None:
        changes = self._changed()
        for constraints in (self.whole.linear_constraints, changes.new_linear_constraints):
            constraints.ids.append(number)
            constraints.lower_bounds.append(float(row.least) if row.least > -FAR // 2 else -inf)
            constraints.upper_bounds.append(float(row.most) if row.most < FAR // 2 else inf)
        entries = sorted(zip(row.columns, row.weights, strict=True))
        for matrix in (self.whole.linear_constraint_matrix, changes.linear_constraint_matrix_updates):
            matrix.row_ids.extend([number] * len(entries))
            matrix.column_ids.extend(column for column, _ in entries)
            matrix.coefficients.extend(float(weight) for _, weight in entries)

    def make_small(self, goal: Mapping[int, int]) -> None:
        """What to make small, in the place of what was before."""
        now = sorted((column, float(weight)) for column, weight in goal.items() if weight)
        changed = sorted({**dict.fromkeys(self._priced, 0.0), **dict(now)}.items())
        _write(self.whole.objective.linear_coefficients, now)
        _write(self._changed().objective_updates.linear_coefficients, changed)
        self._priced = {column for column, _ in now}

    def changes(self) -> model_update_pb2.ModelUpdateProto | None:
        """What was changed since this was last asked."""
        changes, self._changes = self._changes, None
        return changes

    def _changed(self) -> model_update_pb2.ModelUpdateProto:
        self._changes = self._changes or model_update_pb2.ModelUpdateProto()
        return self._changes


def _write(vector: sparse_containers_pb2.SparseDoubleVectorProto, values: Sequence[tuple[int, float]]) -> None:
    vector.Clear()
    vector.ids.extend(column for column, _ in values)
    vector.values.extend(value for _, value in values)


def _numbers(values: Iterable[int]) -> Numbers:
    return np.fromiter(values, np.int64)
