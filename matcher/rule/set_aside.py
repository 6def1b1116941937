"""Rules about the hours of a week that a Chellow sets aside for visits and for the rota."""

from abc import abstractmethod
from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from matcher import fairness
from matcher.amounts import Amount, excess, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.chellows import Bounds, Chellow
from matcher.domain.duties import VISITS, Duty, DutyKind
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import Rule
from matcher.wording import day_words

PARTS = {"visits": VISITS, "the rota": frozenset({DutyKind.SHIFT})}
"""What hours are set aside for, with the kinds of duty that use them; gatherings use neither's."""


class Limit(NamedTuple):
    """So many minutes of one person's week are set aside for one part."""

    person: str
    part: str
    week: int
    minutes: int


class SetAsideRule(Rule):
    """Minutes beyond a limit of each week, part by part: above it, or below where it is a least."""

    source = "Chellows; RULES S03"

    @abstractmethod
    def limits(self, programme: Programme, person: Chellow) -> Iterator[Limit]:
        """The person's limits in the weeks of the period."""

    @abstractmethod
    def beyond(self, given: Amount, limit: int) -> Amount:
        """Minutes given beyond a limit."""

    def concerned(self, programme: Programme, busy: Container[str]) -> Iterable[Chellow]:
        """Whose weeks may be beyond a limit, when nobody but these has any duty."""
        return programme.chellows

    def post(self, board: Board) -> Amount:
        """Minutes beyond, over all people, weeks and parts."""
        return total(
            self.beyond(_minutes(board, limit), limit.minutes)
            for person in board.programme.chellows
            for limit in self.limits(board.programme, person)
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each person, week and part."""
        calendar = plan.calendar(programme)
        for person in self.concerned(programme, calendar):
            for limit in self.limits(programme, person):
                theirs = _duties(programme, calendar.get(person.code, ()), limit)
                given = sum(fairness.duty_minutes(programme, person.code, duty) for duty in theirs)
                beyond = self.beyond(Amount(given), limit.minutes).constant
                if beyond:
                    monday = day_words(programme.period.monday(limit.week))
                    facts = {"part": limit.part, "given": given, "limit": limit.minutes, "monday": monday}
                    yield self.breach(beyond, people=(person.code,), facts=facts)


def bounds_of(person: Chellow) -> dict[str, Bounds]:
    """What the person sets aside for each part."""
    return {"visits": person.on_visits, "the rota": person.on_rota}


def least_of(programme: Programme, person: Chellow, part: str, week: int) -> int:
    """The least minutes of the week for the part, days away taken off as they are from the offer."""
    whole = bounds_of(person)[part].least
    return fairness.offered_minutes(programme, person.but(offered=whole), week) if whole else 0


def _minutes(board: Board, limit: Limit) -> Amount:
    programme, person = board.programme, limit.person
    theirs = _duties(programme, board.duties_of(person), limit)
    return total(fairness.duty_minutes(programme, person, duty) * board.on(person, duty) for duty in theirs)


def _duties(programme: Programme, duties: Iterable[Duty], limit: Limit) -> list[Duty]:
    return [d for d in duties if d.kind in PARTS[limit.part] and programme.period.week_of(d.day) == limit.week]


def above(given: Amount, limit: int) -> Amount:
    """Minutes above a limit."""
    return excess(given, limit)


def below(given: Amount, limit: int) -> Amount:
    """Minutes below a limit."""
    return excess(limit - given)
