"""What follows from a plan's pairs and duties: gaps, who waits and why, shares, and what changed.

Nothing here asks a solver: a plan's own statements are worked out afresh whenever it is verified.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta

from matcher import fairness
from matcher.checking.backing import backed_by, watches_of
from matcher.checking.refusing import Refusing, counted
from matcher.domain.breach import Breach
from matcher.domain.claims import claim_of, may_be_placed
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.meeting import visit_on, visit_weeks
from matcher.domain.pairs import Pair, Slot
from matcher.domain.people import Family, Role
from matcher.domain.plan import Change, Gap, Plan, Waiting
from matcher.domain.programme import Programme
from matcher.rule import Rule


def complete(programme: Programme, plan: Plan, rules: Sequence[Rule]) -> Plan:
    """The plan with everything that follows from its pairs and duties."""
    refusing = Refusing(programme, rules)
    return plan.but(
        gaps=tuple(_gaps(programme, plan, rules, refusing)),
        waiting=tuple(_waiting(programme, plan, refusing)),
        shares=fairness.shares(programme, plan),
        watches=watches_of(programme, plan),
        backed_by=backed_by(programme),
        changes=tuple(_changes(programme, plan)),
    )


def _gaps(programme: Programme, plan: Plan, rules: Sequence[Rule], refusing: Refusing) -> Iterator[Gap]:
    """What is missing, minimum cover before ideal, each in the order of the rule book and of time."""
    told: Counter[str] = Counter()
    for of in ("minimum", "ideal"):
        for rule in rules:
            if rule.gap_of == of:
                for breach in rule.check(programme, plan):
                    missing = breach.amount - told[breach.duty or ""] if of == "ideal" else breach.amount
                    if missing > 0:
                        told[breach.duty or ""] += missing
                        yield _gap(programme, plan, rule, breach.but(amount=missing), refusing)


def _gap(programme: Programme, plan: Plan, rule: Rule, breach: Breach, refusing: Refusing) -> Gap:
    duty = _asked_duty(programme, plan, breach)
    reasons = (rule.explain(breach, programme), _why_nobody(plan, duty, breach, refusing))
    return Gap(
        kind=duty.kind,
        what=duty.title or duty.venue or f"{breach.family} with {breach.people[0]}",
        duty=duty.id,
        start=duty.start,
        end=duty.end,
        missing=breach.amount,
        of=rule.gap_of,
        reasons=tuple(reason for reason in reasons if reason),
    )


def _asked_duty(programme: Programme, plan: Plan, breach: Breach) -> Duty:
    asked, duty = programme.asked, breach.duty or ""
    if duty in asked.shifts:
        return asked.shifts[duty].duty
    if duty in asked.occasions:
        return asked.occasions[duty].duty
    return _missing_visit(programme, plan, breach)


def _missing_visit(programme: Programme, plan: Plan, breach: Breach) -> Duty:
    """The missing visit at its pair's usual time; in a plan that names none, first thing on Monday."""
    coach, family = breach.people[0], breach.family
    pair = next(pair for pair in plan.pairs if (pair.coach, pair.family) == (coach, family))
    slot = pair.slot or Slot(weekday=0, start=0)
    number = int((breach.duty or "").rpartition(":")[2])
    weeks = dict(visit_weeks(programme, pair, slot))
    monday = weeks.get(number, programme.period.first)
    return visit_on(programme, pair, number, monday + timedelta(days=slot.weekday), slot.start)


def _why_nobody(plan: Plan, duty: Duty, breach: Breach, refusing: Refusing) -> str:
    if duty.kind is not DutyKind.SHIFT:
        if not breach.people:
            return ""
        refusal = refusing.beside_the_rest(plan, breach.people[0], duty)
        return refusal.rule.explain(refusal.breach, refusing.programme) if refusal else ""
    there = plan.duty[duty.id].people if duty.id in plan.duty else ()
    others = [
        person.code
        for person in refusing.programme.chellows
        if Role.HUB in person.roles and person.code not in there
    ]
    if not others:
        return "Everybody in the Information Hub is there already."
    why = counted(refusing.beside_the_rest(plan, code, duty) for code in others)
    if len(others) == 1:
        return f"The {'other' if there else 'only'} one in the Information Hub cannot come: {why}."
    return f"None of the {'other ' if there else ''}{len(others)} in the Information Hub can come: {why}."


def _waiting(programme: Programme, plan: Plan, refusing: Refusing) -> Iterator[Waiting]:
    """Families without a Coach, the strongest claim first."""
    without = [f for f in programme.families if f.code not in plan.pair_of and f.code not in programme.finished]
    for family in sorted(without, key=lambda f: (tuple(-n for n in claim_of(programme, f)), f.code)):
        yield Waiting(
            family=family.code,
            claim=tuple(claim_of(programme, family)),
            reasons=(_why_waiting(programme, plan, family, refusing),),
        )


def _why_waiting(programme: Programme, plan: Plan, family: Family, refusing: Refusing) -> str:
    if promised := programme.promised_to(family.code):
        return " ".join(_why_not_kept(plan, pair, refusing) for pair in promised)
    if family.paused:
        return f"{family.code} has asked to pause."
    if not may_be_placed(programme, family):
        answer = "was asked; no yes is noted yet" if family.asked_on else "is still to be asked"
        return f"{family.code} {answer}."
    coaches = [person.code for person in programme.chellows if Role.COACH in person.roles]
    if not coaches:
        return "There is no Coach yet."
    why = counted(refusing.beside_other_families(plan, coach, family.code) for coach in coaches)
    if len(coaches) == 1:
        return f"The only Coach cannot take the family on: {why}."
    return f"None of the {len(coaches)} Coaches can take the family on: {why}."


def _why_not_kept(plan: Plan, pair: Pair, refusing: Refusing) -> str:
    """The rule that breaks a promised pair."""
    refusal = refusing.beside_other_families(plan, pair.coach, pair.family)
    why = refusal.rule.explain(refusal.breach, refusing.programme) if refusal else ""
    return f"{pair.family} cannot go on with {pair.coach}. {why}".rstrip()


def _changes(programme: Programme, plan: Plan) -> Iterator[Change]:
    """Who has what less and what more than in the last published plan; none if nothing was published."""
    if not programme.published:
        return
    for person in programme.chellows:
        before = {(d.id, d.start) for d in programme.published if person.code in d.people}
        after = {(d.id, d.start) for d in plan.duties if person.code in d.people}
        if before != after:
            taken, new = sorted(before - after), sorted(after - before)
            yield Change(person=person.code, taken=tuple(key for key, _ in taken), new=tuple(key for key, _ in new))
