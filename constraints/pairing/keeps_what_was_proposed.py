"""Keeps proposing the Coach, and the time, that the last published plan proposed to a family.

Somebody may be asking the family just now. A family that has answered, or does not wait any more, is free.

    Given:  proposed F-01 with C-01 held mon 10-11
    Kept:   F-01 with C-01 held mon 10-11
    Broken: F-01 with C-01 held tue 10-11
    Says:   C-01 was proposed to F-01 at another time.
    Broken: F-01 with C-02 held mon 10-11
    Says:   C-01 was proposed to F-01 and is no more.

    Given:  proposed F-01 with C-01 held mon 10-11; pair F-01 with C-01 declined
    Kept:   F-01 with C-02 held mon 10-11

    Given:  proposed F-01 with C-01 held mon 10-11; pair F-01 with C-02 active mon 10-11
    Kept:   F-01 with C-02
"""

from collections.abc import Iterable, Iterator

from matcher.amounts import Amount, excess, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.claims import may_be_placed
from matcher.domain.pairs import Pair
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import CHANGES, Rule


class KeepsWhatWasProposed(Rule):
    """A proposal moved to another time counts one, one that is gone counts two."""

    tier = CHANGES
    source = "families; PRODUCT C-01"

    def post(self, board: Board) -> Amount:
        """How much of what was proposed is not proposed again."""
        costs = []
        for pair in open_proposals(board.programme):
            slots = board.slots(pair.coach, pair.family)
            kept = total(amount for slot, amount in slots if slot == pair.slot)
            costs += [excess(1 - board.paired(pair.coach, pair.family)), excess(1 - kept)]
        return total(costs)

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each proposal that is moved or gone."""
        for pair in open_proposals(programme):
            now = plan.together.get((pair.coach, pair.family))
            if now is None or now.slot != pair.slot:
                gone = int(now is None)
                yield self.breach(1 + gone, people=(pair.coach,), family=pair.family, facts={"gone": gone})

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who was proposed to whom, and what has become of it."""
        what = "and is no more" if breach.facts["gone"] else "at another time"
        return f"{breach.people[0]} was proposed to {breach.family} {what}."


def open_proposals(programme: Programme) -> Iterator[Pair]:
    """Proposals with a time, to families that wait still and have not declined."""
    for pair in programme.proposed:
        family = programme.family.get(pair.family)
        known = family is not None and pair.coach in programme.chellow and pair.slot is not None
        declined = (pair.coach, pair.family) in programme.declined
        if known and family and may_be_placed(programme, family) and not declined:
            yield pair
