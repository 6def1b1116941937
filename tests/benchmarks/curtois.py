"""An employee scheduling instance of Curtois and Qu, planned through the product's board, rules and solving."""

import json
import resource
import time
from pathlib import Path
from typing import Any

from matcher.planning.weighing import Crew, Limit, plan_by_weight
from tests.benchmarks import curtois_evaluator, curtois_instance
from tests.benchmarks.curtois_instance import Instance
from tests.benchmarks.curtois_programme import HARD, codes_of, kind_and_day, programme_of, rules_of

IN_HAND, IN_HAND_PART = 0.5, 0.04
"""Seconds kept for counting and printing, or so much of the time where that is more."""
Assignment = dict[str, list[str]]


def measure(file: Path, seconds: float, seed: int, raw: bool, solution: Path | None) -> dict[str, Any]:
    """What the printed assignment costs by an evaluator of its own, with the bound beside it.

    `first_seconds` is when a whole assignment was first at hand.
    """
    began = time.perf_counter()
    text = file.read_text(encoding="utf-8")
    instance = curtois_instance.read(text)
    left = max(0.1, seconds - max(IN_HAND, IN_HAND_PART * seconds) - (time.perf_counter() - began))
    solve = _raw if raw else _ours
    reading = time.perf_counter() - began
    assignment, bound, first = solve(instance, left, seed)
    spent = time.perf_counter() - began
    used, helping = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = used.ru_utime + used.ru_stime + helping.ru_utime + helping.ru_stime
    printed = json.dumps({"assignment": assignment})
    if solution:
        solution.write_text(printed + "\n", encoding="utf-8")
    read_back = json.loads(printed)["assignment"]
    return {
        "objective": curtois_evaluator.cost(text, read_back),
        "bound": bound,
        "first_seconds": round(reading + first, 2),
        "seconds": round(spent, 2),
        "cpu_seconds": round(cpu, 2),
        "peak_mb": round((used.ru_maxrss + helping.ru_maxrss) / 1024, 1),
        "verified": curtois_evaluator.broken(text, read_back) == [],
    }


def _raw(instance: Instance, seconds: float, seed: int) -> tuple[Assignment, int, float]:
    from tests.benchmarks import curtois_raw  # it reads in pandas, which no other measurement needs

    answer = curtois_raw.solve(instance, seconds, seed)
    return answer.assignment or _nobody(instance), answer.bound, answer.first_seconds


def _ours(instance: Instance, seconds: float, seed: int) -> tuple[Assignment, int, float]:
    programme, rules = programme_of(instance), rules_of(instance)
    weighed = plan_by_weight(programme, rules, firm=HARD, limit=Limit(seconds=seconds), crew=Crew(seed=seed))
    assignment = _nobody(instance)
    names = {code: name for name, code in codes_of(instance).items()}
    for duty in weighed.plan.duties:
        kind, day = kind_and_day(programme, duty)
        for code in duty.people:
            assignment[names[code]][day] = kind
    return assignment, weighed.bound, weighed.first_seconds


def _nobody(instance: Instance) -> Assignment:
    return {name: [""] * instance.days for name in instance.people}
