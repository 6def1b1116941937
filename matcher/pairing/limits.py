"""What no timetable of a Coach can hold, told at once of all families that could be theirs.

Two things are known without a timetable: the hours of a week, in which a fortnightly family counts whole;
and times at which any two visits clash, of which there can be one.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import combinations

from matcher.checking.placing import rows_of
from matcher.domain.duties import Duty
from matcher.domain.families import Visits
from matcher.domain.meeting import Meeting, meeting_of, shared_slots, visit_on, visit_weeks, visits_at
from matcher.domain.pairs import Pair, Slot
from matcher.domain.programme import Programme
from matcher.domain.times import instant
from matcher.layout import Layout
from matcher.pairing.laying import lay_pairs
from matcher.rule import MUST, Rule
from matcher.rule.clashes import ClashRule

Times = frozenset[tuple[int, int]]
"""Weekdays and minutes of the day."""
SlotKey = tuple[str, datetime]
ENDLESS = 1_000_000
"""So many visits at once go beside one another, where two at the same time do not clash."""


@dataclass(frozen=True)
class Full:
    """What one family of each kind counts, and the most there is room for."""

    weights: Mapping[int, int]
    most: int
    once: int | None = None
    """A kind of which one family is counted, whichever it is, and no other."""

    def excess(self, kinds: Mapping[int, int]) -> int:
        """How much families of these kinds are above the room there is."""
        counts = (self.weights.get(kind, 0) * (1 if kind == self.once else n) for kind, n in kinds.items())
        return sum(counts) - self.most


@dataclass(frozen=True)
class _Kind:
    """Families that are alike to the Coach's calendar: one of them, and when they could be met."""

    pair: Pair
    minutes: int
    times: Times
    weeks: Mapping[int, Sequence[int]]
    """The weeks of the period with a visit, by phase."""
    slots: Mapping[int, Slot]
    """A slot of each phase."""

    @property
    def is_weekly(self) -> bool:
        return len(self.weeks) == 1

    @property
    def visits(self) -> int:
        """So many there are at least, whichever phase it is."""
        return min(map(len, self.weeks.values()))


