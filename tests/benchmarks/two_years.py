"""Two years of a programme drawn by lot: who asks when, for how long, and who coaches meanwhile.

Families ask at the rates of the programme's own report, 165, 330 and 550 a year, or more and more from the first of
these to the last, and are visited for about six months. People are drawn from the estate of `heaton-550-waiting`. A
Coach joins every four weeks and stays for half a year and two more on the mean: soon there are too few, but at the
lowest rate. Times of day are left aside: who may meet whom, hours and counts are not.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from constraints import BOOK
from matcher import api
from matcher.checking.refusing import Refusing
from matcher.domain.chellows import Chellow
from matcher.domain.families import Family
from matcher.domain.meeting import weekly_minutes
from matcher.domain.programme import Programme

EXAMPLE = Path(__file__).parents[2] / "examples" / "heaton-550-waiting"
WEEKS = 104
YEARLY = {"165 to 550": (165, 550), "165": (165, 165), "330": (330, 330), "550": (550, 550)}
"""How many families ask in a year, at first and at last."""
VISITED_WEEKS = 26
JOINS_EVERY = 4
LEAST_WEEKS, STAYS_WEEKS = 26, 104
COACHES = 28


@dataclass(frozen=True)
class TwoYears:
    """All that will happen, week by week from 0."""

    weeks: int
    """How many there are; two years, but where less will do."""
    programme: Programme
    """Every family and every Coach there will be."""
    asks: Mapping[str, int]
    """The week in which each family asks."""
    visited: Mapping[str, int]
    """For how many weeks each family wants visits."""
    here: Mapping[str, range]
    """The weeks in which each Coach is here."""
    minutes: Mapping[str, Mapping[str, int]]
    """By family, what each Coach that it could have would give it a week, walks counted."""

    def need(self, family: str) -> int:
        """Minutes of visits a family wants a week, on the mean."""
        visits = self.programme.family[family].visits
        return visits.minutes // visits.every

    def monday(self, week: int) -> date:
        """The Monday of a week."""
        return self.programme.period.first + timedelta(weeks=week)


def two_years(seed: int, yearly: tuple[int, int] = YEARLY["165 to 550"], weeks: int = WEEKS) -> TwoYears:
    """The two years of a seed, at these rates at first and at last."""
    random = Random(seed)
    estate = api.read_programme(EXAMPLE).programme
    first = estate.period.first
    asks: dict[str, int] = {}
    families: list[Family] = []
    for week in range(weeks):
        for _ in range(_poisson(random, _rate(yearly, week / (weeks - 1)))):
            code = f"F-{len(families) + 1:04}"
            asks[code] = week
            families.append(_family(random, estate, code, first + timedelta(weeks=week)))
    joins = [*([0] * COACHES), *range(JOINS_EVERY, weeks, JOINS_EVERY)]
    here = {f"C-{n:03}": _stay(random, week, weeks) for n, week in enumerate(joins, 1)}
    coaches = tuple(_coach(random, estate, code) for code in here)
    whole = estate.but(families=tuple(families), chellows=coaches, pairs=(), locks=())
    visited = {code: max(4, round(random.gauss(VISITED_WEEKS, 8))) for code in asks}
    return TwoYears(weeks, whole, asks, visited, here, _minutes(whole))


def _rate(yearly: tuple[int, int], gone: float) -> float:
    """Families that ask in a week, on the mean, when so much of the time is gone."""
    first, last = yearly
    return (first + (last - first) * gone) / 52


def _poisson(random: Random, mean: float) -> int:
    """How many events of a steady stream come in one unit of time."""
    count, left = 0, random.expovariate(mean)
    while left < 1:
        count, left = count + 1, left + random.expovariate(mean)
    return count


def _family(random: Random, estate: Programme, code: str, asked: date) -> Family:
    like = random.choice(estate.families)
    alone = {"choices": (), "not_with": frozenset(), "not_near": frozenset(), "away": (), "paused": False}
    return like.but(code=code, asked_on=asked, consent_on=asked, **alone)


def _coach(random: Random, estate: Programme, code: str) -> Chellow:
    like = random.choice(estate.chellows)
    kept = tuple(check.but(start=date(2000, 1, 1), end=None) for check in like.checks)
    return like.but(code=code, checks=kept, away=(), keep_apart=frozenset(), not_near=frozenset())


def _stay(random: Random, joins: int, weeks: int) -> range:
    return range(joins, min(weeks, joins + LEAST_WEEKS + round(random.expovariate(1 / STAYS_WEEKS))))


def _minutes(whole: Programme) -> Mapping[str, Mapping[str, int]]:
    refusing = Refusing(whole, BOOK)
    return {
        family.code: {
            coach.code: weekly_minutes(whole, coach, family)
            for coach in whole.chellows
            if refusing.of_pair(coach.code, family.code) is None
        }
        for family in whole.families
    }
