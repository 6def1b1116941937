"""Where the search for a choice begins: its columns as cells, prices on groups, and floors by them."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from matcher.linear import Cost, Linear
from matcher.solving.assigning.cells import Cells, Numbers, Reals, cells_of
from matcher.solving.assigning.floors import Floors, floors_of
from matcher.solving.assigning.pricing import Effort, Pricing, first_prices
from matcher.solving.assigning.rebuilding import Choice

ROUNDS = Effort(240, 0.5)
OUTSIDE = 3
"""What staying outside costs beyond a group's price, in prices."""
MANY, LIKELY = 30_000, 10
"""Of more columns than that, only so many of each group are looked at."""


@dataclass(frozen=True)
class Start:
    """What a search begins from."""

    cells: Cells
    columns: Numbers
    prices: Reals
    bound: int
    floors: Floors | None
    """None: of a program with so many columns that only the likely ones are in `cells`."""

    @cached_property
    def likely(self) -> Cells:
        """Where nobody may stay outside, that costs so much more than a place that it is rather avoided."""
        if not self.cells.outside.any():
            return self.cells
        return replace(self.cells, outside=self.prices + OUTSIDE * np.abs(self.prices).mean())

    def is_whole(self, choice: Choice) -> bool:
        """True if it leaves nobody outside who must be in."""
        return not self.cells.outside.any() or bool((choice.cell >= 0).all())

    def chosen(self, choice: Choice) -> frozenset[int]:
        """The columns of a choice."""
        return frozenset(int(n) for n in self.columns[choice.cell[choice.cell >= 0]])


def start_of(linear: Linear, cost: Cost, until: float) -> Start | None:
    """The start of one program, priced until then at most; None where it is not made of knapsacks of their own."""
    made = cells_of(linear, cost)
    if made is None:
        return None
    cells, columns = made
    first = first_prices(cells)
    few = len(columns) <= MANY
    bound = first.bound
    if not few:
        kept = _likely(cells, first.whole)
        cells, columns = cells.only(kept), columns[kept]
    counts = np.ones(cells.groups, bool)
    rounds = replace(ROUNDS, until=until)
    priced = Pricing(cells, counts, exact=few).best(first.prices, rounds)
    if not few:
        return Start(cells, columns, priced.prices, cost.not_under(bound), None)
    floors = floors_of(cells, columns, cost, priced.prices)
    return Start(cells, columns, priced.prices, floors.bound, floors)


def _likely(cells: Cells, whole: Reals) -> Numbers:
    """The few columns of each group that cost least once room is paid for."""
    order = np.lexsort((whole, cells.group))
    counts = np.bincount(cells.group, minlength=cells.groups)
    nth = np.arange(len(order)) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.sort(order[nth < LIKELY])
