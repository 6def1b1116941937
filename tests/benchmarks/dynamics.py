"""Two years simulated: planned again every week, first come first served, and what nobody could beat."""

import resource
import time
from collections.abc import Callable, Sequence
from statistics import mean, median
from typing import Any

from matcher.domain.families import Family
from matcher.domain.languages import shown_as
from matcher.fairness import gini
from tests.benchmarks.hindsight import most_minutes
from tests.benchmarks.two_years import WEEKS, TwoYears, two_years
from tests.benchmarks.ways_of_placing import Story, first_come_first_served, planned_every_week, story_of

WAYS = {"planned every week": planned_every_week, "first come first served": first_come_first_served}

Told = Sequence[tuple[TwoYears, Story]]


def measure(seeds: int) -> dict[str, Any]:
    """Each way's families helped, hours of need met, waits by band and language, pairs broken and spread of shares.

    `bound` is of hours, for any way that knew all in advance. `verified` says that nobody gave more than offered or
    had more families than agreed in any week, counted afresh.
    """
    began = time.perf_counter()
    drawn = [two_years(seed) for seed in range(1, seeds + 1)]
    told = {name: [(years, story_of(years, place)) for years in drawn] for name, place in WAYS.items()}
    used = resource.getrusage(resource.RUSAGE_SELF)
    lines = {name: _line(stories) for name, stories in told.items()}
    return {
        "objective": lines["planned every week"]["hours"],
        "bound": sum(most_minutes(years) for years in drawn) // 60,
        "seconds": round(time.perf_counter() - began, 2),
        "cpu_seconds": round(used.ru_utime + used.ru_stime, 2),
        "peak_mb": round(used.ru_maxrss / 1024, 1),
        "verified": all(story.fits for stories in told.values() for _, story in stories),
        "families": sum(len(years.asks) for years in drawn),
        "matchable": sum(sum(map(bool, years.minutes.values())) for years in drawn),
        "ways": lines,
    }


def _line(told: Told) -> dict[str, Any]:
    return {
        "helped": sum(len(story.placed) for _, story in told),
        "hours": sum(story.need_met for _, story in told) // 60,
        "broken": sum(story.broken for _, story in told),
        "ended as the Coach left": sum(story.left_by_coach for _, story in told),
        "gini": round(mean(gini(_shares(years, story)) for years, story in told), 3),
        "wait by band": _waits(told, lambda family: f"band {family.need}"),
        "wait by language": _waits(told, lambda family: shown_as(family.languages[0])),
    }


def _shares(years: TwoYears, story: Story) -> list[float]:
    """Given ÷ offered while here, of every Coach who offered any time."""
    offered = {code: years.programme.chellow[code].offered * len(weeks) for code, weeks in years.here.items()}
    return [story.given[code] / minutes for code, minutes in offered.items() if minutes]


def _waits(told: Told, kind: Callable[[Family], str]) -> dict[str, list[float]]:
    """By kind of family: median and longest wait in weeks, until the end for those left, and how many these are."""
    waits: dict[str, list[int]] = {}
    left: dict[str, int] = {}
    for years, story in told:
        for code in (code for code, could in years.minutes.items() if could):
            name = kind(years.programme.family[code])
            waits.setdefault(name, []).append(story.placed.get(code, WEEKS) - years.asks[code])
            left[name] = left.get(name, 0) + (code not in story.placed)
    return {name: [median(waits[name]), max(waits[name]), left[name]] for name in sorted(waits)}
