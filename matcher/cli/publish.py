"""Make the draft live, after showing who is affected.

Everybody's calendar feed then shows the plan, each changed event marked as
changed. Whoever never had a link gets one, on a card to hand over. With
--refresh nothing is published: the files are only brought up to today.

Example: matcher publish examples/heaton-28 --yes
"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from matcher.cli.manners import Screen, Stop, Verb, command, mannered
from matcher.cli.typed import BY, OUT, PROGRAMME

if TYPE_CHECKING:
    from matcher.domain.plan import Plan
    from matcher.domain.programme import Programme

TO_DECIDE = 1
WORKED_OUT = {"gaps", "waiting", "shares", "watches", "backed_by", "changes"}
"""What a plan says of its pairs and duties, by the names that verifying gives it."""


@click.command("publish", cls=Verb, help=__doc__)
@PROGRAMME
@click.option("--yes", is_flag=True, help="Publish without asking.")
@click.option("--refresh", is_flag=True, help="Only write the feeds' files as they should be today.")
@BY
@OUT
@mannered
def verb(screen: Screen, programme: Path, yes: bool, refresh: bool, by: str, out: Path | None) -> int:
    """Show who is affected, ask, make it live, and say where the feeds and cards lie."""
    from matcher import api
    from matcher.api import publishing
    from matcher.cli import going_live
    from matcher.cli.opening import must_be_writable, out_of, plan_at, plan_path, programme_of
    from matcher.today import now

    ledger, at = api.ledger_of(programme), now()
    file = plan_path(screen, programme, out)
    folder = out_of(programme, out)
    if refresh:
        return going_live.refreshed(screen, ledger, folder, at)
    plan = plan_at(screen, file, programme)
    read = programme_of(screen, programme, plan)
    must_be_writable(folder)
    proposed = publishing.proposal(read, plan, ledger, at)
    if not publishing.has_news(proposed, ledger, at):
        screen.say("This plan is live already.")
        going_live.show_standing(screen, programme, folder)
        if not api.stands(read, plan):
            screen.say(f"The sheets or the ledger have changed since. To plan anew: {command('solve', programme)}")
        return going_live.refreshed(screen, ledger, folder, at)
    _must_stand(screen, read, plan, programme)
    return going_live.go(screen, proposed, programme, folder, at=at, by=by, yes=yes)


def _must_stand(screen: Screen, programme: "Programme", plan: "Plan", path: Path) -> None:
    """Go on only with a plan of the very sheets and settings now there that passes every check."""
    from matcher import api

    breaches = api.verify(programme, plan)
    if breaches:
        sentences = [api.explain(programme, breach) for breach in breaches]
        words = ["The draft does not fit what the sheets and the ledger say now, so I do not publish it:"]
        if {breach.rule for breach in breaches} <= WORKED_OUT:
            words = [
                "The sheets, the ledger, and who does what in the draft are as they were. What the draft says of it"
            ]
            words += ["was worked out by another release of matcher, or typed in, so I do not publish it:"]
        fix = f"To make a new one: {command('solve', path)}"
        raise Stop(screen, [*words, *(f"  {sentence}" for sentence in sentences), fix], TO_DECIDE)
