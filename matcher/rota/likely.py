"""Which kinds of shift to offer to whom where there are more choices than can be laid in time.

Everybody keeps few kinds for the whole period, by what is wanted of each: with few kinds there is little to keep in
order from day to day, and whoever has hours enough in them can be planned at once.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from matcher.domain.asked import Shift
from matcher.domain.chellows import Chellow
from matcher.domain.duties import Duty
from matcher.domain.programme import Programme

USED = 0.65
"""The part of the days at most that somebody can count on being given a shift."""
NOTHING: Mapping[str, Sequence[Shift]] = MappingProxyType({})


@dataclass(frozen=True)
class Kind:
    """The shifts of one kind: how many there are, how long one is, and the minutes wanted of it in all."""

    shifts: int
    minutes: int
    wanted: int


class Likely:
    """Offers every shift if that comes to no more choices than `most`, else each person shifts of few kinds."""

    def __init__(self, programme: Programme, most: int, given: Mapping[str, Sequence[Shift]] = NOTHING) -> None:
        self.programme = programme
        self.most = most
        self._given = {code: {shift.kind for shift in shifts} for code, shifts in given.items()}
        """By person kinds that are offered in any case."""

    def offers(self, person: str, duty: Duty) -> bool:
        """True if the person may be offered the duty; rules may still refuse it."""
        return self._kinds is None or self.programme.asked.kind_of(duty) in self._kinds[person]

    @property
    def leaves_out(self) -> bool:
        """True if not everything is offered."""
        return self._kinds is not None

    @cached_property
    def _kinds(self) -> Mapping[str, frozenset[str]] | None:
        """By person the kinds offered; None: all."""
        could = {person.code: self._could_take(person) for person in self.programme.chellows}
        if sum(self.kinds[kind].shifts for kinds in could.values() for kind in kinds) <= self.most:
            return None
        missing = {name: float(kind.wanted) for name, kind in self.kinds.items()}
        return {code: self._some(code, could[code], missing) for code in sorted(could, key=lambda c: len(could[c]))}

    @cached_property
    def kinds(self) -> Mapping[str, Kind]:
        """Every kind there is, by name."""
        found: dict[str, list[Shift]] = defaultdict(list)
        for shift in self.programme.asked.shifts.values():
            found[shift.kind].append(shift)
        return {name: _kind(shifts) for name, shifts in found.items()}

    def _could_take(self, person: Chellow) -> Sequence[str]:
        return [name for name in self.kinds if (name, 0) not in person.most_of_kind]

    def _some(self, code: str, could: Sequence[str], missing: dict[str, float]) -> frozenset[str]:
        """Kinds most wanted still, as many as there is room for, and at least until they hold hours enough."""
        person, budget = self.programme.chellow[code], self.most // len(self.programme.chellows)
        given, taken = self._given.get(code, ()), dict[str, float]()
        laid = 0
        for name in sorted(could, key=lambda name: (name not in given, -missing[name])):
            kind, enough = self.kinds[name], sum(taken.values()) >= (person.least_minutes or 1)
            if name not in given and laid + kind.shifts > budget and enough:
                break
            taken[name] = kind.minutes * min(dict(person.most_of_kind).get(name, kind.shifts), USED * kind.shifts)
            laid += kind.shifts
        gives = person.most_minutes or person.offered * self.programme.period.weeks
        for name, minutes in taken.items():
            missing[name] -= gives * minutes / max(1.0, sum(taken.values()))
        return frozenset(taken)


def _kind(shifts: Sequence[Shift]) -> Kind:
    return Kind(len(shifts), shifts[0].duty.minutes, sum(shift.ideal * shift.duty.minutes for shift in shifts))