class Limits:
    """Those of one Coach, over a few weeks of the programme."""

    def __init__(self, programme: Programme, pairs: Mapping[int, Pair], rules: Sequence[Rule]) -> None:
        """Of the pairs, proposals without promises, one of each kind."""
        every = (programme.family[pair.family].visits.every for pair in pairs.values())
        weeks = min(math.lcm(*every), programme.period.weeks)
        self._programme = programme.over(programme.period.but(weeks=weeks))
        self._free: dict[tuple[Slot, Visits], bool] = {}
        self._musts = [rule for rule in rules if rule.tier == MUST]
        kinds = ((kind, self._kind(pair)) for kind, pair in sorted(pairs.items()))
        self._kinds = {kind: known for kind, known in kinds if known is not None}
        self._rooms: dict[tuple[Times, int], int] = {}
        self._pairs_of_starts: dict[tuple[int, int, timedelta], Set[tuple[int, int]]] = {}

    def _kind(self, pair: Pair) -> _Kind | None:
        """None where the Coach is away at one of the times: who meets then might miss a visit."""
        programme = self._programme
        coach, family = programme.chellow[pair.coach], programme.family[pair.family]
        slots = (pair.slot,) if pair.slot else shared_slots(coach, family)
        if not all(self._is_free(pair, slot) for slot in slots):
            return None
        by_phase = {slot.phase: slot for slot in slots}
        weeks = {
            phase: [programme.period.week_of(monday) for _, monday in visit_weeks(programme, pair, slot)]
            for phase, slot in by_phase.items()
        }
        times = frozenset((slot.weekday, slot.start) for slot in slots)
        return _Kind(pair, family.visits.minutes, times, weeks, by_phase)

    def _is_free(self, pair: Pair, slot: Slot) -> bool:
        """True if the Coach is free for every visit at the slot."""
        key = (slot, self._programme.family[pair.family].visits)
        if key not in self._free:
            visits = visits_at(self._programme, pair, slot)
            self._free[key] = all(self._programme.is_free(pair.coach, visit) for visit in visits)
        return self._free[key]

    def broken_by(self, kinds: Mapping[int, int]) -> Full | None:
        """What so many families of each kind are too many for; None where no more is known."""
        known = {kind: n for kind, n in kinds.items() if kind in self._kinds}
        return self._too_many_hours(known) or self._too_little_time(known)

    # Hours

    def _too_many_hours(self, kinds: Mapping[int, int]) -> Full | None:
        """Too much in one week, or in each week that one fortnightly family could be met in."""
        weekly = {kind: n for kind, n in kinds.items() if self._kinds[kind].is_weekly}
        full = self._most_broken(weekly, range(self._programme.period.weeks))
        if full is not None:
            return self._whichever([full])
        for kind in sorted(kinds.keys() - weekly.keys()):
            asked = {**weekly, kind: 1}
            each = [self._most_broken(asked, weeks) for weeks in self._kinds[kind].weeks.values()]
            broken = [full for full in each if full is not None]
            if len(broken) == len(each) and (full := self._whichever(broken, kind)).excess(asked) > 0:
                return full
        return None

    def _whichever(self, each: Sequence[Full], once: int | None = None) -> Full:
        """What holds whichever of these limits does, of all who are met weekly and one family of that kind."""
        kinds = set.intersection(*(set(full.weights) for full in each))
        weights = {
            kind: min(full.weights[kind] for full in each)
            for kind in sorted(kinds)
            if kind == once or self._kinds[kind].is_weekly
        }
        return Full(weights, max(full.most for full in each), once)

    def _most_broken(self, kinds: Mapping[int, int], weeks: Iterable[int]) -> Full | None:
        """Of the limits on these weeks the one that so many break most; None if they break none."""
        broken = [full for week in weeks for full in self._hours[week] if full.excess(kinds) > 0]
        return max(broken, key=lambda full: full.excess(kinds), default=None)

    @cached_property
    def _hours(self) -> Mapping[int, Sequence[Full]]:
        """The limits of each week on all who could be met in it."""
        return {week: list(self._limits_on(week)) for week in range(self._programme.period.weeks)}

    def _limits_on(self, week: int) -> Iterator[Full]:
        met = {
            kind: known.slots[phase]
            for kind, known in self._kinds.items()
            for phase, weeks in known.weeks.items()
            if week in weeks
        }
        layout = Layout(self._programme, self._musts)
        pairs = [self._kinds[kind].pair.but(slot=slot) for kind, slot in met.items()]
        lay_pairs(layout, pairs)
        numbers = list(met)
        for rule in self._musts:
            if rule.of_weeks_alone:
                for row in rows_of(rule, layout.board, pairs):
                    yield Full({numbers[n]: weight for n, weight in row.weights.items()}, row.most)

    # Times

    def _too_little_time(self, kinds: Mapping[int, int]) -> Full | None:
        """Too many who can be met at some times only, of which too few go together."""
        for times in _unions({self._kinds[kind].times for kind in kinds}):
            within = [kind for kind in kinds if self._kinds[kind].times <= times]
            for least in {self._kinds[kind].minutes for kind in within}:
                full = self._full_within(times, least)
                if full.excess(kinds) > 0:
                    return full
        return None

    def _full_within(self, times: Times, least: int) -> Full:
        """The room for visits of so many minutes and more that can be at these times only."""
        if (times, least) not in self._rooms:
            weeks = range(self._programme.period.weeks)
            self._rooms[times, least] = sum(self._room(week, times, least) for week in weeks)
        counted = {
            kind: known.visits
            for kind, known in self._kinds.items()
            if known.times <= times and known.minutes >= least
        }
        return Full(counted, self._rooms[times, least])

    def _room(self, week: int, times: Times, least: int) -> int:
        """Times are put together, one after the other, as long as any two visits at them clash: room for one."""
        room = 0
        for weekday in sorted({weekday for weekday, _ in times}):
            clashing = self._clashing(week, weekday, least)
            together: list[int] = []
            for start in sorted(start for day, start in times if day == weekday):
                # Two may go at one time where the clock leaps over it, though neither goes beside earlier ones.
                if not together or not all((other, start) in clashing for other in (*together, start)):
                    together, room = [], room + (1 if (start, start) in clashing else ENDLESS)
                together.append(start)
        return room

    def _clashing(self, week: int, weekday: int, least: int) -> Set[tuple[int, int]]:
        """Starts, the earlier first, at which any two visits of so many minutes and more clash."""
        day = self._programme.period.monday(week) + timedelta(days=weekday)
        # Days of a week differ from those of another where clocks change.
        key = (weekday, least, instant(day + timedelta(days=1), 0) - instant(day, 0))
        if key not in self._pairs_of_starts:
            self._pairs_of_starts[key] = set(self._all_clash(day, weekday, least))
        return self._pairs_of_starts[key]

    def _all_clash(self, day: date, weekday: int, least: int) -> Iterator[tuple[int, int]]:
        starts = sorted({start for known in self._kinds.values() for on, start in known.times if on == weekday})
        at = {start: self._visits_at(day, start, least) for start in starts}
        clashes = set(self._clashes([visit for start in starts for visit in at[start]]))
        for a, b in combinations(starts, 2):
            if all((one.slot_key, other.slot_key) in clashes for one in at[a] for other in at[b]):
                yield a, b
        for start, visits in at.items():
            alone = all(any(self._clashes((visit, visit.but(id=f"{visit.id}:twin")))) for visit in visits)
            if alone and all((a.slot_key, b.slot_key) in clashes for a, b in combinations(visits, 2)):
                yield start, start

    def _visits_at(self, day: date, start: int, least: int) -> list[Duty]:
        """One visit of each length and place."""
        programme = self._programme
        alike: dict[tuple[int, Meeting | None], Pair] = {}
        for known in self._kinds.values():
            if known.minutes >= least:
                coach, family = programme.chellow[known.pair.coach], programme.family[known.pair.family]
                alike.setdefault((known.minutes, meeting_of(programme, coach, family)), known.pair)
        return [visit_on(programme, pair, 1, day, start) for pair in alike.values()]

    def _clashes(self, visits: Sequence[Duty]) -> Iterator[tuple[SlotKey, SlotKey]]:
        for rule in self._musts:
            if isinstance(rule, ClashRule):
                for a, b in rule.clashes(self._programme, visits):
                    yield a.slot_key, b.slot_key


def _unions(sets: Iterable[Times]) -> list[Times]:
    """Every union of some of the sets, each once; the smallest first."""
    found: set[Times] = set()
    for one in sets:
        found |= {one} | {one | other for other in found}
    return sorted(found, key=lambda times: (len(times), sorted(times)))
