"""Puts people at the venues they like, and spares them those they would rather not serve at.

Somebody who lists no venue likes them all. The first venue of a list is liked best, the others well.

    Given:  C-01.wishes = library, cafe; C-01.would_rather_not = shop
    Kept:   mon 9-10 library: C-01; mon 10-11 cafe: C-01; mon 10-11 shop: C-02
    Broken: mon 10-11 shop: C-01
    Says:   C-01 would rather not be at Shop (Mon 4 Jan 10:00-11:00).
    Broken: mon 10-11 centre: C-01
    Says:   C-01 would like other venues than Centre (Mon 4 Jan 10:00-11:00).

    Given:  C-01.would_rather_not = shop; event mon 10-11 at shop
    Kept:   mon 10-11 event: C-01; mon 11-12 cafe: C-01
"""

from collections.abc import Iterable

from matcher.amounts import Amount, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import WISHES, Rule
from matcher.wording import place_and_time


class WherePeopleLikeToBe(Rule):
    """A shift at a venue not listed counts one, at one the person would rather avoid two."""

    tier = WISHES
    source = "Chellows; RULES R27"

    def post(self, board: Board) -> Amount:
        """What all shifts come to."""
        chellow = board.programme.chellow
        return total(
            dislike(chellow[person], duty) * board.on(person, duty)
            for duty in board.duties
            for person in board.people_for(duty)
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each person on a shift they like less."""
        for duty in plan.duties:
            for code in duty.people:
                amount = dislike(programme.chellow[code], duty)
                if amount:
                    facts = place_and_time(programme, duty)
                    yield self.breach(amount, people=(code,), duty=duty.id, facts=facts)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who is where, and how it is liked."""
        wish = "would rather not be at" if breach.amount == 2 else "would like other venues than"
        return f"{breach.people[0]} {wish} {breach.facts['where']} ({breach.facts['when']})."


def dislike(person: Chellow, duty: Duty) -> int:
    """2 for a shift at a venue the person would rather avoid, 1 for one not among those listed, else 0."""
    if duty.kind is not DutyKind.SHIFT or duty.venue is None:
        return 0
    if duty.venue in person.would_rather_not:
        return 2
    return int(bool(person.wishes) and duty.venue not in person.wishes)
