"""Rules about whoever is there in one fixed shift, or in one half hour of cover."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping

from matcher.amounts import Amount, either, excess, total
from matcher.board import Board
from matcher.domain.asked import Shift
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.duties import Duty
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import MUST, Facts, Rule
from matcher.wording import place_and_time


class ShiftRule(Rule):
    """Looks at fixed shifts and at half hours of cover one at a time, empty ones too."""

    def speaks_of(self, programme: Programme, shift: Shift) -> bool:
        """True if the rule has anything to say about the shift."""
        return True

    @abstractmethod
    def cost(self, board: Board, shift: Shift) -> Amount:
        """How badly the shift or half hour on the board breaks the rule."""

    @abstractmethod
    def found(self, programme: Programme, shift: Shift, people: tuple[Chellow, ...]) -> int:
        """The same with these people there."""

    def facts(self, programme: Programme, shift: Shift, people: tuple[Chellow, ...]) -> Facts:
        """What the sentence needs beside where, when and how many are there."""
        return {}

    def post(self, board: Board) -> Amount:
        """All together."""
        programme = board.programme
        asked = programme.asked.wanted.values()
        return total(self.cost(board, shift) for shift in asked if self.speaks_of(programme, shift))

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each shift and half hour that breaks the rule."""
        crews = plan.crews(programme)
        for key, shift in self._asked(programme, crews):
            if not self.speaks_of(programme, shift):
                continue
            codes = crews.get(key, ())
            people = tuple(programme.chellow[code] for code in codes)
            amount = self.found(programme, shift, people)
            if amount:
                place = place_and_time(programme, shift.duty)
                facts = {**place, "there": len(codes), **self.facts(programme, shift, people)}
                yield self.breach(amount, people=codes, duty=key, facts=facts)

    def _asked(self, programme: Programme, crews: Mapping[str, tuple[str, ...]]) -> Iterable[tuple[str, Shift]]:
        """All that is asked for; for a rule that must hold only where people are, as empty ones keep it."""
        asked = programme.asked.wanted
        if self.tier != MUST:
            return asked.items()
        return ((key, asked[key]) for key in crews)


class NotAloneRule(ShiftRule):
    """Nobody of some kind is the only person there: a shift or half hour all alone counts one."""

    safeguarding = True

    def may_be_alone(self, programme: Programme, person: Chellow, shift: Shift) -> bool:
        """True if the person could be the only one there."""
        return False

    def cost(self, board: Board, shift: Shift) -> Amount:
        """1 if somebody who may not be alone there is."""
        programme = board.programme

        def may_not(code: str) -> bool:
            return not self.may_be_alone(programme, programme.chellow[code], shift)

        crew = board.crew(shift)
        some = either(there for person, there in crew.items() if may_not(person))
        return excess(2 * some - total(crew.values()))

    def found(self, programme: Programme, shift: Shift, people: tuple[Chellow, ...]) -> int:
        """1 if the only person may not be alone."""
        return int(len(people) == 1 and not self.may_be_alone(programme, people[0], shift))

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who would be alone where and when."""
        return f"{breach.people[0]} would be alone at {breach.facts['where']} on {breach.facts['when']}."


def by_phone(programme: Programme, duty: Duty) -> bool:
    """True for a duty nobody travels to: the phone line."""
    venue = programme.venue.get(duty.venue or "")
    return venue is not None and venue.place is None
