"""Whether a Coach's calendar can hold some families, asked of the board with every rule that must hold.

Plain rows know hours and counts; visits that clash, rest, days a week and weekly limits are found out here, one
Coach at a time. What a Coach cannot hold is told as pairs of which only so many can be, others like them among.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations_with_replacement

from matcher.amounts import ONE, total
from matcher.checking import part_name, steps_of
from matcher.domain.duties import DutyKind
from matcher.domain.meeting import first_week, meeting_of, shared_slots
from matcher.domain.pairs import Pair, PairState
from matcher.domain.programme import Programme
from matcher.layout import Layout
from matcher.pairing.laying import lay_pairs
from matcher.pairing.modelling import model_of
from matcher.rule import PROMISES, Rule
from matcher.solving.searching import Limit, search

Kind = tuple[object, ...]
Alike = frozenset[tuple[tuple[str, Kind], int]]
"""How many pairs of each kind a Coach is asked to hold: what holds some holds others like them."""
WIDEST = 3
"""A cut is widened over up to so many kinds of family."""


@dataclass
class Holding:
    """Answers for one programme; each question, and any like it, is searched once."""

    programme: Programme
    rules: Sequence[Rule]
    promised: Mapping[str, int]
    """What each step about promises came to: nobody may be placed at its cost."""
    lay_promised: Callable[[Layout], None]
    """Puts what else is promised on a board."""
    limit: Limit
    _known: dict[Alike, bool] = field(default_factory=dict)
    _kinds: dict[Pair, Kind] = field(default_factory=dict)

    def holds(self, pairs: Iterable[Pair]) -> bool:
        """True if the one Coach of these pairs can keep time for all of them."""
        asked = sorted(pairs, key=lambda pair: pair.family)
        alike = frozenset(Counter((pair.coach, self._kind(pair)) for pair in asked).items())
        if alike not in self._known:
            self._known[alike] = self._search(asked)
        return self._known[alike]

    def _search(self, pairs: Sequence[Pair]) -> bool:
        layout = Layout(self._programme_of(pairs), self.rules)
        lay_pairs(layout, pairs)
        self.lay_promised(layout)
        model = model_of(layout)
        for rule, step in steps_of(layout.programme, self.rules, PROMISES):
            cost = rule.costs(layout.board)[step]
            model.require_at_most(cost, cost.low + self.promised.get(part_name(rule, step), 0))
        missing = total(ONE - layout.board.paired(pair.coach, pair.family) for pair in pairs)
        found = search(model, missing, layout.nothing(), self.limit)
        # What was not found out may well be possible: only a proof forbids it.
        return found.bound == 0 or missing.value(found.chosen) == 0

    def _programme_of(self, pairs: Sequence[Pair]) -> Programme:
        """What has a part in the question: the Coach, what they promised, and others where they may be needed.

        What others promised is left aside: it could only forbid more, so whatever is refused here is refused.
        """
        programme = self.programme
        coaches, families = {pair.coach for pair in pairs}, {pair.family for pair in pairs}
        on_rota = self._is_promised_on_rota(coaches)
        accompanied = any(map(self._may_have_company, pairs))
        together = on_rota or accompanied
        return programme.but(
            chellows=tuple(p for p in programme.chellows if together or p.code in coaches),
            families=tuple(family for family in programme.families if family.code in families),
            pairs=tuple(pair for pair in programme.pairs if pair.coach in coaches and pair.family in families),
            locks=tuple(lock for lock in programme.locks if lock.chellow in coaches),
            shift_rows=programme.shift_rows if on_rota else (),
            cover_rows=programme.cover_rows if on_rota else (),
            gatherings=(),
            published=tuple(duty for duty in programme.published if coaches & set(duty.people)) if together else (),
        )

    def _is_promised_on_rota(self, coaches: Set[str]) -> bool:
        """True if any of them is pinned to shifts, or on one close at hand: others may have to be there as well."""
        pinned = any(lock.venue and not lock.off and lock.chellow in coaches for lock in self.programme.locks)
        return pinned or any(
            duty.kind is DutyKind.SHIFT and self.programme.is_frozen(duty) and not coaches.isdisjoint(duty.people)
            for duty in self.programme.published
        )

    def _may_have_company(self, pair: Pair) -> bool:
        """True if others may have to come along on visits, or were to when visits were published."""
        if pair.held:
            return False
        first = first_week(self.programme, pair) >= self.programme.period.first
        visits = (duty for duty in self.programme.published if duty.family == pair.family)
        return (
            first or self.programme.family[pair.family].two_visitors or any(len(duty.people) > 1 for duty in visits)
        )

    def core(self, pairs: Iterable[Pair]) -> tuple[Pair, ...]:
        """Of pairs one Coach cannot hold, as few as it cannot hold either."""
        left = sorted(pairs, key=lambda pair: pair.family)
        for pair in tuple(left):
            without = [other for other in left if other is not pair]
            if not self.holds(without):
                left = without
        return tuple(left)

    def cut(self, core: Sequence[Pair], could: Sequence[Pair]) -> frozenset[Pair]:
        """Pairs of the core's Coach of which fewer than the core has can be held: those like the core's, if so."""
        alike: dict[Kind, list[Pair]] = {}
        for pair in could:
            if pair.coach == core[0].coach:
                alike.setdefault(self._kind(pair), []).append(pair)
        kinds = sorted({self._kind(pair) for pair in core}, key=lambda kind: alike[kind][0].family)
        wide = len(kinds) <= WIDEST and not any(
            self.holds(mixed) for mixed in _mixed([alike[kind] for kind in kinds], len(core))
        )
        return frozenset(pair for kind in kinds for pair in alike[kind]) if wide else frozenset(core)

    def _kind(self, pair: Pair) -> Kind:
        """What matters of a pair to its Coach's calendar: families of one kind can stand for one another."""
        if pair not in self._kinds:
            self._kinds[pair] = self._kind_of(pair)
        return self._kinds[pair]

    @cached_property
    def _named(self) -> frozenset[str]:
        """Families of whom more is said than any kind tells: pinned to somebody, or visited already."""
        pinned = {lock.family for lock in self.programme.locks if lock.family}
        return frozenset(pinned | {duty.family for duty in self.programme.published if duty.family})

    def _kind_of(self, pair: Pair) -> Kind:
        coach, family = self.programme.chellow[pair.coach], self.programme.family[pair.family]
        if pair.state is not PairState.PROPOSED or pair.family in self._named:
            return (pair,)
        meeting = meeting_of(self.programme, coach, family)
        return (pair.slot, shared_slots(coach, family), family.visits, meeting, family.away, family.two_visitors)


def _mixed(alike: Sequence[Sequence[Pair]], size: int) -> Iterator[list[Pair]]:
    """Each way to take so many pairs of some kinds, the first of a kind before the others."""
    for taken in combinations_with_replacement(range(len(alike)), size):
        counts = Counter(taken)
        if all(count <= len(alike[kind]) for kind, count in counts.items()):
            yield [pair for kind, count in counts.items() for pair in alike[kind][:count]]
