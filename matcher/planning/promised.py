"""What was promised, settled with no proposal on the board, and what that proves of every plan that has some."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from matcher.amounts import Choice
from matcher.checking.placing import Placing
from matcher.domain.pairs import Pair
from matcher.layout import Layout
from matcher.linear import Row
from matcher.planning.stages import Planned
from matcher.rule import PROMISES
from matcher.solving.settling.known import Known

NOTHING: Mapping[str, tuple[int, int]] = MappingProxyType({})


@dataclass(frozen=True)
class Promised:
    """Promised pairs with their visits, and gatherings beside them. Proposals can only take time from it."""

    planned: Planned
    layout: Layout

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Those that were promised, as far as they can be kept."""
        return self.planned.plan.pairs

    @cached_property
    def reached(self) -> Mapping[str, int]:
        """What each step came to."""
        return {settled.step.name: settled.value for settled in self.planned.settled}

    @cached_property
    def bounds(self) -> Mapping[str, int]:
        """What no step about promises can be below, whatever else is planned."""
        return {one.step.name: one.bound for one in self.planned.settled if one.step.tier == PROMISES}

    def known(self, chain: Mapping[str, tuple[int, int]] = NOTHING) -> Known:
        """What is proved here, and a chain of bounds that hold while promises come to no more than here."""
        promises = {name: (self.reached[name], bound) for name, bound in self.bounds.items()}
        return Known(self.bounds, {**promises, **chain})

    def rows(self, placing: Placing) -> tuple[Row, ...]:
        """What every plan has to keep that comes to no more in promises, beyond what rows on pairs alone say."""
        columns = {placing.column(pair): must for pair, must in self._decided()}
        return tuple(
            Row(f"promised {column}", {column: -1 if must else 1}, -1 if must else 0)
            for column, must in columns.items()
            if column is not None
        )

    def _decided(self) -> Iterator[tuple[Pair, bool]]:
        """Pairs without which, or with which, a step that came to the least it ever could would come to more."""
        board = self.layout.board
        pairs = {board.paired(*key).terms[0][1]: pair for key, pair in self.layout.pairs.items()}
        promises = (one for one in self.planned.settled if one.step.tier == PROMISES)
        least = (one.step.amount for one in promises if one.value == one.step.amount.low)
        for weight, atom in (term for amount in least for term in amount.terms):
            if isinstance(atom, Choice) and atom in pairs and weight:
                yield pairs[atom], weight < 0
