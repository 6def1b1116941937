"""Say whom to ring for a gap, the fewest asks first.

GAP is a shift, by its id or as library tue 5 jan 10:00. Whoever could take
it by every rule is listed: first those who simply could, then those whose
own shift somebody else would have to take; of these the least loaded
first, and whoever was asked a short while ago last. --asked notes that
you have rung somebody.

Example: matcher suggest examples/heaton-28 phone wed 17 mar 9:30
"""

from pathlib import Path

import click

from matcher.cli.manners import Screen, Verb, mannered
from matcher.cli.typed import BY, OUT, PROGRAMME


@click.command("suggest", cls=Verb, help=__doc__)
@PROGRAMME
@click.argument("gap", nargs=-1, required=True)
@click.option("--asked", metavar="WHO", help="Note that this Chellow was asked today.")
@BY
@OUT
@mannered
def verb(
    screen: Screen, programme: Path, gap: tuple[str, ...], asked: str | None, by: str, out: Path | None
) -> int:
    """List them for the one shift meant."""
    from matcher import api
    from matcher.cli import changing
    from matcher.cli.hand import understood
    from matcher.cli.opening import plan_at, plan_path, programme_of
    from matcher.wording import with_names

    plan = plan_at(screen, plan_path(screen, programme, out), programme)
    read = programme_of(screen, programme, plan)
    with understood(screen):
        duty = api.duty_meant(read, api.shifts_of(read, plan), " ".join(gap))
        if asked:
            asked = api.chellow_is(read, asked)
            api.note_asked(programme, asked, duty, by=by)
            screen.say(with_names(read, f"{asked} was asked today: noted."))
    ringing = api.whom_to_ring(read, plan, [duty.with_people(())], api.asked_lately(programme, read))[0]
    first, *lines = changing.ringing_words(read, ringing, plan)
    screen.say(first, bold=True)
    screen.items(lines)
    screen.answer(ringing)
    return 0
