"""Every plan a tiny programme could have, and the best of them, found by the checkers alone.

A plan is any Coach or none for each family, at any time the two share; anybody on any shift and gathering;
and each visit of a pair that meets at any half hour of its week, or not at all, with anybody along.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain, combinations, product
from math import prod

from matcher.checking import settling_order, steps_of
from matcher.domain.built_ids import with_ids
from matcher.domain.chellows import Chellow
from matcher.domain.cover import built
from matcher.domain.duties import Duty
from matcher.domain.families import Family
from matcher.domain.meeting import shared_slots, visit_on, visit_weeks
from matcher.domain.pairs import Pair, PairState
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.times import GRID, instant
from matcher.rule import MUST, DutyRule, PairRule, Rule

Vector = Mapping[int, tuple[int, ...]]
"""Each tier's values, part by part, in the order they are settled."""
Pairs = tuple[Pair | None, ...]


class AllPlans:
    """The plans of one programme under one book of rules."""

    def __init__(self, programme: Programme, rules: Sequence[Rule]) -> None:
        self.programme = programme
        self.rules = tuple(rules)
        self._musts = [rule for rule in rules if rule.tier == MUST]
        self._about_one = [rule for rule in self._musts if isinstance(rule, DutyRule)]
        self._about_more = [rule for rule in self._musts if not isinstance(rule, DutyRule)]
        self._about_a_pair = [rule for rule in self._musts if isinstance(rule, PairRule)]
        self._known_times: dict[tuple[str, int, date, int], list[Duty | None]] = {}
        asked = (*programme.asked.shifts.values(), *programme.asked.occasions.values())
        self._asked = [*(self._crews(one.duty) for one in asked), *self._built()]
        choices = chain.from_iterable(map(self._choices_of, programme.families))
        self._pairings = [pairs for pairs in product(*choices) if self._may(pairs)]

    def __len__(self) -> int:
        """How many plans there are to look at; most break some rule."""
        asked = prod(len(crews) for crews in self._asked)
        return asked * sum(prod(len(times) for times in self._visits(pairs)) for pairs in self._pairings)

    def allowed(self) -> list[Plan]:
        """Every plan that breaks no rule that must hold."""
        return [plan for plan in self._plans() if not self._breaks(plan, self._about_more)]

    def best(self) -> tuple[Vector, list[Plan]]:
        """The least values, tier by tier and part by part, and the plans that have them."""
        plans, values = self.allowed(), {}
        for tier in settling_order(self.programme)[1:]:
            parts: list[int] = []
            for rule, step in steps_of(self.programme, self.rules, tier):
                counted = [self._count(rule, step, plan) for plan in plans]
                parts.append(min(counted))
                plans = [plan for plan, count in zip(plans, counted, strict=True) if count == parts[-1]]
            values[tier] = tuple(parts)
        return values, plans

    def _breaks(self, plan: Plan, rules: list[Rule]) -> bool:
        """True if any rule is broken; it is then asked first the next time, which is most likely the last."""
        for nth, rule in enumerate(rules):
            if any(True for _ in rule.check(self.programme, plan)):
                rules.insert(0, rules.pop(nth))
                return True
        return False

    def _count(self, rule: Rule, step: str, plan: Plan) -> int:
        return sum(breach.amount for breach in rule.check(self.programme, plan) if breach.step == step)

    def _plans(self) -> Iterator[Plan]:
        for pairs in self._pairings:
            for duties in product(*self._asked, *self._visits(pairs)):
                yield self._plan(pairs, duties)

    def _plan(self, pairs: Pairs, duties: Iterable[Duty | None] = ()) -> Plan:
        there = with_ids(self.programme, (duty for duty in duties if duty))
        paired = tuple(sorted((pair for pair in pairs if pair), key=lambda pair: (pair.family, pair.coach)))
        return Plan(period=self.programme.period, pairs=paired, duties=there)

    def _may(self, pairs: Pairs) -> bool:
        """False if the pairs alone break a rule: no duty beside them would mend it."""
        return not self._breaks(self._plan(pairs), self._musts)

    def _choices_of(self, family: Family) -> list[list[Pair | None]]:
        """Nobody, or any Coach: as the family's word stands, else newly proposed, at any time they share.

        Each Coach a family is asked to choose from is a choice apart: all of them may stand at once.
        """
        pairs = [self._as_it_stands(family, coach) for coach in self.programme.chellows]
        pairs = [pair for pair in pairs if not self._breaks(self._plan((pair,)), self._about_a_pair)]
        offered = [[pair] for pair in pairs if pair.state is PairState.OFFERED]
        others = [pair for pair in pairs if pair.state is not PairState.OFFERED]
        return [[None, *chain.from_iterable(map(self._with_slots, some))] for some in (*offered, others)]

    def _as_it_stands(self, family: Family, coach: Chellow) -> Pair:
        promised = self.programme.promised.get((coach.code, family.code))
        if promised is not None:
            return promised.but(held=not promised.state.visits)
        return Pair(family=family.code, coach=coach.code, state=PairState.PROPOSED, held=True)

    def _with_slots(self, pair: Pair) -> list[Pair]:
        if pair.slot is not None:
            return [pair]
        coach, family = self.programme.chellow[pair.coach], self.programme.family[pair.family]
        return [pair.but(slot=slot) for slot in shared_slots(coach, family)]

    def _visits(self, pairs: Pairs) -> list[list[Duty | None]]:
        """For each visit that the pairs owe, the ways in which it could take place, or not."""
        return [
            self._times(pair, number, monday)
            for pair in pairs
            if pair and pair.slot and not pair.held
            for number, monday in visit_weeks(self.programme, pair, pair.slot)
        ]

    def _times(self, pair: Pair, number: int, monday: date) -> list[Duty | None]:
        start = pair.slot.start if pair.slot else 0
        key = (pair.key, number, monday, start if start % GRID else 0)
        if key not in self._known_times:
            days = [monday + timedelta(days=n) for n in range(7)]
            starts = sorted({*range(0, 24 * 60, GRID), start})
            duties = (visit_on(self.programme, pair, number, day, start) for day in days for start in starts)
            led = (self._crews(duty) for duty in duties if not self._keeps_away(pair.coach, duty))
            visits = (visit for visit in chain.from_iterable(led) if visit and pair.coach in visit.people)
            self._known_times[key] = [None, *visits]
        return self._known_times[key]

    def _built(self) -> Iterator[list[Duty | None]]:
        """For each person and day what could be built for them: one shift at most, as the book has it."""
        programme = self.programme
        for person, day in product(programme.chellows, programme.period.days()):
            rows = [row for row in programme.cover_rows if row.weekday == day.weekday()]
            if rows:
                starts = range(min(row.start for row in rows), max(row.end for row in rows) + 1, GRID)
                spans = combinations([instant(day, start) for start in starts], 2)
                venues = [programme.venue[code] for code in sorted({row.venue for row in rows})]
                cut = (built(venue, *span).with_people((person.code,)) for venue, span in product(venues, spans))
                yield [None, *(duty for duty in cut if not self._keeps_away(person.code, duty))]

    def _crews(self, duty: Duty) -> list[Duty | None]:
        """The duty with nobody on it, and with any of those who may be on it."""
        may = [person.code for person in self.programme.chellows if not self._keeps_away(person.code, duty)]
        crews = chain.from_iterable(combinations(may, size) for size in range(1, len(may) + 1))
        return [None, *(duty.with_people(crew) for crew in crews)]

    def _keeps_away(self, person: str, duty: Duty) -> bool:
        """True if a rule about one person on one duty is broken, whoever else is there."""
        return self._breaks(self._plan((), [duty.with_people((person,))]), self._about_one)
