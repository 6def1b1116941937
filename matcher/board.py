"""The board a rule is posted on: who could coach whom and who could be on duty when, in a rule's words.

A planner lays out a board with a choice for whatever is open and constants for what is settled.
A finished plan is a board too (`board_of`): everything on it is settled, so a posted cost is a number.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property

from matcher import fairness
from matcher.amounts import ONE, ZERO, Amount, both, either, excess, total
from matcher.domain.asked import Shift
from matcher.domain.duties import VISITS, Duty
from matcher.domain.pairs import Pair, Slot
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.times import monday_of


class Board:
    """Pairs and duties that could be, each with the amount (0 or 1) that says whether it is.

    `duties` hold no people; one visit may stand there at several times under one id, of which at
    most one happens. Absent combinations are 0: refused, with the reason kept by whoever laid it out.
    """

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        self._paired: dict[tuple[str, str], Amount] = {}
        self._said_to_meet: set[tuple[str, str]] = set()
        self._slots: dict[tuple[str, str], list[tuple[Slot, Amount]]] = defaultdict(list)
        self._duties: dict[tuple[str, datetime], Duty] = {}
        self._on: dict[tuple[str, datetime], dict[str, Amount]] = defaultdict(dict)
        self._allowed: set[tuple[str, tuple[str, datetime]]] = set()
        self._people_for: dict[tuple[str, datetime], tuple[str, ...]] = {}
        self._given: dict[tuple[str, int], Amount] = {}
        self._minutes: dict[tuple[str, tuple[tuple[str, datetime], ...]], Amount] = {}
        self._out: dict[tuple[str, date], Amount] = {}

    # Laying out

    def lay_pair(self, coach: str, family: str, amount: Amount, *, said_to_meet: bool = False) -> None:
        """Say whether the Coach and the family are paired, and whether that is called more than a proposal."""
        self._paired[coach, family] = amount
        if said_to_meet:
            self._said_to_meet.add((coach, family))

    def lay_slot(self, coach: str, family: str, slot: Slot, amount: Amount) -> None:
        """Say whether a pair meets at that slot as a rule."""
        self._slots[coach, family].append((slot, amount))

    def lay_duty(self, duty: Duty) -> None:
        """Put a duty that could happen on the board; it stays empty until somebody is laid on it."""
        self._duties.setdefault(duty.slot_key, duty)

    def lay_on(self, person: str, duty: Duty, amount: Amount, *, allowed: bool = False) -> None:
        """Say whether the person is on the duty; allowed if it was asked already whether a rule refuses that."""
        self.lay_duty(duty)
        self._on[duty.slot_key][person] = amount
        if allowed:
            self._allowed.add((person, duty.slot_key))

    # The words of rules

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Codes of all Chellows, in order."""
        return tuple(person.code for person in self.programme.chellows)

    @cached_property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """(coach, family) pairs that could be, in order of family and Coach."""
        return tuple(sorted(self._paired, key=lambda pair: (pair[1], pair[0])))

    @cached_property
    def coaches_of(self) -> Mapping[str, tuple[str, ...]]:
        """The Coaches each family could have, by family."""
        found: dict[str, list[str]] = defaultdict(list)
        for coach, family in self.pairs:
            found[family].append(coach)
        return {family: tuple(coaches) for family, coaches in found.items()}

    @cached_property
    def families_of(self) -> Mapping[str, tuple[str, ...]]:
        """The families each Coach could have, by Coach."""
        found: dict[str, list[str]] = defaultdict(list)
        for coach, family in self.pairs:
            found[coach].append(family)
        return {coach: tuple(families) for coach, families in found.items()}

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        """Every duty that could happen, in order of time and id."""
        return tuple(sorted(self._duties.values(), key=lambda duty: (duty.start, duty.id)))

    @cached_property
    def _duties_of(self) -> Mapping[str, tuple[Duty, ...]]:
        found: dict[str, list[Duty]] = defaultdict(list)
        for duty in self.duties:
            for person in self._on[duty.slot_key]:
                found[person].append(duty)
        return {person: tuple(duties) for person, duties in found.items()}

    def duties_of(self, person: str) -> tuple[Duty, ...]:
        """The duties the person could be on, in order of time and id."""
        return self._duties_of.get(person, ())

    @cached_property
    def _days_of(self) -> Mapping[str, Mapping[date, tuple[Duty, ...]]]:
        return {person: by_day(self.duties_of(person)) for person in self.people}

    def days_of(self, person: str) -> Mapping[date, tuple[Duty, ...]]:
        """The duties the person could be on, by local date; only dates with any."""
        return self._days_of[person]

    @cached_property
    def _weeks_of(self) -> Mapping[str, Mapping[int, Sequence[Sequence[Duty]]]]:
        """By person and week of the period the duties of each day."""
        found: dict[str, dict[int, list[Sequence[Duty]]]] = {person: defaultdict(list) for person in self.people}
        for person, days in self._days_of.items():
            for day, duties in days.items():
                found[person][self.programme.period.week_of(day)].append(duties)
        return found

    @cached_property
    def _times(self) -> Mapping[str, tuple[Duty, ...]]:
        found: dict[str, list[Duty]] = defaultdict(list)
        for duty in self.duties:
            found[duty.id].append(duty)
        return {key: tuple(duties) for key, duties in found.items()}

    def times(self, duty_id: str) -> tuple[Duty, ...]:
        """The times at which a duty could happen: one, or for a visit several; none if it is not laid out."""
        return self._times.get(duty_id, ())

    def on(self, person: str, duty: Duty) -> Amount:
        """1 if the person is on the duty."""
        on = self._on.get(duty.slot_key)
        return on.get(person, ZERO) if on else ZERO

    def people_for(self, duty: Duty) -> tuple[str, ...]:
        """Codes of those who could be on the duty, in order."""
        there = self._on.get(duty.slot_key, {})
        known = self._people_for.get(duty.slot_key, ())
        if len(known) != len(there):
            known = self._people_for[duty.slot_key] = tuple(sorted(there))
        return known

    def not_known_to_be_allowed(self, duty: Duty) -> Iterable[str]:
        """Of those who could be on the duty, whoever may yet be refused there."""
        return (code for code in self.people_for(duty) if (code, duty.slot_key) not in self._allowed)

    def headcount(self, duty: Duty, who: Callable[[str], bool] | None = None) -> Amount:
        """How many people are on the duty, of those `who` is true for."""
        return total(self.on(p, duty) for p in self.people_for(duty) if who is None or who(p))

    @cached_property
    def _crews(self) -> Mapping[str, Mapping[str, Amount]]:
        found: dict[str, dict[str, list[Amount]]] = defaultdict(lambda: defaultdict(list))
        for duty in self.duties:
            for stretch in self.programme.asked.served_by(duty):
                for person, amount in self._on[duty.slot_key].items():
                    found[stretch.duty.id][person].append(amount)
        return {key: {p: _once(on) for p, on in sorted(crew.items())} for key, crew in found.items()}

    def crew(self, stretch: Shift) -> Mapping[str, Amount]:
        """Who could be there in a fixed shift or half hour of cover, by code in order, each with 1 if so.

        Of shifts that hold one half hour a person takes one at most: nobody can be in two places.
        """
        return self._crews.get(stretch.duty.id, {})

    def there(self, stretch: Shift, who: Callable[[str], bool] | None = None) -> Amount:
        """How many people are there in a fixed shift or half hour of cover, of those `who` is true for."""
        return total(amount for person, amount in self.crew(stretch).items() if who is None or who(person))

    def happens(self, duty: Duty) -> Amount:
        """1 if anybody is on the duty; a visit happens if its Coach is there."""
        if duty.kind in VISITS and duty.coach is not None:
            return self.on(duty.coach, duty)
        return either(self.on(p, duty) for p in self.people_for(duty))

    def is_out(self, person: str, day: date) -> Amount:
        """1 if the person has any duty that day, or keeps time free for one."""
        if (person, day) not in self._out:
            self._out[person, day] = either(self.on(person, duty) for duty in self.days_of(person).get(day, ()))
        return self._out[person, day]

    def paired(self, coach: str, family: str) -> Amount:
        """1 if the Coach leads for the family."""
        return self._paired.get((coach, family), ZERO)

    def unplaced(self, family: str) -> Amount:
        """1 if the family has no lead Coach."""
        return excess(1 - total(self.paired(coach, family) for coach in self.coaches_of.get(family, ())))

    def said_to_meet(self, coach: str, family: str) -> bool:
        """True if the pair, should it be one, is called accepted, active or tapering."""
        return (coach, family) in self._said_to_meet

    def slots(self, coach: str, family: str) -> Sequence[tuple[Slot, Amount]]:
        """The slots the pair could have, each with 1 if it is theirs."""
        return self._slots.get((coach, family), [])

    def given(self, person: str, week: int) -> Amount:
        """Minutes the person gives or keeps free in a week of the period: duties and the walks between."""
        if (person, week) not in self._given:
            mine = self._weeks_of[person].get(week, ())
            self._given[person, week] = total(self.minutes(person, duties) for duties in mine)
        return self._given[person, week]

    def given_in_all(self, person: str) -> Amount:
        """Minutes the person gives or keeps free over the whole period."""
        return total(self.given(person, week) for week in range(self.programme.period.weeks))

    def minutes(self, person: str, duties: Sequence[Duty]) -> Amount:
        """Minutes these duties, in order of time, take of the person, walks between near ones counted."""
        key = (person, tuple(duty.slot_key for duty in duties))
        if key not in self._minutes:
            lengths = (fairness.duty_minutes(self.programme, person, d) * self.on(person, d) for d in duties)
            self._minutes[key] = total((*lengths, *self._walks(person, duties)))
        return self._minutes[key]

    def _walks(self, person: str, duties: Sequence[Duty]) -> Iterable[Amount]:
        # Visits carry their own walk: of many times for many families nothing is worked out.
        others = [duty for duty in duties if duty.kind not in VISITS]
        for n, first in enumerate(others):
            for then in fairness.soon_after(first, others[n + 1 :]):
                walk = fairness.walk_between(self.programme, first, then)
                if walk:
                    yield walk * both(self.on(person, first), self.on(person, then))


