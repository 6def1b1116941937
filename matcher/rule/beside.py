"""Rules about one person on a shift and whoever else is there."""

from abc import abstractmethod
from collections.abc import Iterable

from matcher.amounts import Amount, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.people import Chellow
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import Facts, Rule
from matcher.wording import place_and_time


class BesideRule(Rule):
    """Looks at each person on each shift, if the rule is about that person at all."""

    @abstractmethod
    def is_about(self, programme: Programme, person: Chellow) -> bool:
        """True if the rule has anything to say of the person on some shift."""

    @abstractmethod
    def cost(self, board: Board, person: Chellow, shift: Duty) -> Amount:
        """How badly the person on that shift, with whoever else is there, breaks the rule."""

    @abstractmethod
    def found(self, programme: Programme, person: Chellow, shift: Duty) -> int:
        """The same for a planned shift that the person is on."""

    def facts(self, programme: Programme, person: Chellow, shift: Duty) -> Facts:
        """What the sentence needs beside who, where and when."""
        return {}

    def post(self, board: Board) -> Amount:
        """All people and shifts together."""
        return total(
            self.cost(board, person, duty)
            for person in board.programme.chellows
            if self.is_about(board.programme, person)
            for duty in board.duties_of(person.code)
            if duty.kind is DutyKind.SHIFT
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each person and shift that breaks the rule."""
        calendar = plan.calendar(programme)
        for person in programme.chellows:
            if not self.is_about(programme, person):
                continue
            for duty in calendar.get(person.code, ()):
                amount = self.found(programme, person, duty) if duty.kind is DutyKind.SHIFT else 0
                if amount:
                    facts = {**place_and_time(programme, duty), **self.facts(programme, person, duty)}
                    yield self.breach(amount, people=(person.code,), duty=duty.id, facts=facts)
