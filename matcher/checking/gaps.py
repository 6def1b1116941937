"""What was asked and the plan could not give: each gap as long as its number stays the same, and why."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import groupby

from matcher.checking.mending import Mending, hours_of
from matcher.checking.refusing import Refusing, counted
from matcher.domain.breach import Breach
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.kinds import Role
from matcher.domain.meeting import visit_on, visit_weeks
from matcher.domain.pairs import Slot
from matcher.domain.plan import Gap, Plan
from matcher.domain.programme import Programme
from matcher.rule import Rule
from matcher.wording import when

NOBODY_ON_CALL = "There is nobody in the Information Hub yet"


def gaps_of(programme: Programme, plan: Plan, rules: Sequence[Rule], mending: Mending) -> Iterator[Gap]:
    """What is missing, minimum cover before ideal, each in the order of the rule book and of time."""
    told: Counter[str] = Counter()
    for of in ("minimum", "ideal"):
        for rule in rules:
            if rule.gap_of == of:
                lacking = _not_told(programme, rule.check(programme, plan), of, told)
                for run in _in_runs(programme, lacking):
                    yield _gap(programme, plan, rule, run, mending)


def _not_told(
    programme: Programme, breaches: Iterable[Breach], of: str, told: Counter[str]
) -> Iterator[tuple[Breach, int]]:
    """(breach, people missing), those that a gap of the minimum has told already left out.

    So are those missing from a gathering's quorum who were told one by one as missing it.
    """
    for breach in breaches:
        stretch = programme.asked.wanted.get(breach.duty or "")
        missing = breach.amount // (stretch.weight if stretch else 1)
        about_nobody = breach.duty in programme.asked.occasions and not breach.people
        if of == "ideal" or about_nobody:
            missing -= told[breach.duty or ""]
        if missing > 0:
            told[breach.duty or ""] += missing
            yield breach, missing


def _in_runs(programme: Programme, lacking: Iterable[tuple[Breach, int]]) -> Iterator[list[tuple[Breach, int]]]:
    """Half hours of cover that follow one another with one number missing, together; anything else alone."""
    found = list(lacking)
    half_hours = [one for one in found if one[0].duty in programme.asked.cover]
    yield from ([one] for one in found if one[0].duty not in programme.asked.cover)
    run: list[tuple[Breach, int]] = []
    for one in sorted(half_hours, key=lambda one: _place_and_start(programme, one[0])):
        if run and not (run[-1][1] == one[1] and _goes_on(programme, run[-1][0], one[0])):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _half_hour(programme: Programme, breach: Breach) -> Duty:
    return programme.asked.cover[breach.duty or ""].duty


def _place_and_start(programme: Programme, breach: Breach) -> tuple[object, ...]:
    duty = _half_hour(programme, breach)
    return (duty.venue, duty.start)


def _goes_on(programme: Programme, before: Breach, after: Breach) -> bool:
    a, b = _half_hour(programme, before), _half_hour(programme, after)
    return (a.venue, a.day, a.end) == (b.venue, b.day, b.start)


def _gap(programme: Programme, plan: Plan, rule: Rule, run: Sequence[tuple[Breach, int]], mending: Mending) -> Gap:
    breach, missing = run[0]
    duty = _asked_duty(programme, plan, breach)
    if len(run) > 1:
        duty = duty.but(end=_half_hour(programme, run[-1][0]).end)
    reasons = (
        *_told_of(programme, rule, [one for one, _ in run]),
        _why_nobody(plan, duty, breach, mending.refusing),
    )
    return Gap(
        kind=duty.kind,
        what=duty.title or duty.venue or f"{breach.family} with {breach.people[0]}",
        duty=duty.id,
        start=duty.start,
        end=duty.end,
        missing=missing,
        of=rule.gap_of,
        reasons=tuple(reason for reason in reasons if reason),
        fix=_fix(programme, rule, duty, breach, mending),
    )


def _fix(programme: Programme, rule: Rule, duty: Duty, breach: Breach, mending: Mending) -> str | None:
    """The least to be asked of whoever is missing; for a shift of anybody on call."""
    if rule.gap_of != "minimum":
        return None
    on_call = duty.kind is DutyKind.SHIFT
    whom = _others_on_call(programme, breach) if on_call else breach.people
    duties = shifts_that_would_mend(programme, duty) if on_call else [duty]
    mend = mending.of_duty(whom, duties)
    return f"{mend} {hours_of(duties[mend.number], duty, str(mend))}".rstrip() if mend else None


def _told_of(programme: Programme, rule: Rule, run: Sequence[Breach]) -> Iterator[str]:
    """A sentence for the gap, or one for each part of it in which other numbers are wanted and there."""
    for _, alike in groupby(run, key=lambda breach: {**breach.facts, "when": ""}):
        first, *others = alike
        if others:
            stretch = _half_hour(programme, first).but(end=_half_hour(programme, others[-1]).end)
            first = first.but(facts={**first.facts, "when": when(stretch)})
        yield rule.explain(first, programme)


def _asked_duty(programme: Programme, plan: Plan, breach: Breach) -> Duty:
    asked, duty = programme.asked, breach.duty or ""
    if duty in asked.wanted:
        return asked.wanted[duty].duty
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
    there = breach.people
    others = _others_on_call(refusing.programme, breach)
    if not others:
        return f"{'Everybody in the Information Hub is there already' if there else NOBODY_ON_CALL}."
    shifts = shifts_that_would_mend(refusing.programme, duty)
    if not shifts:
        return "No shift as short or as long as this place has them fits there."
    why = counted(refusing.beside_the_rest_on_any(plan, code, shifts) for code in others)
    if len(others) == 1:
        return f"The {'other' if there else 'only'} one in the Information Hub cannot come: {why}."
    return f"None of the {'other ' if there else ''}{len(others)} in the Information Hub can come: {why}."


def _others_on_call(programme: Programme, breach: Breach) -> list[str]:
    return [p.code for p in programme.chellows if Role.HUB in p.roles and p.code not in breach.people]


def shifts_that_would_mend(programme: Programme, gap: Duty) -> Sequence[Duty]:
    """The fixed shift itself; of cover the shifts that begin or end with the gap or reach over it."""
    if gap.id in programme.asked.shifts:
        return [gap]
    could = (
        shift
        for shift in programme.to_build
        if shift.venue == gap.venue
        and (shift.start == gap.start or shift.end == gap.end or (shift.start < gap.start and gap.end < shift.end))
    )
    return sorted(could, key=lambda shift: (shift.minutes, shift.start))
