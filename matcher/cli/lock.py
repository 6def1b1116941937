"""Pin somebody on a shift or off it, or a pair together or apart.

WHAT is somebody and a shift or a family: C-03 library tue 10:00, or
C-03 F-0104; with off it keeps them from it. The next plan keeps what is
pinned unless a rule that must hold says no, and then it says which.

Example: matcher lock examples/heaton-28 C-08 off phone mon 9:30 --until "2 apr"
"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matcher.cli.manners import Screen, Stop, Verb, command, mannered
from matcher.cli.typed import BY, OUT, PROGRAMME, near_day

if TYPE_CHECKING:
    from matcher.domain.locks import Lock
    from matcher.domain.programme import Programme

TO_DECIDE = 1


@click.command("lock", cls=Verb, help=__doc__)
@PROGRAMME
@click.argument("what", nargs=-1, required=True)
@click.option("--until", metavar="DATE", help="The last day it holds (default: until it is let go).")
@click.option("--why", default="", help="Said whenever the lock is.")
@BY
@OUT
@mannered
def verb(
    screen: Screen,
    programme: Path,
    what: tuple[str, ...],
    until: str | None,
    why: str,
    by: str,
    out: Path | None,
) -> int:
    """Note the lock, and say how it was read."""
    from matcher import api
    from matcher.cli.hand import in_hand, understood
    from matcher.cli.opening import out_of
    from matcher.cli.telling import lock_words

    read = in_hand(screen, programme, out_of(programme, out)).programme
    last: date | None = near_day(until, read.period.first) if until else None
    with understood(screen):
        lock = api.lock_meant(read, " ".join(what), last, why)
    _must_not_gainsay(screen, programme, read, lock)
    api.note_pin(programme, lock, by=by)
    screen.say(f"{lock_words(read, lock)}: noted.", bold=True)
    if lock.family is None and not any(lock.covers(shift.duty) for shift in read.asked.wanted.values()):
        screen.say(f"No shift is asked for there and then in the weeks from {read.period.first}.")
    screen.items(_of_a_pair(read, lock))
    screen.say(f"The next plan minds it. Next: {command('solve', programme)}")
    screen.answer({"lock": lock})
    return 0


def _must_not_gainsay(screen: Screen, path: Path, programme: "Programme", lock: "Lock") -> None:
    """End the verb where the very same is pinned the other way, or the last day is over."""
    from matcher.cli.telling import lock_words
    from matcher.today import today
    from matcher.wording import day_words

    if lock.last is not None and lock.last < today():
        raise Stop(screen, [f"{day_words(lock.last)} {lock.last.year} is over.", "Type a day to come."], TO_DECIDE)
    for other in programme.locks:
        if lock.gainsays(other):
            row, sheet = other.source.row, other.source.sheet
            unlock = command("unlock", path, lock.chellow, lock.family or lock.venue)
            fix = f"Take row {row} out of {sheet} first." if row else f"Let that go first: {unlock}"
            raise Stop(screen, [f"{lock_words(programme, other)}: that is pinned already.", fix], TO_DECIDE)


def _of_a_pair(programme: "Programme", lock: "Lock") -> list[str]:
    """What a lock on a pair comes to that is not plain from its words."""
    if lock.family is None:
        return []
    told = []
    if lock.off and (lock.chellow, lock.family) in programme.promised:
        told.append("They are promised to one another: while it holds, plans leave the pair and its visits out.")
    if lock.last is not None:
        told.append("It holds for the whole of each plan that begins by that day.")
    return told
