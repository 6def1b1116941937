"""Gives a family one lead Coach, never two.

Whoever comes along on a visit is a companion and no second lead. Coaches a family is asked to choose from
lead for nobody yet.

    Given:  pair F-01 with C-01 active mon 10-11
    Kept:   mon 10-11 visit F-01: C-01, C-02
    Broken: F-01 with C-01; F-01 with C-02
    Says:   F-01 would have 2 lead Coaches: C-01 and C-02.

    Given:  pair F-01 with C-01 offered; pair F-01 with C-02 offered
    Kept:   F-01 with C-01; F-01 with C-02
"""

from collections import defaultdict
from collections.abc import Iterable

from matcher.amounts import Amount, excess, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import Rule


class OneLeadCoach(Rule):
    """Every lead Coach of a family beyond the first counts one."""

    of_pairs_alone = True
    source = "families; DEFINITIONS, one lead Coach"
    because = "another Coach leads"

    def post(self, board: Board) -> Amount:
        """How many lead Coaches families have beyond the first."""
        return total(
            excess(total(board.paired(coach, family) for coach in _leads(board.programme, family, coaches)), 1)
            for family, coaches in board.coaches_of.items()
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each family with several."""
        paired: dict[str, set[str]] = defaultdict(set)
        for pair in plan.pairs:
            paired[pair.family].add(pair.coach)
        for family, coaches in paired.items():
            leads = _leads(programme, family, coaches)
            if len(leads) > 1:
                yield self.breach(len(leads) - 1, family=family, people=leads)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Which family, and who leads."""
        *first, last = breach.people
        names = f"{', '.join(first)} and {last}"
        return f"{breach.family} would have {len(breach.people)} lead Coaches: {names}."


def _leads(programme: Programme, family: str, coaches: Iterable[str]) -> tuple[str, ...]:
    """Those of the Coaches who would lead, in order of code: all but those still to be chosen from."""
    offered = {pair.coach for pair in programme.offers.get(family, ())}
    return tuple(sorted(set(coaches) - offered))
