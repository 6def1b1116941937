"""A first plan of shifts: people who differ in their dates alone are planned over one network of days.

Each person is planned by what must hold for them, as if nobody else were there, on shifts of as few kinds as hold
hours enough. Whether all that is kept together is for whoever takes the plan to ask.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from matcher.amounts import ZERO, Choice, total
from matcher.domain.asked import Shift
from matcher.domain.chellows import Chellow
from matcher.domain.programme import Programme
from matcher.domain.record import UNKNOWN
from matcher.layout import Layout
from matcher.pairing.modelling import model_of
from matcher.rule import MUST, Rule
from matcher.solving.routes.links import FINE
from matcher.solving.routes.mapped import Mapped, mapped
from matcher.solving.routes.one_by_one import DEAR, DRAWS, Seeking
from matcher.solving.rows.parts import Numbers, Parts

USED = 0.65
"""The part of the days at most that somebody can count on being given a shift."""
THEIR_OWN = {
    "code": "",
    "name": "",
    "phone": "",
    "email": "",
    "away": (),
    "busy": (),
    "day_wishes": (),
    "most_of_kind": (),
    "source": UNKNOWN,
}
"""What people who are alike may differ in: what is asked of each, and of the kinds of shift of each, by itself."""
ROOM = (1.0, 1.15, 1.3)
"""How many times the hours somebody must be given their kinds hold: more where they were met on no way."""
BETTER = 1
"""How often prices change once a way keeps all rules: what comes after the first plan is for others to seek."""
STATES = 20_000
"""States in one network, at most, while there are rows that may be left out for it: narrow ones are soon laid."""
Given = Mapping[str, Sequence[Shift]]
"""By person the shifts they are given."""


class Typical:
    """Plans everybody once, by the rules that must hold and those called firm."""

    def __init__(self, programme: Programme, rules: Sequence[Rule], firm: Collection[str]) -> None:
        self._programme = programme
        self._rules = [rule for rule in rules if rule.tier == MUST or rule.name in firm]
        self._refusing = Layout(programme, self._rules).refusing
        self._known: dict[object, _Days | None] = {}
        self._there: Counter[str] = Counter()
        self._lots = np.random.default_rng(0)

    def plan(self) -> Given:
        """By person their shifts; whoever no way was met for is left out."""
        missing = {k: float(sum(s.ideal * s.duty.minutes for s in shifts)) for k, shifts in self._kinds.items()}
        found = ((person.code, self._first_way(person, missing)) for person in self._programme.chellows)
        return {code: shifts for code, shifts in found if shifts is not None}

    @cached_property
    def _kinds(self) -> Mapping[str, Sequence[Shift]]:
        """Every shift by its kind."""
        found: dict[str, list[Shift]] = defaultdict(list)
        for shift in self._programme.asked.shifts.values():
            found[shift.kind].append(shift)
        return found

    @cached_property
    def _shapes(self) -> Mapping[str, object]:
        """By kind what is the same of kinds that lie at the same times of the same days."""
        return {kind: tuple(_shape(shift) for shift in shifts) for kind, shifts in self._kinds.items()}

    def _first_way(self, person: Chellow, missing: dict[str, float]) -> Sequence[Shift] | None:
        """On few kinds of which most is wanted still; on others, with room for more hours, if those hold none."""
        tried = {tuple(self._kinds_for(person, missing, room)): None for room in ROOM}
        for kinds in tried:
            shifts = self._planned(person, kinds)
            if shifts is not None:
                for kind in kinds:
                    most = max(person.least_minutes or 0, self._most_minutes(person, kind) / 2)
                    missing[kind] -= most / len(kinds)
                return shifts
        return None

    def _kinds_for(self, person: Chellow, missing: Mapping[str, float], room: float) -> Sequence[str]:
        holds = {kind: self._most_minutes(person, kind) for kind in missing}
        return list(_enough(holds, missing, room * (person.least_minutes or 1)))

    def _most_minutes(self, person: Chellow, kind: str) -> float:
        shifts = self._kinds[kind]
        most = dict(person.most_of_kind).get(kind, len(shifts))
        return shifts[0].duty.minutes * min(most, USED * len(shifts))

    def _planned(self, person: Chellow, kinds: Sequence[str]) -> Sequence[Shift] | None:
        shifts = [shift for kind in kinds for shift in self._kinds[kind]]
        days = self._days_for(person, kinds, shifts)
        if days is None:
            return None
        costs = [self._cost(person, shift) for shift in shifts]
        way = days.cheap_way(costs, self._lots)
        if way is None or any(costs[n] >= DEAR for n in way):
            return None
        self._there.update(shifts[n].duty.id for n in way)
        return [shifts[n] for n in way]

    def _cost(self, person: Chellow, shift: Shift) -> int:
        """What it adds that the person is there beside those planned so far."""
        if self._refusing.on_duty(person.code, shift.duty) is not None:
            return DEAR
        return -shift.under if self._there[shift.duty.id] < shift.ideal else shift.over

    def _days_for(self, person: Chellow, kinds: Sequence[str], shifts: Sequence[Shift]) -> "_Days | None":
        """The days of whoever is like the person, laid for the first of them."""
        most = dict(person.most_of_kind)
        limits = [(self._shapes[k], min(most.get(k, len(self._kinds[k])), len(self._kinds[k]))) for k in kinds]
        alike = (person.model_copy(update=THEIR_OWN), tuple(limits), tuple(kinds) if len(kinds) > 1 else ())
        if alike not in self._known:
            self._known[alike] = _days_of(self._programme.alone(_never_away(person)), self._rules, shifts)
        return self._known[alike]


@dataclass
class _Days:
    """Shifts of one person laid as a network; `columns` holds the column of each, or -1."""

    mapped: Mapped
    columns: Numbers
    prices: NDArray[np.float64] | None = None
    """What rows were priced at when somebody alike was planned: what comes next is much the same."""

    def cheap_way(self, costs: Sequence[int], lots: np.random.Generator) -> Sequence[int] | None:
        """The shifts, by number, of a way that keeps every rule of the person's, where each costs so much."""
        links, priced = self.mapped.links, np.zeros(len(self.mapped.owned.goal), np.int64)
        laid = np.flatnonzero(self.columns >= 0)
        priced[self.columns[laid]] = np.array(costs, np.int64)[laid] * FINE
        rows = links.rows.only(np.flatnonzero(links.owner == 0))
        seeking = Seeking(self.mapped.map_.networks[0], rows, self.mapped.owned.of_person(0), priced)
        if not seeking.reaches_least():
            return None
        seeking.prices = self.prices
        way = seeking.cheap_way(lots, DRAWS, BETTER)
        self.prices = seeking.prices
        return None if way is None else np.flatnonzero(np.isin(self.columns, way)).tolist()


