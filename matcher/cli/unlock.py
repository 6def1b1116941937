"""Let go of what was pinned by command.

WHAT is typed as for lock; less of it lets go of more: C-03 alone lets go
of every lock of theirs. Locks that stand in the sheets are taken out there.

Example: matcher unlock examples/heaton-28 C-08 off phone mon 9:30
"""

from pathlib import Path

import click

from matcher.cli.manners import Screen, Stop, Verb, command, mannered
from matcher.cli.typed import BY, OUT, PROGRAMME

NONE_SUCH = 2


@click.command("unlock", cls=Verb, help=__doc__)
@PROGRAMME
@click.argument("what", nargs=-1, required=True)
@BY
@OUT
@mannered
def verb(screen: Screen, programme: Path, what: tuple[str, ...], by: str, out: Path | None) -> int:
    """Note that they hold no more, and say which they were."""
    from matcher import api
    from matcher.cli.hand import in_hand, understood
    from matcher.cli.opening import out_of
    from matcher.cli.telling import lock_words

    read = in_hand(screen, programme, out_of(programme, out)).programme
    there = api.locks_by_command(programme)
    with understood(screen):
        meant = api.locks_meant(read, there, " ".join(what))
    if not meant:
        said = [f"  {lock_words(read, lock)}" for lock in there]
        lines = ["Pinned by command are:", *said] if said else ["Nothing is pinned by command."]
        raise Stop(screen, [f"I find no lock for {' '.join(what)}.", *lines], NONE_SUCH)
    api.let_go(programme, meant, by=by)
    screen.say(f"Let go: {'; '.join(lock_words(read, lock) for lock in meant)}.", bold=True)
    screen.say(f"The next plan minds it no more. Next: {command('solve', programme)}")
    screen.answer({"let_go": meant})
    return 0
