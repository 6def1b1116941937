"""Evens out what went before: where shares come out equal, whoever gave less in earlier weeks comes first.

Each minute of duty weighs as much as the person's share of the weeks before, so that over the weeks shares that
differ by less than a twentieth of the offer come together too.

    Given:  C-01.given_before = 2h; C-01.offered_before = 8h; C-02.offered_before = 8h
    Kept:   mon 10-12 library: C-02
    Broken: mon 10-12 library: C-01
    Says:   C-01 gave 25.0 % of the hours offered before, and gives 2 h more.
"""

from collections.abc import Iterable

from matcher import fairness
from matcher.amounts import Amount, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.duties import DutyKind
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import FAIRNESS, Rule
from matcher.wording import hours_words

WHOLE = 1000
"""Shares of the weeks before are counted in thousandths of what was offered."""


class EvensOutWhatWentBefore(Rule):
    """Minutes of duty, each times the thousandths of their offer that its person gave before."""

    tier = FAIRNESS
    source = "Chellows; FAIRNESS, history"

    def post(self, board: Board) -> Amount:
        """The sum over everybody."""
        programme = board.programme
        return total(
            _share_before(person) * board.minutes(person.code, [d for d in duties if d.kind is not DutyKind.HELD])
            for person in programme.chellows
            if _share_before(person)
            for duties in board.days_of(person.code).values()
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each person with duties who gave anything before."""
        for code, duties in plan.calendar(programme).items():
            share = _share_before(programme.chellow[code])
            real = [duty for duty in duties if duty.kind is not DutyKind.HELD]
            minutes = fairness.given_minutes(programme, code, real)
            if share and minutes:
                yield self.breach(share * minutes, people=(code,), facts={"share": share, "minutes": minutes})

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, how much before, and how much now."""
        share, minutes = int(breach.facts["share"]), int(breach.facts["minutes"])
        before = f"gave {share // 10}.{share % 10} % of the hours offered before"
        return f"{breach.people[0]} {before}, and gives {hours_words(minutes)} more."


def _share_before(person: Chellow) -> int:
    """Thousandths of what was offered before the period; the whole of nothing counts as nothing."""
    return WHOLE * person.given_before // person.offered_before if person.offered_before else 0
