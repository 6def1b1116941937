"""A first plan by ways: people one after another, each by a cheap way beside those planned before.

What a day costs somebody is what their being there adds to the goal as it stands. Rows that their network does not
keep, such as hours over a long period, are given prices that rise until a way keeps them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.solving.cp_sat import FAR
from matcher.solving.routes.links import FINE
from matcher.solving.routes.mapped import Mapped
from matcher.solving.routes.network import Network
from matcher.solving.routes.owning import NOBODY, Rows
from matcher.solving.rows.parts import Numbers

DEAR = 2**30
"""What it costs to break a row that nothing mends, in the goal's unit: more than all else together."""
DEAREST = 2.0**50
"""What a day costs at most, in parts of the goal's unit, however far prices have gone."""
DRAWS, TRIALS, BETTER = 3, 40, 8
"""How often chance is asked, how often prices change for each, and how often once a way kept all rows."""
UNEVEN = 0.3
"""So far chance makes days worth more or less: where all are worth the same a price brings all of them or none."""
WORTH_IT = 0.1
"""Rounds go on while one gains so much of what the best of them gained."""
FIRST, FASTER, SLOWER = 0.25, 1.6, 0.5
"""The part of a day's worth by which prices change at first, then faster one way, and slower once they turn."""
Real = NDArray[np.float64]


def plan_one_by_one(mapped: Mapped, before: Mapping[int, Numbers], stop: Callable[[], bool]) -> dict[int, Numbers]:
    """By person a way that keeps all of their rows: as before, or beside those; left out if none was met."""
    planning = _Planning(mapped, dict(before))
    for person in mapped.owned.people:
        if stop():
            break
        if person not in before:
            planning.plan(person)
    return planning.ways


def better_one_by_one(mapped: Mapped, ways: Mapping[int, Numbers], stop: Callable[[], bool]) -> dict[int, Numbers]:
    """Everybody's ways, each sought again beside the others', round after round while that gains enough."""
    planning = _Planning(mapped, dict(ways))
    gained, most = 1, 0
    while gained > WORTH_IT * most and not stop():
        gained = 0
        for person in mapped.owned.people:
            gained += 0 if stop() else planning.plan(person)
        most = max(most, gained)
    return planning.ways


class _Planning:
    """Everybody's ways so far."""

    def __init__(self, mapped: Mapped, ways: dict[int, Numbers]) -> None:
        self._mapped, self.ways = mapped, ways
        self._adding = _Adding(mapped, ways.values())
        self._lots = np.random.default_rng(0)

    def plan(self, person: int) -> int:
        """Give the person the best way met beside the others'; what that gains, in parts of the goal's unit."""
        links, before = self._mapped.links, self.ways.get(person)
        if before is not None:
            self._adding.add(before, -1)
        costs = self._adding.costs(person)
        rows = links.rows.only(np.flatnonzero(links.owner == person))
        seeking = Seeking(self._mapped.map_.networks[person], rows, self._mapped.owned.of_person(person), costs)
        after = seeking.cheap_way(self._lots, DRAWS if before is None else 1)
        after = before if after is None else after
        gained = 0
        if before is not None and after is not None:
            gained = int(costs[before].sum() - costs[after].sum())
            after = after if gained > 0 else before
        if after is not None:
            self.ways[person] = after
            self._adding.add(after)
        return max(0, gained)


class _Adding:
    """What columns would add to the goal, where so much has been given to the rows that people share."""

    def __init__(self, mapped: Mapped, ways: Iterable[Numbers]) -> None:
        model, links = mapped.owned, mapped.links
        shared = np.flatnonzero(links.owner == NOBODY)
        self._links, self._rows, self._goal = links, links.rows.only(shared), model.goal
        self._shared, self._given = shared, np.zeros(len(shared), np.int64)
        self._owner = model.owner[self._rows.columns]
        self._over, self._under = _prices(self._rows, self._owner, model.goal)
        for way in ways:
            self.add(way)

    def add(self, way: Numbers, times: int = 1) -> None:
        """These columns are 1 from now on; or 0 again, if added -1 times."""
        self._given += times * self._links.given(way)[self._shared]

    def costs(self, person: int) -> Numbers:
        """What each of the person's columns would add, in parts of the goal's unit; the goal alone for others'."""
        entries = np.flatnonzero(self._owner == person)
        rows = self._rows.row_of[entries]
        before, after = self._given[rows], self._given[rows] + self._rows.weights[entries]
        costs = self._goal * FINE
        np.add.at(costs, self._rows.columns[entries], self._cost(rows, after) - self._cost(rows, before))
        return costs

    def _cost(self, rows: Numbers, given: Numbers) -> Numbers:
        over, under = given - self._rows.most[rows], self._rows.least[rows] - given
        costs: Numbers = np.maximum(0, over) * self._over[rows] + np.maximum(0, under) * self._under[rows]
        return costs


