"""Pure measures of who gives how much: the minutes given, the shares, and how even they are."""

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from matcher.domain.chellows import Chellow
from matcher.domain.duties import VISITS, Duty, DutyKind
from matcher.domain.meeting import visit_walk
from matcher.domain.plan import Plan, Share
from matcher.domain.programme import Programme
from matcher.domain.times import is_weekend

LINGER = 60
"""Duties this many minutes apart or more see people home in between: no walk between them counts."""
STEPS = 20
"""Shares are compared in twentieths of the offer."""

SIX_IN_THE_EVENING = 18 * 60


def duty_minutes(programme: Programme, code: str, duty: Duty) -> int:
    """Minutes one duty takes of one person: its length, and for a visit the walk there and back."""
    family = programme.family.get(duty.family or "")
    if family is None:
        return duty.minutes
    return duty.minutes + visit_walk(programme, programme.chellow[code], family)


def walk_between(programme: Programme, first: Duty, then: Duty) -> int:
    """Walking minutes given between two duties of one person and day; visits carry their own walk."""
    if first.kind in VISITS or then.kind in VISITS:
        return 0
    return programme.walk_between(first, then) if 0 <= first.minutes_until(then) < LINGER else 0


def given_minutes(programme: Programme, code: str, duties: Sequence[Duty]) -> int:
    """Minutes the person gives to these duties, the walks between them counted."""
    ordered = sorted(duties, key=lambda d: (d.start, d.id))
    walks = sum(
        walk_between(programme, first, then)
        for n, first in enumerate(ordered)
        for then in soon_after(first, ordered[n + 1 :])
    )
    return walks + sum(duty_minutes(programme, code, duty) for duty in ordered)


def soon_after(first: Duty, later: Iterable[Duty]) -> Iterable[Duty]:
    """Of duties in order of time those that begin before so long a break that no walk between is counted."""
    for duty in later:
        if duty.start >= first.end + timedelta(minutes=LINGER):
            return
        yield duty


def offered_minutes(programme: Programme, person: Chellow, week: int) -> int:
    """Minutes offered in one week of the period: prorated for days away or before joining."""
    monday = programme.period.monday(week)
    if not person.away and person.has_joined(monday):
        return person.offered
    present = sum(person.is_here(monday + timedelta(days=n)) for n in range(7))
    return person.offered * present // 7


def offered_with_history(programme: Programme, person: Chellow) -> int:
    """Minutes offered over the period and, decayed, before it."""
    return person.offered_before + offered_in_period(programme, person)


def offered_in_period(programme: Programme, person: Chellow) -> int:
    """Minutes offered over the period."""
    return sum(offered_minutes(programme, person, week) for week in range(programme.period.weeks))


def shares(programme: Programme, plan: Plan) -> Mapping[str, Share]:
    """Given and offered minutes of the period for every Chellow; held time is not given."""
    return {
        person.code: Share(
            given=given_minutes(programme, person.code, _real(plan.calendar(programme).get(person.code, ()))),
            offered=offered_in_period(programme, person),
        )
        for person in programme.chellows
    }


def _real(duties: Iterable[Duty]) -> list[Duty]:
    return [duty for duty in duties if duty.kind is not DutyKind.HELD]


def level_of(given: int, offered: int) -> int:
    """A share in twentieths of the offer, rounded up; the whole of nothing counts as nothing."""
    return math.ceil(STEPS * given / offered) if offered > 0 else 0


def evening_of(programme: Programme) -> int:
    """When evenings begin to be unsocial, in minutes after midnight: as the settings say, else at six."""
    said = programme.settings.rules.get("a_fair_share_of_unsocial_hours", {}).get("evening")
    return SIX_IN_THE_EVENING if said is None else int(said)


def unsocial_minutes(programme: Programme, duty: Duty, evening: int) -> int:
    """Minutes of a duty at a weekend, on a bank holiday, or from `evening` on, in minutes after midnight."""
    if is_weekend(duty.day) or duty.day in programme.bank_holidays:
        return duty.minutes
    return max(0, duty.span.end - max(duty.span.start, evening))


def leximax_key(levels: Iterable[int]) -> tuple[int, ...]:
    """Levels from the largest; of two plans the smaller key is the fairer."""
    return tuple(sorted(levels, reverse=True))


def gini(values: Sequence[float]) -> float:
    """0 when all are equal, towards 1 when one has everything."""
    total = sum(values)
    if not values or total == 0:
        return 0.0
    ordered = sorted(values)
    weighted = sum((n + 1) * value for n, value in enumerate(ordered))
    return 2 * weighted / (len(ordered) * total) - (len(ordered) + 1) / len(ordered)


def jain(values: Sequence[float]) -> float:
    """Jain's index: 1 when all are equal, 1/n when one has everything."""
    squares = sum(value * value for value in values)
    return sum(values) ** 2 / (len(values) * squares) if squares else 1.0


def balance(values: Sequence[float]) -> float:
    """Mean of smaller ÷ larger over all pairs of people; 1 when all are equal."""
    pairs = [(a, b) for n, a in enumerate(values) for b in values[n + 1 :]]
    if not pairs:
        return 1.0
    return sum(min(a, b) / max(a, b) if max(a, b) else 1.0 for a, b in pairs) / len(pairs)