def _once(on: Sequence[Amount]) -> Amount:
    """1 if somebody is on any of these duties, of which a plan has one at most."""
    there = total(on)
    return ONE if there.is_settled and there.constant > 1 else there


def by_day(duties: Iterable[Duty]) -> Mapping[date, tuple[Duty, ...]]:
    """Duties by local date, in the order they came."""
    found: dict[date, list[Duty]] = defaultdict(list)
    for duty in duties:
        found[duty.day].append(duty)
    return {day: tuple(rows) for day, rows in found.items()}


def by_week(duties: Iterable[Duty]) -> Mapping[date, tuple[Duty, ...]]:
    """Duties by the Monday of their week, in the order they came."""
    found: dict[date, list[Duty]] = defaultdict(list)
    for duty in duties:
        found[monday_of(duty.day)].append(duty)
    return {monday: tuple(rows) for monday, rows in found.items()}


def board_of(programme: Programme, plan: Plan) -> Board:
    """A finished plan as a board on which everything is settled."""
    board = Board(programme)
    for pair in plan.pairs:
        _lay_settled_pair(board, pair)
    for asked in (programme.asked.shifts.values(), programme.asked.occasions.values()):
        for one in asked:
            board.lay_duty(one.duty)
    for duty in (*plan.duties, *plan.held(programme)):
        empty = duty.with_people(())
        board.lay_duty(empty)
        for person in duty.people:
            board.lay_on(person, empty, ONE)
    return board


def _lay_settled_pair(board: Board, pair: Pair) -> None:
    board.lay_pair(pair.coach, pair.family, ONE, said_to_meet=pair.state.visits)
    if pair.slot is not None:
        board.lay_slot(pair.coach, pair.family, pair.slot, ONE)
