"""Rules about visits that are made at another time than their pair's usual one."""

from abc import abstractmethod
from collections.abc import Iterable

from matcher.amounts import ZERO, Amount, excess, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.meeting import at_slot
from matcher.domain.pairs import Slot
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule.base import Rule
from matcher.wording import when


class MovedVisitRule(Rule):
    """Every visit that its Coach makes away from its pair's slot counts one, where the rule minds it."""

    @abstractmethod
    def minds(self, programme: Programme, usual: Duty) -> bool:
        """True if a visit of that week may not be, or had better not be, elsewhere than at this usual time."""

    def post(self, board: Board) -> Amount:
        """How many such visits are made."""
        return total(self._moved(board, duty) for duty in board.duties if duty.kind is DutyKind.VISIT)

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each such visit."""
        planned = {(pair.coach, pair.family): pair.slot for pair in plan.pairs}
        for duty in plan.duties:
            if duty.kind is not DutyKind.VISIT or duty.coach not in duty.people:
                continue
            slot = _agreed(programme, duty) or planned.get((duty.coach, duty.family or ""))
            if slot is not None and self._counts(programme, duty, slot):
                facts = {"when": when(duty), "usual": when(at_slot(duty, slot))}
                yield self.breach(people=(duty.coach,), family=duty.family, duty=duty.id, facts=facts)

    def _moved(self, board: Board, duty: Duty) -> Amount:
        there = board.on(duty.coach or "", duty)
        if agreed := _agreed(board.programme, duty):
            return there if self._counts(board.programme, duty, agreed) else ZERO
        slots = board.slots(duty.coach or "", duty.family or "")
        if not slots:
            return ZERO
        good = (amount for slot, amount in slots if not self._counts(board.programme, duty, slot))
        return excess(there - total(good))

    def _counts(self, programme: Programme, duty: Duty, slot: Slot) -> bool:
        usual = at_slot(duty, slot)
        return usual.start != duty.start and self.minds(programme, usual)


def _agreed(programme: Programme, duty: Duty) -> Slot | None:
    """The slot the pair brings into the period; one still to be chosen is the plan's."""
    promised = programme.promised.get((duty.coach or "", duty.family or ""))
    return promised.slot if promised is not None else None
