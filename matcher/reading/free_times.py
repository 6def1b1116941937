"""The times somebody offers on one row: a tick grid, a column a day, and text, read as one week."""

from collections.abc import Iterable, Iterator

from matcher.domain.times import WEEKDAYS, FreeTime, Period, joined, monday_of
from matcher.reading.clock_cells import clock_of
from matcher.reading.columns import PARTS
from matcher.reading.columns.sheet_kind import GRID
from matcher.reading.desk import Desk
from matcher.reading.every_week import with_every_week
from matcher.reading.fields import day, ticked, yes_no
from matcher.reading.saying import say_times
from matcher.reading.table import Cell, Row
from matcher.reading.times.clocks import Unreadable
from matcher.reading.times.dated import read_dated
from matcher.reading.times.phrases import Times
from matcher.reading.times.sentence import Context

_PART_NAMES = dict(zip(PARTS, ("morning", "afternoon", "evening"), strict=True))


def free_times(desk: Desk, row: Row, text: str, exact: str | None = None) -> tuple[FreeTime, ...]:
    """What the row offers; exact times, on the weekdays they name, stand in place of the ticks.

    Guesses without a confirming tick, and rhythms without a date to count from, are asked about and left out.
    """
    grid = [*_grid(desk, row)]
    said = _text(desk, row, row[text]) if not row[text].blank else ()
    exactly = _text(desk, row, row[exact]) if exact and not row[exact].blank else ()
    named = {time.weekday for time in exactly}
    found = [time for time in (*grid, *said) if time.weekday not in named]
    free = merged([*found, *exactly])
    if free:
        who = row["id"].text or row["name"].text
        desk.echo.append(f"I read {who} as: {say_times(free)}")
        _ask_for_terms(desk, row, free)
    return merged(with_every_week(free, Period(first=desk.near, weeks=desk.weeks)))


def ask_for_times(desk: Desk, row: Row, text: str) -> None:
    """Ask where a row says nothing of when somebody is free."""
    if all(row[column].blank for column in (text, "exact_times", *(day.name for day in GRID))):
        says = f"no times. I plan nothing for {row['id'].text} until there are some."
        desk.problems.ask(row.source, says, f"Type them in the column {text}, such as Mon am, Wed 9.30-11.30.")


def merged(times: Iterable[FreeTime]) -> tuple[FreeTime, ...]:
    """The same offers with touching stretches joined, in order of day and time."""
    alike: dict[FreeTime, list[FreeTime]] = {}
    for free in times:
        alike.setdefault(free.but(start=0, end=0), []).append(free)
    whole = [
        kind.but(start=span.start, end=span.end)
        for kind, same in alike.items()
        for span in joined(free.span for free in same)
    ]
    return tuple(sorted(whole, key=_in_order))


def _in_order(time: FreeTime) -> tuple[int, int, int, int, int, bool, str, str]:
    dates = (str(time.first or ""), str(time.last or ""))
    return (time.weekday, time.start, time.end, time.every, time.nth or 0, time.term_only, *dates)


def _grid(desk: Desk, row: Row) -> Iterator[FreeTime]:
    for weekday, name in enumerate(WEEKDAYS):
        for part in PARTS:
            yield from _square(desk, row, row[f"{name.lower()}_{part}"], _context(desk, weekday, _PART_NAMES[part]))
        yield from _square(desk, row, row[name.lower()], _context(desk, weekday, None))


def _context(desk: Desk, weekday: int, part: str | None) -> Context:
    return Context(desk.settings, desk.near, days=(weekday,), part=part)


def _square(desk: Desk, row: Row, cell: Cell, context: Context) -> tuple[FreeTime, ...]:
    tick = ticked(cell)
    if cell.blank or tick is False:
        return ()
    if tick:
        span = context.span(context.part or "day")
        return (FreeTime(weekday=(context.days or (0,))[0], start=span.start, end=span.end),)
    return _read(desk, row, cell, context)


def _text(desk: Desk, row: Row, cell: Cell) -> tuple[FreeTime, ...]:
    return _read(desk, row, cell, Context(desk.settings, desk.near))


def _read(desk: Desk, row: Row, cell: Cell, context: Context) -> tuple[FreeTime, ...]:
    try:
        times = _times(desk, cell, context)
    except Unreadable as trouble:
        desk.fault(cell, trouble.says, trouble.fix)
        return ()
    return _anchored(desk, row, cell, times) if not times.guessed or _confirmed(desk, row, cell, times) else ()


def _times(desk: Desk, cell: Cell, context: Context) -> Times:
    key = (cell.text, context.days, context.part)
    if key not in desk.times_read:
        desk.times_read[key] = read_dated(_words(cell), context, desk.seasons)
    return desk.times_read[key]


def _words(cell: Cell) -> str:
    """The cell's words; a number or a time of day alone says no stretch, so it is refused as such."""
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        clock_of(cell.text)
    return cell.text


def _confirmed(desk: Desk, row: Row, cell: Cell, times: Times) -> bool:
    if yes_no(desk, row["times_confirmed"]):
        return True
    says = f"I would read that as {say_times(times.free)}, and leave it out until you confirm."
    desk.ask(cell, says, "Type yes in a column times_confirmed, or type the days and hours.")
    return False


def _anchored(desk: Desk, row: Row, cell: Cell, times: Times) -> tuple[FreeTime, ...]:
    """The times with the date their fortnights count from: in the text, or in the column times_from."""
    if all(time.every == 1 or time.anchor for time in times.free):
        return times.free
    anchor = day(desk, row["times_from"])
    if anchor is not None:
        week = monday_of(anchor)
        return tuple(t if t.every == 1 else t.but(anchor=week) for t in times.free)
    rare = next(time for time in times.free if time.every > 1)
    says = f"I cannot tell which weeks, and leave {WEEKDAYS[rare.weekday]} out until I can."
    desk.ask(cell, says, f"Type the date of one such {WEEKDAYS[rare.weekday]} in a column times_from.")
    return times.free


def _ask_for_terms(desk: Desk, row: Row, free: Iterable[FreeTime]) -> None:
    if not desk.has_terms and any(time.term_only for time in free):
        desk.problems.ask(
            row.source,
            "Some times are for term time only, but there is no sheet terms: I leave them out.",
            "Add a sheet terms with the columns start and end.",
        )
