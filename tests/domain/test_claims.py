from datetime import date
from uuid import UUID

import pytest

from matcher.domain.chellows import Chellow
from matcher.domain.claims import may_be_placed
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
