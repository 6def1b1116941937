"""Yes/no choices under whole-number limits, and what they cost: what pairing comes to once times are left aside.

Choices are columns, numbered from 0. Of each group (the Coaches a family could have) at most one is chosen.
"""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Row:
    """What the chosen columns weigh together is at most so much."""

    name: str
    weights: Mapping[int, int]
    most: int

    def is_kept(self, chosen: Collection[int]) -> bool:
        """True if these columns do not weigh too much."""
        return weigh(self.weights, chosen) <= self.most


@dataclass(frozen=True)
class Cost:
    """A constant, and a weight for each chosen column: below 0 where choosing it is what we want."""

    name: str
    constant: int
    weights: Mapping[int, int]

    def of(self, chosen: Collection[int]) -> int:
        """What these columns cost."""
        return self.constant + weigh(self.weights, chosen)

    @cached_property
    def measure(self) -> int:
        """What every value of the cost is a multiple of, the constant aside; 1 where it weighs nothing."""
        return math.gcd(*self.weights.values()) or 1

    def not_under(self, value: float) -> int:
        """The least it can come to where the columns chosen weigh no less than that."""
        return self.constant + self.measure * math.ceil(value / self.measure)

    def held_at(self, value: int) -> Row:
        """The row that lets the cost come to no more than this."""
        return Row(self.name, self.weights, value - self.constant)


@dataclass(frozen=True)
class Linear:
    """Columns in groups, the rows that every choice keeps, and costs in the order they are made small."""

    groups: tuple[tuple[int, ...], ...]
    """Every column is in exactly one."""
    rows: tuple[Row, ...]
    costs: tuple[Cost, ...]
    each: bool = False
    """True: exactly one column of each group is chosen."""

    @cached_property
    def columns(self) -> int:
        """How many columns there are."""
        return sum(map(len, self.groups))

    def least(self, cost: Cost) -> int:
        """The least the cost could be if no row stood in the way."""
        return cost.constant + sum(_lightest(cost.weights, group, each=self.each) for group in self.groups)

    def keeps(self, chosen: Collection[int]) -> bool:
        """True if every row and group allows these columns."""
        counts = (sum(column in chosen for column in group) for group in self.groups)
        return all(n == 1 or (n == 0 and not self.each) for n in counts) and all(
            r.is_kept(chosen) for r in self.rows
        )


def weigh(weights: Mapping[int, int], chosen: Collection[int]) -> int:
    """What the chosen columns weigh together."""
    return sum(weight for column, weight in weights.items() if column in chosen)


def _lightest(weights: Mapping[int, int], group: Collection[int], *, each: bool) -> int:
    lightest = min(weights.get(column, 0) for column in group)
    return lightest if each else min(0, lightest)
