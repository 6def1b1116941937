"""When somebody who cannot come could come instead: other times for visits, other gatherings, duties still open."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from matcher.asking.beside import Beside
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.meeting import starts_on, visit_on
from matcher.domain.plan import Gap, Plan
from matcher.domain.programme import Programme
from matcher.domain.record import Record
from matcher.domain.times import monday_of
from matcher.rule import Rule

MOST = 6


class OtherTimes(Record):
    """A duty that cannot be, and times at which the same could be; none where no rule leaves any."""

    instead_of: Duty
    times: tuple[Duty, ...]


def other_times(
    programme: Programme, rules: Sequence[Rule], plan: Plan, person: str, left: Sequence[Duty]
) -> tuple[OtherTimes, ...]:
    """For each visit and gathering left, what the person could come to instead, beside all else in the plan."""
    beside = Beside(programme, rules)
    found = []
    for duty in left:
        could = _visits if duty.kind is DutyKind.VISIT else _gatherings
        if duty.kind is not DutyKind.SHIFT and (duty.kind is not DutyKind.VISIT or duty.coach == person):
            times = [one for one in could(programme, plan, duty) if beside.may(plan, person, one)]
            found.append(OtherTimes(instead_of=duty, times=tuple(times[:MOST])))
    return tuple(found)


def still_open(programme: Programme, rules: Sequence[Rule], plan: Plan, person: str) -> tuple[Duty, ...]:
    """Shifts with too few people that the person could take beside all else in the plan, the barest first."""
    beside = Beside(programme, rules)
    found: dict[tuple[str, datetime], Duty] = {}
    for gap in (gap for gap in plan.gaps if gap.kind is DutyKind.SHIFT):
        free = (d for d in _for_gap(programme, gap) if programme.is_free(person, d))
        could = (d for d in free if person not in plan.people_on(d.id))
        if duty := next((d for d in could if beside.may(plan, person, d)), None):
            found.setdefault(duty.slot_key, duty)
        if len(found) == MOST:
            break
    return tuple(found.values())


def _for_gap(programme: Programme, gap: Gap) -> list[Duty]:
    """The fixed shift short of people; of cover the shifts to build over it, whichever hold most of it first."""
    if gap.duty in programme.asked.shifts:
        return [programme.asked.shifts[gap.duty].duty]
    there = (d for d in programme.to_build if d.venue == gap.what and d.start < gap.end and gap.start < d.end)
    return sorted(there, key=lambda d: (max(d.start, gap.start) - min(d.end, gap.end), d.minutes, d.start))


def _visits(programme: Programme, plan: Plan, duty: Duty) -> Iterator[Duty]:
    """The same visit at every other time of its week that both are free."""
    pair = plan.pair_of.get(duty.family or "")
    if pair is None or duty.family not in programme.family:
        return
    coach, family = programme.chellow[pair.coach], programme.family[pair.family]
    number = int(duty.id.rpartition(":")[2])
    for day in (monday_of(duty.day) + timedelta(days=n) for n in range(7)):
        for start in starts_on(programme, coach, family, day):
            yield visit_on(programme, pair, number, day, start)


def _gatherings(programme: Programme, _: Plan, duty: Duty) -> Iterator[Duty]:
    """Other gatherings of the same kind in the same month, those of the same week first."""
    asked = programme.asked.occasions
    if duty.id not in asked:
        return
    others = [o.duty for o in asked.values() if o.kind is asked[duty.id].kind and o.duty.id != duty.id]
    near = sorted(others, key=lambda o: (monday_of(o.day) != monday_of(duty.day), o.start, o.id))
    yield from (one for one in near if (one.day.year, one.day.month) == (duty.day.year, duty.day.month))
