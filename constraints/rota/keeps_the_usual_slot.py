"""Keeps people at their usual place and time, week by week.

Given:  library mon 10-12; library mon2 10-12; C-01.home_slots = library mon 10; C-02.home_slots = cafe mon 10
Kept:   mon 10-12 library: C-01; mon2 10-12 library: C-01
Broken: mon 10-12 library: C-01; mon2 10-12 library: C-02
Says:   C-01 is not at the usual place, Library, on Mon 11 Jan 10:00-12:00.

Given:  library mon 10-12; C-01.home_slots = library mon 10; C-01.away = 4 jan
Kept:   mon 10-12 library: C-02

Given:  library mon 10-11; library mon 10-12; C-01.home_slots = library mon 10
Kept:   mon 10-11 library: C-01
Kept:   mon 10-12 library: C-01
Broken: mon 10-11 library: C-02
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from matcher.amounts import Amount, excess, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.duties import Duty
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import WISHES, Rule
from matcher.wording import place_and_time


class KeepsTheUsualSlot(Rule):
    """A week's usual slot that is asked for and not held by its person counts one."""

    tier = WISHES
    source = "Chellows; PRODUCT R-07"

    def post(self, board: Board) -> Amount:
        """How many usual slots are not kept."""
        return total(
            excess(1 - total(board.on(person, duty) for duty in duties))
            for person, duties in usual(board.programme)
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each usual slot not kept."""
        for person, duties in usual(programme):
            if not any(person in plan.people_on(duty.id) for duty in duties):
                first = duties[0]
                yield self.breach(people=(person,), duty=first.id, facts=place_and_time(programme, first))

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who is not where when."""
        facts = breach.facts
        return f"{breach.people[0]} is not at the usual place, {facts['where']}, on {facts['when']}."


def usual(programme: Programme) -> Iterator[tuple[str, list[Duty]]]:
    """Each person's usual slots that are asked for on a day the person is here, as the shifts they could be."""
    asked: dict[tuple[str | None, int, int], list[Duty]] = defaultdict(list)
    for shift in programme.asked.shifts.values():
        asked[shift.duty.venue, shift.duty.day.weekday(), shift.duty.span.start].append(shift.duty)
    for person in programme.chellows:
        for slot in sorted(set(person.home_slots), key=lambda s: (s.weekday, s.start, s.venue)):
            shifts = asked.get((slot.venue, slot.weekday, slot.start), [])
            for day in sorted({duty.day for duty in shifts}):
                if person.active and person.is_here(day):
                    yield person.code, [duty for duty in shifts if duty.day == day]
