"""Rows of whole numbers for CP-SAT, and its search.

They are written straight into its own records: the modelling layer above those reads in pandas, which alone takes
longer than most of the searches here, and looks at every term again.
"""

import math
from collections.abc import Iterable, Sequence

from ortools.sat.python import cp_model_helper as records

FAR = 2**60
"""Beyond whatever a sum can come to."""
Status = records.CpSolverStatus
MET = (Status.OPTIMAL, Status.FEASIBLE)
"""A choice was met."""


class Program:
    """Columns by number, each from 0 to its highest, rows over them, and what is made small."""

    def __init__(self) -> None:
        self.record = records.CpModelProto()

    def add_columns(self, highest: Iterable[int]) -> None:
        """Columns more, numbered on from those there are."""
        for high in highest:
            self.record.variables.add().domain.extend((0, high))

    def add_row(self, columns: Sequence[int], weights: Sequence[int], least: int, most: int) -> None:
        """What the weighted columns, each named once, come to is between the two."""
        linear = self.record.constraints.add().linear
        order = sorted(range(len(columns)), key=columns.__getitem__)
        linear.vars.extend([columns[n] for n in order])
        linear.coeffs.extend([weights[n] for n in order])
        linear.domain.extend((least, most))

    def add_one_of(self, columns: Sequence[int], *, exactly: bool) -> None:
        """At most one of these columns of 0 or 1 is 1, or exactly one."""
        constraint = self.record.constraints.add()
        one = constraint.exactly_one if exactly else constraint.at_most_one
        one.literals.extend(columns)

    def minimize(
        self, columns: Sequence[int], weights: Sequence[int], constant: int = 0, most: int | None = None
    ) -> None:
        """What the next search makes small, in the place of what was before; all above `most` is left out of it."""
        self.record.clear_objective()
        objective = self.record.objective
        some = sorted((column, weight) for column, weight in zip(columns, weights, strict=True) if weight)
        objective.vars.extend([column for column, _ in some])
        objective.coeffs.extend([weight for _, weight in some])
        objective.offset, objective.scaling_factor = float(constant), 1.0
        if most is not None:
            objective.domain.extend((-FAR, most - constant))

    def hint(self, columns: Sequence[int], values: Sequence[int]) -> None:
        """Where the next search begins, in the place of what was before."""
        self.record.clear_solution_hint()
        hint = self.record.solution_hint
        hint.vars.extend(columns)
        hint.values.extend(values)


class Solver:
    """One search and no second: its parameters, how to stop it from another thread, and what it came to."""

    def __init__(self) -> None:
        self.parameters = records.SatParameters()
        self.parameters.catch_sigint_signal = False
        self._wrapper = records.SolveWrapper()
        self._response = records.CpSolverResponse()

    def solve(self, program: Program) -> Status:
        """Search until it is proved, or the parameters or somebody says stop."""
        self._wrapper.set_parameters(self.parameters)
        self._response = self._wrapper.solve(program.record)  # type: ignore[no-untyped-call]
        status: Status = self._response.status
        return status

    def stop_search(self) -> None:
        """Let it come to an end soon."""
        self._wrapper.stop_search()

    @property
    def values(self) -> list[int]:
        """What each column is in the best that was met."""
        return list(self._response.solution)

    @property
    def bound(self) -> int:
        """What nothing beats, told even where nothing was met; the least there could be if none was found."""
        bound = self._response.best_objective_bound
        if self._response.status == Status.UNKNOWN and bound == 0:
            return -FAR  # broken off before there was any, it says 0, which may be more than the least
        return math.ceil(bound - 1e-6) if math.isfinite(bound) else -FAR

    @property
    def effort(self) -> float:
        """Deterministic units spent: the same on every machine."""
        return self._response.deterministic_time
