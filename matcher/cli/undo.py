"""Take the last publication back.

What was live before it is live again, as a publication of its own, so this
can be taken back too. What has ended by now stays as it was. --to goes back
to a publication further back, by its number.

Example: matcher undo examples/heaton-28 --yes
"""

from pathlib import Path

import click

from matcher.cli.manners import Screen, Stop, Verb, mannered
from matcher.cli.typed import BY, OUT, PROGRAMME, whole

TO_DECIDE = 1


@click.command("undo", cls=Verb, help=__doc__)
@PROGRAMME
@click.option("--to", "number", metavar="N", type=whole(1, 10**9), help="The publication to make live again.")
@click.option("--yes", is_flag=True, help="Do it without asking.")
@BY
@OUT
@mannered
def verb(screen: Screen, programme: Path, number: int | None, yes: bool, by: str, out: Path | None) -> int:
    """Show who is affected, ask, and make the former plan live."""
    from matcher import api
    from matcher.api import publishing
    from matcher.api.published import last_publication
    from matcher.cli import going_live
    from matcher.cli.opening import must_be_writable, out_of, reading_of
    from matcher.today import now

    ledger, at, folder = api.ledger_of(programme), now(), out_of(programme, out)
    last = last_publication(ledger)
    if last is None:
        raise Stop(screen, ["Nothing was published yet, so there is nothing to take back."], TO_DECIDE)
    if number is not None and number >= last.number:
        raise Stop(screen, [f"The last publication is number {last.number}. Type a lower number."], TO_DECIDE)
    then = last_publication(ledger, before=(number or last.number - 1) + 1)
    period = then.plan.period if then else last.plan.period
    read = reading_of(screen, programme, start=period.first, weeks=period.weeks).programme
    must_be_writable(folder)
    proposed = publishing.undoing(read, last, then, at)
    return going_live.go(screen, proposed, programme, folder, at=at, by=by, yes=yes)
