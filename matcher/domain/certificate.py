"""What a plan shows for its proofs, so that anybody can reckon them again, and what its way of placing costs."""

import hashlib
from collections.abc import Mapping

from pydantic import Field

from matcher.domain.record import Record

SCALE = 1_000
"""Prices are whole thousandths of the unit of the step they prove."""


class Proof(Record):
    """How one step about pairs alone is known to be best."""

    step: str
    by: str
    """`prices`: the prices give the bound. `search`: a solver looked at all there is. `nothing`: not proved."""
    bound: int
    prices: Mapping[str, int] = {}
    """Thousandths, never below 0, by the limit or the earlier step they are a price on; those of 0 are left out."""
    checksum: str = ""

    @property
    def sum(self) -> str:
        """The checksum that these prices and this bound ought to have."""
        told = [self.step, self.by, str(self.bound), *(f"{name}={n}" for name, n in sorted(self.prices.items()))]
        return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]


class Certificate(Record):
    """The proofs of a plan's steps about pairs alone, in the order they are settled."""

    scale: int = SCALE
    steps: tuple[Proof, ...] = ()


class PlacedBy(Record):
    """How many families a placing policy gives a Coach, and the minutes of visits a week they have."""

    placing: str
    families: int = Field(ge=0)
    minutes: int = Field(ge=0)
    proved: bool
    """True: the policy's own order of aims was proved to its end."""


class Price(Record):
    """What this plan's way of placing costs: both policies side by side, over families newly placed."""

    ours: PlacedBy
    other: PlacedBy
