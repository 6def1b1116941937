"""Whoever is planned at first, over days laid for people alike, keeps what must hold for them alone."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from constraints import rules_of
from matcher.checking import check
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.times import Dates
from matcher.planning.typical import Typical
from matcher.rule import MUST
from tests.benchmarks import curtois_evaluator, curtois_instance, curtois_programme
from tests.benchmarks.curtois_programme import ANY_TIME, HARD, RULES
from tests.benchmarks.test_curtois import week
from tests.worlds import worlds


def with_people_alike(programme: Programme, data: st.DataObject) -> Programme:
    """Everybody like one of them, but each away on a day of their own, or on none; every shift wants people."""
    days = st.sampled_from([None, *programme.period.days()])
    one = data.draw(st.sampled_from(programme.chellows))
    away = {p.code: data.draw(days) for p in programme.chellows}
    return programme.but(
        shift_rows=tuple(row.but(under=1) for row in programme.shift_rows),
        chellows=tuple(
            one.but(
                code=code,
                buddy=None,
                free=ANY_TIME,
                away=(Dates(start=day, end=day + timedelta(days=1)),) if day else (),
            )
            for code, day in away.items()
        ),
    )


@given(worlds(), st.data())
def test_whoever_is_planned_at_first_keeps_each_rule_that_must_hold_for_them_alone(
    programme: Programme, data: st.DataObject
) -> None:
    programme = with_people_alike(programme, data)
    names = data.draw(
        st.sampled_from([RULES, {rule.name for rule in rules_of(programme) if rule.chapter != "pairing"}])
    )
    rules = [rule for rule in rules_of(programme) if rule.name in names]
    must = [rule for rule in rules if rule.tier == MUST or rule.name in HARD]
    for code, shifts in Typical(programme, rules, HARD).plan().items():
        duties = tuple(shift.duty.with_people((code,)) for shift in shifts)
        theirs = Plan(period=programme.period, pairs=(), duties=duties)
        assert list(check(programme.only(code), theirs, must)) == []


TWO_KINDS = """\
SECTION_HORIZON
14

SECTION_SHIFTS
S,420,
L,480,

SECTION_STAFF
A,S=14|L=14,4000,3500,4,2,4,2

SECTION_COVER
""" + "".join(f"{day},S,3,100,1\n{day},L,1,100,1\n" for day in range(14))
"""At most eight days are worked in these two weeks: 3,360 minutes of short shifts, or 3,840 of long ones."""


def test_whoever_has_no_room_for_their_hours_in_the_kind_most_wanted_is_given_another() -> None:
    assert planned(TWO_KINDS)["A"].count("L") == 8


def test_a_week_is_given_to_everybody_at_first() -> None:
    assert curtois_evaluator.broken(week(960), planned(week(960))) == []


def planned(text: str) -> dict[str, list[str]]:
    """What an instance's people are given at first, by day."""
    instance = curtois_instance.read(text)
    programme = curtois_programme.programme_of(instance)
    given = Typical(programme, curtois_programme.rules_of(instance), HARD).plan()
    assignment = {name: [""] * instance.days for name in instance.people}
    for name, code in curtois_programme.codes_of(instance).items():
        for shift in given[code]:
            assignment[name][(shift.duty.day - curtois_programme.FIRST).days] = shift.kind
    return assignment
