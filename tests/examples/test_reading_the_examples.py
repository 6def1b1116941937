"""The examples as matcher reads them: nothing to put right, everything meant as written, every promise keepable."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise

import pytest

from examples.make import years
from examples.make.__main__ import EXAMPLES
from examples.make.free import Stretch, stretches
from examples.make.tables import rows_of
from matcher.api import Reading, check, read_programme, rule_book
from matcher.domain.claims import may_be_placed
from matcher.domain.duties import Duty
from matcher.domain.kinds import CheckKind
from matcher.domain.meeting import first_week, is_possible, usual_visits
from matcher.domain.pairs import Pair, PairState
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.times import FreeTime, Span, joined
from matcher.rule import MUST
from tests.cli.conftest import ROOT

FOLDERS = ("heaton-4", "heaton-28", "heaton-165", "heaton-330", "heaton-550")
WRITTEN = (
    ("heaton-4", "chellows"),
    ("heaton-4", "families"),
    ("heaton-28", "chellows"),
    ("heaton-28", "families_paired"),
    ("heaton-28", "families_waiting"),
    ("heaton-28", "families_others"),
)


@cache
def reading(folder: str) -> Reading:
    return read_programme(EXAMPLES / folder)


def programme(folder: str) -> Programme:
    return reading(folder).programme


HASHED = """
from matcher.api import read_programme
from matcher.checking.hashing import programme_hash
print(programme_hash(read_programme("examples/heaton-28").programme))
"""


def test_a_programme_has_one_sum_however_python_orders_its_sets() -> None:
    command = [sys.executable, "-c", HASHED]
    environments = ({**os.environ, "PYTHONHASHSEED": seed} for seed in ("1", "3"))
    sums = {
        subprocess.run(command, capture_output=True, cwd=ROOT, env=environment, check=True).stdout
        for environment in environments
    }
    assert len(sums) == 1


def meeting(whole: Programme) -> tuple[Pair, ...]:
    """Pairs that meet already, the first visit behind them."""
    begun = (p for p in whole.standing.values() if p.state in (PairState.ACTIVE, PairState.TAPERING))
    return tuple(sorted(begun, key=lambda pair: pair.family))


def visits(whole: Programme) -> Iterator[Duty]:
    for pair in meeting(whole):
        for visit in usual_visits(whole, pair):
            if is_possible(whole, visit):
                yield visit.with_people((pair.coach,))


def as_promised(whole: Programme) -> Plan:
    """The pairs that meet and their visits at the usual time, and nothing else."""
    ordered = sorted(visits(whole), key=lambda visit: (visit.start, visit.id))
    return Plan(period=whole.period, pairs=meeting(whole), duties=tuple(ordered))


def minutes_by_day(times: tuple[FreeTime, ...] | tuple[Stretch, ...]) -> dict[int, tuple[Span, ...]]:
    days = {time.weekday for time in times}
    return {d: joined(Span(start=t.start, end=t.end) for t in times if t.weekday == d) for d in days}


@pytest.mark.parametrize("folder", FOLDERS)
def test_an_example_needs_nothing_put_right_and_asks_only_after_families_not_heard_yet(folder: str) -> None:
    told = [str(note) for note in reading(folder).notes]
    assert all("asked on" in note or "consent on" in note or "the same in" in note for note in told)


@pytest.mark.parametrize(("folder", "table"), WRITTEN)
def test_every_free_time_is_read_as_it_was_meant(folder: str, table: str) -> None:
    whole = programme(folder)
    for row in rows_of(folder, table):
        code = str(row["id"])
        read = whole.chellow[code].free if code in whole.chellow else whole.family[code].good_times
        assert (code, minutes_by_day(read)) == (code, minutes_by_day(stretches(str(row["free"]))))


@pytest.mark.parametrize("folder", FOLDERS)
def test_pairs_that_meet_keep_every_rule_that_must_hold(folder: str) -> None:
    whole = programme(folder)
    must = {rule.name for rule in rule_book() if rule.tier == MUST}
    assert [
        b for b in check(whole, as_promised(whole)) if b.rule in must and b.rule != "a_current_dbs_on_the_day"
    ] == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_pair_that_meets_has_its_time_in_both_calendars(folder: str) -> None:
    whole = programme(folder)
    assert meeting(whole)
    for pair in meeting(whole):
        assert pair.slot
        for visit in usual_visits(whole, pair):
            away = whole.is_away(pair.coach, visit.day) or whole.is_away(pair.family, visit.day)
            assert is_possible(whole, visit) or away, visit.id


@pytest.mark.parametrize("folder", FOLDERS)
def test_nobody_has_one_visit_straight_after_another_at_a_distance(folder: str) -> None:
    whole = programme(folder)
    for coach in whole.chellows:
        mine = sorted((v for v in visits(whole) if v.coach == coach.code), key=lambda v: v.start)
        for first, then in pairwise(mine):
            assert (then.start - first.end).total_seconds() >= 60 * whole.walk(first.area, then.area)


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_pair_began_after_the_family_was_asked_and_said_yes(folder: str) -> None:
    whole = programme(folder)
    for pair in meeting(whole):
        family = whole.family[pair.family]
        assert pair.since
        assert family.consent_on
        assert family.consent_on <= pair.since
        assert first_week(whole, pair) < whole.period.first


def test_the_twenty_eight_offer_11880_minutes_a_week() -> None:
    assert sum(person.offered for person in programme("heaton-28").chellows) == 198 * 60


def test_twenty_families_of_heaton_28_wait() -> None:
    whole = programme("heaton-28")
    assert sum(may_be_placed(whole, family) for family in whole.families) == 20


@pytest.mark.parametrize("year", years.YEARS, ids=lambda year: year.folder)
def test_only_those_who_wait_in_a_year_can_be_placed(year: years.Year) -> None:
    whole = programme(year.folder)
    assert sum(may_be_placed(whole, family) for family in whole.families) == year.waiting
    assert len(whole.finished) == year.families - year.active - year.waiting - year.not_asked - year.said_no


def test_nobody_speaks_with_the_three_families_the_readme_names() -> None:
    whole = programme("heaton-28")
    for code, tongue in {"F-0129": "ps", "F-0130": "ar", "F-0144": "ro"}.items():
        assert whole.family[code].languages[0] == tongue
        assert not any(whole.can_talk(ours, tongue) for p in whole.chellows for ours in p.languages)


def test_two_checks_run_out_inside_the_period_and_one_of_them_belongs_to_a_coach_of_three() -> None:
    whole = programme("heaton-28")
    until = {
        person.code: check.end
        for person in whole.chellows
        for check in person.checks
        if check.kind is CheckKind.DBS and check.end and check.end < whole.period.end
    }
    assert until == {"C-07": date(2027, 3, 25), "C-15": date(2027, 3, 26)}
    assert sum(pair.coach == "C-07" for pair in meeting(whole)) == 3


def test_the_period_holds_the_clock_change_and_two_bank_holidays() -> None:
    whole = programme("heaton-28")
    assert date(2027, 3, 28) in whole.period
    assert sorted(d for d in whole.bank_holidays if d in whole.period) == [date(2027, 3, 26), date(2027, 3, 29)]


def test_the_house_opens_inside_the_period() -> None:
    house = programme("heaton-28").venue["house"]
    assert house.opens_on == date(2027, 3, 15)
    assert not house.alone_ok


def test_lenka_is_the_newcomer_and_marek_and_zofia_are_kept_apart() -> None:
    whole = programme("heaton-28")
    joined_on = {person.code: person.joined for person in whole.chellows}
    assert max(joined_on, key=lambda code: joined_on[code] or date.min) == "C-18"
    assert whole.chellow["C-05"].keep_apart == {"C-23"}
