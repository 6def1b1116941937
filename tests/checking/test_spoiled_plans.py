"""Two hundred plans, each spoiled in one place: verifying finds every one and names the rule."""

import random
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from matcher.api import read_programme, rule_book
from matcher.checking import settling_order, totals
from matcher.checking.consequences import complete
from matcher.checking.refusing import Refusing
from matcher.checking.verifying import verify
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.kinds import CheckKind, Role
from matcher.domain.pairs import Pair, PairState
from matcher.domain.plan import Part, Plan, Tier
from matcher.domain.programme import Programme
from matcher.planning.programmes import Limit, plan_programme
from matcher.rule import TIER_NAMES

EXAMPLE = Path(__file__).parents[2] / "examples" / "heaton-28"
RULES = rule_book()

Spoiled = tuple[Plan, str]
"""A plan changed in one place, and the rule that the change breaks whatever else it does."""
Change = Callable[[Programme, Plan, random.Random], Spoiled]


def few_waiting(programme: Programme) -> Programme:
    """Three families waiting in ten, and all with a Coach, of whom nobody is to be, or that nobody asked."""
    return programme.but(
        families=tuple(
            family
            for n, family in enumerate(programme.families)
            if n % 10 < 3 or programme.promised_to(family.code) or family.not_with or family.asked_on is None
        )
    )


@cache
def solved() -> tuple[Programme, Plan]:
    """A week of the example; whom to ask for families that wait takes most of a check, so that few of them do."""
    programme = few_waiting(read_programme(EXAMPLE, start=date(2027, 3, 22), weeks=1).programme)
    return programme, plan_programme(programme, RULES, limit=Limit(seconds=None, effort=0.3))


def restated(programme: Programme, plan: Plan, refusing: Refusing) -> Plan:
    """The plan with every list, total and tier worked out afresh, so that only a rule can object."""
    told = complete(programme, plan, RULES, refusing)
    counted = totals(programme, told, RULES)
    return told.but(
        tiers=tuple(
            Tier(
                index=index,
                name=TIER_NAMES[index],
                parts=tuple(Part(name=name, value=v, bound=v, proved=True) for name, v in counted[index]),
                proved=True,
            )
            for index in settling_order(programme)
        )
    )


def with_duty(plan: Plan, duty: Duty) -> Plan:
    others = tuple(other for other in plan.duties if other.id != duty.id)
    return plan.but(duties=tuple(sorted((*others, duty), key=lambda d: (d.start, d.id))))


def joined(plan: Plan, duty: Duty, code: str) -> Plan:
    return with_duty(plan, duty.with_people((*duty.people, code)))


def shifts(plan: Plan) -> list[Duty]:
    return [duty for duty in plan.duties if duty.kind is DutyKind.SHIFT]


def newcomers(programme: Programme, duty: Duty) -> list[str]:
    return [person.code for person in programme.chellows if person.code not in duty.people]


def somebody_not_free(programme: Programme, plan: Plan, lot: random.Random) -> Spoiled:
    options = [
        (duty, code)
        for duty in shifts(plan)
        for code in newcomers(programme, duty)
        if all(time.weekday != duty.day.weekday() for time in programme.chellow[code].free)
    ]
    return joined(plan, *lot.choice(options)), "comes_only_when_free"


def somebody_away(programme: Programme, plan: Plan, lot: random.Random) -> Spoiled:
    options = [
        (duty, person.code)
        for duty in shifts(plan)
        for person in programme.chellows
        if person.code not in duty.people and any(gone.start <= duty.day < gone.end for gone in person.away)
    ]
    return joined(plan, *lot.choice(options)), "comes_only_when_free"


def somebody_of_another_role(programme: Programme, plan: Plan, lot: random.Random) -> Spoiled:
    duty = lot.choice(shifts(plan))
    others = [c for c in newcomers(programme, duty) if Role.HUB not in programme.chellow[c].roles]
    return joined(plan, duty, lot.choice(others)), "only_in_an_agreed_role"


def somebody_in_two_places(programme: Programme, plan: Plan, lot: random.Random) -> Spoiled:
    options = [
        (b, code)
        for a in shifts(plan)
        for b in shifts(plan)
        if a.id != b.id and a.start < b.end and b.start < a.end
        for code in a.people
        if code not in b.people
    ]
    return joined(plan, *lot.choice(options)), "one_place_at_a_time"


def too_many(programme: Programme, plan: Plan, lot: random.Random) -> Spoiled:
    duty = lot.choice(shifts(plan))
    most = programme.asked.shifts[duty.id].most
    codes = [person.code for person in programme.chellows][: most + 1]
    return with_duty(plan, duty.with_people(tuple(codes))), "no_more_people_than_wanted"


