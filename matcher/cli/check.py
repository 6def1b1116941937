"""Read a programme and list every problem at once.

What was read is echoed back, so that a slip of typing shows.

Example: matcher check examples/heaton-28
"""

from pathlib import Path

import click

from matcher.cli.manners import Screen, Verb, mannered
from matcher.cli.typed import PROGRAMME

SOMETHING_FOUND = 1
MANY = {
    "family": "families",
    "shift a week": "shifts a week",
    "stretch of cover a week": "stretches of cover a week",
}


@click.command("check", cls=Verb, help=__doc__)
@PROGRAMME
@mannered
def verb(screen: Screen, programme: Path) -> int:
    """List the problems of a programme, or echo what was read."""
    from matcher import api
    from matcher.cli.opening import reading_of
    from matcher.cli.telling import period_words
    from matcher.wording import count_words

    reading = reading_of(screen, programme, faults=SOMETHING_FOUND)
    read = reading.programme
    counts = {
        "Chellow": len(read.chellows),
        "family": len(read.families),
        "venue": len(read.venues),
        "shift a week": len(read.shift_rows),
        "stretch of cover a week": len(read.cover_rows),
        "gathering": len(read.gatherings),
        "standing pair": len(read.pairs),
        "lock": len(read.locks),
    }
    screen.say(f"{read.settings.name}, {period_words(read.period)}.", bold=True)
    there = ", ".join(count_words(n, one, MANY.get(one, "")) for one, n in counts.items() if n)
    screen.say(f"{there or 'Nobody and nothing is typed in yet'}.")
    echo, notes = [str(line) for line in reading.echo], [str(line) for line in reading.notes]
    if notes:
        screen.heading(f"Please look at these ({len(notes)})")
        screen.items(notes)
    if echo:
        screen.heading("How times were read")
        screen.items(echo)
    resting = api.resting(read)
    if resting:
        screen.heading("Rules that do not hold in these weeks, by their dates")
        screen.items(resting)
    screen.say()
    screen.say("Everything can be read.")
    found = {"notes": notes, "echo": echo, "resting": resting, "counts": counts, "period": read.period}
    screen.answer({"problems": [], **found})
    return 0
