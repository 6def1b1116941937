"""Read a programme and list every problem at once.

What was read is echoed back, so that a slip of typing shows.

Example: matcher check examples/heaton-28
"""

from pathlib import Path

import click

from matcher.cli.manners import Screen, Verb, mannered
from matcher.cli.typed import PROGRAMME

SOMETHING_FOUND = 1


@click.command("check", cls=Verb, help=__doc__)
@PROGRAMME
@mannered
def verb(screen: Screen, programme: Path) -> int:
    """List the problems of a programme, or echo what was read."""
    from matcher.cli.opening import reading_of
    from matcher.cli.telling import period_words

    reading = reading_of(screen, programme, code=SOMETHING_FOUND)
    read = reading.programme
    counts = {
        "Chellows": len(read.chellows),
        "families": len(read.families),
        "venues": len(read.venues),
        "shifts a week": len(read.shift_rows),
        "gatherings": len(read.gatherings),
        "standing pairs": len(read.pairs),
        "locks": len(read.locks),
    }
    screen.say(f"{read.settings.name}, {period_words(read.period)}.", bold=True)
    screen.say(", ".join(f"{number} {what}" for what, number in counts.items() if number) + ".")
    echo, notes = [str(line) for line in reading.echo], [str(line) for line in reading.notes]
    if echo:
        screen.heading("I read these times so:")
        screen.items(echo)
    if notes:
        screen.heading("Please look at these:")
        screen.items(notes)
    screen.say()
    screen.say("Everything can be read.")
    screen.answer({"problems": [], "notes": notes, "echo": echo, "counts": counts, "period": read.period})
    return 0
