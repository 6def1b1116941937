"""What is offered instead is held against the checkers alone: whoever is told of a time could really come then."""

from hypothesis import given, settings

from constraints import rule_book
from matcher.asking.beside import put_on
from matcher.asking.other_times import still_open
from matcher.checking import broken
from matcher.planning.programmes import Limit, plan_programme
from tests.worlds import scene
from tests.worlds.small import worlds_of_few_plans

RULES = rule_book()


@settings(max_examples=25)
@given(worlds_of_few_plans())
def test_every_shift_still_open_to_somebody_keeps_every_rule(programme):
    plan = plan_programme(programme, RULES, limit=Limit(seconds=None))
    for person in programme.chellow:
        for duty in still_open(programme, RULES, plan, person):
            assert not broken(programme, put_on(plan, person, duty), RULES)


def test_cover_with_a_gap_is_open_to_whoever_is_free_for_a_shift_over_it():
    given_ = "cover library mon 9-13 min 1; C-01.free = mon 9-11; C-02.free = tue 9-11"
    programme, _ = scene(given_, "")
    bare = plan_programme(programme.but(chellows=()), RULES, limit=Limit(seconds=None))
    open_to = {person: still_open(programme, RULES, bare, person) for person in ("C-01", "C-02")}
    assert [(d.venue, d.span.start, d.span.end) for d in open_to["C-01"]] == [("library", 540, 660)]
    assert open_to["C-02"] == ()
