"""What a plan could not give, as the public may read it, and what each kind of gap lacks."""

from collections import Counter, defaultdict
from datetime import date

from matcher.domain.duties import VISITS, Duty, DutyKind
from matcher.domain.plan import Gap, Plan
from matcher.domain.programme import Programme
from matcher.domain.times import DAY_NAMES
from matcher.publishing.one_line import one_line
from matcher.publishing.pages.grids import needed
from matcher.publishing.pages.weeks import dates_label, times
from matcher.publishing.records import PublicGap
from matcher.publishing.shown import GATHERINGS, Shown
from matcher.wording import count_words


def venue_of(programme: Programme, gap: Gap) -> str | None:
    """Code of the venue a gap of cover is at; None for any other gap."""
    if gap.kind is not DutyKind.SHIFT:
        return None
    shift = programme.asked.wanted.get(gap.duty)
    if shift is not None:
        return shift.duty.venue
    return next((venue.code for venue in programme.venues if gap.what in (venue.code, venue.name)), None)


def as_duty(gap: Gap) -> Duty:
    """The gap's time as a duty with nobody on it."""
    return Duty(id=gap.duty, kind=gap.kind, start=gap.start, end=gap.end)


def lacking(kind: DutyKind, missing: int) -> str:
    """What a gap lacks: `2 more needed`, `1 person misses it`, `no visit`."""
    if kind is DutyKind.SHIFT:
        return needed(missing)
    if kind in GATHERINGS:
        return count_words(missing, "person misses it", "people miss it")
    return "no visit"


def public_gaps(programme: Programme, plan: Plan, shown: Shown, of: str) -> tuple[PublicGap, ...]:
    """Gaps at venues and gatherings, in order of first date; those of visits are the coordinator's alone."""
    missing: Counter[tuple[date, str, str, DutyKind]] = Counter()
    for gap in sorted(plan.gaps, key=lambda gap: (gap.start, gap.end, gap.duty)):
        if gap.of == of and gap.kind not in VISITS:
            time = as_duty(gap)
            missing[time.day, times(time), _name(programme, shown, gap), gap.kind] += gap.missing
    dates: dict[tuple[str, str, str, str], list[date]] = defaultdict(list)
    for (day, hours, name, kind), count in missing.items():
        dates[name, DAY_NAMES[day.weekday()], hours, lacking(kind, count)].append(day)
    return tuple(
        PublicGap(what=name, when=f"{day}{'s' if len(on) > 1 else ''} {hours}", dates=dates_label(on), lacks=lacks)
        for (name, day, hours, lacks), on in dates.items()
    )


def _name(programme: Programme, shown: Shown, gap: Gap) -> str:
    if gap.kind is DutyKind.SHIFT:
        return shown.venue(venue_of(programme, gap)) or "A venue"
    titles = {one_line(gathering.title) for gathering in programme.gatherings}
    occasion = programme.asked.occasions.get(gap.duty)
    title = occasion.duty.title if occasion else gap.what
    return shown.text(title) if one_line(title) in titles else "A gathering"
