"""Two years simulated: planned again every week, first come first served, and what nobody could beat."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean, median
from typing import Any

from matcher.domain.families import Family
from matcher.domain.languages import shown_as
from matcher.fairness import gini
from tests.benchmarks.hindsight import most_minutes
from tests.benchmarks.spent import spent
from tests.benchmarks.story import Place, Story, story_of
from tests.benchmarks.turns import Turn, turn_of
from tests.benchmarks.two_years import YEARLY, TwoYears, two_years
from tests.benchmarks.ways_of_placing import emptiest, first_on_the_list, nearest, planned_every_week

OURS = "planned every week"
WAYS: Mapping[str, Place] = {
    OURS: planned_every_week,
    "first come first served, first on the list": first_on_the_list,
    "first come first served, nearest": nearest,
    "first come first served, emptiest": emptiest,
}

Spread = tuple[int, int, int]
"""Mean, least and most over the seeds."""


@dataclass(frozen=True)
class Told:
    """One draw of two years, what came of it in one way, and each matchable family's turn."""

    years: TwoYears
    story: Story
    turns: Mapping[str, Turn]

    @property
    def as_promised(self) -> bool:
        """True if who placed families by claim let nobody wait beyond its turn or be passed over."""
        return not any(turn.overtaken or _is_late(self, code) for code, turn in self.turns.items())


def measure(seeds: int) -> dict[str, Any]:
    """At each rate and in each way: families helped, need met, waits by band and language, pairs broken, shares.

    `bound` is of hours of need, for any way that knew all in advance. `verified` says that nobody gave more than
    offered or had more families than agreed in any week, counted afresh, and that every turn was kept.
    """
    began = time.perf_counter()
    rates = {name: [two_years(seed, yearly) for seed in range(1, seeds + 1)] for name, yearly in YEARLY.items()}
    told = {(rate, way): [_told(years, way) for years in drawn] for rate, drawn in rates.items() for way in WAYS}
    bounds = {rate: [most_minutes(years) // 60 for years in drawn] for rate, drawn in rates.items()}
    return {
        "objective": sum(_hours(one) for (_, way), some in told.items() for one in some if way == OURS),
        "bound": sum(map(sum, bounds.values())),
        **spent(began),
        "verified": all(one.story.fits for some in told.values() for one in some)
        and all(one.as_promised for (_, way), some in told.items() for one in some if way == OURS),
        "rates": {
            rate: {
                "families": _spread([len(years.asks) for years in drawn]),
                "matchable": _spread([sum(map(bool, years.minutes.values())) for years in drawn]),
                "most hours": _spread(bounds[rate]),
                **{way: _line(told[rate, way]) for way in WAYS},
            }
            for rate, drawn in rates.items()
        },
    }


def _told(years: TwoYears, way: str) -> Told:
    story = story_of(years, WAYS[way])
    matchable = [code for code, could in years.minutes.items() if could] if way == OURS else []
    return Told(years, story, {code: turn_of(years, story, code) for code in matchable})


def _line(told: Sequence[Told]) -> dict[str, Any]:
    return {
        "helped": _spread([len(one.story.placed) for one in told]),
        "hours": _spread([_hours(one) for one in told]),
        "hours with walks": _spread([sum(one.story.given.values()) // 60 for one in told]),
        "broken": sum(one.story.broken for one in told),
        "ended as the Coach left": sum(one.story.left_by_coach for one in told),
        "gini": round(mean(gini(_shares(one)) for one in told), 3),
        "wait by band": _waits(told, lambda family: f"band {family.need}"),
        "wait by language": _waits(told, lambda family: shown_as(family.languages[0])),
        **({"turns by band": _turns(told)} if told[0].turns else {}),
    }


def _hours(one: Told) -> int:
    return one.story.need_met // 60


def _spread(numbers: Sequence[int]) -> Spread:
    return round(mean(numbers)), min(numbers), max(numbers)


def _shares(one: Told) -> list[float]:
    """Given ÷ offered while here, of every Coach who offered any time."""
    people = one.years.programme.chellow
    offered = {code: people[code].offered * len(weeks) for code, weeks in one.years.here.items()}
    return [one.story.given[code] / minutes for code, minutes in offered.items() if minutes]


def _waits(told: Sequence[Told], kind: Callable[[Family], str]) -> dict[str, list[float]]:
    """By kind of family: median and longest wait in weeks, until the end for those left, and how many these are."""
    waits: dict[str, list[int]] = {}
    left: dict[str, int] = {}
    for one in told:
        for code in (code for code, could in one.years.minutes.items() if could):
            name = kind(one.years.programme.family[code])
            waits.setdefault(name, []).append(_wait(one, code))
            left[name] = left.get(name, 0) + (code not in one.story.placed)
    return {name: [median(waits[name]), max(waits[name]), left[name]] for name in sorted(waits)}


def _wait(one: Told, family: str) -> int:
    return one.story.placed.get(family, one.years.weeks) - one.years.asks[family]


def _turns(told: Sequence[Told]) -> dict[str, dict[str, int]]:
    """By band: families, whose turn came, the longest turn and wait of these, and who is left waiting."""
    found: dict[str, dict[str, int]] = {}
    for one in told:
        for code, turn in one.turns.items():
            name = f"band {one.years.programme.family[code].need}"
            band = found.setdefault(name, dict.fromkeys(("families", "came", "turn", "wait", "left"), 0))
            band["families"] += 1
            band["left"] += code not in one.story.placed
            if turn.turn is not None:
                band["came"] += 1
                band["turn"] = max(band["turn"], turn.turn)
                band["wait"] = max(band["wait"], _wait(one, code))
    return {name: found[name] for name in sorted(found)}


def _is_late(one: Told, family: str) -> bool:
    turn = one.turns[family].turn
    return turn is not None and _wait(one, family) > turn
