"""Puts nobody on shifts at more than two weekends in any four weeks.

A visit at a weekend is agreed between Coach and family and does not count. A Chellow's own limit, where one
is typed, is for the whole period and goes before the programme's.

    Given:  weeks = 4
    Kept:   sat 10-12 library: C-01; sat2 10-12 library: C-01; sun2 10-12 library: C-01
    Broken: sat 10-12 library: C-01; sun2 10-12 library: C-01; sat4 10-12 library: C-01
    Says:   C-01 has shifts at 3 weekends in the 4 weeks from Mon 4 Jan; 2 are the most.

    Given:  weeks = 4
    Kept:   sat 10-12 library: C-01; sat2 10-12 library: C-01; sat3 10-12 coaching: C-01; fri4 10-12 library: C-01

    Given:  weeks = 5
    Broken: sat2 10-12 library: C-01; sat3 10-12 library: C-01; sat5 10-12 library: C-01
    Says:   C-01 has shifts at 3 weekends in the 4 weeks from Mon 11 Jan; 2 are the most.
    Kept:   sat 10-12 library: C-01; sat2 10-12 library: C-01; sat5 10-12 library: C-01

    Given:  weeks = 5; C-01.most_weekends = 3
    Kept:   sat 10-12 library: C-01; sat2 10-12 library: C-01; sun3 10-12 library: C-01
    Broken: sat 10-12 library: C-01; sat2 10-12 cafe: C-01; sun3 10-12 library: C-01; sun5 10-12 library: C-01
    Says:   C-01 has shifts at 4 weekends in the 5 weeks from Mon 4 Jan; 3 are the most.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from matcher.amounts import Amount, either, excess, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.times import Period, is_weekend
from matcher.rule import Relaxation, Rule
from matcher.wording import count_words, day_words, most_words


@dataclass(frozen=True)
class FewWeekends(Rule):
    """Every weekend above the most, in each run of weeks, counts one."""

    source = "the programme; RULES R23"
    because = "weekends already given"

    most: int = 2
    """Weekends with a shift."""
    weeks: int = 4
    """Weeks in a run; a shorter period is one run."""

    def post(self, board: Board) -> Amount:
        """How many weekends are too many, over all runs."""
        return total(self._cost_of(board, person) for person in board.programme.chellows)

    def _cost_of(self, board: Board, person: Chellow) -> Amount:
        period = board.programme.period
        taken = {
            week: either(board.on(person.code, duty) for duty in duties)
            for week, duties in _weekends(period, board.duties_of(person.code)).items()
        }
        most, runs = self._limit(period, person)
        return total(excess(total(taken[week] for week in run if week in taken), most) for run in runs)

    def _limit(self, period: Period, person: Chellow) -> tuple[int, tuple[range, ...]]:
        """The most weekends, and the runs of weeks it is meant for."""
        if person.most_weekends is not None:
            return person.most_weekends, (range(period.weeks),)
        return self.most, period.runs(self.weeks)

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each person and run with too many."""
        for code, duties in plan.calendar(programme).items():
            taken = _weekends(programme.period, duties).keys()
            most, runs = self._limit(programme.period, programme.chellow[code])
            for run in runs:
                weekends = len(taken & set(run))
                if weekends > most:
                    monday = day_words(programme.period.monday(run[0]))
                    facts = {"monday": monday, "weekends": weekends, "weeks": len(run), "most": most}
                    yield self.breach(weekends - most, people=(code,), facts=facts)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, how many, and in which weeks."""
        facts = breach.facts
        weekends = count_words(int(facts["weekends"]), "weekend")
        run = f"the {facts['weeks']} weeks from {facts['monday']}"
        return f"{breach.people[0]} has shifts at {weekends} in {run}; {most_words(int(facts['most']))}."

    def relaxations(self, breach: Breach, programme: Programme) -> Iterable[Relaxation]:
        """The person, if one more weekend would do."""
        yield Relaxation("would one more weekend be too many", breach.people[0], 6)


def _weekends(period: Period, duties: Iterable[Duty]) -> Mapping[int, list[Duty]]:
    """The shifts at weekends, by week of the period."""
    found: dict[int, list[Duty]] = defaultdict(list)
    for duty in duties:
        if duty.kind is DutyKind.SHIFT and is_weekend(duty.day):
            found[period.week_of(duty.day)].append(duty)
    return found