def _prices(rows: Rows, owner: Numbers, goal: Numbers) -> tuple[Numbers, Numbers]:
    """By row what each unit over or under it costs, in parts: what nobody's column that makes up for it does."""
    over, under = (np.where(np.abs(limit) < FAR // 2, DEAR, 0) for limit in (rows.most, rows.least))
    for entry in np.flatnonzero(owner == NOBODY).tolist():
        row, weight = rows.row_of[entry], int(rows.weights[entry])
        price = over if weight < 0 else under
        price[row] = min(price[row], int(goal[rows.columns[entry]]) // abs(weight))
    return over * FINE, under * FINE


@dataclass
class _Prices:
    """One for each row over a person's days, and how much each changes the next time."""

    of: Real
    step: Real
    went: Real

    def change(self, towards: Real) -> None:
        """Up where that is above 0, down where it is below."""
        turned = towards * self.went < 0
        self.step = np.where(towards == 0, self.step, self.step * np.where(turned, SLOWER, FASTER))
        self.of = self.of + towards * self.step
        self.went = np.where(towards == 0, self.went, towards)


class Seeking:
    """One person's network, the rows it does not keep, and what each of their columns costs."""

    def __init__(self, network: Network, rows: Rows, theirs: Numbers, costs: Numbers) -> None:
        self._network, self._theirs, self._costs, self._own = network, theirs, costs, costs[theirs]
        self._weights, self._least, self._most = _as_ranges(rows, theirs)
        self.prices: Real | None = None
        """Where prices of the rows begin, if they are known of somebody alike; and then those of the way met."""

    def reaches_least(self) -> bool:
        """False if no way without a day that is DEAR gives as much to some row as it must have."""
        dear = np.where(self._own >= DEAR * FINE, DEAREST, 0.0)
        for row in np.flatnonzero(self._least > 0):
            way, _ = self._cheapest(dear - self._weights[row] * float(FINE))
            places = np.searchsorted(self._theirs, way)
            if dear[places].any() or self._weights[row, places].sum() < self._least[row]:
                return False
        return True

    def cheap_way(self, lots: np.random.Generator, draws: int, better: int = BETTER) -> Numbers | None:
        """A way that keeps the rows, as cheap as was met once there was one; None if in no draw there was."""
        return next((way for _ in range(draws) if (way := self._drawn(lots, better)) is not None), None)

    def _drawn(self, lots: np.random.Generator, better: int) -> Numbers | None:
        uneven = self._own * lots.uniform(1 - UNEVEN, 1 + UNEVEN, len(self._own))
        prices = _begun(self._weights, self._own, self.prices)
        best: tuple[int, Numbers] | None = None
        left = TRIALS
        while left:
            way, off = self._cheapest(uneven + prices.of @ self._weights)
            if not off.any():
                left = min(left, better) if best is None else left
                cost = int(self._costs[way].sum())
                if best is None or cost < best[0]:
                    best, self.prices = (cost, way), prices.of
                off = -np.sign(prices.of)
            if not off.any():
                break
            prices.change(off)
            left -= 1
        return None if best is None else best[1]

    def _cheapest(self, costs: Real) -> tuple[Numbers, Real]:
        """The cheapest way at these costs, and which rows it goes over (above 0) or under (below)."""
        priced = self._costs.copy()
        priced[self._theirs] = np.round(costs.clip(-DEAREST, DEAREST))
        _, way = self._network.cheapest(priced)
        given = self._weights[:, np.searchsorted(self._theirs, way)].sum(1)
        return way, np.sign(given - np.clip(given, self._least, self._most)).astype(float)


def _as_ranges(rows: Rows, columns: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Weights by row and column, each sum once, and between what it is: a least and a most are often rows apart."""
    weights = np.zeros((len(rows), len(columns)), np.int64)
    weights[rows.row_of, np.searchsorted(columns, rows.columns)] = rows.weights
    sign = np.array([1 if row[np.flatnonzero(row)[:1]].sum() >= 0 else -1 for row in weights], np.int64)
    least, most = np.where(sign > 0, (rows.least, rows.most), (-rows.most, -rows.least))
    alike, of = np.unique(weights * sign[:, None], axis=0, return_inverse=True)
    low, high = np.full(len(alike), -FAR), np.full(len(alike), FAR)
    np.maximum.at(low, of, least)
    np.minimum.at(high, of, most)
    return alike, low, high


def _begun(weights: Numbers, costs: Numbers, at: Real | None) -> _Prices:
    """These prices, or none yet; the first change is a part of what a day is worth, by what it gives to the row."""
    worth = max(float(FINE), FIRST * float(np.median(np.abs(costs)))) if len(costs) else 1.0
    size = np.array([np.abs(row[row != 0]).mean() if row.any() else 1.0 for row in weights])
    nothing = np.zeros(len(weights))
    return _Prices(nothing if at is None else at, worth / size, nothing)
