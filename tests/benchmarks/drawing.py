"""Generalised assignment instances drawn by lot, classes c, d and e as Chu and Beasley (1997) draw them."""

import math
import random
from pathlib import Path
from typing import Any

Table = list[list[int]]


def draw(kind: str, agents: int, jobs: int, seed: int, file: Path) -> dict[str, Any]:
    """Write one instance: agents and jobs, costs, uses, capacities."""
    costs, uses = _tables(kind, agents, jobs, random.Random(f"{kind} {agents} {jobs} {seed}"))
    capacities = [int(0.8 * sum(row) / agents) for row in uses]
    lines = [[agents, jobs], *costs, *uses, capacities]
    file.write_text("\n".join(" ".join(map(str, line)) for line in lines) + "\n", encoding="utf-8")
    return {"file": str(file), "kind": kind, "agents": agents, "jobs": jobs, "seed": seed}


def _tables(kind: str, agents: int, jobs: int, lot: random.Random) -> tuple[Table, Table]:
    """Costs and uses: unrelated (c), dear where little is used (d), and that with a long tail (e)."""
    cells = [[_cell(kind, lot) for _ in range(jobs)] for _ in range(agents)]
    return [[cost for cost, _ in row] for row in cells], [[use for _, use in row] for row in cells]


def _cell(kind: str, lot: random.Random) -> tuple[int, int]:
    if kind == "c":
        return lot.randint(10, 50), lot.randint(5, 25)
    if kind == "d":
        use = lot.randint(1, 100)
        return 111 - use + lot.randint(-10, 10), use
    long = 1 - 10 * math.log(1 - lot.random())
    return round(1000 / long - 10 * lot.random()), round(long)
