"""What would mend a gap or a wait: the least to be asked of people so that every rule says yes.

Everything else in the plan stays as it is, so whoever is asked and agrees mends it there and then.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heappop, heappush
from itertools import chain
from math import inf

from matcher import fairness
from matcher.checking.refusing import Refusal, Refusing
from matcher.domain.duties import Duty
from matcher.domain.meeting import shared_slots
from matcher.domain.pairs import Slot
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import Relaxation

MOST_ASKS = 3
MOST_SLOTS = 2
"""About how many times of the week are tried for a visit: who has no hours for it has none at any time."""


@dataclass(frozen=True)
class Mend:
    """Who would do it, and what to ask of people first, so that nothing refuses any more."""

    person: str
    asks: tuple[Relaxation, ...]
    number: int = 0
    """Which of the duties that were looked at it is for."""

    @property
    def price(self) -> int:
        """How great all that is, each ask from 1 to 9."""
        return _price(self.asks)

    def __str__(self) -> str:
        whom = dict.fromkeys(ask.whom for ask in self.asks)
        asks = {one: ", and ".join(ask.ask for ask in self.asks if ask.whom == one) for one in whom}
        return "A" + " And a".join(f"sk {one}: {ask}?" for one, ask in asks.items())


def hours_of(shift: Duty, gap: Duty, said: str = "") -> str:
    """For which hours a shift is that is not as long as the gap, unless that is said; and whether it fills all."""
    if (shift.start, shift.end) == (gap.start, gap.end):
        return ""
    fills = shift.start <= gap.start and gap.end <= shift.end
    if f"{shift.span}" in said:
        return "" if fills else "The rest stays open."
    return f"That is for {shift.span}{'' if fills else '; the rest stays open'}."


def _price(asks: Iterable[Relaxation]) -> int:
    return sum(ask.price for ask in asks)


def asks_for(
    programme: Programme, refusals: Iterable[Refusal], below: float = inf
) -> tuple[Relaxation, ...] | None:
    """The smallest ask for each refusal; None where one must stand, as those for safety do, or all is much.

    Nor are there any if all of them together do not stay below a price.
    """
    asks: dict[Relaxation, None] = {}
    for refusal in refusals:
        options = () if refusal.rule.safeguarding else refusal.rule.relaxations(refusal.breach, programme)
        smallest = min(options, key=lambda ask: ask.price, default=None)
        if smallest is None:
            return None
        asks[smallest] = None
        if len(asks) > MOST_ASKS or _price(asks) >= below:
            return None
    return tuple(asks)


def times_tried(programme: Programme, coach: str, family: str) -> Sequence[Slot | None]:
    """Some times of the week, far apart, at which the Coach could visit the family; [None] if there are none."""
    slots = shared_slots(programme.chellow[coach], programme.family[family])
    return slots[:: max(1, len(slots) // MOST_SLOTS)] or [None]


Rank = tuple[int, int, Fraction, str, int]
"""The least it could come to, then who was named less often, is less busy, and comes first by code."""


class Mending:
    """Looks, beside one plan, for whoever could do what it lacks if little were asked, and not always of one."""

    def __init__(self, refusing: Refusing, plan: Plan) -> None:
        self.refusing = refusing
        self._programme = refusing.programme
        self._plan = plan
        self._shares = fairness.shares(refusing.programme, plan)
        self._named = Counter[str]()

    def of_duty(self, people: Iterable[str], duties: Sequence[Duty]) -> Mend | None:
        """The least that brings one of the people to one of the duties; None if nothing little would.

        Nor is anything asked where somebody could come as things are, but is needed elsewhere.
        """
        whom = list(people)
        key = ("a mend", *whom, *((duty.slot_key, duty.end) for duty in duties))
        return self.refusing.once(self._plan, key, lambda: self._of_duty(whom, duties))

    def _of_duty(self, people: Sequence[str], duties: Sequence[Duty]) -> Mend | None:
        ranks: list[Rank] = []
        for code, n in [(code, n) for code in people for n in range(len(duties))]:
            refusal = self.refusing.beside_the_rest(self._plan, code, duties[n])
            if refusal is None:
                return None
            if asks := asks_for(self._programme, [refusal]):
                ranks.append(self._rank(asks, code, n))
        return self._least(
            (rank, self.refusing.all_beside_the_rest(self._plan, rank[3], duties[rank[4]]))
            for rank in sorted(ranks)
        )

    def of_family(self, coaches: Iterable[str], family: str) -> Mend | None:
        """The least found that gives the family one of the Coaches, a few times of the week tried; or None."""
        whom = list(coaches)
        return self.refusing.once(self._plan, ("a mend", family, *whom), lambda: self._of_family(whom, family))

    def _of_family(self, coaches: Sequence[str], family: str) -> Mend | None:
        return self._least(
            (rank, chain(alone, self.refusing.all_beside_other_families(self._plan, rank[3], family, slot)))
            for rank, alone in self._in_order(coaches, family)
            for slot in times_tried(self._programme, rank[3], family)
        )

    def _in_order(self, coaches: Iterable[str], family: str) -> Iterator[tuple[Rank, Sequence[Refusal]]]:
        """Coaches by the least each could come to, with what keeps the two apart whoever else there is.

        Of most nothing more is asked: for this family alone they would come to more than somebody else in all.
        """
        alone = {coach: self.refusing.all_against_pair(coach, family) for coach in coaches}
        asks = {coach: asks_for(self._programme, refusals) for coach, refusals in alone.items()}
        heap = [(self._rank(some, coach), False) for coach, some in asks.items() if some is not None]
        heapify(heap)
        while heap:
            rank, beside_the_rest = heappop(heap)
            coach = rank[3]
            if beside_the_rest:
                yield rank, alone[coach]
                continue
            at_any_time = self.refusing.at_any_time(self._plan, coach, family)
            some = asks_for(self._programme, chain(alone[coach], at_any_time))
            if some is not None:
                heappush(heap, (self._rank(some, coach), True))

    def _rank(self, asks: Iterable[Relaxation], code: str, number: int = 0) -> Rank:
        share = self._shares[code]
        return (_price(asks), self._named[code], Fraction(share.given, max(1, share.offered)), code, number)

    def _least(self, options: Iterable[tuple[Rank, Iterable[Refusal]]]) -> Mend | None:
        """The least of what would do, of options that come in order of the least each could come to."""
        best: Mend | None = None
        for rank, refusals in options:
            if best and best.price <= rank[0]:
                break
            asks = asks_for(self._programme, refusals, below=best.price if best else inf)
            if asks:
                best = Mend(rank[3], asks, rank[4])
        if best:
            self._named[best.person] += 1
        return best
