"""Gives a family one lead Coach, never two.

Whoever comes along on a visit is a companion and no second lead.

    Given:  pair F-01 with C-01 active mon 10-11
    Kept:   mon 10-11 visit F-01: C-01, C-02
    Broken: F-01 with C-01; F-01 with C-02
    Says:   F-01 would have 2 lead Coaches: C-01 and C-02.
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

    source = "families; DEFINITIONS, one lead Coach"
    because = "another Coach leads"

    def post(self, board: Board) -> Amount:
        """How many lead Coaches families have beyond the first."""
        return total(
            excess(total(board.paired(coach, family) for coach in coaches), 1)
            for family, coaches in board.coaches_of.items()
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each family with several."""
        leads: dict[str, set[str]] = defaultdict(set)
        for pair in plan.pairs:
            leads[pair.family].add(pair.coach)
        for family, coaches in leads.items():
            if len(coaches) > 1:
                yield self.breach(len(coaches) - 1, family=family, people=tuple(sorted(coaches)))

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Which family, and who leads."""
        *first, last = breach.people
        names = f"{', '.join(first)} and {last}"
        return f"{breach.family} would have {len(breach.people)} lead Coaches: {names}."
