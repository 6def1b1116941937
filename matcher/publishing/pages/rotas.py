"""Who is where in each week of the period: a rota for every venue and a card for every Chellow."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from matcher.domain.duties import Duty, DutyKind
from matcher.domain.plan import Plan, Share
from matcher.domain.programme import Programme
from matcher.domain.times import Period, Span, monday_of
from matcher.fairness import shares
from matcher.publishing.letters import letters
from matcher.publishing.pages.gaps import as_duty, venue_of
from matcher.publishing.pages.weeks import mondays, spread, told_once, week_label
from matcher.publishing.records import Block, Card, CardLine, VenueRota, VenueWeek
from matcher.publishing.shown import GATHERINGS, Shown


def venue_rotas(programme: Programme, plan: Plan, shown: Shown) -> tuple[VenueRota, ...]:
    """A rota for each venue that has or wants somebody in the period, in order of name."""
    weeks = weeks_at_venues(programme, plan, shown)
    found = (
        VenueRota(venue=name, weeks=tuple(_told_once(weeks[code])))
        for name, code in venues_by_name(programme, shown)
        if code in weeks
    )
    return tuple(found)


def venues_by_name(programme: Programme, shown: Shown) -> list[tuple[str, str]]:
    """(name, code) of every venue, in order of name."""
    return sorted((shown.venue(venue.code) or "", venue.code) for venue in programme.venues)


def weeks_at_venues(
    programme: Programme, plan: Plan, shown: Shown
) -> Mapping[str, Mapping[date, tuple[Block, ...]]]:
    """By venue that has or wants somebody, what each week holds, by its Monday; weeks with nothing among them."""
    people: dict[str, dict[tuple[date, Span], list[str]]] = defaultdict(lambda: defaultdict(list))
    missing: dict[str, dict[tuple[date, Span], int]] = defaultdict(lambda: defaultdict(int))
    for duty in plan.duties:
        if duty.kind is DutyKind.SHIFT and duty.venue is not None:
            people[duty.venue][duty.day, duty.span].extend(duty.people)
    for gap in plan.gaps:
        venue = venue_of(programme, gap)
        if venue is not None and gap.of == "minimum":
            missing[venue][as_duty(gap).day, as_duty(gap).span] += gap.missing
    return {
        code: _weeks(programme.period, shown, people[code], missing[code]) for code in sorted({*people, *missing})
    }


def _weeks(
    period: Period,
    shown: Shown,
    people: Mapping[tuple[date, Span], list[str]],
    missing: Mapping[tuple[date, Span], int],
) -> Mapping[date, tuple[Block, ...]]:
    blocks: dict[date, list[Block]] = {monday: [] for monday in mondays(period)}
    for day, span in sorted({*people, *missing}, key=lambda key: (key[0], key[1].start, key[1].end)):
        key = (day, span)
        block = Block(
            weekday=day.weekday(),
            start=span.start,
            end=span.end,
            names=shown.names(tuple(sorted(people.get(key, ())))),
            missing=missing.get(key, 0),
        )
        blocks.setdefault(monday_of(day), []).append(block)
    return {monday: tuple(rows) for monday, rows in blocks.items()}


def _told_once(weeks: Mapping[date, tuple[Block, ...]]) -> Iterator[VenueWeek]:
    for dates, week in told_once(weeks):
        if week:
            yield VenueWeek(label=week_label(dates), blocks=week)


def cards(programme: Programme, plan: Plan, shown: Shown) -> tuple[Card, ...]:
    """A card for each Chellow who is here, in order of name."""
    known = plan.shares or shares(programme, plan)
    found = [
        _card(programme, plan, shown, person.code, known)
        for person in programme.chellows
        if person.active or person.code in plan.duties_of
    ]
    return tuple(sorted(found, key=lambda card: card.name.casefold()))


def _card(programme: Programme, plan: Plan, shown: Shown, person: str, known: Mapping[str, Share]) -> Card:
    duties = plan.duties_of.get(person, ())
    share = known.get(person, Share(given=0, offered=0))
    lines = card_lines(programme.period, shown, duties, letters(programme, plan, person, duties))
    return Card(name=shown.name(person), given=share.given, offered=share.offered, lines=lines)


def card_lines(
    period: Period, shown: Shown, duties: Iterable[Duty], letter: Mapping[str, str]
) -> tuple[CardLine, ...]:
    """The duties by weekday and time, those that come round told once."""
    days: dict[tuple[int, int, int, str, str], set[date]] = defaultdict(set)
    for duty in duties:
        title = shown.title(duty, letter.get(duty.family or "", ""))
        place = (shown.place(duty) or "") if duty.kind in GATHERINGS else ""
        days[duty.day.weekday(), duty.span.start, duty.span.end, title, place].add(duty.day)
    return tuple(
        CardLine(
            weekday=day, start=start, end=end, title=title, place=place or None, dates=spread(period, sorted(on))
        )
        for (day, start, end, title, place), on in sorted(
            days.items(), key=lambda item: (item[0][:3], min(item[1]), item[0])
        )
    )
