"""The linear program over ways: one way in all for each person, whole or mixed, and a price for each link."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from ortools.math_opt import model_pb2, model_update_pb2, parameters_pb2, result_pb2, sparse_containers_pb2
from ortools.math_opt.python import mathopt
from pybind11_abseil.status import StatusNotOk

from matcher.solving.cp_sat import FAR
from matcher.solving.linear.warm import Warm
from matcher.solving.routes.links import Links
from matcher.solving.rows.parts import Numbers

PLAIN = parameters_pb2.SolveParametersProto(
    presolve=parameters_pb2.EMPHASIS_OFF, scaling=parameters_pb2.EMPHASIS_OFF
)
"""Each program is the one before with a few ways more, in small whole numbers: made ready anew it takes longer."""
STEADIED = parameters_pb2.SolveParametersProto()
for one in (PLAIN, STEADIED):
    one.glop.change_status_to_imprecise = False  # what prices prove is worked out in whole numbers


@dataclass(frozen=True)
class Priced:
    """What the best mixture comes to, the price of each link, and of each way how much is taken."""

    value: float
    prices: NDArray[np.float64]
    taken: NDArray[np.float64]


class Program:
    """Kept warm while ways are added; `ways` holds each with whose it is."""

    def __init__(self, links: Links, people: Sequence[int]) -> None:
        self.links, self.people = links, people
        self.ways: list[tuple[int, Numbers]] = []
        self._known: set[tuple[int, bytes]] = set()
        self._only_whole = False
        model = self._model = mathopt.Model()
        limits = zip(links.rows.least.tolist(), links.rows.most.tolist(), strict=True)
        self._rows = [model.add_linear_constraint(lb=_limit(least), ub=_limit(most)) for least, most in limits]
        self._each = {person: model.add_linear_constraint(lb=1.0, ub=1.0) for person in people}
        for column in links.shared.tolist():
            self._write(np.array([column]), float(links.high[column]))
        self._first = len(links.shared)
        self._variables: list[mathopt.Variable] = []
        self._warm = Warm(_Told(model), PLAIN)

    def _write(self, columns: Numbers, most: float) -> mathopt.Variable:
        variable = self._model.add_variable(lb=0.0, ub=most)
        self._model.objective.set_linear_coefficient(variable, float(self.links.goal[columns].sum()))
        given = self.links.given(columns)
        for row in np.flatnonzero(given).tolist():
            self._rows[row].set_coefficient(variable, float(given[row]))
        return variable

    def add(self, person: int, way: Numbers) -> bool:
        """Let the person take this way; false if it was there already."""
        key = (person, way.tobytes())
        if key in self._known or (self._only_whole and not self.links.keeps_alone(person, way)):
            return False
        self._known.add(key)
        self.ways.append((person, way))
        variable = self._write(way, np.inf)
        self._each[person].set_coefficient(variable, 1.0)
        self._variables.append(variable)
        return True

    def only_whole(self) -> None:
        """From now on leave out what can be taken in part alone: ways that, whole, break a row of the person's."""
        self._only_whole = True
        for (person, way), variable in zip(self.ways, self._variables, strict=True):
            if not self.links.keeps_alone(person, way):
                variable.upper_bound = 0.0

    def settle(self, number: int) -> None:
        """From now on this way is taken whole."""
        self._variables[number].lower_bound = 1.0

    def solve(self) -> Priced | None:
        """The best mixture; None if there is none."""
        result = self._solved() or self._solved_anew()
        if result is None:
            return None
        primal, dual = result.solutions[0].primal_solution, result.solutions[0].dual_solution
        prices = _laid(dual.dual_values, 0, len(self._rows))
        taken = _laid(primal.variable_values, self._first, len(self._variables))
        return Priced(primal.objective_value + self.links.constant, prices, taken)

    def _solved(self) -> result_pb2.SolveResultProto | None:
        try:
            result = self._warm.solve()
        except StatusNotOk:
            return None
        return result if result.termination.reason == result_pb2.TERMINATION_REASON_OPTIMAL else None

    def _solved_anew(self) -> result_pb2.SolveResultProto | None:
        """From nothing, with everything that steadies numbers; plain again from the next time on."""
        self._warm = Warm(_Told(self._model), STEADIED)
        result = self._solved()
        self._warm = Warm(_Told(self._model), PLAIN)
        return result


class _Told:
    """The model in messages."""

    def __init__(self, model: mathopt.Model) -> None:
        self._model = model
        self._tracker = model.add_update_tracker()

    @property
    def whole(self) -> model_pb2.ModelProto:
        return self._model.export_model()

    def changes(self) -> model_update_pb2.ModelUpdateProto | None:
        changes = self._tracker.export_update()
        if changes is not None:
            self._tracker.advance_checkpoint()
        return changes


def _limit(limit: int) -> float:
    return float(limit) if abs(limit) < FAR // 2 else float(np.copysign(np.inf, limit))


def _laid(values: sparse_containers_pb2.SparseDoubleVectorProto, first: int, length: int) -> NDArray[np.float64]:
    """So many of the values, from that id on."""
    found = np.zeros(first + length)
    ids = np.array(values.ids, np.int64)
    inside = ids < len(found)
    found[ids[inside]] = np.array(values.values)[inside]
    return found[first:]
