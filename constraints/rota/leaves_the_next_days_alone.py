"""Leaves the next days alone: takes nobody off a published duty close at hand unless a rule that must hold does.

Somebody may always be added there, and whoever is away is not counted.

Given:  frozen until 6 jan; published mon 10-12 library: C-01; published wed 10-12 library: C-01
Kept:   mon 10-12 library: C-01
Broken: wed 10-12 library: C-01
Says:   C-01 was published for Library on Mon 4 Jan 10:00-12:00, which is close at hand.

Given:  frozen until 6 jan; published mon 10-12 library: C-01; C-01.away = 4 jan
Kept:   mon 10-12 library: C-02

Given:  published mon 10-12 library: C-01
Kept:
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from matcher.amounts import Amount, excess, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.duties import Duty
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import PROMISES, Rule
from matcher.wording import place_and_time


@dataclass(frozen=True)
class LeavesTheNextDaysAlone(Rule):
    """Each published duty close at hand that its person does not have any more counts one."""

    tier = PROMISES
    source = "Chellows; PRODUCT C-01"

    days: int = 2
    """How many days, today the first, are close at hand when a plan is made."""

    def post(self, board: Board) -> Amount:
        """How many such duties are taken away."""
        wanted: dict[str, dict[tuple[object, ...], list[Amount]]] = defaultdict(dict)
        for person, duty in near(board.programme):
            wanted[person][duty.what_and_when] = []
        for person, theirs in wanted.items():
            for duty in board.duties_of(person):
                if duty.what_and_when in theirs:
                    theirs[duty.what_and_when].append(board.on(person, duty))
        return total(excess(1 - total(there)) for theirs in wanted.values() for there in theirs.values())

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each."""
        there = {(person, *duty.what_and_when) for duty in plan.duties for person in duty.people}
        for person, duty in near(programme):
            if (person, *duty.what_and_when) not in there:
                yield self.breach(people=(person,), duty=duty.id, facts=place_and_time(programme, duty))

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, where and when."""
        facts = breach.facts
        return f"{breach.people[0]} was published for {facts['where']} on {facts['when']}, which is close at hand."


def near(programme: Programme) -> Iterator[tuple[str, Duty]]:
    """Everybody down for a published duty that is close at hand, those who are away or gone left out."""
    for duty in programme.published:
        if programme.is_frozen(duty):
            for person in duty.people:
                if person in programme.chellow and not programme.is_kept_from(person, duty):
                    yield person, duty
