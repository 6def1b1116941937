"""What is asked of a period: the rows that come round week by week, dated."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeVar

from matcher.domain.asked import Asked, Occasion, Shift, is_open
from matcher.domain.cover import half_hours
from matcher.domain.duties import DutyKind, duty_on
from matcher.domain.times import Period, Span, digits, is_nth, monday_of
from matcher.domain.venues import Gathering, GatheringKind, ShiftRow, Venue

if TYPE_CHECKING:
    from matcher.domain.programme import Programme

LONGEST_MONTH = 31
OneAsked = TypeVar("OneAsked", Shift, Occasion)


def asked_of(programme: "Programme") -> Asked:
    """The period's dated shifts, half hours of cover and gatherings."""
    return Asked(
        shifts=_by_id(_shifts(programme)),
        cover=_by_id(half_hours(programme)),
        occasions=_by_id(_occasions(programme)),
    )


def _by_id(asked: Iterable[OneAsked]) -> Mapping[str, OneAsked]:
    return {one.duty.id: one for one in sorted(asked, key=lambda one: (one.duty.start, one.duty.id))}


def _shifts(programme: "Programme") -> Iterator[Shift]:
    twins: Counter[tuple[str, int, int]] = Counter()
    for row in programme.shift_rows:
        venue = programme.venue[row.venue]
        nth = twins[row.venue, row.weekday, row.start]
        twins[row.venue, row.weekday, row.start] += 1
        for day in _days_of(row, programme.period):
            if is_open(programme, venue, day):
                yield _shift(row, venue, day, nth)


def _days_of(row: ShiftRow, period: Period) -> Iterator[date]:
    """The days of the period on which the row asks for a shift, in order."""
    first = max(period.first, row.first or period.first)
    last = min(period.end - timedelta(days=1), row.last or period.end)
    day = first + timedelta(days=(row.weekday - first.weekday()) % 7)
    while day <= last:
        yield day
        day += timedelta(weeks=1)


def _shift(row: ShiftRow, venue: Venue, day: date, nth: int) -> Shift:
    key = digits(row.start) + (f"-{nth + 1}" if nth else "")
    duty = duty_on(
        day,
        Span(start=row.start, end=row.end),
        id=f"shift:{venue.code}:{day}:{key}",
        kind=DutyKind.SHIFT,
        venue=venue.code,
        area=venue.place,
    )
    languages = row.languages or venue.languages
    level = max(row.level, venue.level)
    needs_two = row.needs_two or not venue.alone_ok
    return Shift(
        duty=duty,
        minimum=row.minimum,
        ideal=row.ideal,
        most=row.most,
        languages=languages,
        level=level,
        needs_two=needs_two,
        kind=row.kind,
        under=row.under,
        over=row.over,
    )


def _occasions(programme: "Programme") -> Iterator[Occasion]:
    dated = list(_dated(programme, programme.period.days()))
    begins, elsewhere = _first_days(dated), programme.chosen_before | _chosen_later(programme, dated)
    for gathering, day in dated:
        choice = choice_of(gathering, day)
        if choice not in elsewhere:
            yield _occasion(programme, gathering, day, begins.get(choice, day))


def _dated(programme: "Programme", days: Iterable[date]) -> Iterator[tuple[Gathering, date]]:
    open_days = [day for day in days if day not in programme.bank_holidays]
    return ((gathering, day) for gathering in programme.gatherings for day in open_days if _meets(gathering, day))


def _chosen_later(programme: "Programme", dated: Iterable[tuple[Gathering, date]]) -> frozenset[str]:
    """Choices of a month that the period's end cuts, with more dates after it: the next period makes them."""
    after = (programme.period.end + timedelta(days=n) for n in range(LONGEST_MONTH))
    here = Counter(choice_of(gathering, day) for gathering, day in dated)
    later = Counter(choice_of(g, day) for g, day in _dated(programme, after) if _is_of_a_month(g))
    return frozenset(choice for choice, dates in later.items() if choice and dates > here[choice])


def _is_of_a_month(gathering: Gathering) -> bool:
    return gathering.on is None and gathering.kind is not GatheringKind.TRAINING


def _first_days(dated: Iterable[tuple[Gathering, date]]) -> Mapping[str, date]:
    """The first of the days to choose between, by choice."""
    found: dict[str, date] = {}
    for gathering, day in dated:
        if choice := choice_of(gathering, day):
            found[choice] = min(day, found.get(choice, day))
    return found


def _meets(gathering: Gathering, day: date) -> bool:
    if gathering.on is not None:
        return day == gathering.on
    if day.weekday() != gathering.weekday:
        return False
    return gathering.nth is None or is_nth(day, gathering.nth)


def choice_of(gathering: Gathering, day: date) -> str:
    """What the gathering's date is chosen for: a week's, a month's, or the one there is; empty without a choice."""
    if not gathering.one_of:
        return ""
    return gathering.one_of if gathering.on else f"{gathering.one_of} {round_of(gathering, day)}"


def round_of(gathering: Gathering, day: date) -> str:
    """The week of coaching, the course of training, the month of anything else."""
    if gathering.kind is GatheringKind.COACHING:
        return f"{monday_of(day)}"
    return gathering.title if gathering.kind is GatheringKind.TRAINING else f"{day:%Y-%m}"


def _occasion(programme: "Programme", gathering: Gathering, day: date, begins: date) -> Occasion:
    venue = programme.venue.get(gathering.venue or "")
    kind = DutyKind.EVENT if gathering.kind is GatheringKind.EVENT else DutyKind.GATHERING
    duty = duty_on(
        day,
        Span(start=gathering.start, end=gathering.end),
        id=f"gathering:{gathering.title}:{day}:{digits(gathering.start)}",
        kind=kind,
        venue=gathering.venue,
        area=venue.place if venue else None,
        title=gathering.title,
    )
    return Occasion(
        duty=duty,
        kind=gathering.kind,
        roles=gathering.roles,
        lead=gathering.lead,
        most=gathering.most,
        people=gathering.people,
        quorum=gathering.quorum,
        level=gathering.level,
        choice=choice_of(gathering, day),
        round=round_of(gathering, begins),
    )
