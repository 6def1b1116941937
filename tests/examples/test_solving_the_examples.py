"""What becomes of the examples when they are planned."""

from datetime import timedelta

from examples.make.__main__ import EXAMPLES
from matcher.api import read_programme, rule_book, solve
from matcher.checking.verifying import verify
from matcher.domain.pairs import PairState
from matcher.planning.programmes import Limit, plan_programme
from matcher.rule import PLACED_AND_COVER


def test_of_the_first_six_families_only_the_one_nobody_can_talk_with_is_left() -> None:
    programme = read_programme(EXAMPLES / "heaton-4").programme
    plan = solve(programme, seconds=60)
    assert [waiting.family for waiting in plan.waiting] == ["F-0006"]
    assert "no shared language" in plan.waiting[0].reasons[0]
    assert all(tier.proved for tier in plan.tiers)


def test_heaton_28_is_asked_more_than_it_can_give_and_yet_covers_most() -> None:
    programme = read_programme(EXAMPLES / "heaton-28").programme
    first_aims = [rule for rule in rule_book() if rule.tier <= PLACED_AND_COVER]
    plan = plan_programme(programme, first_aims, limit=Limit(seconds=60))
    asked = sum(shift.minimum for shift in programme.asked.shifts.values())
    missing = sum(gap.missing for gap in plan.gaps if gap.duty in programme.asked.shifts)
    assert 0.85 <= 1 - missing / asked <= 0.95
    proposed = [pair.family for pair in plan.pairs if pair.state is PairState.PROPOSED]
    assert 10 <= len(proposed) < 20


def test_heaton_28_built_cuts_its_rota_to_the_cover_wanted_with_proof_and_tells_the_rest_in_gaps() -> None:
    programme = read_programme(EXAMPLES / "heaton-28-built", weeks=1).programme
    first_aims = [rule for rule in rule_book() if rule.tier <= PLACED_AND_COVER]
    plan = plan_programme(programme, first_aims, limit=Limit(seconds=60))
    assert not programme.asked.shifts
    assert verify(programme, plan, first_aims) == ()
    tier = next(tier for tier in plan.tiers if tier.index == PLACED_AND_COVER)
    assert tier.proved
    asked = sum(half_hour.minimum for half_hour in programme.asked.cover.values())
    gaps = [gap for gap in plan.gaps if gap.what in programme.venue]
    missing = sum(gap.missing * ((gap.end - gap.start) // timedelta(minutes=30)) for gap in gaps)
    assert 0.75 <= 1 - missing / asked < 1
    assert all(len(gap.reasons) >= 2 for gap in gaps)
