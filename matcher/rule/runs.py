"""Rules about days one after another: runs with duties, and runs of days off between them."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import ClassVar

from matcher.amounts import Amount, excess, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import WISHES, Rule
from matcher.wording import day_words


def days_before(programme: Programme, person: Chellow) -> Sequence[date]:
    """The days before the period of which something is known, the eve last."""
    known = len(person.before.known)
    return [programme.period.first - timedelta(days=known - n) for n in range(known)]


class ShortRunRule(Rule):
    """Each run of days of one sort that is shorter than wanted counts one.

    A run that touches the last day may go on after it, and one that touches the first may have begun
    before it where nothing is known of the days before: neither counts.
    """

    tier = WISHES
    of_days_out: ClassVar[bool]
    """True for runs of days with a duty, False for runs of days off."""

    @abstractmethod
    def least(self, person: Chellow) -> int | None:
        """The shortest run the person wants, in days; None: any will do."""

    def post(self, board: Board) -> Amount:
        """How many runs are too short."""
        return total(self._cost_of(board, p, least) for p in board.programme.chellows if (least := self.least(p)))

    def _cost_of(self, board: Board, person: Chellow, least: int) -> Amount:
        period = board.programme.period
        out = [Amount(n) for n in person.before.known]
        out += [board.is_out(person.code, day) for day in period.days()]
        ours = out if self.of_days_out else [1 - amount for amount in out]
        return total(
            excess(total(ours[first:end]) - ours[first - 1] - ours[end], end - first - 1)
            for first, end in _shorter_than(least, len(ours))
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each run that is too short."""
        for person in programme.chellows:
            if least := self.least(person):
                yield from self._of_person(programme, plan, person, least)

    def _of_person(self, programme: Programme, plan: Plan, person: Chellow, least: int) -> Iterator[Breach]:
        out = {duty.day for duty in plan.calendar(programme).get(person.code, ())}
        days = [*days_before(programme, person), *programme.period.days()]
        ours = [bool(n) == self.of_days_out for n in person.before.known]
        ours += [(day in out) == self.of_days_out for day in programme.period.days()]
        for first, end in _shorter_than(least, len(ours)):
            if all(ours[first:end]) and not ours[first - 1] and not ours[end]:
                facts = {"first": day_words(days[first]), "days": end - first, "least": least}
                yield self.breach(people=(person.code,), facts=facts)


def _shorter_than(least: int, days: int) -> Iterator[tuple[int, int]]:
    """Where a run of fewer than `least` days could lie with a day on either side: first and end, exclusive."""
    for length in range(1, least):
        for first in range(1, days - length):
            yield first, first + length
