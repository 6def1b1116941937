"""What would mend a gap or a wait: the least to be asked of people so that every rule says yes.

Everything else in the plan stays as it is, so whoever is asked and agrees mends it there and then.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain

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

    @property
    def price(self) -> int:
        """How great all that is, each ask from 1 to 9."""
        return sum(ask.price for ask in self.asks)

    def __str__(self) -> str:
        whom = dict.fromkeys(ask.whom for ask in self.asks)
        asks = {one: ", and ".join(ask.ask for ask in self.asks if ask.whom == one) for one in whom}
        return "A" + " And a".join(f"sk {one}: {ask}?" for one, ask in asks.items())


def least_asks(programme: Programme, person: str, refusals: Iterable[Refusal]) -> Mend | None:
    """The smallest ask for each refusal; None where one must stand, as those for safety do, or all is much."""
    asks: dict[Relaxation, None] = {}
    for refusal in refusals:
        options = () if refusal.rule.safeguarding else refusal.rule.relaxations(refusal.breach, programme)
        smallest = min(options, key=lambda ask: ask.price, default=None)
        if smallest is None:
            return None
        asks[smallest] = None
        if len(asks) > MOST_ASKS:
            return None
    return Mend(person, tuple(asks)) if asks else None


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
            if least := least_asks(self._programme, code, [refusal]):
                ranks.append(self._rank(least.price, code, n))
        return self._least(
            (rank, self.refusing.all_beside_the_rest(self._plan, rank[3], duties[rank[4]]))
            for rank in sorted(ranks)
        )

    def of_family(self, coaches: Iterable[str], family: str) -> Mend | None:
        """The least found that gives the family one of the Coaches, a few times of the week tried; or None."""
        whom = list(coaches)
        return self.refusing.once(self._plan, ("a mend", family, *whom), lambda: self._of_family(whom, family))

    def _of_family(self, coaches: Sequence[str], family: str) -> Mend | None:
        alone = {coach: self.refusing.all_against_pair(coach, family) for coach in coaches}
        ranks = []
        for coach, refusals in alone.items():
            whenever = chain(refusals, self._beside(coach, family, None))
            first = next(whenever, None)
            least = least_asks(self._programme, coach, chain([first], whenever)) if first else None
            if least or not first:
                ranks.append(self._rank(least.price if least else 0, coach))
        return self._least(
            (rank, chain(alone[rank[3]], self._beside(rank[3], family, slot)))
            for rank in sorted(ranks)
            for slot in self._slots(rank[3], family)
        )

    def _beside(self, coach: str, family: str, slot: Slot | None) -> Iterator[Refusal]:
        return self.refusing.all_beside_other_families(self._plan, coach, family, slot)

    def _slots(self, coach: str, family: str) -> Sequence[Slot | None]:
        """Some times of the week, far apart, at which the Coach could visit the family, if there are any."""
        slots = shared_slots(self._programme.chellow[coach], self._programme.family[family])
        return slots[:: max(1, len(slots) // MOST_SLOTS)] or [None]

    def _rank(self, price: int, code: str, number: int = 0) -> Rank:
        share = self._shares[code]
        return (price, self._named[code], Fraction(share.given, max(1, share.offered)), code, number)

    def _least(self, options: Iterable[tuple[Rank, Iterable[Refusal]]]) -> Mend | None:
        """The least of what would do, of options that come in order of the least each could come to."""
        best: Mend | None = None
        for rank, refusals in options:
            if best and best.price <= rank[0]:
                break
            mend = least_asks(self._programme, rank[3], refusals)
            if mend and (best is None or mend.price < best.price):
                best = mend
        if best:
            self._named[best.person] += 1
        return best
