"""What would mend a gap or a wait: in words, true when it is granted, and never a matter of safety."""

from collections.abc import Iterable, Iterator, Sequence

import pytest
from hypothesis import assume, given

from constraints import BOOK, rule_book
from matcher.asking.beside import put_on
from matcher.checking.consequences import complete
from matcher.checking.mending import Mend, Mending, asks_for, times_tried
from matcher.checking.refusing import Refusing
from matcher.domain.claims import may_be_placed
from matcher.domain.duties import Duty
from matcher.domain.families import Family
from matcher.domain.kinds import Role
from matcher.domain.meeting import shared_slots, usual_visits
from matcher.domain.pairs import Pair, PairState
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.planning.programmes import Limit, plan_programme
from matcher.rule import MUST, Relaxation
from tests.worlds import scene, world
from tests.worlds.small import worlds_of_few_plans

RULES = rule_book()
SHIFT = "library wed 10-12 min 1 ideal 1 most 1"
NOBODY_ELSE = "C-02.free = mon 9-10; C-03.free = mon 9-10; C-04.free = mon 9-10"
AWAY = "C-02.away = 6 jan; C-03.away = 6 jan; C-04.away = 6 jan"


def fix_of_the_gap(given_: str, plan: str = "") -> str | None:
    programme, made = scene(f"{SHIFT}; {given_}", plan)
    return next(gap.fix for gap in complete(programme, made, BOOK).gaps if gap.of == "minimum")


@pytest.mark.parametrize(
    ("given_", "fix"),
    [
        (f"{AWAY}; C-01.offered = 1h", "Ask C-01: could you give 1 h more in the week of Mon 4 Jan?"),
        (f"{AWAY}; C-01.free = mon 9-12", "Ask C-01: could you come on Wed 6 Jan 10:00-12:00?"),
        (
            f"{AWAY}; C-01.free = mon 9-12; C-01.offered = 90 min",
            "Ask C-01: could you come on Wed 6 Jan 10:00-12:00, "
            "and could you give 30 min more in the week of Mon 4 Jan?",
        ),
        (f"{NOBODY_ELSE}; C-01.offered = 1h", "Ask C-01: could you give 1 h more in the week of Mon 4 Jan?"),
    ],
)
def test_the_least_that_would_fill_a_gap_is_said(given_: str, fix: str) -> None:
    assert fix_of_the_gap(given_) == fix


@pytest.mark.parametrize("given_", [f"{AWAY}; C-01.dbs = none", f"{AWAY}; C-01.away = 6 jan", AWAY])
def test_nothing_is_asked_of_safety_or_of_absence_or_where_somebody_could_come(given_: str) -> None:
    assert fix_of_the_gap(given_) is None


def test_asks_go_round_among_those_who_could_be_asked_as_well() -> None:
    shifts = "; ".join(f"library {day} 10-12 min 1 ideal 1 most 1" for day in ("mon", "tue", "wed", "thu"))
    free = "; ".join(f"C-0{n}.free = sat 9-12" for n in range(1, 5))
    programme, plan = scene(f"{shifts}; {free}", "")
    fixes = [gap.fix or "" for gap in complete(programme, plan, BOOK).gaps if gap.of == "minimum"]
    assert sorted(fix.split(":")[0] for fix in fixes) == [f"Ask C-0{n}" for n in range(1, 5)]


def test_a_gap_is_filled_once_what_was_asked_is_granted() -> None:
    asked = solved(world(f"{SHIFT}; {AWAY}; C-01.offered = 1h"))
    assert [gap.fix for gap in asked.gaps] == ["Ask C-01: could you give 1 h more in the week of Mon 4 Jan?"]
    assert solved(world(f"{SHIFT}; {AWAY}; C-01.offered = 2h")).gaps == ()


def test_a_family_without_a_coach_is_told_whom_to_ask_what() -> None:
    full = "; ".join(f"C-0{n}.most_families = 0" for n in range(1, 5))
    programme, plan = scene(full, "")
    waiting = {one.family: one.fix for one in complete(programme, plan, BOOK).waiting}
    assert set(waiting.values()) <= {f"Ask C-0{n}: would one more family be all right?" for n in range(1, 5)}


def test_a_family_that_must_have_its_language_has_a_coach_once_it_grants_what_was_asked() -> None:
    speaks = "; ".join(f"C-0{n}.languages = en" for n in range(1, 5))
    others = "F-02.asked_on = none; F-03.asked_on = none"
    given_ = f"{speaks}; {others}; F-01.languages = sk, en; F-01.interpreter_ok = true"
    (waiting,) = (one for one in solved(world(f"{given_}; F-01.language_need = must")).waiting if one.fix)
    assert waiting.fix == "Ask F-01: would a Coach who does not speak Slovak do, with an interpreter?"
    assert [pair.family for pair in solved(world(f"{given_}; F-01.language_need = prefer")).pairs] == ["F-01"]


