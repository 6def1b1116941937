"""Settles what is left equal by lot, so that nobody's name or row decides.

Everybody draws a number for every duty and pair they could have, from the programme's published seed; of
equal plans the one with the lowest sum is taken, and anybody can repeat the draw.

    Kept:
    Broken: mon 10-12 library: C-01
    Says:   The lot of C-01 for shift:library:2027-01-04:1000 is 715050.
    Broken: F-01 with C-01 mon 10-11
    Says:   The lot of C-01 for F-01 is 1954776.
"""

from collections.abc import Iterable

from matcher.amounts import Amount, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.pairs import Slot
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.lots import lot
from matcher.rule import CANONICAL, Rule


class SettlesTiesByLot(Rule):
    """The sum of the lots of all who are on duties or paired."""

    tier = CANONICAL
    source = "everyone; PRODUCT F-03"

    def post(self, board: Board) -> Amount:
        """What all lots come to."""
        programme = board.programme
        duties = (
            lot_on(programme, person, duty) * board.on(person, duty)
            for duty in board.duties
            if duty.kind is not DutyKind.HELD
            for person in board.people_for(duty)
        )
        return total((*duties, *(amount for pair in board.pairs for amount in _lots_of(board, *pair))))

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each person on a duty and each pair: its lot."""
        for pair in plan.pairs:
            lots = lot_with(programme, pair.coach, pair.family, None)
            if pair.slot is not None:
                lots += lot_with(programme, pair.coach, pair.family, pair.slot)
            yield self.breach(lots, people=(pair.coach,), family=pair.family)
        for duty in plan.duties:
            for person in duty.people:
                lot = lot_on(programme, person, duty)
                yield self.breach(lot, people=(person,), duty=duty.id)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Whose lot, for what, and the number."""
        return f"The lot of {breach.people[0]} for {breach.duty or breach.family} is {breach.amount}."


def _lots_of(board: Board, coach: str, family: str) -> Iterable[Amount]:
    programme = board.programme
    yield lot_with(programme, coach, family, None) * board.paired(coach, family)
    for slot, amount in board.slots(coach, family):
        yield lot_with(programme, coach, family, slot) * amount


def lot_on(programme: Programme, person: str, duty: Duty) -> int:
    """The person's lot for a duty at a time; for a built shift, for being at its venue so long."""
    what, start, end = duty.what_and_when
    words = (f"{start:%Y-%m-%dT%H:%MZ}", *((f"{end:%Y-%m-%dT%H:%MZ}",) if duty.built else ()))
    return lot(programme, person, what, *words)


def lot_with(programme: Programme, coach: str, family: str, slot: Slot | None) -> int:
    """The pair's lot for a slot, or for being a pair at all."""
    when = "" if slot is None else f"{slot.weekday} {slot.start} {slot.phase}"
    return lot(programme, coach, family, when)