def one_left_alone(programme: Programme, plan: Plan, lot: random.Random) -> Spoiled:
    pairs = [d for d in shifts(plan) if programme.asked.shifts[d.id].needs_two and len(d.people) == 2]
    duty = lot.choice(pairs)
    return with_duty(plan, duty.with_people((lot.choice(duty.people),))), "nobody_alone_where_two_are_wanted"


def somebody_whose_check_has_run_out(programme: Programme, plan: Plan, lot: random.Random) -> Spoiled:
    options = [
        (duty, person.code)
        for duty in shifts(plan)
        for person in programme.chellows
        if person.code not in duty.people
        and not any(c.kind is CheckKind.DBS and duty.day in c for c in person.checks)
    ]
    return joined(plan, *lot.choice(options)), "a_current_dbs_on_the_day"


def a_visit_without_its_coach(programme: Programme, plan: Plan, lot: random.Random) -> Spoiled:
    visit = lot.choice([duty for duty in plan.duties if duty.kind is DutyKind.VISIT])
    others = [code for code in newcomers(programme, visit) if code != visit.coach]
    return with_duty(plan, visit.with_people((lot.choice(others),))), "visits_only_real_pairs"


def proposed(family: str, coach: str, state: PairState = PairState.PROPOSED) -> Pair:
    return Pair(family=family, coach=coach, state=state, held=not state.visits)


def coaches(programme: Programme) -> list[str]:
    return [person.code for person in programme.chellows if Role.COACH in person.roles]


def a_second_coach(programme: Programme, plan: Plan, lot: random.Random) -> Spoiled:
    pair = lot.choice(plan.pairs)
    other = lot.choice([code for code in coaches(programme) if code != pair.coach])
    return plan.but(pairs=(*plan.pairs, proposed(pair.family, other))), "one_lead_coach"


def a_family_nobody_asked(programme: Programme, plan: Plan, lot: random.Random) -> Spoiled:
    unasked = [f.code for f in programme.families if f.asked_on is None and f.code not in plan.pair_of]
    pair = proposed(lot.choice(unasked), lot.choice(coaches(programme)))
    return plan.but(pairs=(*plan.pairs, pair)), "asks_the_family_first"


def a_coach_not_trained(programme: Programme, plan: Plan, lot: random.Random) -> Spoiled:
    options = [
        (family.code, code)
        for family in programme.families
        for code in coaches(programme)
        if family.code not in plan.pair_of and programme.chellow[code].level < family.level_needed
    ]
    return plan.but(pairs=(*plan.pairs, proposed(*lot.choice(options)))), "trained_for_the_need"


def a_refused_coach(programme: Programme, plan: Plan, lot: random.Random) -> Spoiled:
    options = [(f.code, code) for f in programme.families for code in f.not_with if code in coaches(programme)]
    family, coach = lot.choice(options)
    others = tuple(pair for pair in plan.pairs if pair.family != family)
    return plan.but(pairs=(*others, proposed(family, coach))), "respects_every_veto"


def a_yes_nobody_said(programme: Programme, plan: Plan, lot: random.Random) -> Spoiled:
    pair = lot.choice([pair for pair in plan.pairs if pair.state is PairState.PROPOSED])
    others = tuple(other for other in plan.pairs if other != pair)
    return plan.but(pairs=(*others, pair.but(state=PairState.ACTIVE, held=False))), "asks_the_family_first"


CHANGES: tuple[Change, ...] = (
    somebody_not_free,
    somebody_away,
    somebody_of_another_role,
    somebody_in_two_places,
    too_many,
    one_left_alone,
    somebody_whose_check_has_run_out,
    a_visit_without_its_coach,
    a_second_coach,
    a_family_nobody_asked,
    a_coach_not_trained,
    a_refused_coach,
    a_yes_nobody_said,
)
EACH = -(-200 // len(CHANGES))


def test_the_plan_to_be_spoiled_is_sound() -> None:
    programme, plan = solved()
    assert verify(programme, plan, RULES) == ()
    assert verify(programme, restated(programme, plan, Refusing(programme, RULES)), RULES) == ()


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_every_spoiled_plan_is_found_and_the_rule_is_named(change: Change) -> None:
    programme, plan = solved()
    lot, refusing = random.Random(change.__name__), Refusing(programme, RULES)
    for _ in range(EACH):
        spoiled, rule = change(programme, plan, lot)
        told = restated(programme, spoiled, refusing)
        found = {breach.rule for breach in verify(programme, told, RULES, refusing)}
        assert rule in found, f"{change.__name__}: {sorted(found)}"
