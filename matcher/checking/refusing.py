"""Why somebody is not on a duty, or a family not with a Coach: the first rule of the book that says no."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from matcher.domain.breach import Breach
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.meeting import shared_slots, usual_visits
from matcher.domain.pairs import Pair, PairState, Slot
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import MUST, DutyRule, PairRule, RefusingRule, Rule

T = TypeVar("T")


@dataclass(frozen=True)
class Refusal:
    """The first rule of the book that refuses, and the breach it would be."""

    rule: Rule
    breach: Breach

    @property
    def words(self) -> str:
        """A few words that a number can follow."""
        return self.rule.because or self.rule.name.replace("_", " ")


class Refusing:
    """Asks the must-hold rules about one person or pair at a time."""

    def __init__(self, programme: Programme, rules: Sequence[Rule]) -> None:
        self.programme = programme
        self._about: dict[str, Programme] = {}
        self._first: dict[tuple[str, str], Refusal | None] = {}
        self._apart: dict[tuple[str, str], Sequence[Refusal]] = {}
        self._off: dict[tuple[object, ...], Refusal | None] = {}
        self._beside: Plan | None = None
        self._theirs: dict[str, tuple[Duty, ...]] = {}
        self._said: dict[tuple[object, ...], Any] = {}
        self._place = {rule.name: place for place, rule in enumerate(rules)}
        self._musts = [rule for rule in rules if rule.tier == MUST]
        self._pair_rules = [rule for rule in self._musts if isinstance(rule, PairRule)]
        self._company_rules = [rule for rule in self._pair_rules if rule.binds_companions]
        self._other_rules = [rule for rule in self._musts if not isinstance(rule, PairRule | DutyRule)]
        self._counting_rules = [rule for rule in self._other_rules if rule.of_pairs_alone]
        self._refusing_rules = [rule for rule in self._musts if isinstance(rule, RefusingRule)]

    def of_pair(self, coach: str, family: str) -> Refusal | None:
        """Why these two may not be paired, whoever else there is; None if they may."""
        if (coach, family) not in self._first:
            self._first[coach, family] = next(self._against_pair(self._pair_rules, coach, family), None)
        return self._first[coach, family]

    def all_against_pair(self, coach: str, family: str) -> Sequence[Refusal]:
        """Everything that keeps these two from being paired, whoever else there is."""
        if (coach, family) not in self._apart:
            self._apart[coach, family] = list(self._against_pair(self._pair_rules, coach, family))
        return self._apart[coach, family]

    def _against_pair(self, rules: Iterable[PairRule], coach: str, family: str) -> Iterator[Refusal]:
        programme = self.programme
        for rule in rules:
            facts = rule.refuses(programme, programme.chellow[coach], programme.family[family])
            if facts is not None:
                yield Refusal(rule, rule.breach(people=(coach,), family=family, facts=facts))

    def on_duty(self, person: str, duty: Duty) -> Refusal | None:
        """Why the person may not be on the duty, whoever else is; None if they may."""
        if duty.built:  # there are too many to remember
            return next(self.all_against_duty(person, duty), None)
        key = (person, duty.slot_key, duty.end)
        if key not in self._off:
            self._off[key] = next(self.all_against_duty(person, duty), None)
        return self._off[key]

    def all_against_duty(self, person: str, duty: Duty) -> Iterator[Refusal]:
        """Everything that keeps the person from being on the duty, whoever else is."""
        for rule in self._refusing_rules:
            if duty.kind in rule.kinds:
                facts = rule.refuses(self.programme, self.programme.chellow[person], duty)
                if facts is not None:
                    breach = rule.breach(people=(person,), duty=duty.id, family=duty.family, facts=facts)
                    yield Refusal(rule, breach)
        if duty.kind is DutyKind.VISIT and duty.family and person != duty.coach:
            yield from self._against_pair(self._company_rules, person, duty.family)

    def beside_the_rest(self, plan: Plan, person: str, duty: Duty) -> Refusal | None:
        """Why the person may not join the duty beside all that the plan gives them already."""
        key = (person, duty.slot_key, duty.end, duty.people)
        return self.once(plan, key, lambda: self._asked_beside(plan, person, duty))

    def once(self, plan: Plan, key: tuple[object, ...], work: Callable[[], T]) -> T:
        """What the work gives, which is done once beside the same pairs and duties."""
        self._turn_to(plan)
        if key not in self._said:
            self._said[key] = work()
        found: T = self._said[key]
        return found

    def all_beside_the_rest(self, plan: Plan, person: str, duty: Duty) -> Iterator[Refusal]:
        """Everything that keeps the person from joining the duty beside all that the plan gives them already."""
        self._turn_to(plan)
        yield from self.all_against_duty(person, duty)
        yield from self._broken_beside(plan, person, duty)

    def _asked_beside(self, plan: Plan, person: str, duty: Duty) -> Refusal | None:
        return self.on_duty(person, duty) or next(self._broken_beside(plan, person, duty), None)

    def _broken_beside(self, plan: Plan, person: str, duty: Duty) -> Iterator[Refusal]:
        there = plan.duty.get(duty.id, duty)
        joined = duty.with_people((*(there.people if there.slot_key == duty.slot_key else ()), person))
        theirs = [d for d in self._without_company(plan, person) if d.id != duty.id]
        duties = (*theirs, joined, *(_colleagues(plan, person, duty) if duty.built else ()))
        pairs = _pairs_beside(plan, person, duties)
        return self._broken(Plan(period=plan.period, pairs=pairs, duties=duties), self._other_rules, person)

    def beside_the_rest_on_any(self, plan: Plan, person: str, duties: Iterable[Duty]) -> Refusal | None:
        """Why the person may join none of the duties: what refuses the one that gets furthest in the book."""
        furthest: Refusal | None = None
        for duty in duties:
            refusal = self.beside_the_rest(plan, person, duty)
            if refusal is None:
                return None
            if furthest is None or self._place[refusal.rule.name] > self._place[furthest.rule.name]:
                furthest = refusal
        return furthest

    def beside_other_families(self, plan: Plan, coach: str, family: str) -> Refusal | None:
        """Why the Coach may not take the family beside all that the plan gives them already."""
        return self.once(plan, (coach, family), lambda: self._asked_beside_families(plan, coach, family))

    def _asked_beside_families(self, plan: Plan, coach: str, family: str) -> Refusal | None:
        if refusal := self.of_pair(coach, family):
            return refusal
        programme = self.programme
        refusal = None
        for slot in (None, *shared_slots(programme.chellow[coach], programme.family[family])):
            pair = Pair(family=family, coach=coach, state=PairState.PROPOSED, held=True, slot=slot)
            broken = next(self._broken(self._with_pair(plan, pair), self._other_rules, coach), None)
            found = [*([broken] if broken else []), *self._against_visits(pair)]
            refusal = min(found, key=lambda one: self._place[one.rule.name], default=None)
            if (slot is None) == (refusal is not None):
                break
        return refusal

    def at_any_time(self, plan: Plan, coach: str, family: str) -> Iterator[Refusal]:
        """What keeps a Coach who may have the family from one more, whatever the time of their visits."""
        pair = Pair(family=family, coach=coach, state=PairState.PROPOSED, held=True)
        return self._broken(self._with_pair(plan, pair), self._counting_rules, coach)

    def all_beside_other_families(
        self, plan: Plan, coach: str, family: str, slot: Slot | None
    ) -> Iterator[Refusal]:
        """Everything that keeps a Coach who may have the family from visiting it at that time of the week."""
        pair = Pair(family=family, coach=coach, state=PairState.PROPOSED, held=True, slot=slot)
        yield from self._broken(self._with_pair(plan, pair), self._other_rules, coach)
        yield from self._against_visits(pair)

    def _against_visits(self, pair: Pair) -> Iterator[Refusal]:
        """What refuses the Coach visits of a pair at its usual time, on days when they are free."""
        for duty in usual_visits(self.programme, pair):
            if self.programme.is_free(pair.coach, duty) and (refusal := self.on_duty(pair.coach, duty)):
                yield refusal

    def _broken(self, plan: Plan, rules: Iterable[Rule], person: str) -> Iterator[Refusal]:
        """What the plan breaks, which holds the duties of one person and of those beside them."""
        about = self._only(person)
        return (Refusal(rule, breach) for rule in rules for breach in rule.check(about, plan))

    def _only(self, person: str) -> Programme:
        if person not in self._about:
            self._about[person] = self.programme.only(person)
        return self._about[person]

    def _with_pair(self, plan: Plan, pair: Pair) -> Plan:
        theirs = self.once(plan, ("all they have", pair.coach), lambda: _all_they_have(plan, pair.coach))
        return theirs.with_held(self._only(pair.coach), pair)

    def _without_company(self, plan: Plan, person: str) -> tuple[Duty, ...]:
        """The person's duties, gatherings without the many others there: for those nothing changes."""
        self._turn_to(plan)
        if person not in self._theirs:
            duties = plan.duties_of.get(person, ())
            self._theirs[person] = tuple(
                d.with_people((person,)) if d.kind not in (DutyKind.SHIFT, DutyKind.VISIT) else d for d in duties
            )
        return self._theirs[person]

    def _turn_to(self, plan: Plan) -> None:
        """Forget what was worked out beside other duties; a shift with two gaps is asked about once."""
        before = self._beside
        if before is plan:
            return
        if before is None or (before.period, before.pairs, before.duties) != (plan.period, plan.pairs, plan.duties):
            self._theirs, self._said = {}, {}
        self._beside = plan


def _colleagues(plan: Plan, person: str, duty: Duty) -> Iterable[Duty]:
    """Everybody else's shifts at the duty's venue that day: who is alone there depends on them."""
    return (
        other
        for other in plan.duties
        if other.kind is DutyKind.SHIFT
        and (other.venue, other.day) == (duty.venue, duty.day)
        and person not in other.people
    )


def _all_they_have(plan: Plan, person: str) -> Plan:
    theirs = plan.duties_of.get(person, ())
    return Plan(period=plan.period, pairs=_pairs_beside(plan, person, theirs), duties=theirs)


def _pairs_beside(plan: Plan, person: str, duties: Iterable[Duty]) -> tuple[Pair, ...]:
    """The person's own pairs, and those whose visits the person comes along on."""
    visited = {duty.family for duty in duties}
    return tuple(pair for pair in plan.pairs if pair.coach == person or pair.family in visited)


def counted(refusals: Iterable[Refusal | None]) -> str:
    """`not free then (9), on another duty then (3)`, the most frequent first; without a number if all share one."""
    counts = Counter(refusal.words if refusal else "needed elsewhere" for refusal in refusals)
    if len(counts) == 1:
        return next(iter(counts))
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{words} ({number})" for words, number in ranked)
