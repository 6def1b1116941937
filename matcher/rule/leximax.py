"""The leximax rule: the fullest share as small as can be, then the next fullest, and so on.

Shares are compared in whole twentieths, rounded up. Making the people above each level few, level by
level from the top, gives exactly the leximax order (Ogryczak and Śliwiński 2006) over whole numbers.
"""

from abc import abstractmethod
from collections.abc import Iterable, Mapping

from matcher import fairness
from matcher.amounts import Amount, rungs, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import FAIRNESS, SteppedRule

LEVELS = tuple(reversed(range(fairness.STEPS)))
"""From the top down; shares above the whole offer, which only history can bring, are not told apart."""


class LeximaxRule(SteppedRule):
    """Fair shares of some load; a subclass says which load."""

    tier = FAIRNESS

    @abstractmethod
    def load(self, board: Board, person: str, duties: tuple[Duty, ...]) -> Amount:
        """Minutes of the load that one day's duties, in order of time, put on the person."""

    @abstractmethod
    def loaded(self, programme: Programme, person: str, duties: tuple[Duty, ...]) -> int:
        """The same minutes in a finished plan, for all the person's duties."""

    def before(self, person: Chellow) -> int:
        """Minutes of the load carried before the period."""
        return person.given_before

    def offered(self, programme: Programme, person: Chellow) -> int:
        """Minutes offered that the load is held against."""
        return fairness.offered_with_history(programme, person)

    def steps(self, programme: Programme) -> tuple[str, ...]:
        """`people above 19/20` first, `people above 0/20` last."""
        return tuple(f"people above {level}/{fairness.STEPS}" for level in LEVELS)

    def costs(self, board: Board) -> Mapping[str, Amount]:
        """How many people's shares lie above each level."""
        above = [self._above(board, person) for person in board.programme.chellows]
        return {
            step: total(person[level] for person in above)
            for step, level in zip(self.steps(board.programme), LEVELS, strict=True)
        }

    def _above(self, board: Board, person: Chellow) -> tuple[Amount, ...]:
        """For each level from 0: 1 if the person's share lies above it."""
        offered = self.offered(board.programme, person)
        if not offered:
            return rungs(Amount(0), 1, fairness.STEPS)
        days = board.days_of(person.code).values()
        load = total(self.load(board, person.code, _real(duties)) for duties in days)
        return rungs(fairness.STEPS * (load + self.before(person)), offered, fairness.STEPS)

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each level and person whose share lies above it."""
        heights = {person.code: self._height_in(programme, plan, person) for person in programme.chellows}
        for step, level in zip(self.steps(programme), LEVELS, strict=True):
            for code, height in heights.items():
                if height > level:
                    yield self.breach(step=step, people=(code,), facts={"height": height})

    def _height_in(self, programme: Programme, plan: Plan, person: Chellow) -> int:
        load = self.loaded(programme, person.code, plan.duties_of.get(person.code, ()))
        offered = self.offered(programme, person)
        return fairness.level_of(load + self.before(person), offered)


def _real(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    return tuple(duty for duty in duties if duty.kind is not DutyKind.HELD)
