"""Pairs a family only with a Coach who is free for a whole visit at a time that is good for the family.

Visits begin on the half hour. A pair that already has its time is left to it.

    Given:  C-01.free = mon 9-10; C-02.free = mon 9-9:30; F-01.visits = 60 min
    Kept:   F-01 with C-01
    Broken: F-01 with C-02
    Says:   C-02 and F-01 share no free 60 min in the week.

    Given:  C-01.free = mon 9:15-10:15
    Broken: F-01 with C-01
    Says:   C-01 and F-01 share no free 60 min in the week.

    Given:  C-01.free = mon 9-12; F-01.good_times = mon 10-13
    Kept:   F-01 with C-01 mon 11-12
    Broken: F-01 with C-01 mon 11:30-12:30
    Says:   Mon 11:30 is no time at which both C-01 and F-01 are free for 60 min.

    Given:  C-01.free = tue 9-12; F-01.good_times = mon 8-21; pair F-01 with C-01 active mon 10-11
    Kept:   F-01 with C-01
"""

from collections.abc import Iterable

from matcher.amounts import Amount, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.families import Family
from matcher.domain.meeting import can_meet, shared_slots
from matcher.domain.pairs import Slot
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.times import WEEKDAYS, clock
from matcher.rule import Facts, PairRule, Relaxation


class SharesAFreeTime(PairRule):
    """Weekly times of both, a whole visit long."""

    source = "families and Coaches; PRODUCT P-01"
    because = "no shared free time"

    def refuses(self, programme: Programme, coach: Chellow, family: Family) -> Facts | None:
        """Refused when no slot serves both, unless the two have one."""
        if _agreed(programme, coach.code, family.code):
            return None
        return None if can_meet(coach, family) else {"minutes": family.visits.minutes}

    def post(self, board: Board) -> Amount:
        """How many refused pairs there are, and pairs at a time the two do not share."""
        elsewhere = []
        for coach, family in board.pairs:
            theirs = _theirs(board.programme, coach, family)
            elsewhere += [amount for slot, amount in board.slots(coach, family) if slot not in theirs]
        return total((super().post(board), *elsewhere))

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each refused pair, then one for each pair at a time the two do not share."""
        yield from super().check(programme, plan)
        for pair in plan.pairs:
            if pair.slot and pair.slot not in _theirs(programme, pair.coach, pair.family):
                minutes = programme.family[pair.family].visits.minutes
                facts = {"minutes": minutes, "slot": f"{WEEKDAYS[pair.slot.weekday]} {clock(pair.slot.start)}"}
                yield self.breach(people=(pair.coach,), family=pair.family, facts=facts)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, and how long a visit is."""
        minutes, slot = breach.facts["minutes"], breach.facts.get("slot")
        if slot is not None:
            both = f"{breach.people[0]} and {breach.family}"
            return f"{slot} is no time at which both {both} are free for {minutes} min."
        return f"{breach.people[0]} and {breach.family} share no free {minutes} min in the week."

    def relaxations(self, breach: Breach, programme: Programme) -> Iterable[Relaxation]:
        """Another time, of either."""
        yield Relaxation("could another time be offered for visits", breach.people[0], 4)
        yield Relaxation("would another time be good for visits", str(breach.family), 4)


def _agreed(programme: Programme, coach: str, family: str) -> Slot | None:
    """The time the two bring into the period."""
    promised = programme.promised.get((coach, family))
    return promised.slot if promised is not None else None


def _theirs(programme: Programme, coach: str, family: str) -> frozenset[Slot]:
    """The time agreed before; where there is none, every time the two share."""
    agreed = _agreed(programme, coach, family)
    if agreed is not None:
        return frozenset({agreed})
    return frozenset(shared_slots(programme.chellow[coach], programme.family[family]))
