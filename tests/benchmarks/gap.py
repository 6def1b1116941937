"""The classical generalised assignment problem, through the program and the partners that placing uses."""

import json
import time
from pathlib import Path
from typing import Any

from matcher.linear import Cost, Linear, Row
from matcher.solving.assigning.partners import cheapest_together
from tests.benchmarks.spent import spent

SPARE = 0.5
"""Seconds kept for reading, for joining the partners and for printing."""


class Assignment:
    """Jobs by agents: costs and uses [agent][job], and capacities."""

    def __init__(self, text: str) -> None:
        numbers = iter(int(float(word)) for word in text.split())
        agents, self.jobs = next(numbers), next(numbers)
        self.costs = [[next(numbers) for _ in range(self.jobs)] for _ in range(agents)]
        self.uses = [[next(numbers) for _ in range(self.jobs)] for _ in range(agents)]
        self.capacities = [next(numbers) for _ in range(agents)]

    def cost_of(self, assignment: list[int]) -> int | None:
        """What an assignment (an agent for each job) costs; None if it is none."""
        left = list(self.capacities)
        for job, agent in enumerate(assignment):
            left[agent] -= self.uses[agent][job]
        whole = len(assignment) == self.jobs and min(left, default=0) >= 0
        return sum(self.costs[agent][job] for job, agent in enumerate(assignment)) if whole else None


def measure(file: Path, seconds: float, solution: Path | None) -> dict[str, Any]:
    """The least cost found with every job assigned; `objective` is null where there is no such assignment."""
    began = time.perf_counter()
    problem = _read(file)
    agents = range(len(problem.capacities))
    cells = [(i, j) for j in range(problem.jobs) for i in agents if problem.uses[i][j] <= problem.capacities[i]]
    stranded = sorted(set(range(problem.jobs)) - {j for _, j in cells})
    if stranded:
        return {**_nothing(f"job {stranded[0] + 1} fits no agent"), **spent(began)}
    linear, cost = _written(problem, cells)
    found = cheapest_together(linear, cost, max(0.5, seconds - SPARE))
    if found.chosen is None:
        says = "no assignment keeps every capacity" if found.impossible else "none was found in that time"
        return {**_nothing(says), **spent(began)}
    assignment = [cells[n][0] for n in sorted(found.chosen)]
    printed = json.dumps({"assignment": assignment})
    if solution:
        solution.write_text(printed + "\n", encoding="utf-8")
    objective = problem.cost_of(json.loads(printed)["assignment"])
    line = {"objective": objective, "bound": found.bound, "proved": objective == found.bound}
    return {**line, **spent(began), "verified": objective == cost.of(found.chosen)}


def _read(file: Path) -> Assignment:
    """The problem of a file; ends with a sentence where it is none."""
    try:
        problem = Assignment(file.read_text(encoding="utf-8"))
    except StopIteration:
        raise SystemExit(f"{file} ends before all costs, uses and capacities are given.") from None
    except (OSError, ValueError, OverflowError) as problem_met:
        raise SystemExit(f"{file} cannot be read as numbers: {problem_met}") from None
    uses = [use for row in problem.uses for use in row]
    if min((problem.jobs, len(problem.capacities), *uses, *problem.capacities)) < 0 or not problem.capacities:
        raise SystemExit(f"{file}: agents, uses and capacities have to be numbers from 0, and agents from 1.")
    return problem


def _written(problem: Assignment, cells: list[tuple[int, int]]) -> tuple[Linear, Cost]:
    """One column a cell, one group a job, one row an agent."""
    number = {cell: n for n, cell in enumerate(cells)}
    groups: dict[int, list[int]] = {}
    for n, (_, job) in enumerate(cells):
        groups.setdefault(job, []).append(n)
    uses: list[dict[int, int]] = [{} for _ in problem.capacities]
    for (agent, job), n in number.items():
        uses[agent][n] = problem.uses[agent][job]
    rows = tuple(Row(f"agent {i}", use, problem.capacities[i]) for i, use in enumerate(uses))
    costs = {n: problem.costs[agent][job] for (agent, job), n in number.items()}
    return Linear(tuple(map(tuple, groups.values())), rows, (), each=True), Cost("cost", 0, costs)


def _nothing(says: str) -> dict[str, Any]:
    return {"objective": None, "bound": None, "proved": False, "verified": False, "says": says}