@given(worlds_of_few_plans())
def test_what_was_asked_for_a_gap_is_all_that_keeps_the_person_from_it(programme: Programme) -> None:
    assume(any(shift.minimum for shift in programme.asked.shifts.values()))
    plan = solved(programme)
    found = [(duty, mend) for duty in open_shifts(programme, plan) if (mend := mend_of(programme, plan, duty))]
    assume(found)
    for duty, mend in found:
        assert not_asked(programme, put_on(plan, mend.person, duty), mend) == []


@given(worlds_of_few_plans())
def test_what_was_asked_for_a_family_is_all_that_keeps_it_from_the_coach(programme: Programme) -> None:
    assume(any(may_wait(programme, family) for family in programme.families))
    plan = solved(programme)
    found = [(one.family, mend) for one in plan.waiting if (mend := coach_for(programme, plan, one.family))]
    assume(found)
    for family, mend in found:
        assert any(
            not not_asked(programme, with_them, mend) for with_them in together(programme, plan, family, mend)
        )


@given(worlds_of_few_plans())
def test_no_other_coach_would_come_to_less_at_the_times_tried(programme: Programme) -> None:
    plan = solved(programme)
    for family in (waiting.family for waiting in plan.waiting):
        if may_be_placed(programme, programme.family[family]) and not programme.promised_to(family):
            mend = coach_for(programme, plan, family)
            prices = (sum(ask.price for ask in asks) for asks in everything_asked(programme, plan, family))
            assert (mend.price if mend else None) == min(prices, default=None)


def everything_asked(programme: Programme, plan: Plan, family: str) -> Iterator[Sequence[Relaxation]]:
    """What every Coach would have to be asked at each time tried, where no rule stands against it for good."""
    refusing = Refusing(programme, RULES)
    for coach in (p.code for p in programme.chellows if Role.COACH in p.roles):
        for slot in times_tried(programme, coach, family):
            refusals = (
                *refusing.all_against_pair(coach, family),
                *refusing.all_beside_other_families(plan, coach, family, slot),
            )
            asks = asks_for(programme, refusals)
            if asks:
                yield asks


def solved(programme: Programme) -> Plan:
    return plan_programme(programme, RULES, limit=Limit(seconds=None))


def open_shifts(programme: Programme, plan: Plan) -> Iterator[Duty]:
    short = {gap.duty for gap in plan.gaps if gap.of == "minimum"}
    return (shift.duty for shift in programme.asked.shifts.values() if shift.duty.id in short)


def mend_of(programme: Programme, plan: Plan, duty: Duty) -> Mend | None:
    there = plan.people_on(duty.id)
    others = [p.code for p in programme.chellows if Role.HUB in p.roles and p.code not in there]
    return Mending(Refusing(programme, RULES), plan).of_duty(others, [duty])


def may_wait(programme: Programme, family: Family) -> bool:
    """Nobody is promised to it, and somebody may be."""
    return not programme.promised_to(family.code) and may_be_placed(programme, family)


def coach_for(programme: Programme, plan: Plan, family: str) -> Mend | None:
    if not may_wait(programme, programme.family[family]):
        return None
    coaches = [p.code for p in programme.chellows if Role.COACH in p.roles]
    return Mending(Refusing(programme, RULES), plan).of_family(coaches, family)


def together(programme: Programme, plan: Plan, family: str, mend: Mend) -> Iterator[Plan]:
    """The plan in which the two are to be a pair, at each time of the week that both have."""
    slots = shared_slots(programme.chellow[mend.person], programme.family[family])
    for slot in slots or [None]:
        pair = Pair(family=family, coach=mend.person, state=PairState.PROPOSED, held=True, slot=slot)
        assert all(visit.day in programme.period for visit in usual_visits(programme, pair))
        yield plan.but(pairs=(*plan.pairs, pair))


def not_asked(programme: Programme, plan: Plan, mend: Mend) -> list[str]:
    """Must-hold rules that a plan breaks of which nobody was asked to let them be broken."""
    breaches = ((r, breach) for r in RULES if r.tier == MUST for breach in r.check(programme, plan))
    return [r.explain(b, programme) for r, b in breaches if not asked(r.relaxations(b, programme), mend)]


def asked(asks: Iterable[Relaxation], mend: Mend) -> bool:
    return any(ask in mend.asks for ask in asks)
