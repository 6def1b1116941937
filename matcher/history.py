"""What the weeks before a period leave behind: hours given and offered, shifts done, and the last days before it.

A week counts if anything was published for it, less for each week gone by, from the day somebody joined; weeks
away add to neither sum. What was published counts as done unless somebody has said what took place.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import takewhile

from matcher import fairness
from matcher.domain.chellows import Before, Chellow
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.programme import Programme
from matcher.domain.times import monday_of

LAST_DAYS = 14
"""How far back runs of days out and days off are followed."""


def with_history(programme: Programme, in_force: Iterable[Duty], happened: Mapping[str, int]) -> Programme:
    """The programme with what its past weeks leave behind; `happened` are minutes by duty id, 0 for not at all."""
    first = programme.period.first
    past = [duty for duty in in_force if duty.day < first]
    if not past:
        return programme
    weeks = sorted({monday_of(duty.day) for duty in past})
    done = [lasted for duty in past if (lasted := as_it_happened(duty, happened))]
    theirs: dict[str, list[Duty]] = defaultdict(list)
    for duty in done:
        for person in duty.people:
            theirs[person].append(duty)
    eve_known = any(first - duty.day <= timedelta(days=7) for duty in past)
    chellows = (_person(programme, one, theirs[one.code], weeks, eve_known) for one in programme.chellows)
    eve = tuple(duty for duty in done if duty.day == first - timedelta(days=1))
    return programme.but(chellows=tuple(chellows), eve=eve)


def as_it_happened(duty: Duty, happened: Mapping[str, int]) -> Duty | None:
    """The duty as long as it lasted; None if it did not take place."""
    minutes = happened.get(duty.id, duty.minutes)
    return duty.but(end=duty.start + timedelta(minutes=minutes)) if minutes else None


def _person(
    programme: Programme, person: Chellow, done: Sequence[Duty], weeks: Iterable[date], eve_known: bool
) -> Chellow:
    given, unsocial, offered = _sums(programme, person, done, weeks)
    shifts = sum(duty.kind is DutyKind.SHIFT for duty in done)
    before = person.before
    if eve_known and before == Before():
        before = _last_days(programme.period.first, done)
    return person.but(
        given_before=person.given_before + given,
        offered_before=person.offered_before + offered,
        unsocial_before=unsocial,
        unsocial_offered_before=offered,
        shifts_done=person.shifts_done + shifts,
        before=before,
    )


def _sums(
    programme: Programme, person: Chellow, done: Sequence[Duty], weeks: Iterable[date]
) -> tuple[int, int, int]:
    """Decayed minutes given, given at unsocial times, and offered, each rounded once."""
    decay = Fraction(programme.settings.decay_percent, 100)
    evening = fairness.evening_of(programme)
    given, unsocial, offered = Fraction(0), Fraction(0), Fraction(0)
    for monday in weeks:
        ago = (programme.period.first - monday).days // 7
        minutes = fairness.offered_minutes(programme, person, -ago)
        if minutes:
            mine = [duty for duty in done if monday_of(duty.day) == monday]
            given += decay**ago * fairness.given_minutes(programme, person.code, mine)
            unsocial += decay**ago * sum(fairness.unsocial_minutes(programme, duty, evening) for duty in mine)
            offered += decay**ago * minutes
    return round(given), round(unsocial), round(offered)


def _last_days(first: date, done: Sequence[Duty]) -> Before:
    """How many days running, up to the eve, had a duty, or had none; and the kind of shift on the eve."""
    days = [first - timedelta(days=n) for n in range(1, LAST_DAYS + 1)]
    busy = {duty.day for duty in done}
    out = len(list(takewhile(lambda day: day in busy, days)))
    off = len(list(takewhile(lambda day: day not in busy, days)))
    return Before(days_out=out, days_off=off)
