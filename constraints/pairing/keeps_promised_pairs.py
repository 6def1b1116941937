"""Keeps every pair that was promised: offered, accepted, active, tapering or paused.

A family may be offered several Coaches; all of them are kept until it has chosen.

A pair the coordinator has locked, on or off, is the coordinator's to decide.

    Given:  pair F-01 with C-01 active mon 10-11
    Kept:   F-01 with C-01
    Broken: F-01 with C-02
    Says:   F-01 and C-01 were promised to one another (active) and are not paired.

    Given:  pair F-01 with C-01 offered; pair F-02 with C-02 declined
    Broken:
    Says:   F-01 and C-01 were promised to one another (offered) and are not paired.

    Given:  pair F-01 with C-01 offered; pair F-01 with C-02 offered
    Kept:   F-01 with C-01; F-01 with C-02
    Broken: F-01 with C-02
    Says:   F-01 and C-01 were promised to one another (offered) and are not paired.

    Given:  pair F-01 with C-01 active; lock C-01 off F-01
    Kept:
"""

from collections.abc import Iterable, Iterator

from matcher.amounts import Amount, excess, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.pairs import Pair
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import PROMISES, Rule


class KeepsPromisedPairs(Rule):
    """Every promised pair that is missing counts one."""

    tier = PROMISES
    of_pairs_alone = True
    source = "families and Coaches; PRODUCT P-05"

    def post(self, board: Board) -> Amount:
        """How many promised pairs are missing."""
        return total(excess(1 - board.paired(pair.coach, pair.family)) for pair in _promised(board.programme))

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each promised pair that is missing."""
        for pair in _promised(programme):
            if (pair.coach, pair.family) not in plan.together:
                yield self.breach(people=(pair.coach,), family=pair.family, facts={"state": pair.state})

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, and how far the pair had come."""
        who = f"{breach.family} and {breach.people[0]}"
        return f"{who} were promised to one another ({breach.facts['state']}) and are not paired."


def _promised(programme: Programme) -> Iterator[Pair]:
    locked = {(lock.chellow, lock.family) for lock in programme.pair_locks}
    return (pair for key, pair in programme.promised.items() if key not in locked)
