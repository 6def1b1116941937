"""Finds a Coach for every family that was asked and said yes, the strongest claim first.

A claim is the need band, rising with the wait, then the weeks waited. Families of one claim are a
class; each class keeps as many hours, then as many families, as it can without costing a stronger one.

    Given:  F-01.need_band = 2; F-02.consent_on = none; F-03.paused = true
    Kept:   F-01 with C-01
    Broken:
    Says:   F-01 waits for a Coach (need band 2, 0 weeks).

    Given:  F-01.asked_on = 28 dec 2026
    Kept:   F-01 with C-01; F-02 with C-02; F-03 with C-03
    Broken: F-02 with C-02; F-03 with C-03
    Says:   F-01 waits for a Coach (need band 0, 1 week).

    Given:  settings.placing = reach
    Kept:
"""

from collections.abc import Iterable, Iterator, Mapping

from matcher.amounts import Amount, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.claims import Claim, claim_of, families_to_place
from matcher.domain.families import Family
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import PLACED_AND_COVER, SteppedRule
from matcher.wording import count_words


class FamiliesArePlacedByClaim(SteppedRule):
    """Minutes of visits not given, then families not placed, class by class."""

    tier = PLACED_AND_COVER
    of_pairs_alone = True
    source = "families; PRODUCT P-06, FAIRNESS placing by claims"

    def steps(self, programme: Programme) -> tuple[str, ...]:
        """Two steps a class, strongest claim first; none where families are placed by reach."""
        return tuple(step for claim in classes(programme) for step in _steps(claim))

    def costs(self, board: Board) -> Mapping[str, Amount]:
        """Minutes a week and families unplaced in each class."""
        costs: dict[str, Amount] = {}
        for claim, families in classes(board.programme).items():
            unplaced = {family: board.unplaced(family.code) for family in families}
            hours, count = _steps(claim)
            costs[hours] = total(family.visits.minutes_a_week * missing for family, missing in unplaced.items())
            costs[count] = total(unplaced.values())
        return costs

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """Two breaches for each family left waiting: its minutes, and itself."""
        for claim, families in classes(programme).items():
            waiting = [family for family in families if family.code not in plan.pair_of]
            facts = {"band": claim.band, "weeks": claim.weeks}
            for step, counts_minutes in zip(_steps(claim), (True, False), strict=True):
                for family in waiting:
                    amount = family.visits.minutes_a_week if counts_minutes else 1
                    yield self.breach(amount, step=step, family=family.code, facts=facts)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Which family, and its claim."""
        band, weeks = breach.facts["band"], count_words(int(breach.facts["weeks"]), "week")
        return f"{breach.family} waits for a Coach (need band {band}, {weeks})."


def classes(programme: Programme) -> Mapping[Claim, tuple[Family, ...]]:
    """Families that may be placed, by claim, the strongest first; none where placing is by reach."""
    if programme.settings.placing != "claims":
        return {}
    may = families_to_place(programme)
    claims = {family.code: claim_of(programme, family) for family in may}
    ranked = sorted(set(claims.values()), reverse=True)
    return {claim: tuple(f for f in may if claims[f.code] == claim) for claim in ranked}


def _steps(claim: Claim) -> Iterator[str]:
    who = f"band {claim.band}, {claim.weeks} weeks"
    yield f"{who}: minutes a week unplaced"
    yield f"{who}: families unplaced"
