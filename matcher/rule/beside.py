"""Rules about one person in a shift or half hour of cover, and whoever else is there."""

from abc import abstractmethod
from collections.abc import Iterable

from matcher.amounts import Amount, total
from matcher.board import Board
from matcher.domain.asked import Shift
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import Facts, Rule
from matcher.wording import place_and_time


class BesideRule(Rule):
    """Looks at each person in each shift and half hour of cover, if the rule is about that person at all."""

    @abstractmethod
    def is_about(self, programme: Programme, person: Chellow) -> bool:
        """True if the rule has anything to say of the person on some shift."""

    @abstractmethod
    def cost(self, board: Board, person: Chellow, shift: Shift) -> Amount:
        """How badly the person there, with whoever else is, breaks the rule."""

    @abstractmethod
    def found(self, programme: Programme, person: Chellow, shift: Shift, people: tuple[str, ...]) -> int:
        """The same in a plan in which these people are there, the person among them."""

    def facts(self, programme: Programme, person: Chellow, shift: Shift, people: tuple[str, ...]) -> Facts:
        """What the sentence needs beside who, where and when."""
        return {}

    def post(self, board: Board) -> Amount:
        """All people, shifts and half hours of cover together."""
        about = [person for person in board.programme.chellows if self.is_about(board.programme, person)]
        return total(
            self.cost(board, person, shift)
            for shift in board.programme.asked.wanted.values()
            for person in about
            if person.code in board.crew(shift)
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each person and shift, or half hour of cover, that breaks the rule."""
        about = {p.code: p for p in programme.chellows if self.is_about(programme, p)}
        for key, people in plan.crews(programme).items():
            shift = programme.asked.wanted[key]
            for code in people:
                amount = self.found(programme, about[code], shift, people) if code in about else 0
                if amount:
                    others = self.facts(programme, about[code], shift, people)
                    facts = {**place_and_time(programme, shift.duty), **others}
                    yield self.breach(amount, people=(code,), duty=key, facts=facts)
