"""Puts nobody in two places at once.

Visits, shifts, gatherings and times kept free for a family are one calendar; one may begin the
moment another ends.

    Kept:   mon 10-12 library: C-01; mon 12-13 cafe: C-01
    Broken: mon 10-12 library: C-01; mon 11:59-13 cafe: C-01
    Says:   C-01 is down for Library 10:00-12:00 and Cafe 11:59-13:00 on Mon 4 Jan.
"""

from collections.abc import Iterable, Iterator, Sequence

from matcher.amounts import Amount, both, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.duties import Duty
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import Rule
from matcher.wording import day_words, what


class OnePlaceAtATime(Rule):
    """Any two overlapping duties of one person count one."""

    source = "everyone; PRODUCT R-02"

    def post(self, board: Board) -> Amount:
        """How many overlapping pairs of duties people hold."""
        return total(
            both(board.on(person, a), board.on(person, b))
            for person in board.people
            for a, b in overlapping(board.duties_of(person))
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each overlapping pair."""
        for person, duties in plan.calendar(programme).items():
            for a, b in overlapping(duties):
                facts = {"a": what(programme, a), "b": what(programme, b), "day": day_words(a.day)}
                yield self.breach(people=(person,), duty=a.id, facts=facts)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who is wanted where."""
        facts = breach.facts
        return f"{breach.people[0]} is down for {facts['a']} and {facts['b']} on {facts['day']}."


def overlapping(duties: Sequence[Duty]) -> Iterator[tuple[Duty, Duty]]:
    """Every overlapping pair of duties given in order of time."""
    for n, a in enumerate(duties):
        for b in duties[n + 1 :]:
            if b.start >= a.end:
                break
            yield a, b
