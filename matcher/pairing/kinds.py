"""Which pairs are alike to their Coach's calendar: one can stand for another."""

from dataclasses import dataclass, field
from functools import cached_property

from matcher.domain.meeting import meeting_of, shared_slots
from matcher.domain.pairs import Pair, PairState
from matcher.domain.programme import Programme

Kind = tuple[object, ...]


@dataclass
class KindsOfPairs:
    """Each kind's number, in the order they are met."""

    programme: Programme
    single: set[int] = field(default_factory=set)
    """Kinds of one family each, of which more is said than any kind tells."""
    _known: dict[tuple[str, str], tuple[Pair, int]] = field(default_factory=dict)
    _numbers: dict[Kind, int] = field(default_factory=dict)

    def of(self, pair: Pair) -> int:
        """What matters of a pair to its Coach's calendar, as a number: those of one kind are alike to it."""
        known = self._known.get((pair.coach, pair.family))
        if known is None or (known[0] is not pair and known[0] != pair):
            known = self._known[pair.coach, pair.family] = (pair, self._number_of(pair))
        return known[1]

    def _number_of(self, pair: Pair) -> int:
        kind = self._kind_of(pair)
        number = self._numbers.setdefault((pair.coach, *kind), len(self._numbers))
        if kind == (pair,):
            self.single.add(number)
        return number

    @cached_property
    def _named(self) -> frozenset[str]:
        """Families that are pinned to somebody, or visited already."""
        pinned = {lock.family for lock in self.programme.locks if lock.family}
        return frozenset(pinned | {duty.family for duty in self.programme.published if duty.family})

    def _kind_of(self, pair: Pair) -> Kind:
        coach, family = self.programme.chellow[pair.coach], self.programme.family[pair.family]
        if pair.state is not PairState.PROPOSED or pair.family in self._named:
            return (pair,)
        meeting = meeting_of(self.programme, coach, family)
        return (pair.slot, shared_slots(coach, family), family.visits, meeting, family.away, family.two_visitors)
