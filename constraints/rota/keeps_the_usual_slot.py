"""Keeps people at their usual place and time, week by week.

Where shifts are built, whoever is there at the usual time keeps it.

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

Given:  cover library mon 9-13; C-01.home_slots = library mon 10
Kept:   mon 9-11 library: C-01
Broken: mon 10:30-12 library: C-01
Says:   C-01 is not at the usual place, Library, on Mon 4 Jan 10:00-10:30.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from matcher.amounts import Amount, excess, total
from matcher.board import Board
from matcher.domain.asked import Shift
from matcher.domain.breach import Breach
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
            excess(1 - total(board.crew(stretch)[person] for stretch in slot if person in board.crew(stretch)))
            for person, slot in usual(board.programme)
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each usual slot not kept."""
        crews = plan.crews(programme)
        for person, slot in usual(programme):
            if not any(person in crews.get(stretch.duty.id, ()) for stretch in slot):
                first = slot[0].duty
                yield self.breach(people=(person,), duty=first.id, facts=place_and_time(programme, first))

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who is not where when."""
        facts = breach.facts
        return f"{breach.people[0]} is not at the usual place, {facts['where']}, on {facts['when']}."


def usual(programme: Programme) -> Iterator[tuple[str, list[Shift]]]:
    """Each person's usual slots that are asked for on a day the person is here, as the shifts they could be.

    Where shifts are built the slot is the half hour of cover at the usual time.
    """
    asked: dict[tuple[str | None, int, int], list[Shift]] = defaultdict(list)
    for stretch in programme.asked.wanted.values():
        asked[stretch.duty.venue, stretch.duty.day.weekday(), stretch.duty.span.start].append(stretch)
    for person in programme.chellows:
        for slot in sorted(set(person.home_slots), key=lambda s: (s.weekday, s.start, s.venue)):
            stretches = asked.get((slot.venue, slot.weekday, slot.start), [])
            for day in sorted({stretch.duty.day for stretch in stretches}):
                if person.active and person.is_here(day):
                    yield person.code, [stretch for stretch in stretches if stretch.duty.day == day]
