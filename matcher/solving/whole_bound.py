"""The whole model given to HiGHS: a bound that nothing beats, and sometimes a plan.

HiGHS hears nobody who asks it to stop, so it runs in a process of its own, which can be ended at any time.
"""

import math
import pickle
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from typing import BinaryIO

import numpy as np
from ortools.math_opt.python import mathopt

from matcher.solving.model import FAR
from matcher.solving.parts import Numbers, Parts

CLOSE = 1e-6
"""Bounds come as decimals: so much, and as much of them again, is taken off before they are rounded up."""
FIRST_SLICE, LONGER = 3.0, 3
"""Seconds of the first try, and how many times as long each next one is."""
Met = tuple[int | None, Numbers | None]
"""The bound a try came to and the best values it met, as far as it came to any."""


class WholeBound:
    """A process that tries again and again, each time longer, and tells what it met."""

    def __init__(self, parts: Parts, seconds: float) -> None:
        self._constant = parts.constant
        command = [sys.executable, "-m", "matcher.solving.whole_bound"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        whole = (parts.goal, parts.high, parts.starts, parts.columns, parts.weights, parts.least, parts.most)
        self._send((seconds, whole))

    def _send(self, job: object) -> None:
        if self._process.stdin is not None:
            pickle.dump(job, self._process.stdin)
            self._process.stdin.close()

    def met(self) -> Iterator[Met]:
        """What each try came to, until it ends or is ended."""
        out = self._process.stdout
        while out is not None and out.peek(1):  # type: ignore[attr-defined]
            bound, values = pickle.load(out)
            yield None if bound is None else bound + self._constant, values

    def end(self) -> None:
        """Stop at once."""
        self._process.kill()
        self._process.wait()


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
    """Read one job, and tell what each try at it met, for as long as it was given."""
    left, whole = pickle.load(asked)
    model, variables = _model_of(whole)
    seconds = FIRST_SLICE
    while left > 0:
        met = _try(model, variables, min(seconds, left))
        pickle.dump(met, told)
        told.flush()
        left -= seconds
        seconds *= LONGER


if __name__ == "__main__":
    _serve(sys.stdin.buffer, sys.stdout.buffer)
