"""Finds a Coach for as many families as it can, the highest need first, where the programme places by reach.

Within a need band the number of families counts first, then the weeks waited by those left.

    Given:  settings.placing = reach; F-01.need_band = 2; F-02.consent_on = none; F-03.consent_on = none
    Kept:   F-01 with C-01
    Broken:
    Says:   F-01 waits for a Coach (need band 2, 0 weeks).

    Given:  settings.placing = reach; F-01.urgent = true; F-01.asked_on = 27 dec 2026
    Kept:   F-01 with C-01; F-02 with C-02; F-03 with C-03
    Broken: F-02 with C-02; F-03 with C-03
    Says:   F-01 waits for a Coach (need band 3, 2 weeks).

    Given:  settings.placing = claims
    Kept:
"""

from collections.abc import Iterable, Mapping

from matcher.amounts import Amount, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.claims import claim_of, families_to_place
from matcher.domain.families import Family
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import PLACED_AND_COVER, SteppedRule
from matcher.wording import count_words


class FamiliesArePlacedByReach(SteppedRule):
    """Families not placed, then the weeks they have waited, band by band."""

    tier = PLACED_AND_COVER
    of_pairs_alone = True
    source = "the coordinator; FAIRNESS placing by reach"

    def steps(self, programme: Programme) -> tuple[str, ...]:
        """Two steps a band, the highest need first; none where families are placed by claims."""
        return tuple(step for band in bands(programme) for step in _steps(band))

    def costs(self, board: Board) -> Mapping[str, Amount]:
        """Families unplaced in each band, and the weeks they have waited."""
        costs: dict[str, Amount] = {}
        for band, families in bands(board.programme).items():
            unplaced = {family: board.unplaced(family.code) for family in families}
            count, weeks = _steps(band)
            costs[count] = total(unplaced.values())
            costs[weeks] = total(_weeks(board.programme, family) * missing for family, missing in unplaced.items())
        return costs

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """A breach for each family left waiting, and one more for its weeks if there are any."""
        for band, families in bands(programme).items():
            waiting = [family for family in families if family.code not in plan.pair_of]
            for step, counts_weeks in zip(_steps(band), (False, True), strict=True):
                for family in waiting:
                    weeks = _weeks(programme, family)
                    if amount := weeks if counts_weeks else 1:
                        facts = {"band": band, "weeks": weeks}
                        yield self.breach(amount, step=step, family=family.code, facts=facts)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Which family, its need and its wait."""
        weeks = count_words(int(breach.facts["weeks"]), "week")
        return f"{breach.family} waits for a Coach (need band {breach.facts['band']}, {weeks})."


def bands(programme: Programme) -> Mapping[int, tuple[Family, ...]]:
    """Families that may be placed, by need band, the highest first; none where placing is by claims."""
    if programme.settings.placing != "reach":
        return {}
    may = families_to_place(programme)
    needs = sorted({family.need for family in may}, reverse=True)
    return {band: tuple(family for family in may if family.need == band) for band in needs}


def _steps(band: int) -> tuple[str, str]:
    return f"band {band}: families unplaced", f"band {band}: weeks waited by those unplaced"


def _weeks(programme: Programme, family: Family) -> int:
    return claim_of(programme, family).weeks
