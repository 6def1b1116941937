"""Draft a plan: pairs, visits, shifts and gatherings.

Nothing is published, and nothing is written unless the whole plan passes
every check. Ctrl-C keeps the best plan so far; a second one ends at once.
Where nothing has changed since the last plan, that plan stands.

Example: matcher solve examples/heaton-28 --weeks 4
"""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matcher.cli.manners import Screen, Verb, command, mannered
from matcher.cli.typed import OUT, PROGRAMME, SECONDS, day, whole

if TYPE_CHECKING:
    from matcher.domain.plan import Plan
    from matcher.domain.programme import Programme

MOST_LINES = 20
MOST_UNDER_THE_IDEAL = 6


@click.command("solve", cls=Verb, help=__doc__)
@PROGRAMME
@click.option("--from", "start", metavar="DATE", type=day, help="First Monday (default: as the settings say).")
@click.option("--weeks", metavar="N", type=whole(1, 53), help="How many (default: as the settings say, else 4).")
@SECONDS
@click.option("--afresh", is_flag=True, help="Plan again though nothing has changed.")
@click.option(
    "--placing", type=click.Choice(["claims", "reach"]), help="Who comes first when not all can be placed."
)
@OUT
@mannered
def verb(
    screen: Screen,
    programme: Path,
    start: date | None,
    weeks: int | None,
    seconds: int,
    afresh: bool,
    placing: str | None,
    out: Path | None,
) -> int:
    """Read, plan, verify, write, and tell: gaps first."""
    from matcher import api
    from matcher.cli.opening import must_be_writable, out_of, reading_of
    from matcher.cli.progress import planned

    reading = reading_of(screen, programme, start=start, weeks=weeks)
    placed = api.placed_by(reading.programme, placing)
    folder = out_of(programme, out)
    must_be_writable(folder)
    kept, placed = (None, placed) if afresh else _last(programme, folder, placed)
    plan = kept or planned(screen, partial(api.solve, placed, seconds=seconds), folder)
    files = api.write_draft(folder, placed, plan)
    if kept:
        screen.say("Nothing has changed since this plan was made, so it stands. To plan again: --afresh.")
    _tell(screen, placed, plan, [str(note) for note in reading.notes])
    _tell_files(screen, folder, files)
    elsewhere = ("--out", out) if out else ()
    screen.say(f"When it is right, make it live: {command('publish', programme, *elsewhere)}")
    screen.answer(plan)
    return 0


def _last(path: Path, folder: Path, programme: "Programme") -> "tuple[Plan | None, Programme]":
    """The plan already there, if it was made from this very programme and still holds, with how it was made."""
    from matcher import api
    from matcher.plan_file import NAME, NotAPlan, read_plan

    try:
        plan = read_plan(folder / NAME)
    except NotAPlan:
        return None, programme
    return api.standing(programme, plan, api.ledger_of(path)) or (None, programme)


def _tell(screen: Screen, programme: "Programme", plan: "Plan", notes: Sequence[str]) -> None:
    from matcher.api.unkept import pins_not_kept, promises_broken
    from matcher.cli import telling
    from matcher.wording import with_names

    screen.say(telling.summary(plan), bold=True)
    short = telling.gaps_words(programme, (gap for gap in plan.gaps if gap.of == "minimum"))
    told = {gap.duty for gap in plan.gaps if gap.of == "minimum"}
    under = telling.gaps_words(programme, (gap for gap in plan.gaps if gap.duty not in told))
    asking = telling.asking_words(programme, plan.pairs)
    not_yet = telling.not_yet_words(programme, plan.waiting)
    gaps = sum(gap.of == "minimum" for gap in plan.gaps)
    _list(screen, "Gaps", short, "Everything asked for has the fewest people it needs.", gaps)
    if unkept := [*promises_broken(programme, plan), *pins_not_kept(programme, plan)]:
        _list(screen, "Promised or pinned, but not to be kept", [with_names(programme, one) for one in unkept], "")
    if under:
        _list(screen, "Under the ideal", under, "", most=MOST_UNDER_THE_IDEAL)
    if asking:
        _list(screen, "To ask these families", asking, "")
    waiting = telling.waiting_words(programme, plan.waiting)
    _list(screen, "Waiting for a Coach", waiting, "No family that has said yes is waiting.")
    if not_yet:
        screen.heading("Not waiting yet")
        screen.items(not_yet)
    screen.heading("How good this plan is")
    screen.items([*(telling.tier_words(tier) for tier in plan.tiers), *telling.price_lines(plan)])
    if notes:
        _list(screen, "Please look at these", notes, "")


def _list(
    screen: Screen, heading: str, lines: Sequence[str], none: str, count: int = 0, most: int = MOST_LINES
) -> None:
    """The lines under their heading, with how many there are; `count` where one line tells of several."""
    screen.heading(f"{heading} ({count or len(lines)})" if lines else heading)
    screen.items(lines or [none], most=most, rest="and {} more in coordinator/plan.html.")


def _tell_files(screen: Screen, folder: Path, files: Sequence[Path]) -> None:
    screen.heading("Files")
    first = [path for path in files if path.parent == folder]
    others = sorted({path.parent for path in files} - {folder})
    screen.items([*map(str, first), *(f"{part}{'/'}" for part in others)])
    screen.say()
    screen.say(f"Next: open {folder / 'coordinator' / 'plan.html'}, which says it all with every reason.")
