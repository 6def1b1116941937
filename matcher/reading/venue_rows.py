"""The sheets of venues, of fixed shifts and of the cover wanted."""

from collections.abc import Iterable, Iterator

from matcher.domain.times import DAY_MINUTES, GRID, Span, joined
from matcher.domain.venues import CoverRow, ShiftRow, Venue, VenueKind
from matcher.reading import fields
from matcher.reading.clock_cells import span_cells
from matcher.reading.desk import Desk
from matcher.reading.free_times import free_times
from matcher.reading.problems import Problems
from matcher.reading.table import Cell, Row
from matcher.reading.times.clocks import Unreadable
from matcher.reading.times.phrases import read_times
from matcher.reading.times.sentence import Context
from matcher.reading.vocabulary import GENDERS, HIGHEST_LEVEL, VENUE_KINDS, Words

_SHORTEST, _LONGEST = 60, 240


def read_venue(desk: Desk, row: Row) -> Venue:
    """A venue as one row describes it."""
    kind = fields.choice(desk, row["kind"], VENUE_KINDS) or VenueKind.OTHER
    shortest = fields.minutes(desk, row["shortest_shift"], "either", most=DAY_MINUTES) or _SHORTEST
    longest = fields.minutes(desk, row["longest_shift"], "either", most=DAY_MINUTES) or max(_LONGEST, shortest)
    if longest < shortest:
        desk.fault(row["longest_shift"], "The longest shift is shorter than the shortest.", "Look at both again.")
    return Venue(
        code=row["id"].text,
        name=row["name"].text,
        kind=kind,
        place=None if kind is VenueKind.PHONE else _place(desk, row),
        opens=free_times(desk, row, "opens"),
        closed=fields.days(desk, row["closed"]),
        opens_on=fields.day(desk, row["opens_on"]),
        on_bank_holidays=bool(fields.yes_no(desk, row["bank_holidays"])),
        step_free=fields.yes_no(desk, row["step_free"]),
        languages=fields.languages(desk, row["languages_wanted"]),
        genders=fields.choices(desk, row["genders_wanted"], Words(GENDERS)),
        with_children=bool(fields.yes_no(desk, row["with_children"])),
        level=fields.whole(desk, row["training_level"], most=HIGHEST_LEVEL) or 0,
        alone_ok=fields.yes_no(desk, row["lone_allowed"]) is not False,
        shortest_shift=shortest,
        longest_shift=longest,
        wall_rota=fields.yes_no(desk, row["wall_rota"]) is not False,
        desk_phone=row["desk_phone"].text,
        source=row.source,
    )


def _place(desk: Desk, row: Row) -> str | None:
    if row["area"].blank and row["postcode"].blank:
        says = f"No area: I take {row['id'].text} to be reached from anywhere at once."
        desk.ask(row["area"], says, "Type an area of the sheet areas, or a postcode sector such as BD9 4.")
    return fields.place(desk, row["area"], row["postcode"])


def read_shifts(desk: Desk, row: Row) -> Iterator[ShiftRow]:
    """The fixed shifts of one row: one for each weekday it names."""
    venue = _venue(desk, row)
    days, span = weekdays(desk, row["weekday"]), span_cells(desk, row["start"], row["end"])
    first, last = fields.day(desk, row["from"]), fields.day(desk, row["until"])
    people = _people(desk, row, ("min", "ideal", "max"))
    languages = fields.languages(desk, row["languages_wanted"])
    level, two = fields.whole(desk, row["level"], most=HIGHEST_LEVEL), fields.yes_no(desk, row["needs_two"])
    if first and last and last < first:
        desk.fault(row["until"], "It ends before it starts.", "Look at both dates again.")
    for weekday in days if venue and span else ():
        yield ShiftRow(
            venue=str(venue),
            weekday=weekday,
            start=span.start if span else 0,
            end=span.end if span else 0,
            first=first,
            last=last,
            minimum=people[0],
            ideal=people[1],
            most=people[2],
            languages=languages,
            level=level or 0,
            needs_two=bool(two),
            kind=row["kind"].text.casefold(),
            source=row.source,
        )


def read_cover(desk: Desk, row: Row) -> Iterator[CoverRow]:
    """The cover one row asks for: one record for each weekday it names."""
    venue = _venue(desk, row)
    days, span = weekdays(desk, row["weekday"]), _on_the_grid(desk, row)
    people = _people(desk, row, ("minimum", "ideal", "most"))
    languages = fields.languages(desk, row["languages_wanted"])
    weight = fields.whole(desk, row["weight"], most=9)
    for weekday in days if venue and span else ():
        yield CoverRow(
            venue=str(venue),
            weekday=weekday,
            start=span.start if span else 0,
            end=span.end if span else 0,
            minimum=people[0],
            ideal=people[1],
            most=people[2],
            languages=languages,
            weight=1 if weight is None else weight,
            source=row.source,
        )


