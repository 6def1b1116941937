"""Finds a time for every visit a visiting pair owes in the period.

A pair that was agreed before owes a visit in each week of its rhythm; only a family that is away the
whole week is owed none.

    Given:  pair F-01 with C-01 active mon 10-11
    Kept:   F-01 with C-01 active mon 10-11; mon 10-11 visit F-01: C-01; mon2 10-11 visit F-01: C-01
    Broken: F-01 with C-01 active mon 10-11; mon 10-11 visit F-01: C-01
    Says:   F-01 has no visit from C-01 in the week of Mon 11 Jan.

    Given:  pair F-01 with C-01 active mon 10-11; F-01.away = 4 jan to 17 jan
    Kept:   F-01 with C-01 active mon 10-11
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from matcher.amounts import Amount, excess, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.meeting import visit_id, visit_weeks
from matcher.domain.pairs import Pair, Slot
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import PROMISES, Relaxation, Rule
from matcher.wording import day_words


class Owed(NamedTuple):
    """A visit that a pair owes if its slot has this phase: its duty id and the week's Monday."""

    pair: Pair
    phase: int
    duty: str
    monday: date


class VisitsTakePlace(Rule):
    """Every visit owed that no duty gives counts one."""

    tier = PROMISES
    source = "families; PRODUCT R-05"
    gap_of = "minimum"

    def post(self, board: Board) -> Amount:
        """How many visits owed are not given."""
        return total(excess(_due(board, owed) - _given(board, owed)) for owed in visits_owed(board.programme))

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each visit missing."""
        for owed in visits_owed(programme):
            slots = [p.slot for p in plan.pairs if (p.coach, p.family) == (owed.pair.coach, owed.pair.family)]
            phases = [slot.phase for slot in slots if slot is not None] or [0 for _ in slots[:1]]
            visit = plan.duty.get(owed.duty)
            missing = phases.count(owed.phase) - int(visit is not None and owed.pair.coach in visit.people)
            if missing > 0:
                facts = {"monday": day_words(owed.monday)}
                who, family = (owed.pair.coach,), owed.pair.family
                yield self.breach(missing, people=who, family=family, duty=owed.duty, facts=facts)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Whom, who, and which week."""
        week = f"in the week of {breach.facts['monday']}"
        return f"{breach.family} has no visit from {breach.people[0]} {week}."

    def relaxations(self, breach: Breach, programme: Programme) -> Iterable[Relaxation]:
        """The Coach or the family, if another time would do that week."""
        ask = f"is there another time for a visit in the week of {breach.facts['monday']}"
        yield Relaxation(ask, breach.people[0], 2)
        yield Relaxation(ask, str(breach.family), 3)


def visits_owed(programme: Programme) -> Iterator[Owed]:
    """What the pairs that visit owe in the period, for each phase their slot could have."""
    for family, pair in sorted(programme.standing.items()):
        if not pair.state.visits:
            continue
        for phase in range(programme.family[family].visits.every):
            for number, monday in visit_weeks(programme, pair, Slot(weekday=0, start=0, phase=phase)):
                if not _away_all_week(programme, family, monday):
                    yield Owed(pair, phase, visit_id(pair, number), monday)


def _away_all_week(programme: Programme, family: str, monday: date) -> bool:
    return all(programme.is_away(family, monday + timedelta(days=n)) for n in range(7))


def _due(board: Board, owed: Owed) -> Amount:
    coach, family = owed.pair.coach, owed.pair.family
    slots = board.slots(coach, family)
    if slots:
        return total(amount for slot, amount in slots if slot.phase == owed.phase)
    return board.paired(coach, family) if owed.phase == 0 else Amount()


def _given(board: Board, owed: Owed) -> Amount:
    return total(board.on(owed.pair.coach, duty) for duty in board.times(owed.duty))
