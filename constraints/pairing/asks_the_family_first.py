"""Pairs no family that was not asked, has not said yes, or has asked to pause.

A pair is called accepted, active or tapering only once the family has said yes to that Coach. While a
family pauses, a pair that is only offered, or is paused itself, may wait.

    Given:  F-01.asked_on = 4 jan; F-01.consent_on = 4 jan
    Kept:   F-01 with C-01

    Given:  pair F-01 with C-01 offered
    Kept:   F-01 with C-02
    Broken: F-01 with C-01 active
    Says:   F-01 has not said yes to C-01.

    Given:  pair F-01 with C-01 active
    Kept:   F-01 with C-01
    Broken: F-01 with C-02 active
    Says:   F-01 has not said yes to C-02.

    Given:  F-01.consent_on = none
    Broken: F-01 with C-01
    Says:   F-01 has not said yes to having a Coach.

    Given:  F-01.asked_on = none
    Broken: F-01 with C-01
    Says:   Nobody has asked F-01 yet.

    Given:  F-01.paused = true; pair F-01 with C-01 offered
    Kept:   F-01 with C-01
    Broken: F-01 with C-02
    Says:   F-01 has asked to pause.

    Given:  F-01.paused = true; pair F-01 with C-01 active mon 10-11
    Broken: F-01 with C-01
    Says:   F-01 has asked to pause.
"""

from collections.abc import Iterable

from matcher.amounts import Amount, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.families import Family
from matcher.domain.pairs import PairState
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import Facts, PairRule

MAY_WAIT = (PairState.OFFERED, PairState.PAUSED)


class AsksTheFamilyFirst(PairRule):
    """The family's own word, with the date it was given."""

    safeguarding = True
    source = "families; PRODUCT P-02"
    because = "the family has not said yes"

    def refuses(self, programme: Programme, coach: Chellow, family: Family) -> Facts | None:
        """Refused until the family was asked and said yes, and while it pauses."""
        if family.asked_on is None:
            return {"why": f"Nobody has asked {family.code} yet"}
        if family.consent_on is None:
            return {"why": f"{family.code} has not said yes to having a Coach"}
        if family.paused and not _waits(programme, coach, family):
            return {"why": f"{family.code} has asked to pause"}
        return None

    def post(self, board: Board) -> Amount:
        """How many refused pairs there are, and pairs said to meet without a yes."""
        too_soon = (
            board.paired(coach, family)
            for coach, family in board.pairs
            if board.said_to_meet(coach, family) and not _said_yes(board.programme, coach, family)
        )
        return total((super().post(board), *too_soon))

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each refused pair, then one for each said to meet without a yes."""
        yield from super().check(programme, plan)
        for pair in plan.pairs:
            if pair.state.visits and not _said_yes(programme, pair.coach, pair.family):
                facts = {"why": f"{pair.family} has not said yes to {pair.coach}"}
                yield self.breach(people=(pair.coach,), family=pair.family, facts=facts)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """What the family has not said."""
        return f"{breach.facts['why']}."


def _waits(programme: Programme, coach: Chellow, family: Family) -> bool:
    same = (pair for pair in programme.pairs if (pair.coach, pair.family) == (coach.code, family.code))
    return any(pair.state in MAY_WAIT for pair in same)


def _said_yes(programme: Programme, coach: str, family: str) -> bool:
    standing = programme.standing.get(family)
    return standing is not None and standing.coach == coach and standing.state.visits
