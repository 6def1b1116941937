"""Families and places from a file of real placements, through the program that placing uses.

The file is JSON: `sizes` by family, `capacities` by place, `weights` by family and place, null where not allowed.
"""

import json
import time
from pathlib import Path
from typing import Any

from matcher.linear import Cost, Linear, Row
from matcher.solving.programs import cheapest
from tests.benchmarks.spent import spent

MILLIONTHS = 1_000_000
Facts = dict[str, Any]


def measure(file: Path, seconds: float, solution: Path | None) -> dict[str, Any]:
    """The greatest total weight found; every family has at most one place, and none has to have any."""
    began = time.perf_counter()
    facts = json.loads(file.read_text(encoding="utf-8"))
    cells = _cells(facts)
    found = cheapest(*_written(facts, cells), seconds=seconds)
    assignment: list[int | None] = [None] * len(facts["sizes"])
    for n in found.chosen or ():
        family, place = cells[n]
        assignment[family] = place
    printed = json.dumps({"assignment": assignment})
    if solution:
        solution.write_text(printed + "\n", encoding="utf-8")
    total, allowed = _counted(facts, json.loads(printed)["assignment"])
    bound = max(total, -found.bound)
    return {
        "objective": total / MILLIONTHS,
        "bound": bound / MILLIONTHS,
        "proved": total == bound,
        **spent(began),
        "verified": allowed,
        "placed": sum(place is not None for place in assignment),
    }


def _cells(facts: Facts) -> list[tuple[int, int]]:
    """(family, place) wherever the family is allowed and would fit."""
    return [
        (family, place)
        for family, row in enumerate(facts["weights"])
        for place, weight in enumerate(row)
        if weight is not None and facts["sizes"][family] <= facts["capacities"][place]
    ]


def _written(facts: Facts, cells: list[tuple[int, int]]) -> tuple[Linear, Cost]:
    """One column a cell, one group a family, one row a place."""
    groups: dict[int, list[int]] = {}
    sizes: list[dict[int, int]] = [{} for _ in facts["capacities"]]
    for n, (family, place) in enumerate(cells):
        groups.setdefault(family, []).append(n)
        sizes[place][n] = facts["sizes"][family]
    rows = tuple(Row(f"place {place}", theirs, facts["capacities"][place]) for place, theirs in enumerate(sizes))
    weights = {n: -_millionths(facts["weights"][family][place]) for n, (family, place) in enumerate(cells)}
    return Linear(tuple(map(tuple, groups.values())), rows, ()), Cost("weight", 0, weights)


def _millionths(weight: float) -> int:
    return round(weight * MILLIONTHS)


def _counted(facts: Facts, assignment: list[int | None]) -> tuple[int, bool]:
    """The total weight in millionths, and whether every place holds its families; from the assignment alone."""
    left = list(facts["capacities"])
    total, allowed = 0, len(assignment) == len(facts["sizes"])
    for family, place in enumerate(assignment):
        if place is not None:
            weight = facts["weights"][family][place]
            allowed = allowed and weight is not None
            total += _millionths(weight or 0)
            left[place] -= facts["sizes"][family]
    return total, allowed and min(left, default=0) >= 0
