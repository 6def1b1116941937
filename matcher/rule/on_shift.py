"""Rules about one asked shift and everybody who is on it."""

from abc import abstractmethod
from collections.abc import Callable, Iterable

from matcher.amounts import Amount, either, excess, total
from matcher.board import Board
from matcher.domain.asked import Shift
from matcher.domain.breach import Breach
from matcher.domain.duties import Duty
from matcher.domain.people import Chellow
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import MUST, Facts, Rule
from matcher.wording import place_and_time


class ShiftRule(Rule):
    """Looks at the asked shifts one at a time, empty ones too."""

    def speaks_of(self, programme: Programme, shift: Shift) -> bool:
        """True if the rule has anything to say about the shift."""
        return True

    @abstractmethod
    def cost(self, board: Board, shift: Shift) -> Amount:
        """How badly the shift on the board breaks the rule."""

    @abstractmethod
    def found(self, programme: Programme, shift: Shift, people: tuple[Chellow, ...]) -> int:
        """The same with these people on it."""

    def facts(self, programme: Programme, shift: Shift, people: tuple[Chellow, ...]) -> Facts:
        """What the sentence needs beside where, when and how many are there."""
        return {}

    def post(self, board: Board) -> Amount:
        """All shifts together."""
        programme = board.programme
        shifts = programme.asked.shifts.values()
        return total(self.cost(board, shift) for shift in shifts if self.speaks_of(programme, shift))

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each shift that breaks the rule."""
        for key, shift in self._shifts(programme, plan):
            if not self.speaks_of(programme, shift):
                continue
            codes = plan.people_on(key)
            people = tuple(programme.chellow[code] for code in codes)
            amount = self.found(programme, shift, people)
            if amount:
                place = place_and_time(programme, shift.duty)
                facts = {**place, "there": len(codes), **self.facts(programme, shift, people)}
                yield self.breach(amount, people=codes, duty=key, facts=facts)

    def _shifts(self, programme: Programme, plan: Plan) -> Iterable[tuple[str, Shift]]:
        """Every shift asked for; of a rule that must hold only those with people, as empty ones keep it."""
        asked = programme.asked.shifts
        if self.tier != MUST:
            return asked.items()
        return ((duty.id, asked[duty.id]) for duty in plan.duties if duty.id in asked)


class NotAloneRule(ShiftRule):
    """Nobody of some kind is the only person on a shift: a shift all alone counts one."""

    safeguarding = True

    def may_be_alone(self, programme: Programme, person: Chellow, shift: Shift) -> bool:
        """True if the person could be the only one on the shift."""
        return False

    def cost(self, board: Board, shift: Shift) -> Amount:
        """1 if somebody who may not be alone there is."""
        programme = board.programme

        def may_not(code: str) -> bool:
            return not self.may_be_alone(programme, programme.chellow[code], shift)

        return alone(board, shift.duty, may_not)

    def found(self, programme: Programme, shift: Shift, people: tuple[Chellow, ...]) -> int:
        """1 if the only person may not be alone."""
        return int(len(people) == 1 and not self.may_be_alone(programme, people[0], shift))

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who would be alone where and when."""
        return f"{breach.people[0]} would be alone at {breach.facts['where']} on {breach.facts['when']}."


def alone(board: Board, duty: Duty, who: Callable[[str], bool]) -> Amount:
    """1 if exactly one person is on the duty and `who` is true for that person."""
    some = either(board.on(person, duty) for person in board.people_for(duty) if who(person))
    return excess(2 * some - board.headcount(duty))


def by_phone(programme: Programme, duty: Duty) -> bool:
    """True for a duty nobody travels to: the phone line."""
    venue = programme.venue.get(duty.venue or "")
    return venue is not None and venue.place is None
