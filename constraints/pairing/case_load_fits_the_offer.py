"""Gives a Coach no more families than the hours offered in a week can hold.

A family takes the visit and the walk there and back; a fortnightly visit counts half.

    Given:  C-01.offered = 2h; F-01.visits = 110 min
    Kept:   F-01 with C-01

    Given:  C-01.offered = 2h; F-01.visits = 111 min
    Broken: F-01 with C-01
    Says:   The families of C-01 would take 2 h 1 min a week; 2 h are offered.

    Given:  C-01.offered = 1h; F-01.visits = 110 min fortnightly
    Kept:   F-01 with C-01
"""

from collections import Counter
from collections.abc import Iterable

from matcher.amounts import Amount, excess, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.meeting import weekly_minutes
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import Relaxation, Rule
from matcher.wording import hours_words


class CaseLoadFitsTheOffer(Rule):
    """Minutes a week, on the mean, that a Coach's families take beyond the offer."""

    of_pairs_alone = True
    source = "Coaches; PRODUCT P-01, R-03"
    because = "no hours left"

    def post(self, board: Board) -> Amount:
        """Minutes a week too many, over all Coaches."""
        return total(
            excess(
                total(
                    _minutes(board.programme, coach, family) * board.paired(coach, family) for family in families
                ),
                board.programme.chellow[coach].offered,
            )
            for coach, families in board.families_of.items()
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each Coach with too many."""
        loads: Counter[str] = Counter()
        for pair in plan.pairs:
            loads[pair.coach] += _minutes(programme, pair.coach, pair.family)
        for code, load in sorted(loads.items()):
            offered = programme.chellow[code].offered
            if load > offered:
                yield self.breach(load - offered, people=(code,), facts={"load": load, "offered": offered})

    def explain(self, breach: Breach, programme: Programme) -> str:
        """How much, and how much is offered."""
        load, offered = (hours_words(int(breach.facts[name])) for name in ("load", "offered"))
        return f"The families of {breach.people[0]} would take {load} a week; {offered} are offered."

    def relaxations(self, breach: Breach, programme: Programme) -> Iterable[Relaxation]:
        """A little more time."""
        yield Relaxation(f"could {hours_words(breach.amount)} more a week be offered", breach.people[0], 4)


def _minutes(programme: Programme, coach: str, family: str) -> int:
    return weekly_minutes(programme, programme.chellow[coach], programme.family[family])
