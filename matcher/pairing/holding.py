"""Whether a Coach's calendar can hold some families, asked of the board with every rule that must hold.

Plain rows know hours and counts; visits that clash, rest, days a week and weekly limits are found out here, one
Coach at a time. What a Coach cannot hold is told as pairs of which only so many can be, others like them among.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations_with_replacement, islice

from matcher.domain.duties import DutyKind
from matcher.domain.meeting import first_week, meeting_of, shared_slots
from matcher.domain.pairs import Pair, PairState
from matcher.domain.programme import Programme
from matcher.pairing.calendars import Calendar, Kinds, Terms, are_within, suits
from matcher.pairing.spreading import spread

Kind = tuple[object, ...]
Alike = frozenset[tuple[int, int]]
"""How many pairs of each kind a Coach is asked to hold, by number of the kind."""
MOST = 30
"""A cut is widened over up to so many pairs: on a larger board it takes longer than what it saves."""
PATIENCE = 4
"""After so many cuts of one Coach, the next are widened beyond those like the core's."""
TRIED = 20
"""So many of them are spread over the days before it is searched whether any can be held together."""


@dataclass
class _Known:
    """What is known of one Coach's calendar beside the same families of whom more is said than any kind tells."""

    answers: dict[Alike, bool] = field(default_factory=dict)
    held: list[Kinds] = field(default_factory=list)
    """Whatever is within them is held too."""
    refused: list[Kinds] = field(default_factory=list)
    """Whatever they are within is refused too."""
    calendar: Calendar | None = None
    """The board asked last: what is asked next is mostly about those on it."""


