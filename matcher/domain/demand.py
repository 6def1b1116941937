"""When families say they can come: how much cover then counts beside cover at other times."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from matcher.domain.times import Span

if TYPE_CHECKING:
    from matcher.domain.programme import Programme

BUSIEST = 3
"""How many times as much as an hour when no family can come one counts when most of them can."""


class Demand:
    """How busy each time of the period is, by the good times families gave, from 1 up to `BUSIEST`."""

    def __init__(self, programme: "Programme") -> None:
        self._programme = programme
        self._ends: dict[date, tuple[Sequence[int], Sequence[int]]] = {}
        peaks = [self._there(day, begins) for day in programme.period.days() for begins in self._of(day)[0]]
        self._most = max(peaks, default=0)

    def at(self, day: date, minute: int) -> int:
        """How much one person missing counts at a minute of the day."""
        return 1 + ((BUSIEST - 1) * self._there(day, minute)) // self._most if self._most else 1

    def _there(self, day: date, minute: int) -> int:
        """How many families could come then: those who could by now, less those who could no more."""
        begun, over = self._of(day)
        return bisect_right(begun, minute) - bisect_right(over, minute)

    def _of(self, day: date) -> tuple[Sequence[int], Sequence[int]]:
        if day not in self._ends:
            free: list[Span] = [s for f in self._programme.families for s in self._programme.free(f.code, day)]
            self._ends[day] = (sorted(span.start for span in free), sorted(span.end for span in free))
        return self._ends[day]
