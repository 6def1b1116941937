from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.chellows import Chellow
from matcher.domain.claims import Claim, claim_of, may_be_placed
from matcher.domain.families import Family
from matcher.domain.pairs import Pair, PairState
from matcher.domain.programme import Programme
from matcher.domain.times import Period


def programme(asked_on: date, state: PairState) -> Programme:
    return Programme(
        id=UUID(int=1),
        period=Period(first=date(2027, 3, 8), weeks=4),
        chellows=(Chellow(code="C-01"),),
        families=(Family(code="F-01", asked_on=asked_on, consent_on=asked_on),),
        pairs=(Pair(family="F-01", coach="C-01", state=state, since=date(2026, 6, 1)),),
    )


def waits(asked_on: date, state: PairState) -> bool:
    whole = programme(asked_on, state)
    return may_be_placed(whole, whole.family["F-01"])


def test_a_family_whose_pair_has_ended_waits_for_no_other() -> None:
    assert not waits(date(2026, 5, 18), PairState.ENDED)


def test_a_family_asked_again_after_its_pair_began_and_ended_waits_again() -> None:
    assert waits(date(2027, 2, 1), PairState.ENDED)


def test_a_family_that_declined_one_coach_still_waits() -> None:
    assert waits(date(2026, 5, 18), PairState.DECLINED)


@pytest.mark.parametrize("state", [PairState.ACTIVE, PairState.ACCEPTED, PairState.TAPERING, PairState.OFFERED])
def test_a_family_with_a_promised_pair_does_not_wait(state: PairState) -> None:
    assert not waits(date(2026, 5, 18), state)


WEEKS_AGO = st.integers(0, 60)
BANDS = st.integers(0, 3)


def claim_after(weeks: int, asked_in: int, band: int) -> Claim:
    """The claim, so many weeks from the beginning, of a family that asked in that week."""
    first = date(2026, 1, 5)
    family = Family(code="F-01", asked_on=first + timedelta(weeks=asked_in), need_band=band)
    period = Period(first=first + timedelta(weeks=weeks), weeks=4)
    return claim_of(Programme(id=UUID(int=1), period=period, families=(family,)), family)


@given(WEEKS_AGO, BANDS, WEEKS_AGO, BANDS, st.integers(0, 80))
def test_who_asked_earlier_comes_first_once_its_claim_is_highest_and_for_ever(
    asked: int, band: int, later: int, other_band: int, more: int
) -> None:
    """P-07: at 12 weeks a band nobody of band b is overtaken 12 x (3 - b) weeks after asking."""
    settled = asked + 12 * (3 - band)
    week = max(settled, asked + later) + more
    assert claim_after(week, asked, band) >= claim_after(week, asked + later, other_band)
    if later:
        assert claim_after(week, asked, band) > claim_after(week, asked + later, other_band)


@given(BANDS, WEEKS_AGO, WEEKS_AGO)
def test_a_claim_rises_with_every_week_of_waiting(band: int, weeks: int, more: int) -> None:
    assert claim_after(weeks + more, 0, band) >= claim_after(weeks, 0, band)
    assert (claim_after(weeks + more, 0, band) > claim_after(weeks, 0, band)) == (more > 0)
