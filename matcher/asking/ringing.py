"""Whom to ring for a gap: everybody who could take it by every rule, fewest asks first, then the least loaded."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from datetime import date, timedelta
from fractions import Fraction
from typing import TypeVar

from matcher import fairness
from matcher.asking.beside import Beside, in_week, taken_off
from matcher.checking.mending import Mend, asks_for, hours_of
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.record import Record
from matcher.rule import Rule

ENOUGH = 5
"""With so many who could simply come, nobody is asked to change a duty."""
MOST_FAVOURS = 5


class StandIn(Record):
    """Somebody who could take a duty, and whoever would take one of theirs if that is needed first."""

    person: str
    share: int
    """Percent of the hours offered that the person would then give."""
    leaves: Duty | None = None
    """What they have to leave to be able to come."""
    taken_by: str | None = None
    """Who would take that."""
    asked_on: date | None = None
    """When this person was asked last, if that was a short while ago: better not again so soon."""
    hours: str = ""
    """For which hours they could come, where those are not the gap's."""

    @property
    def asks(self) -> int:
        """How many people have to be rung."""
        return 2 if self.taken_by else 1


class Favour(Record):
    """All that would let somebody come whom rules keep away, in words; each ask in it counts from 1 to 9."""

    person: str
    says: str
    price: int
    asked_on: date | None = None
    """When this person was asked last, if that was a short while ago."""


class Ringing(Record):
    """Whom to ring for one duty, and what might be asked of others where that is nobody."""

    duty: Duty
    stand_ins: tuple[StandIn, ...] = ()
    favours: tuple[Favour, ...] = ()

    def but_not(self, *people: str) -> "Ringing":
        """The same without whoever has just said that they cannot come."""
        others = tuple(one for one in self.stand_ins if not {one.person, one.taken_by} & {*people})
        favours = tuple(one for one in self.favours if one.person not in people)
        return self.but(stand_ins=others, favours=favours)


One = TypeVar("One", StandIn, Favour)


def _once(ranked: Iterable[One]) -> tuple[One, ...]:
    """Of each person the first."""
    found: dict[str, One] = {}
    for one in ranked:
        found.setdefault(one.person, one)
    return tuple(found.values())


def _shared(shift: Duty, gap: Duty) -> timedelta:
    """How much of the gap the shift fills."""
    return min(shift.end, gap.end) - max(shift.start, gap.start)


