"""Families and places from a file of real placements, through the program that placing uses.

The file is JSON: `sizes` by family, `capacities` by place, `weights` by family and place, null where not allowed.
"""

import json
import math
import time
from pathlib import Path
from typing import Any

from matcher.linear import Cost, Linear, Row
from matcher.solving.assigning.fewer import cheapest_by_prices
from tests.benchmarks.spent import spent

MILLIONTHS = 1_000_000
Facts = dict[str, Any]


def measure(file: Path, seconds: float, solution: Path | None) -> dict[str, Any]:
    """The greatest total weight found; every family has at most one place, and none has to have any."""
    began = time.perf_counter()
    facts = _read(file)
    cells = _cells(facts)
    found = cheapest_by_prices(*_written(facts, cells), max(0.5, seconds - 0.5))
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


def _read(file: Path) -> Facts:
    """The facts of a file; ends with a sentence where they do not fit together."""
    try:
        facts = json.loads(file.read_text(encoding="utf-8"))
        sizes, capacities, weights = (facts[name] for name in ("sizes", "capacities", "weights"))
        counts = all(isinstance(one, int) and one >= 0 for one in (*sizes, *capacities))
        whole = len(weights) == len(sizes) and all(len(row) == len(capacities) for row in weights)
        real = all(one is None or math.isfinite(one) for row in weights for one in row)
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise SystemExit(f"{file} cannot be read as sizes, capacities and weights: {problem!r}") from None
    if not counts:
        raise SystemExit(f"{file}: sizes and capacities have to be whole numbers from 0.")
    if not whole or not real:
        raise SystemExit(f"{file}: weights need a row for each size, and in it a number or null for each capacity.")
    return dict(facts)


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
