"""Gives a Coach no more families than agreed.

Given:  C-01.most_families = 1
Kept:   F-01 with C-01
Broken: F-01 with C-01; F-02 with C-01
Says:   C-01 would have 2 families; 1 is the most agreed.
"""

from collections import Counter
from collections.abc import Iterable

from matcher.amounts import Amount, excess, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import Relaxation, Rule
from matcher.wording import count_words


class NoMoreFamiliesThanAgreed(Rule):
    """Every family beyond what the Coach agreed to counts one."""

    of_pairs_alone = True
    source = "Coaches; RULES P05"
    because = "no room for another family"

    def post(self, board: Board) -> Amount:
        """How many families too many there are, over all Coaches."""
        return total(
            excess(
                total(board.paired(coach, family) for family in families),
                board.programme.chellow[coach].most_families,
            )
            for coach, families in board.families_of.items()
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each Coach with too many."""
        for code, families in sorted(Counter(pair.coach for pair in plan.pairs).items()):
            most = programme.chellow[code].most_families
            if families > most:
                facts = {"families": families, "most": most}
                yield self.breach(families - most, people=(code,), facts=facts)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """How many, and the most."""
        families = count_words(int(breach.facts["families"]), "family", "families")
        return f"{breach.people[0]} would have {families}; {breach.facts['most']} is the most agreed."

    def relaxations(self, breach: Breach, programme: Programme) -> Iterable[Relaxation]:
        """One more family."""
        yield Relaxation("would one more family be all right", breach.people[0], 5)
