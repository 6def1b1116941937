"""P-05 and F-04 for persons: what families were told stays, and where a rule now forbids it the plan says which."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from matcher.api import solve
from matcher.domain.pairs import PairState
from matcher.domain.programme import Programme
from tests.worlds import tiny, world
from tests.worlds.small import contested_worlds


@settings(max_examples=15)
@given(contested_worlds(), st.sampled_from((60, 480)))
def test_no_family_that_was_told_of_a_coach_loses_the_place_when_another_coach_joins(
    programme: Programme, offered: int
) -> None:
    programme = programme.but(shift_rows=())
    told = tuple(pair.but(state=PairState.OFFERED) for pair in solve(programme).pairs)
    assume(told)
    newcomer = tiny.chellow("C-09").but(offered=offered)
    after = solve(programme.but(pairs=told, chellows=(*programme.chellows, newcomer)))
    assert {(pair.coach, pair.family) for pair in told} <= set(after.together)


@settings(max_examples=15)
@given(contested_worlds(), st.data())
def test_no_family_but_those_of_whoever_leaves_loses_the_coach_it_was_told_of(
    programme: Programme, data: st.DataObject
) -> None:
    programme = programme.but(shift_rows=())
    told = tuple(pair.but(state=PairState.OFFERED) for pair in solve(programme).pairs)
    gone = data.draw(st.sampled_from(programme.chellows))
    left = tuple(pair for pair in told if pair.coach != gone.code)
    staying = tuple(person for person in programme.chellows if person != gone)
    after = solve(programme.but(pairs=left, chellows=staying))
    assert {(pair.coach, pair.family) for pair in left} <= set(after.together)


def test_a_pair_that_a_rule_now_forbids_is_told_with_the_rule() -> None:
    programme = world("pair F-01 with C-01 active mon 10-11; C-01.level = 1; F-01.level_needed = 3")
    (waiting,) = (one for one in solve(programme).waiting if one.family == "F-01")
    (reason,) = waiting.reasons
    assert reason.startswith("F-01 cannot go on with C-01. ")
    assert "level 3" in reason
