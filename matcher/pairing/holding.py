"""Whether a Coach's calendar can hold some families, asked of the board with every rule that must hold.

Plain rows know hours and counts; visits that clash, rest, days a week and weekly limits are found out here, one
Coach at a time. What a Coach cannot hold is told as pairs of which only so many can be, others like them among.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import combinations_with_replacement, islice

from matcher.domain.duties import DutyKind
from matcher.domain.meeting import first_week
from matcher.domain.pairs import Pair
from matcher.domain.programme import Programme
from matcher.pairing.calendars import Calendar, Kinds, Terms, are_within, suits
from matcher.pairing.kinds import KindsOfPairs
from matcher.pairing.limits import Limits
from matcher.pairing.spreading import spread

Alike = frozenset[tuple[int, int]]
"""How many pairs of each kind a Coach is asked to hold, by number of the kind."""
MOST = 30
"""A cut is widened over up to so many pairs: on a larger board it takes longer than what it saves."""
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
    could: Mapping[str, Sequence[Pair]] = field(default_factory=dict)
    """The pairs that each Coach could have."""
    kinds: KindsOfPairs | None = None
    """Those known from before."""
    searches: int = 0
    """How often a solver was asked."""
    _known: dict[tuple[str, Alike], _Known] = field(default_factory=dict)
    _programmes: dict[tuple[object, ...], Programme] = field(default_factory=dict)
    """What has a part in questions that differ in proposals alone: free times found for one are known to all."""
    _any: dict[tuple[Alike, int], bool] = field(default_factory=dict)
    """Whether so many of some kinds can be held, whichever they are, where there are so many of each."""
    _limits: dict[str, Limits] = field(default_factory=dict)
    """What is known of each Coach whatever the times."""

    def __post_init__(self) -> None:
        self._kinds = self.kinds or KindsOfPairs(self.programme)

    def of(self, other: "Holding") -> "Holding":
        """The other, a new one: what is known here is known there too where nothing but pairs differs."""
        alike = other.programme.but(pairs=self.programme.pairs) == self.programme
        if alike and (other.terms.rules, other.terms.promised) == (self.terms.rules, self.terms.promised):
            about = replace(self, programme=other.programme, terms=other.terms, could=other.could)
            return replace(about, kinds=self._kinds, searches=0, _limits={})
        return other

    def knows_what_is_known_to(self, other: "Holding") -> bool:
        """True if whatever is found out by either holds for both."""
        return self._known is other._known

    def holds(self, pairs: Iterable[Pair], beside: Iterable[Pair] = ()) -> bool:
        """True if the one Coach of these pairs can keep time for all of them.

        `beside` are others of that Coach of whom the same is asked next.
        """
        asked = sorted(pairs, key=_family)
        if not asked:
            return True
        kinds = Counter(map(self._kinds.of, asked))
        known = self._known_beside(asked[0].coach, kinds)
        alike = frozenset(kinds.items())
        if alike not in known.answers:
            known.answers[alike] = self._answer(known, kinds, asked, beside)
        return known.answers[alike]

    def note_held(self, pairs: Iterable[Pair]) -> None:
        """Some plan has all these pairs of one Coach beside what was promised: nobody has to find out."""
        asked = list(pairs)
        kinds = Counter(map(self._kinds.of, asked))
        self._known_beside(asked[0].coach, kinds).held.append(kinds)

    def _known_beside(self, coach: str, kinds: Kinds) -> _Known:
        single = frozenset((kind, 1) for kind in kinds if kind in self._kinds.single)
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
        if self._suits(asked):
            known.held.append(kinds)
            return True
        return None if self._limits_of(asked[0].coach).broken_by(kinds) is None else False

    def _suits(self, asked: Sequence[Pair]) -> bool:
        """True if they break nothing where they are simply spread over the days."""
        if any(self._kinds.of(pair) in self._kinds.single for pair in asked):
            return False
        programme = self._programme_of(asked)
        at_times = spread(programme, asked)
        return at_times is not None and suits(programme, at_times, self.terms)

    def _search(self, known: _Known, kinds: Kinds, asked: Sequence[Pair], beside: Iterable[Pair]) -> bool | None:
        if known.calendar is None or not are_within(kinds, known.calendar.kinds):
            others = (pair for pair in beside if self._kinds.of(pair) not in self._kinds.single)
            known.calendar = self._calendar([*asked, *others])
        self.searches += 1
        return known.calendar.holds(kinds)

    def _calendar(self, pairs: Sequence[Pair]) -> Calendar:
        each = {(pair.coach, pair.family): pair for pair in pairs}.values()
        by_kind: dict[int, list[Pair]] = defaultdict(list)
        for pair in sorted(each, key=_family):
            by_kind[self._kinds.of(pair)].append(pair)
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
        family = self.programme.family[pair.family]
        weeks_on = pair.slot.phase if pair.slot else family.visits.every - 1
        first = first_week(self.programme, pair) + timedelta(weeks=weeks_on) >= self.programme.period.first
        visits = (duty for duty in self.programme.published if duty.family == pair.family)
        return first or family.two_visitors or any(len(duty.people) > 1 for duty in visits)

    def _limits_of(self, coach: str) -> Limits:
        if coach not in self._limits:
            kinds = self._alike(coach).items()
            firsts = {kind: pairs[0] for kind, pairs in kinds if kind not in self._kinds.single}
            alone = self._programme_about({coach}, (), accompanied=False)
            self._limits[coach] = Limits(alone, firsts, self.terms.rules)
        return self._limits[coach]

    def _alike(self, coach: str) -> Mapping[int, Sequence[Pair]]:
        """The pairs that the Coach could have, by kind."""
        alike: dict[int, list[Pair]] = defaultdict(list)
        for pair in self.could.get(coach, ()):
            alike[self._kinds.of(pair)].append(pair)
        return alike

    def too_many(self, pairs: Sequence[Pair]) -> tuple[Mapping[Pair, int], int]:
        """Of pairs their one Coach cannot hold: what each pair like them counts, and the most there is room for."""
        full = self._limits_of(pairs[0].coach).broken_by(Counter(map(self._kinds.of, pairs)))
        if full is None:
            core = self.core(pairs)
            return dict.fromkeys(self._wide(core), 1), len(core) - 1
        alike = dict(self._alike(pairs[0].coach))
        if full.once is not None:
            alike[full.once] = [next(pair for pair in pairs if self._kinds.of(pair) == full.once)]
        return {pair: weight for kind, weight in full.weights.items() for pair in alike[kind]}, full.most

    def core(self, pairs: Iterable[Pair]) -> tuple[Pair, ...]:
        """Of pairs one Coach cannot hold, as few as it cannot hold either."""
        left = sorted(pairs, key=_family)
        for pair in tuple(left):
            without = [other for other in left if other is not pair]
            if not self.holds(without, beside=left):
                left = without
        return tuple(left)

    def _wide(self, core: Sequence[Pair]) -> Sequence[Pair]:
        """Pairs of the core's kinds, where of them all fewer than the core has can be held; else the core."""
        alike = self._alike(core[0].coach)
        kinds = sorted({self._kinds.of(pair) for pair in core})
        if self._holds_any([alike[kind][: len(core)] for kind in kinds], len(core)):
            return core
        return [pair for kind in kinds for pair in alike[kind]]

    def _holds_any(self, alike: Sequence[Sequence[Pair]], size: int) -> bool:
        """False if it is proved that so many cannot be held, whichever of these they are."""
        kinds = frozenset((self._kinds.of(pairs[0]), len(pairs)) for pairs in alike)
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
        kinds = Counter(map(self._kinds.of, asked))
        return self._seen_at_once(self._known_beside(asked[0].coach, kinds), kinds, asked) is True


def _mixed(alike: Sequence[Sequence[Pair]], size: int) -> Iterator[list[Pair]]:
    """Each way to take so many pairs of some kinds, the first of a kind before the others."""
    for taken in combinations_with_replacement(range(len(alike)), size):
        counts = Counter(taken)
        if all(count <= len(alike[kind]) for kind, count in counts.items()):
            yield [pair for kind, count in counts.items() for pair in alike[kind][:count]]


def _family(pair: Pair) -> str:
    return pair.family