def _days_of(programme: Programme, rules: Sequence[Rule], shifts: Iterable[Shift]) -> _Days | None:
    """The only person's days over these shifts; None where they are no network."""
    layout, (person,) = Layout(programme, rules), programme.chellows
    amounts = [layout.lay_if_allowed(person.code, shift.duty) for shift in shifts]
    model = model_of(layout)
    model.require_none(total(rule.post(layout.board) for rule in rules if rule.tier != MUST))
    parts = Parts(model, ZERO)
    column = {id(atom): n for n, atom in enumerate(parts.atoms) if isinstance(atom, Choice)}
    columns = [column.get(id(amount.terms[0][1]), -1) if amount else -1 for amount in amounts]
    days = mapped(parts, lambda: False, STATES)
    return _Days(days, np.array(columns, np.int64)) if days and len(days.map_.networks) == 1 else None


def _enough(holds: Mapping[str, float], missing: Mapping[str, float], least: float) -> Iterator[str]:
    """Kinds that hold so many minutes together, one alone where that will do, the most wanted first."""
    for kind in sorted(missing, key=lambda kind: (holds[kind] < least, -missing[kind])):
        if holds[kind] and least > 0:
            least -= holds[kind]
            yield kind


def _never_away(person: Chellow) -> Chellow:
    return person.model_copy(update={"away": (), "busy": ()})


def _shape(shift: Shift) -> object:
    return (shift.duty.venue, shift.duty.start, shift.duty.end)
