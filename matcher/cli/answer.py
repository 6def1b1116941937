"""Note what a family said about a Coach, and plan again at once.

WORD is yes, no or later; or, of a pair that meets, begin, pause, resume,
taper or end. COACH may be left out where only one can be meant. A no is
for ever. After later the family's claim goes on, and it is not asked
before --until. Whatever cannot follow is not noted, and you are told
what can.

Example: matcher answer examples/heaton-28 F-0106 pause --by Joan
"""

import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matcher.cli.manners import Screen, Stop, Verb, mannered
from matcher.cli.typed import BY, OUT, PROGRAMME, SECONDS, day

if TYPE_CHECKING:
    from matcher.domain.answers import Word
    from matcher.domain.plan import Plan
    from matcher.domain.programme import Programme

TO_DECIDE = 1
WORDS = ("yes", "no", "later", "begin", "pause", "resume", "taper", "end")


@click.command("answer", cls=Verb, help=__doc__)
@PROGRAMME
@click.argument("family")
@click.argument("word", type=click.Choice(WORDS), metavar="WORD")
@click.argument("coach", required=False)
@click.option("--on", "on_day", metavar="DATE", type=day, help="When it was said (default: today).")
@click.option("--until", metavar="DATE", type=day, help="After later: not to be asked before.")
@click.option("--review", "review_on", metavar="DATE", type=day, help="When to look at the pair again.")
@click.option("--why", default="", help="Kept in the ledger for you alone.")
@click.option("--yes", "sure", is_flag=True, help="Note a no without asking whether it is meant.")
@BY
@SECONDS
@OUT
@mannered
def verb(
    screen: Screen,
    programme: Path,
    family: str,
    word: str,
    coach: str | None,
    on_day: date | None,
    until: date | None,
    review_on: date | None,
    why: str,
    sure: bool,
    by: str,
    seconds: int,
    out: Path | None,
) -> int:
    """Note the word, plan again, and say what changes."""
    from matcher.cli.opening import must_be_writable, out_of, reading_of
    from matcher.domain.answers import Word
    from matcher.domain.steps import Step
    from matcher.today import today

    read = reading_of(screen, programme).programme
    folder = out_of(programme, out)
    must_be_writable(folder)
    said = Word(
        step=Step(word),
        family=family,
        coach=coach,
        on_day=on_day or today(),
        said_by=by,
        why=why,
        review_on=review_on,
        until=until,
    )
    _must_be_past(screen, said.on_day, today())
    if said.step is Step.NO:
        _must_be_meant(screen, said, sure)
    _note(screen, programme, folder, read, said)
    return _plan_again(screen, programme, folder, seconds)


def _must_be_past(screen: Screen, on_day: date, today: date) -> None:
    if on_day > today:
        raise Stop(screen, [f"{on_day} is still to come.", "Type the day on which it was said."], TO_DECIDE)


def _must_be_meant(screen: Screen, word: "Word", sure: bool) -> None:
    """A no cannot be taken back, so it is noted only once somebody has said that it is meant."""
    says = (
        f"A no between {word.family} and {word.coach or 'a Coach'} is for ever: no plan brings them together again."
    )
    if sure:
        return
    if not sys.stdin.isatty():
        raise Stop(screen, [says, "If it is meant, type the same again with --yes."], TO_DECIDE)
    screen.say(says)
    if not click.confirm("Note it?", err=True):
        raise Stop(screen, ["Nothing was noted."], TO_DECIDE)


def _note(screen: Screen, path: Path, folder: Path, programme: "Programme", word: "Word") -> None:
    from matcher.api import answering
    from matcher.cli.offered import pair_said
    from matcher.domain.answers import Refused

    noted = answering.note_answer(path, programme, word, _last(folder))
    if isinstance(noted, Refused):
        raise Stop(screen, noted.lines, TO_DECIDE)
    screen.say(f"Noted: {word.family}, {word.step}, said by {word.said_by} on {word.on_day}.", bold=True)
    screen.items(pair_said(programme, pair) for pair in noted.pairs)
    if noted.until:
        screen.say(f"  The claim goes on; {word.family} is not to be asked before {noted.until}.")


def _last(folder: Path) -> "Plan | None":
    from matcher.plan_file import NAME, NotAPlan, read_plan

    try:
        return read_plan(folder / NAME)
    except NotAPlan:
        return None


def _plan_again(screen: Screen, path: Path, folder: Path, seconds: int) -> int:
    from matcher import api
    from matcher.api import answering
    from matcher.cli.offered import pair_said
    from matcher.cli.opening import reading_of
    from matcher.cli.progress import planned

    before = _last(folder)
    read = reading_of(screen, path).programme
    plan = planned(screen, partial(api.solve, read, seconds=seconds))
    api.write_draft(folder, read, plan)
    gone, fresh = answering.pairs_changed(before, plan)
    for heading, pairs in (("No longer in the plan", gone), ("New in the plan", fresh)):
        if pairs:
            screen.heading(heading)
            screen.items((pair_said(read, pair) for pair in pairs), most=20)
    screen.say()
    screen.say(f"This is a draft. It says everything in {folder / 'coordinator' / 'plan.html'}.")
    screen.answer({"gone": gone, "new": fresh, "plan": plan})
    return 0
