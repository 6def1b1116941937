"""Read when a Chellow is busy out of their own calendar.

FILE is a calendar as any calendar program exports it (.ics). Only the times
are kept, not a word of what they are for. They are taken off the hours the
Chellow offers; reading another file puts its times in place of these.

Example: matcher busy examples/heaton-28 C-03 examples/heaton-28/busy-c-03.ics --yes
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matcher.cli.manners import TO_DECIDE, Screen, Stop, Verb, agreed, command, mannered
from matcher.cli.typed import BY, FOLDER, PROGRAMME, day

if TYPE_CHECKING:
    from matcher.api.busy import BusyTimes
    from matcher.domain.programme import Programme

UNREADABLE = 2
MOST_LINES = 20
HALF_A_YEAR = timedelta(weeks=26)


@click.command("busy", cls=Verb, help=__doc__)
@PROGRAMME
@click.argument("who")
@click.argument("file", type=FOLDER)
@click.option("--until", metavar="DATE", type=day, help="The last day to look at (default: half a year ahead).")
@click.option("--yes", is_flag=True, help="Keep the times without asking.")
@BY
@mannered
def verb(screen: Screen, programme: Path, who: str, file: Path, until: date | None, yes: bool, by: str) -> int:
    """Show what a calendar says, ask, and keep the times."""
    from matcher.api import busy, ledger_of
    from matcher.cli.opening import reading_of
    from matcher.today import now

    read = reading_of(screen, programme).programme
    person = _person(screen, read, who)
    first, end = _days(read, until)
    try:
        times = busy.read_busy_times(file, first, end)
    except busy.NotACalendar as trouble:
        raise Stop(screen, [str(trouble)], UNREADABLE) from trouble
    if times.unread and not _says_anything(times):
        lines = [_unread_words(times), "Nothing else is in this calendar, so the times known before stay."]
        raise Stop(screen, lines, UNREADABLE)
    _show(screen, read, person, times, end)
    if not yes and not agreed(screen, "Keep these times?"):
        raise Stop(screen, ["Nothing was kept."], TO_DECIDE)
    busy.keep_busy(ledger_of(programme), person, times, at=now(), said_by=by)
    screen.say(f"Kept. Plan again to take them into account: {command('solve', programme)}")
    screen.answer(
        {"person": person, "from": first, "until": end - timedelta(days=1), **times.model_dump(mode="json")}
    )
    return 0


def _person(screen: Screen, programme: "Programme", who: str) -> str:
    from matcher.reading.typed.people import NotClear, chellow_is

    try:
        return chellow_is(programme, who)
    except NotClear as trouble:
        raise Stop(screen, trouble.lines, UNREADABLE) from trouble


def _days(programme: "Programme", until: date | None) -> tuple[date, date]:
    """The first day to look at and the one after the last."""
    from matcher.today import today

    period = programme.period
    last = until + timedelta(days=1) if until else max(period.end, today() + HALF_A_YEAR)
    return min(today(), period.first, last), last


def _show(screen: Screen, programme: "Programme", person: str, times: "BusyTimes", end: date) -> None:
    from matcher.wording import with_names

    lines = [*_lines(times)]
    screen.say(with_names(programme, f"{person} is busy"), bold=True)
    screen.items(lines or ["at no time"], most=MOST_LINES)
    last = end - timedelta(days=1)
    screen.say(f"I looked up to {last.day} {last:%B %Y}. Read the calendar again before then.")
    if left_out := times.cancelled + times.free:
        screen.say(f"Left out: {left_out} that {'is' if left_out == 1 else 'are'} cancelled or marked as free.")
    if times.unread:
        screen.say(_unread_words(times), bold=True)


def _says_anything(times: "BusyTimes") -> bool:
    """True if anything at all could be read, be it cancelled or free."""
    return bool(times.busy or times.away or times.cancelled or times.free)


def _unread_words(times: "BusyTimes") -> str:
    return f"I cannot read what begins on line {', '.join(map(str, times.unread[:MOST_LINES]))}."


def _lines(times: "BusyTimes") -> Iterator[str]:
    """One line a run of days or a stretch of hours, in order of date."""
    from matcher.wording import day_words

    days = [(run.start, 0, _run_words(run.start, run.end - timedelta(days=1))) for run in times.away]
    hours = [(one.day, one.start, f"{day_words(one.day)} {one.span}") for one in times.busy]
    yield from (words for _, _, words in sorted([*days, *hours]))


def _run_words(first: date, last: date) -> str:
    from matcher.wording import day_words

    return f"{day_words(first)}, all day" if first == last else f"{day_words(first)} to {day_words(last)}, all day"