def _on_the_grid(desk: Desk, row: Row) -> Span | None:
    """The stretch as typed, made longer to whole half hours, which is told."""
    typed = span_cells(desk, row["start"], row["end"])
    if typed is None or (typed.start % GRID == 0 and typed.end % GRID == 0):
        return typed
    span = Span(start=typed.start // GRID * GRID, end=-(-typed.end // GRID) * GRID)
    says = f"Shifts are built on the half hour. I read {typed} as {span}."
    desk.ask(row["start" if typed.start % GRID else "end"], says, "Type whole and half hours.")
    return span


def ask_about_cover(problems: Problems, venues: Iterable[Venue], rows: Iterable[CoverRow]) -> None:
    """Note each row of cover over which no shift can be built, or for a part of which its venue is closed."""
    known = {venue.code: venue for venue in venues}
    asked: set[int | None] = set()
    for row in rows:
        venue, span = known[row.venue], Span(start=row.start, end=row.end)
        if row.source.row in asked:
            continue
        if not _is_open(venue, row.weekday, span):
            says = f"{venue.called} is not open all that time; I leave the rest out."
            problems.ask(row.source, says, "Look at its opening hours, and at the cover.")
            asked.add(row.source.row)
        elif row.end - row.start < venue.shortest_shift:
            says = f"{span} is less than the shortest shift of {venue.called}, so nobody can be planned there."
            problems.ask(row.source, says, "Type a longer stretch, or a shorter shortest_shift.")
            asked.add(row.source.row)


def ask_about_shifts(problems: Problems, venues: Iterable[Venue], rows: Iterable[ShiftRow]) -> None:
    """Note each row of fixed shifts for a part of which its venue is closed: an end may have been read wrongly."""
    known = {venue.code: venue for venue in venues}
    asked: set[int | None] = set()
    for row in rows:
        venue, span = known[row.venue], Span(start=row.start, end=row.end)
        if row.source.row not in asked and not _is_open(venue, row.weekday, span):
            says = f"I read {span}, and {venue.called} is not open all that time. I plan it as it stands."
            problems.ask(row.source, says, "Look at its times, and at the opening hours.")
            asked.add(row.source.row)


def ask_about_twins(problems: Problems, rows: Iterable[ShiftRow]) -> None:
    """Note each row of fixed shifts that says what one before it says: it may be a slip, or mean two people."""
    first: dict[ShiftRow, int | None] = {}
    asked: set[int | None] = set()
    for row in rows:
        earlier = first.setdefault(row, row.source.row)
        if row.source.row not in asked and earlier != row.source.row:
            says = f"the same shift as in row {earlier}. I plan two of them, each with people of its own."
            fix = "Delete one of the two rows; where two people are wanted, type 2 under min in the other."
            problems.ask(row.source, says, fix)
            asked.add(row.source.row)


def _is_open(venue: Venue, weekday: int, span: Span) -> bool:
    """True if the venue is open all that time, or nobody says when it is open."""
    hours = joined(time.span for time in venue.opens if time.weekday == weekday)
    return not venue.opens or any(one.holds(span) for one in hours)


def _venue(desk: Desk, row: Row) -> str | None:
    if row["venue"].blank:
        desk.problems.fault(row.source, "I cannot tell which venue.", "Type its code in the column venue.")
    return fields.code(desk, row["venue"], desk.venues)


def _people(desk: Desk, row: Row, columns: tuple[str, str, str]) -> tuple[int, int, int]:
    """Fewest, ideal and most people; what is left blank follows from what is not."""
    low, ideal, high = (fields.whole(desk, row[column], most=99) for column in columns)
    least = 1 if low is None else low
    best = max(least, high or 0) if ideal is None and high is not None else least if ideal is None else ideal
    most = best if high is None else high
    if not least <= best <= most:
        cell = next((row[column] for column in reversed(columns) if not row[column].blank), row[columns[0]])
        desk.fault(
            cell, f"{least}, {best} and {most} people do not rise.", "Type fewest, ideal and most in that order."
        )
    return least, best, most


def weekdays(desk: Desk, cell: Cell) -> tuple[int, ...]:
    """The weekdays a cell names, such as `Mon-Fri`; none, with the problem noted, if it names none."""
    try:
        free = read_times(cell.text or "-", Context(desk.settings, desk.near)).free
    except Unreadable:
        free = ()
    if not free or any(time.every > 1 or time.nth or time.term_only for time in free):
        desk.fault(cell, "I cannot tell which weekday.", "Type one such as Tue, or Mon-Fri.")
        return ()
    return tuple(dict.fromkeys(time.weekday for time in free))
