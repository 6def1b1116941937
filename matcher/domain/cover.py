"""The cover that venues want, half hour by half hour, and the shifts that could be built over it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from matcher.domain.asked import Shift, is_open
from matcher.domain.demand import Demand
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.times import GRID, instant, joined
from matcher.domain.venues import CoverRow, Venue

if TYPE_CHECKING:
    from matcher.domain.programme import Programme

HALF_HOUR = timedelta(minutes=GRID)


def half_hours(programme: "Programme") -> Iterator[Shift]:
    """Every half hour of the period for which a venue wants cover while it is open, by venue and time.

    Where rows overlap, the larger numbers count, and the languages of both.
    """
    demand = Demand(programme) if programme.settings.cover_follows_families else None
    for venue in programme.venues:
        rows = [row for row in programme.cover_rows if row.venue == venue.code]
        for day in programme.period.days() if rows else ():
            if is_open(programme, venue, day):
                yield from _of_day(programme, venue, rows, day, demand)


def _of_day(
    programme: "Programme", venue: Venue, rows: Iterable[CoverRow], day: date, demand: Demand | None
) -> Iterator[Shift]:
    wanted: dict[datetime, list[CoverRow]] = defaultdict(list)
    for row in rows:
        if row.weekday == day.weekday():
            for start in _starts(instant(day, row.start), instant(day, row.end)):
                wanted[start].append(row)
    hours = joined(time.span for time in venue.opens if time.falls_on(day, programme.terms))
    for start in sorted(wanted):
        half_hour = _half_hour(venue, start, wanted[start])
        if not venue.opens or any(span.holds(half_hour.duty.span) for span in hours):
            weight = half_hour.weight * (demand.at(day, half_hour.duty.span.start) if demand else 1)
            yield half_hour.but(weight=weight)


def _starts(start: datetime, end: datetime) -> Iterator[datetime]:
    """Where half hours begin: real ones, so that a day on which the clocks change has an hour less or more."""
    return (start + n * HALF_HOUR for n in range((end - start) // HALF_HOUR))


def _half_hour(venue: Venue, start: datetime, rows: Sequence[CoverRow]) -> Shift:
    languages = tuple(dict.fromkeys(language for row in rows for language in row.languages))
    return Shift(
        duty=Duty(
            id=f"cover:{venue.code}:{start:%Y-%m-%dT%H:%MZ}",
            kind=DutyKind.SHIFT,
            venue=venue.code,
            area=venue.place,
            start=start,
            end=start + HALF_HOUR,
        ),
        minimum=max(row.minimum for row in rows),
        ideal=max(row.ideal for row in rows),
        most=max(row.most for row in rows),
        languages=languages or venue.languages,
        level=venue.level,
        needs_two=not venue.alone_ok,
        weight=max(row.weight for row in rows),
    )


def built(venue: Venue, start: datetime, end: datetime, id_: str = "") -> Duty:
    """A shift built at the venue, with nobody on it yet; while nobody has it, its id is its place and time."""
    return Duty(
        id=id_ or f"built:{venue.code}:{start:%Y-%m-%dT%H:%MZ}:{end:%H:%MZ}",
        kind=DutyKind.SHIFT,
        venue=venue.code,
        area=venue.place,
        start=start,
        end=end,
        built=True,
    )


def shifts_to_build(programme: "Programme") -> Iterator[Duty]:
    """Every shift that could be built, whoever takes it: cover wanted all through, as long as the venue likes."""
    for run in _unbroken(programme.asked.cover.values()):
        venue = programme.venue[run[0].duty.venue or ""]
        shortest, longest = -(-venue.shortest_shift // GRID), venue.longest_shift // GRID
        for first, half_hour in enumerate(run):
            for length in range(max(1, shortest), min(longest, len(run) - first) + 1):
                yield built(venue, half_hour.duty.start, half_hour.duty.start + length * HALF_HOUR)


def _unbroken(half_hours: Iterable[Shift]) -> Iterator[list[Shift]]:
    """Runs of half hours of one venue and day in which anybody at all is wanted, each after the other at once."""
    runs: dict[tuple[str | None, date], list[list[Shift]]] = defaultdict(list)
    for half_hour in half_hours:
        if half_hour.most:
            duty = half_hour.duty
            of_day = runs[duty.venue, duty.day]
            if of_day and of_day[-1][-1].duty.end == duty.start:
                of_day[-1].append(half_hour)
            else:
                of_day.append([half_hour])
    return (run for of_day in runs.values() for run in of_day)


def is_wanted_throughout(programme: "Programme", duty: Duty) -> bool:
    """True if the venue wants cover in each half hour of a built shift, which begins and ends with one."""
    covered = sum(shift.duty.minutes for shift in programme.asked.served_by(duty))
    return covered == duty.minutes
