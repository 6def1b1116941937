"""Questions about the plan at hand, with the rules and the ledger at hand too."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from constraints import rules_of
from matcher.api.drafting import ledger_of
from matcher.asking import other_times as times
from matcher.asking.beside import taken_off
from matcher.asking.other_times import OtherTimes
from matcher.asking.ringing import Asker, Ringing
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.plan import Gap, Plan
from matcher.domain.programme import Programme
from matcher.ledger.asks import asked_since, note_ask
from matcher.ledger.file import reading, writing
from matcher.today import now, today


def left_by(programme: Programme, plan: Plan, person: str) -> tuple[Duty, ...]:
    """The published duties of a Chellow, or visits of a family, that the plan does not have any more.

    They are more than those on the days away where fewer hours are offered in the week that is left.
    """
    theirs = (duty for duty in programme.published if person in duty.people or person == duty.family)
    kept = {duty.slot_key for duty in plan.duties if person in duty.people or person == duty.family}
    return tuple(duty for duty in theirs if duty.slot_key not in kept)


def whom_to_ring(
    programme: Programme, plan: Plan, duties: Sequence[Duty], asked: Mapping[str, date]
) -> list[Ringing]:
    """For each duty, everybody who could take it beside the rest of the plan, in the order to ring them."""
    asker = Asker(programme, rules_of(programme), plan, asked)
    return [_ringing(programme, asker, duty) for duty in duties]


def _ringing(programme: Programme, asker: Asker, duty: Duty) -> Ringing:
    """Of cover that is short, for any shift that would fill some of it."""
    if duty.id not in programme.asked.cover:
        return asker.whom_to_ring(duty)
    some = [shift for shift in programme.to_build if shift.venue == duty.venue and shift.overlaps(duty)]
    return asker.whom_to_ring_for(duty, some)


def whom_else_to_ring(
    programme: Programme, plan: Plan, duties: Sequence[Duty], asked: Mapping[str, date]
) -> list[Ringing]:
    """For each duty that was left, who could take it if whoever the plan newly has there cannot.

    Each is asked of beside the rest of the plan: whoever stands in for one duty there has no time for two.
    """
    asker = Asker(programme, rules_of(programme), plan, asked)
    newly = [_newly_there(programme, plan, duty) for duty in duties]
    ringing = (
        asker.beside(taken_off(plan, new)).whom_to_ring(duty) for duty, new in zip(duties, newly, strict=True)
    )
    return [one.but_not(*(who for who, _ in new)) for one, new in zip(ringing, newly, strict=True)]


def _newly_there(programme: Programme, plan: Plan, left: Duty) -> list[tuple[str, Duty]]:
    """Whom the plan has at the place of a shift while it lasts, and what was published has not."""
    shifts = (duty for duty in plan.duties if duty.venue == left.venue and duty.kind is left.kind)
    there = (duty for duty in shifts if duty.start < left.end and left.start < duty.end)
    was = programme.was_published
    return [(who, duty) for duty in there for who in duty.people if who not in was.get(duty.slot_key, ())]


def as_published(programme: Programme, plan: Plan, person: str, left: Sequence[Duty]) -> Plan:
    """What was published, once the person has left these duties: beside this they could come another time."""
    published = plan.but(duties=programme.published)
    return taken_off(published, [(person, duty) for duty in left])


def other_times(programme: Programme, plan: Plan, person: str, left: Sequence[Duty]) -> tuple[OtherTimes, ...]:
    """For each visit and gathering left, when the person could come instead."""
    return times.other_times(programme, rules_of(programme), plan, person, left)


def still_open(programme: Programme, plan: Plan, person: str) -> tuple[Duty, ...]:
    """Shifts with too few people that the person could take instead."""
    return times.still_open(programme, rules_of(programme), plan, person)


def shifts_among(programme: Programme, duties: Sequence[Duty]) -> tuple[Duty, ...]:
    """Those that are shifts still asked for, with nobody on them: what somebody else can be asked to take."""
    shifts = (duty for duty in duties if duty.kind is DutyKind.SHIFT)
    return tuple(d.with_people(()) for d in shifts if d.built or d.id in programme.asked.shifts)


def shifts_of(programme: Programme, plan: Plan) -> tuple[Duty, ...]:
    """Every shift asked for or built, with whoever is on it in the plan, and every stretch short of people.

    Of two stretches that begin at once it is the one short of the fewest wanted.
    """
    fixed = (plan.duty.get(shift.duty.id, shift.duty) for shift in programme.asked.shifts.values())
    built = (duty for duty in plan.duties if duty.built)
    gaps = (gap for gap in plan.gaps if gap.kind is DutyKind.SHIFT and gap.duty not in programme.asked.shifts)
    short = (_stretch(programme, gap) for gap in gaps if gap.what in programme.venue)
    found = {duty.slot_key: duty for duty in (*fixed, *built, *reversed([*short]))}
    return tuple(sorted(found.values(), key=lambda duty: (duty.start, duty.id)))


def _stretch(programme: Programme, gap: Gap) -> Duty:
    """What somebody would be asked to take of cover that is short."""
    return Duty(
        id=gap.duty,
        kind=DutyKind.SHIFT,
        venue=gap.what,
        area=programme.venue[gap.what].place,
        start=gap.start,
        end=gap.end,
        built=True,
    )


def asked_lately(path: Path, programme: Programme) -> Mapping[str, date]:
    """Who was asked to stand in too short a while ago to be asked again, and when."""
    with reading(ledger_of(path)) as db:
        since = today() - timedelta(days=programme.settings.days_between_asks - 1)
        return {} if db is None else asked_since(db, since)


def note_asked(path: Path, person: str, duty: Duty, *, by: str) -> None:
    """Note in the ledger that somebody was asked today to take a duty."""
    with writing(ledger_of(path), "suggest", f"{person} asked to take {duty.id}", at=now(), said_by=by) as to:
        note_ask(to, person, duty.id)