class Asker:
    """Answers for one plan; `asked` says when people were asked last, as far as that is a short while ago."""

    def __init__(
        self, programme: Programme, rules: Sequence[Rule], plan: Plan, asked: Mapping[str, date] | None = None
    ) -> None:
        self.programme = programme
        self.plan = plan
        self.asked = asked or {}
        self._beside = Beside(programme, rules)

    def beside(self, plan: Plan) -> "Asker":
        """The same questions of another plan of the programme."""
        other = copy(self)
        other.plan = plan
        return other

    def whom_to_ring(self, duty: Duty) -> Ringing:
        """Everybody who could take it, in the order to ring them; people asked lately come last."""
        there = self.plan.people_on(duty.id)
        others = [person.code for person in self.programme.chellows if person.code not in there]
        refused = {code: self._beside.refusal(self.plan, code, duty) for code in others}
        able = [self._stand_in(code, duty) for code in others if refused[code] is None]
        if sum(one.asked_on is None for one in able) < ENOUGH:
            able += [chain for code in others if refused[code] for chain in self._chains(code, duty)]
        favours = () if able else self._favours(duty, others)
        ranked = sorted(able, key=lambda one: self._rank(one, duty))
        return Ringing(duty=duty, stand_ins=tuple(ranked), favours=tuple(favours))

    def whom_to_ring_for(self, gap: Duty, shifts: Sequence[Duty]) -> Ringing:
        """The same of a gap that any of these shifts would fill in part or whole, each person told once."""
        fullest = sorted(shifts, key=lambda shift: (-_shared(shift, gap), shift.minutes, shift.start))
        each = [(self.whom_to_ring(shift), shift) for shift in fullest]
        able = [one.but(hours=hours_of(shift, gap)) for ringing, shift in each for one in ringing.stand_ins]
        stand_ins = _once(sorted(able, key=lambda one: (one.asked_on is not None, one.asks)))
        favours = [
            one.but(says=f"{one.says} {hours_of(shift, gap, one.says)}".rstrip())
            for ringing, shift in each
            for one in ringing.favours
        ]
        least = _once(sorted(favours, key=lambda one: (one.asked_on is not None, one.price)))
        return Ringing(duty=gap, stand_ins=stand_ins, favours=() if stand_ins else least[:MOST_FAVOURS])

    def _rank(self, one: StandIn, duty: Duty) -> tuple[bool, int, Fraction, str]:
        return (one.asked_on is not None, one.asks, self._load(one.person, duty, one.leaves), one.person)

    def _stand_in(self, code: str, duty: Duty, leaves: Duty | None = None, taken_by: str | None = None) -> StandIn:
        return StandIn(
            person=code,
            share=round(100 * self._load(code, duty, leaves)),
            leaves=leaves,
            taken_by=taken_by,
            asked_on=self.asked.get(code) or self.asked.get(taken_by or ""),
        )

    def _load(self, code: str, duty: Duty, leaves: Duty | None = None) -> Fraction:
        person = self.programme.chellow[code]
        given = self.plan.shares[code].given if code in self.plan.shares else 0
        more = fairness.duty_minutes(self.programme, code, duty)
        less = fairness.duty_minutes(self.programme, code, leaves) if leaves else 0
        offered = fairness.offered_with_history(self.programme, person)
        return Fraction(person.given_before + given + more - less, max(1, offered))

    def _chains(self, code: str, duty: Duty) -> Iterator[StandIn]:
        """The person takes the duty if somebody takes a shift of theirs in that week: the first who can."""
        if not self._beside.ever(code, duty):
            return
        for theirs in in_week(self.plan, code, duty.day):
            if theirs.kind is DutyKind.SHIFT and theirs.id != duty.id:
                taken_by = self._who_takes(theirs, code, duty)
                if taken_by:
                    yield self._stand_in(code, duty, theirs, taken_by)

    def _who_takes(self, theirs: Duty, code: str, duty: Duty) -> str | None:
        if not self._beside.may(taken_off(self._about(code, duty), [(code, theirs)]), code, duty):
            return None
        others = [p.code for p in self.programme.chellows if p.code not in (code, *theirs.people)]
        able = [other for other in others if self._could_take(other, theirs, code)]
        return min(able, key=lambda other: (other in self.asked, self._load(other, theirs), other), default=None)

    def _could_take(self, other: str, theirs: Duty, code: str) -> bool:
        """True if somebody could take what the person leaves."""
        freed = taken_off(self._about(other, theirs), [(code, theirs)])
        return self._beside.may(freed, other, theirs.with_people(()))

    def _about(self, code: str, duty: Duty) -> Plan:
        """The plan as far as one person and one duty go: what the rules look at, and no more."""
        duties = tuple(d for d in self.plan.duties if code in d.people or d.id == duty.id)
        return Plan(period=self.plan.period, pairs=self.plan.pairs, duties=duties)

    def _favours(self, duty: Duty, people: Iterable[str]) -> list[Favour]:
        """What could be asked so that nothing keeps somebody from it; nothing where safety is meant."""
        every = ((code, self._beside.all_refusals(self.plan, code, duty)) for code in people)
        asks = ((code, asks_for(self.programme, refusals)) for code, refusals in every)
        mends = (Mend(code, some) for code, some in asks if some)
        found = [self._favour(mend) for mend in mends]
        return sorted(found, key=lambda one: self._favour_rank(one, duty))[:MOST_FAVOURS]

    def _favour(self, mend: Mend) -> Favour:
        return Favour(person=mend.person, says=str(mend), price=mend.price, asked_on=self.asked.get(mend.person))

    def _favour_rank(self, one: Favour, duty: Duty) -> tuple[bool, int, Fraction, str]:
        return (one.asked_on is not None, one.price, self._load(one.person, duty), one.person)
