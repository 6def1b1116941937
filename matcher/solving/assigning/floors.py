"""What a program cannot cost less than, in all and with each column, by prices on groups: most columns go by it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from matcher.linear import Cost
from matcher.solving.assigning.cells import Cells, Numbers, Reals
from matcher.solving.assigning.knapsacks import Knapsacks


@dataclass(frozen=True)
class Floors:
    """Costs that nothing can be under, in the cost's own unit, rounded up to what it can come to."""

    bound: int
    with_column: Mapping[int, int]

    def under(self, most: int) -> frozenset[int]:
        """The columns that a choice costing no more than this may have."""
        return frozenset(n for n, floor in self.with_column.items() if floor <= most)


def floors_of(cells: Cells, columns: Numbers, cost: Cost, prices: Reals) -> Floors:
    """Floors under every column, by these prices; a column that fits no row has none and is in no choice."""
    knapsacks = Knapsacks(cells, exact=True)
    gained, _ = knapsacks.best(prices)
    with_it, without = knapsacks.losses(prices)
    bound = float(prices.sum() - gained.sum())
    # Where a column is chosen, no other of its group is.
    others = np.bincount(cells.group, without, cells.groups)[cells.group] - without
    floors = bound + with_it + others
    return Floors(
        cost.not_under(bound),
        {int(n): cost.not_under(float(floor)) for n, floor in zip(columns, floors, strict=True)},
    )
