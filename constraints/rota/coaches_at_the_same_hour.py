"""Keeps each Coach's coaching at the same weekday and hour, week by week, where it can.

Given:  coaching mon 10-11; coaching thu 10-11; weeks = 2
Kept:   mon 10-11 coaching: C-01; mon2 10-11 coaching: C-01; thu 10-11 coaching: C-02
Broken: mon 10-11 coaching: C-01; thu2 10-11 coaching: C-01
Says:   C-01 comes to coaching on Mon 10:00-11:00 and Thu 10:00-11:00.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from matcher.amounts import Amount, either, excess, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.duties import Duty
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.times import WEEKDAYS, clock
from matcher.domain.venues import GatheringKind
from matcher.rule import WISHES, Rule

Hour = tuple[int, int, int]
"""Weekday, and minutes of the day from and to."""


class CoachesAtTheSameHour(Rule):
    """Each weekday and hour beyond the first at which somebody is coached counts one."""

    tier = WISHES
    source = "Coaches; RULES S02"

    def post(self, board: Board) -> Amount:
        """How many hours are too many, over all people."""
        hours = _hours(board.programme)
        if len(hours) < 2:
            return Amount(0)
        return total(
            excess(total(either(board.on(person, d) for d in duties) for duties in hours.values()), 1)
            for person in board.people
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each person coached at several hours."""
        hours = _hours(programme)
        for person in programme.chellow:
            theirs = [hour for hour, duties in hours.items() if any(person in plan.people_on(d.id) for d in duties)]
            if len(theirs) > 1:
                facts = {"hours": " and ".join(map(_words, theirs))}
                yield self.breach(len(theirs) - 1, people=(person,), facts=facts)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, and at which hours."""
        return f"{breach.people[0]} comes to coaching on {breach.facts['hours']}."


def _hours(programme: Programme) -> Mapping[Hour, list[Duty]]:
    """The sessions of each weekday and hour, in order."""
    found: dict[Hour, list[Duty]] = defaultdict(list)
    for occasion in programme.asked.occasions.values():
        if occasion.kind is GatheringKind.COACHING:
            duty = occasion.duty
            found[duty.day.weekday(), duty.span.start, duty.span.end].append(duty)
    return dict(sorted(found.items()))


def _words(hour: Hour) -> str:
    weekday, start, end = hour
    return f"{WEEKDAYS[weekday]} {clock(start)}-{clock(end)}"
