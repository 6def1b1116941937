"""The whole model given to HiGHS: a bound that nothing beats, and sometimes a plan.

HiGHS hears nobody who asks it to stop, so it runs in a process of its own, which can be ended at any time.
"""

import math
import pickle
import subprocess
import sys
import threading
from datetime import timedelta
from typing import BinaryIO

import numpy as np
from ortools.math_opt.python import mathopt

from matcher.solving.model import FAR
from matcher.solving.parts import Numbers, Parts

CLOSE = 1e-6
"""Bounds come as decimals: so much, and as much of them again, is taken off before they are rounded up."""
Met = tuple[int | None, Numbers | None]
"""A bound and the best values met, as far as it came to any."""


class WholeBound:
    """A process that seeks for so many seconds, and tells at the end what it met."""

    def __init__(self, parts: Parts, seconds: float) -> None:
        self._constant = parts.constant
        command = [sys.executable, "-m", "matcher.solving.whole_bound"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._heard: list[Met] = []
        self._hearing = threading.Thread(target=self._hear, daemon=True)
        whole = (parts.goal, parts.high, parts.starts, parts.columns, parts.weights, parts.least, parts.most)
        self._send((seconds, whole))
        self._hearing.start()

    def _send(self, job: object) -> None:
        if self._process.stdin is not None:
            pickle.dump(job, self._process.stdin)
            self._process.stdin.close()

    def _hear(self) -> None:
        out = self._process.stdout
        if out is not None and out.peek(1):  # type: ignore[attr-defined]
            bound, values = pickle.load(out)
            self._heard.append((None if bound is None else bound + self._constant, values))

    @property
    def is_seeking(self) -> bool:
        """True until it has told what it met, or has ended without."""
        return self._hearing.is_alive()

    def end(self) -> Met:
        """Stop at once; what it met if it came to an end by itself."""
        self._process.kill()
        self._process.wait()
        self._hearing.join()
        return self._heard[0] if self._heard else (None, None)


def _model_of(whole: tuple[Numbers, ...]) -> tuple[mathopt.Model, list[mathopt.Variable]]:
    goal, highs, starts, columns, weights, leasts, mosts = whole
    model = mathopt.Model()
    variables = [model.add_variable(lb=0.0, ub=float(high), is_integer=True) for high in highs]
    for n, (least, most) in enumerate(zip(leasts.tolist(), mosts.tolist(), strict=True)):
        row = model.add_linear_constraint(lb=_far(least), ub=_far(most))
        span = slice(starts[n], starts[n + 1])
        for column, weight in zip(columns[span].tolist(), weights[span].tolist(), strict=True):
            row.set_coefficient(variables[column], float(weight))
    model.minimize(mathopt.LinearSum(float(goal[n]) * variables[n] for n in np.flatnonzero(goal)))
    return model, variables


def _far(limit: int) -> float:
    return math.copysign(math.inf, limit) if abs(limit) >= FAR // 2 else float(limit)


def _try(model: mathopt.Model, variables: list[mathopt.Variable], seconds: float) -> Met:
    limits = mathopt.SolveParameters(time_limit=timedelta(seconds=seconds), relative_gap_tolerance=0.0)
    result = mathopt.solve(model, mathopt.SolverType.HIGHS, params=limits)
    values = None
    if result.has_primal_feasible_solution():
        values = np.round(result.variable_values(variables)).astype(np.int64)
    bound = result.dual_bound()
    return (math.ceil(bound - CLOSE * (1 + abs(bound))) if math.isfinite(bound) else None), values


def _serve(asked: BinaryIO, told: BinaryIO) -> None:
    """Read one job, and tell what the search for so many seconds met."""
    seconds, whole = pickle.load(asked)
    model, variables = _model_of(whole)
    pickle.dump(_try(model, variables, seconds), told)


if __name__ == "__main__":
    _serve(sys.stdin.buffer, sys.stdout.buffer)
