"""GLOP, kept warm while its model is changed: asked and read by messages.

MathOpt's own layer reads the basis too, which takes longer than solving.
"""

from typing import Protocol

from ortools.math_opt import (
    callback_pb2,
    model_parameters_pb2,
    model_pb2,
    model_update_pb2,
    parameters_pb2,
    result_pb2,
    sparse_containers_pb2,
)
from ortools.math_opt.core.python import solver

_ONLY_WHAT_COUNTS = model_parameters_pb2.ModelSolveParametersProto(
    variable_values_filter=sparse_containers_pb2.SparseVectorFilterProto(skip_zero_values=True),
    dual_values_filter=sparse_containers_pb2.SparseVectorFilterProto(skip_zero_values=True),
    reduced_costs_filter=sparse_containers_pb2.SparseVectorFilterProto(filter_by_ids=True),
)


class Model(Protocol):
    """A model that tells what was changed since it was last asked."""

    @property
    def whole(self) -> model_pb2.ModelProto:
        """The model as it stands."""

    def changes(self) -> model_update_pb2.ModelUpdateProto | None:
        """What was changed; None if nothing was."""


class Warm:
    """One solver for one model."""

    def __init__(self, model: Model, asked: parameters_pb2.SolveParametersProto | None = None) -> None:
        self._model = model
        self._asked = asked or parameters_pb2.SolveParametersProto()
        self._solver = self._new()

    def _new(self) -> solver.Solver:
        self._model.changes()
        initializer = parameters_pb2.SolverInitializerProto()
        return solver.new(parameters_pb2.SOLVER_TYPE_GLOP, self._model.whole, initializer)

    def solve(self) -> result_pb2.SolveResultProto:
        """The answer to the model as it stands now."""
        changes = self._model.changes()
        if changes is not None and not self._solver.update(changes):
            self._solver = self._new()
        nobody = callback_pb2.CallbackRegistrationProto()
        return self._solver.solve(self._asked, _ONLY_WHAT_COUNTS, None, nobody, None, None)
