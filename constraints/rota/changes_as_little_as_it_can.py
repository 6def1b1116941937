"""Changes as little as it can of what was published: few people, then few duties taken away, then few new.

What changes for people on days they are away is not counted, nor are weeks after the last one published. Whoever
is away from a published duty is touched already, and not counted among the people whatever else changes for them.

    Given:  published mon 10-12 library: C-01; weeks = 2
    Kept:   mon 10-12 library: C-01; mon2 10-12 library: C-02
    Broken: mon 10-12 library: C-02
    Says:   C-01 has other duties than were published.

    Given:  published mon 10-12 library: C-01; C-01.away = 4 jan
    Broken: mon 10-12 library: C-02
    Says:   C-02 has other duties than were published.

    Given:  published mon 10-12 library: C-01; C-01.away = 4 jan
    Kept:

    Given:  published mon 10-12 library: C-01; C-01.away = 4 jan
    Broken: tue 10-12 library: C-01
    Says:   C-01 is newly down for Library on Tue 5 Jan 10:00-12:00.

    Given:  cover library mon 9-13; published mon 10-12 library: C-01
    Kept:   mon 10-12 library: C-01
    Broken: mon 10-12:30 library: C-01
    Says:   C-01 has other duties than were published.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from matcher.amounts import Amount, either, excess, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.times import monday_of
from matcher.rule import CHANGES, SteppedRule
from matcher.wording import place_and_time

PEOPLE, TAKEN, NEW = "people whose duties change", "duties taken away", "new duties"


class Down(NamedTuple):
    """One person down for one duty, or at one venue, from when to when."""

    person: str
    what: str
    start: datetime
    end: datetime


class ChangesAsLittleAsItCan(SteppedRule):
    """Against the last published plan: people changed, duties taken away, duties new."""

    tier = CHANGES
    source = "Chellows; PRODUCT C-01, DEFINITIONS changes"

    def steps(self, programme: Programme) -> tuple[str, ...]:
        """People first, then what they lose, then what they gain."""
        return (PEOPLE, TAKEN, NEW)

    def costs(self, board: Board) -> Mapping[str, Amount]:
        """How many of each."""
        programme = board.programme
        was, end = down(programme, programme.published), published_until(programme)
        absent = absent_from_duty(programme)
        kept: dict[Down, list[Amount]] = {one: [] for one in was}
        new: dict[str, list[Amount]] = {person: [] for person in board.people}
        for person in board.people:
            for duty in board.duties_of(person):
                if counts(programme, person, duty, end):
                    there = kept.get(Down(person, *duty.what_and_when), new[person])
                    there.append(board.on(person, duty))
        taken: dict[str, list[Amount]] = {person: [] for person in board.people}
        for one, there in kept.items():
            taken[one.person].append(excess(1 - total(there)))
        return {
            PEOPLE: total(either((*taken[p], *new[p])) for p in board.people if p not in absent),
            TAKEN: total(amount for amounts in taken.values() for amount in amounts),
            NEW: total(amount for amounts in new.values() for amount in amounts),
        }

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each person changed, each duty taken away and each new one."""
        was, now = down(programme, programme.published), down(programme, plan.duties)
        taken = [one for one in was if one not in now]
        new = [one for one in now if one not in was]
        for person in sorted({one.person for one in (*taken, *new)} - absent_from_duty(programme)):
            yield self.breach(step=PEOPLE, people=(person,))
        for step, changed, duties in ((TAKEN, taken, was), (NEW, new, now)):
            for one in changed:
                facts = place_and_time(programme, duties[one])
                yield self.breach(step=step, people=(one.person,), duty=duties[one].id, facts=facts)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who changes; or who has what no more, or newly."""
        person, facts = breach.people[0], breach.facts
        if breach.step == PEOPLE:
            return f"{person} has other duties than were published."
        change = "is no longer down for" if breach.step == TAKEN else "is newly down for"
        return f"{person} {change} {facts['where']} on {facts['when']}."


def down(programme: Programme, duties: Iterable[Duty]) -> Mapping[Down, Duty]:
    """Who is down for which of these duties, as far as changes there would count, in order of time."""
    end = published_until(programme)
    return {
        Down(person, *duty.what_and_when): duty
        for duty in sorted(duties, key=lambda duty: (duty.start, duty.id))
        for person in duty.people
        if counts(programme, person, duty, end)
    }


def absent_from_duty(programme: Programme) -> frozenset[str]:
    """Everybody who is away from a duty that was published with them."""
    return frozenset(
        person
        for duty in programme.published
        for person in duty.people
        if person in programme.chellow and programme.is_kept_from(person, duty)
    )


def counts(programme: Programme, person: str, duty: Duty, end: date) -> bool:
    """True for a real duty in a published week of somebody who is still here and not away."""
    if duty.kind is DutyKind.HELD or duty.day >= end:
        return False
    return person in programme.chellow and not programme.is_kept_from(person, duty)


def published_until(programme: Programme) -> date:
    """The Monday after the last published duty; the period's first day if nothing is published."""
    last = max((duty.day for duty in programme.published), default=None)
    return monday_of(last) + timedelta(weeks=1) if last else programme.period.first
