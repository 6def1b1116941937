"""Which state of a family and a Coach may follow which."""

import pytest

from matcher.domain.pairs import PairState
from matcher.domain.steps import COURSES, Before, Step, can_follow

STATES: tuple[Before, ...] = (None, *PairState)


def reached_from(state: Before) -> set[Before]:
    """Every state that some run of steps leads to."""
    reached: set[Before] = set()
    left = [state]
    while left:
        after = {COURSES[step].after for step in can_follow(left.pop())} - reached
        reached |= after
        left += after
    return reached


def test_the_way_of_a_pair_is_offered_accepted_active_tapering_ended() -> None:
    state: Before = None
    way = []
    for step in (Step.OFFER, Step.YES, Step.BEGIN, Step.TAPER, Step.END):
        assert step in can_follow(state)
        state = COURSES[step].after
        way.append(state)
    assert way == ["offered", "accepted", "active", "tapering", "ended"]


def test_a_no_is_for_ever() -> None:
    assert can_follow(PairState.DECLINED) == ()
    assert reached_from(PairState.DECLINED) == set()


def test_a_no_can_be_said_at_any_time() -> None:
    assert all(Step.NO in can_follow(state) for state in STATES if state is not PairState.DECLINED)


def test_nobody_is_accepted_who_was_not_offered() -> None:
    leading = {state for state in STATES for step in can_follow(state) if COURSES[step].after is PairState.ACCEPTED}
    assert leading == {PairState.OFFERED}


def test_a_pair_meets_only_after_a_yes() -> None:
    for state in STATES:
        for step in can_follow(state):
            if COURSES[step].after.visits and step is not Step.YES:
                assert state is PairState.PAUSED or (state is not None and state.visits)


@pytest.mark.parametrize("state", [state for state in PairState if state.visits or state is PairState.PAUSED])
def test_a_pair_that_meets_or_pauses_can_end(state: PairState) -> None:
    assert PairState.ENDED in reached_from(state)
    assert Step.END in can_follow(state)


def test_every_state_can_be_reached() -> None:
    assert reached_from(None) == set(PairState)