@dataclass
class Holding:
    """Answers for one programme; each question, and any that follows from it, is searched once."""

    programme: Programme
    terms: Terms
    searches: int = 0
    """How often a solver was asked."""
    _known: dict[tuple[str, Alike], _Known] = field(default_factory=dict)
    _kinds: dict[tuple[str, str], tuple[Pair, int]] = field(default_factory=dict)
    _numbers: dict[Kind, int] = field(default_factory=dict)
    _programmes: dict[tuple[object, ...], Programme] = field(default_factory=dict)
    """What has a part in questions that differ in proposals alone: free times found for one are known to all."""
    _any: dict[tuple[frozenset[int], int], bool] = field(default_factory=dict)
    """Whether so many of some kinds can be held, whichever they are."""
    _cuts: Counter[str] = field(default_factory=Counter)
    """How often each Coach could not hold something."""
    _single: set[int] = field(default_factory=set)
    """Kinds of one family each, of which more is said."""

    def of(self, programme: Programme, terms: Terms) -> "Holding":
        """For another programme: what is known is known of it too where nothing but pairs differs."""
        alike = programme.but(pairs=self.programme.pairs) == self.programme
        if alike and (terms.rules, terms.promised) == (self.terms.rules, self.terms.promised):
            return replace(self, programme=programme, terms=terms, searches=0, _cuts=Counter())
        return Holding(programme, terms)

    def holds(self, pairs: Iterable[Pair], beside: Iterable[Pair] = ()) -> bool:
        """True if the one Coach of these pairs can keep time for all of them.

        `beside` are others of that Coach of whom the same is asked next.
        """
        asked = sorted(pairs, key=_family)
        if not asked:
            return True
        kinds = Counter(map(self._kind, asked))
        known = self._known_beside(asked[0].coach, kinds)
        alike = frozenset(kinds.items())
        if alike not in known.answers:
            known.answers[alike] = self._answer(known, kinds, asked, beside)
        return known.answers[alike]

    def _known_beside(self, coach: str, kinds: Kinds) -> _Known:
        single = frozenset((kind, 1) for kind in kinds if kind in self._single)
        return self._known.setdefault((coach, single), _Known())

    def _answer(self, known: _Known, kinds: Kinds, asked: Sequence[Pair], beside: Iterable[Pair]) -> bool:
        found = self._seen_at_once(known, kinds, asked)
        if found is None:
            found = self._search(known, kinds, asked, beside)
            if found is not None:
                (known.held if found else known.refused).append(kinds)
        # What was not found out may well be possible: only a proof forbids it.
        return found is not False

    def _seen_at_once(self, known: _Known, kinds: Kinds, asked: Sequence[Pair]) -> bool | None:
        """What follows from what is known of fewer or more, or is seen once they are spread over the days."""
        if any(are_within(kinds, held) for held in known.held):
            return True
        if any(are_within(refused, kinds) for refused in known.refused):
            return False
        if not self._suits(asked):
            return None
        known.held.append(kinds)
        return True

    def _suits(self, asked: Sequence[Pair]) -> bool:
        """True if they break nothing where they are simply spread over the days."""
        if any(self._kind(pair) in self._single for pair in asked):
            return False
        programme = self._programme_of(asked)
        at_times = spread(programme, asked)
        return at_times is not None and suits(programme, at_times, self.terms)

    def _search(self, known: _Known, kinds: Kinds, asked: Sequence[Pair], beside: Iterable[Pair]) -> bool | None:
        if known.calendar is None or not are_within(kinds, known.calendar.kinds):
            others = (pair for pair in beside if self._kind(pair) not in self._single)
            known.calendar = self._calendar([*asked, *others])
        self.searches += 1
        return known.calendar.holds(kinds)

    def _calendar(self, pairs: Sequence[Pair]) -> Calendar:
        each = {(pair.coach, pair.family): pair for pair in pairs}.values()
        by_kind: dict[int, list[Pair]] = defaultdict(list)
        for pair in sorted(each, key=_family):
            by_kind[self._kind(pair)].append(pair)
        return Calendar(self._programme_of(tuple(each)), by_kind, self.terms)

    def _programme_of(self, pairs: Sequence[Pair]) -> Programme:
        """What has a part in the question: the Coach, what they promised, and others where they may be needed.

        What others promised is left aside: it could only forbid more, so whatever is refused here is refused.
        """
        coaches, families = {pair.coach for pair in pairs}, {pair.family for pair in pairs}
        known = tuple(p for p in self.programme.pairs if p.coach in coaches and p.family in families)
        accompanied = any(map(self._may_have_company, pairs))
        key = (frozenset(coaches), known, accompanied)
        if key not in self._programmes:
            self._programmes[key] = self._programme_about(coaches, known, accompanied=accompanied)
        return self._programmes[key]

    def _programme_about(self, coaches: Set[str], pairs: tuple[Pair, ...], *, accompanied: bool) -> Programme:
        programme = self.programme
        on_rota = self._is_promised_on_rota(coaches)
        together = on_rota or accompanied
        return programme.but(
            chellows=tuple(p for p in programme.chellows if together or p.code in coaches),
            pairs=pairs,
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
        left = sorted(pairs, key=_family)
        for pair in tuple(left):
            without = [other for other in left if other is not pair]
            if not self.holds(without, beside=left):
                left = without
        return tuple(left)

    def cut(self, core: Sequence[Pair], could: Iterable[Pair]) -> frozenset[Pair]:
        """Pairs of the core's Coach of which fewer than the core has can be held: as many as is shown at once.

        `could` are the pairs of that Coach that could be.
        """
        alike: dict[int, list[Pair]] = defaultdict(list)
        for pair in could:
            alike[self._kind(pair)].append(pair)
        for kinds in self._kinds_like(core, alike):
            if not self._holds_any([alike[kind][: len(core)] for kind in sorted(kinds)], len(core)):
                return frozenset(pair for kind in kinds for pair in alike[kind])
        return frozenset(core)

    def _kinds_like(self, core: Sequence[Pair], alike: Mapping[int, Sequence[Pair]]) -> Iterator[Set[int]]:
        """Kinds that may be as hard to hold together as the core's; its own come last."""
        own = {self._kind(pair) for pair in core}
        times = max(map(self._times, core), key=len)
        self._cuts[core[0].coach] += 1
        if self._cuts[core[0].coach] > PATIENCE and all(self._times(pair) <= times for pair in core):
            lightest = min(map(self._weight, core))
            firsts = {kind: pairs[0] for kind, pairs in alike.items() if kind not in self._single}
            yield own | {
                kind
                for kind, pair in firsts.items()
                if self._weight(pair) >= lightest and self._times(pair) <= times
            }
        yield own

    def _holds_any(self, alike: Sequence[Sequence[Pair]], size: int) -> bool:
        """False if it is proved that so many cannot be held, whichever of these they are."""
        kinds = frozenset(self._kind(pairs[0]) for pairs in alike)
        if (kinds, size) not in self._any:
            self._any[kinds, size] = self._find_any(alike, size)
        return self._any[kinds, size]

    def _find_any(self, alike: Sequence[Sequence[Pair]], size: int) -> bool:
        every = [pair for pairs in alike for pair in pairs]
        some = islice(_mixed(alike, size), TRIED)
        if len(every) > MOST or any(map(self._is_held_at_once, some)):
            return True
        self.searches += 1
        return self._calendar(every).can_hold(size)

    def _is_held_at_once(self, pairs: Iterable[Pair]) -> bool:
        asked = sorted(pairs, key=_family)
        kinds = Counter(map(self._kind, asked))
        return self._seen_at_once(self._known_beside(asked[0].coach, kinds), kinds, asked) is True

    def _times(self, pair: Pair) -> frozenset[tuple[int, int]]:
        """When on which days they could begin to meet."""
        coach, family = self.programme.chellow[pair.coach], self.programme.family[pair.family]
        slots = (pair.slot,) if pair.slot else shared_slots(coach, family)
        return frozenset((slot.weekday, slot.start) for slot in slots)

    def _weight(self, pair: Pair) -> float:
        """Minutes of visits a week."""
        visits = self.programme.family[pair.family].visits
        return visits.minutes / visits.every

    def _kind(self, pair: Pair) -> int:
        """What matters of a pair to its Coach's calendar, as a number: those of one kind are alike to it."""
        known = self._kinds.get((pair.coach, pair.family))
        if known is None or (known[0] is not pair and known[0] != pair):
            known = self._kinds[pair.coach, pair.family] = (pair, self._number_of(pair))
        return known[1]

    def _number_of(self, pair: Pair) -> int:
        kind = self._kind_of(pair)
        number = self._numbers.setdefault((pair.coach, *kind), len(self._numbers))
        if kind == (pair,):
            self._single.add(number)
        return number

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


def _family(pair: Pair) -> str:
    return pair.family
