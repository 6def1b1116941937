"""Note what a family said about a Coach, and plan again at once.

WORD is yes, no or later; or, of a pair that meets, begin, pause, resume,
taper or end. COACH may be left out where only one can be meant. A no is
for ever, and may name several Coaches. After later the family's claim
goes on, and it is not asked before --until. Whatever cannot follow is
not noted, and you are told what can.

Example: matcher answer examples/heaton-28 F-0106 pause --by Joan
"""

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matcher.cli.manners import Screen, Stop, Verb, command, mannered
from matcher.cli.replanning import last_draft, plan_again
from matcher.cli.typed import BY, OUT, PROGRAMME, SECONDS, near_day

if TYPE_CHECKING:
    from matcher.domain.answers import Noted, Word
    from matcher.domain.plan import Plan
    from matcher.domain.programme import Programme

TO_DECIDE = 1
WORDS = ("yes", "no", "later", "begin", "pause", "resume", "taper", "end")


@click.command("answer", cls=Verb, help=__doc__)
@PROGRAMME
@click.argument("family")
@click.argument("word", type=click.Choice(WORDS), metavar="WORD")
@click.argument("coaches", metavar="[COACH]", nargs=-1)
@click.option("--on", "on_day", metavar="DATE", help="When it was said (default: today).")
@click.option("--until", metavar="DATE", help="After later: not to be asked before.")
@click.option("--review", "review_on", metavar="DATE", help="When to look at the pair again.")
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
    coaches: tuple[str, ...],
    on_day: str | None,
    until: str | None,
    review_on: str | None,
    why: str,
    sure: bool,
    by: str,
    seconds: int,
    out: Path | None,
) -> int:
    """Note the word, plan again, and say what changes."""
    from matcher import api
    from matcher.cli.hand import understood
    from matcher.cli.opening import must_be_writable, out_of, reading_of
    from matcher.domain.answers import Word
    from matcher.domain.steps import Step
    from matcher.today import today

    if until and word != Step.LATER:
        raise click.UsageError("--until is for later alone. When to look at a pair again: --review DATE.")
    read = reading_of(screen, programme).programme
    folder = out_of(programme, out)
    must_be_writable(folder)
    with understood(screen):
        family = api.family_is(read, family)
        coaches = tuple(dict.fromkeys(api.chellow_is(read, one) for one in coaches))
    said = Word(
        step=Step(word),
        family=family,
        on_day=_past(screen, on_day, today(), read.family[family].asked_on) if on_day else today(),
        said_by=by,
        why=why,
        review_on=_to_come(screen, review_on, today()) if review_on else None,
        until=_to_come(screen, until, today()) if until else None,
    )
    words = _words(screen, said, coaches)
    if said.step is Step.NO:
        _must_be_meant(screen, family, coaches, sure)
    _note(screen, programme, folder, read, words)
    made = plan_again(screen, programme, folder, seconds)
    _tell_what_is_next(screen, programme, folder, said)
    screen.answer(made.document)
    return 0


def _words(screen: Screen, said: "Word", coaches: tuple[str, ...]) -> "list[Word]":
    """The word of each Coach it was said of; where none is named, of whomever it can only mean."""
    from matcher.domain.steps import Step

    if len(coaches) > 1 and said.step is not Step.NO:
        lines = [f"Of which Coach: {', '.join(coaches)}?", "Type one code; only a no may name several."]
        raise Stop(screen, lines, TO_DECIDE)
    return [said.but(coach=coach) for coach in coaches or (None,)]


def _past(screen: Screen, typed: str, today: date, asked_on: date | None) -> date:
    """The day it was said: no later than today, and no earlier than the family was asked."""
    said = near_day(typed, today, past=True)
    if said > today:
        raise Stop(screen, [f"{said} is still to come.", "Type the day on which it was said."], TO_DECIDE)
    if asked_on and said < asked_on:
        says = f"The family was not asked before {asked_on}, and so cannot have answered on {said}."
        raise Stop(screen, [says, "Type the day on which it was said."], TO_DECIDE)
    return said


def _to_come(screen: Screen, typed: str, today: date) -> date:
    """The day until which, or on which, something is still to be: one after today."""
    said = near_day(typed, today)
    if said <= today:
        raise Stop(screen, [f"{said} is over, or today.", "Type a day that is still to come."], TO_DECIDE)
    return said


def _must_be_meant(screen: Screen, family: str, coaches: tuple[str, ...], sure: bool) -> None:
    """A no cannot be taken back, so it is noted only once somebody has said that it is meant."""
    who = ", ".join(coaches) or "a Coach"
    says = f"A no between {family} and {who} is for ever: no plan brings them together again."
    if sure:
        return
    if not sys.stdin.isatty():
        raise Stop(screen, [says, "If it is meant, type the same again with --yes."], TO_DECIDE)
    screen.say(says)
    if not click.confirm("Note it?", err=True):
        raise Stop(screen, ["Nothing was noted."], TO_DECIDE)


def _note(screen: Screen, path: Path, folder: Path, programme: "Programme", words: Sequence["Word"]) -> None:
    from matcher.api import answering
    from matcher.cli.offered import to_type
    from matcher.domain.answers import Refused

    noted = answering.note_answers(path, programme, words, last_draft(folder))
    if isinstance(noted, Refused):
        raise Stop(screen, to_type(path, noted.lines), TO_DECIDE)
    word = words[0]
    screen.say(f"Noted: {word.family}, {word.step}, said by {word.said_by} on {word.on_day}.", bold=True)
    screen.items(_noted_words(programme, word, noted))


def _noted_words(programme: "Programme", word: "Word", noted: "Noted") -> Iterator[str]:
    """How each pair stands from now on, and which offers lapse."""
    from matcher.cli.offered import pair_said
    from matcher.domain.pairs import PairState
    from matcher.wording import with_names

    lapsed = [pair.coach for pair in noted.pairs if pair.state is PairState.PROPOSED]
    yield from (pair_said(programme, pair) for pair in noted.pairs if pair.coach not in lapsed)
    if lapsed:
        yield with_names(programme, f"No longer kept free for {word.family}: {', '.join(lapsed)}.")
    if noted.until:
        yield f"The claim goes on; {word.family} is not to be asked before {noted.until}."


def _tell_what_is_next(screen: Screen, path: Path, folder: Path, word: "Word") -> None:
    """After a yes when the first visit is; after a no whom the family may still choose, or how to make an offer."""
    from matcher.cli.opening import reading_of
    from matcher.domain.answers import why_not_offered
    from matcher.domain.steps import Step
    from matcher.wording import with_names

    programme = reading_of(screen, path).programme
    if word.step is Step.YES:
        screen.say(f"{_first_visit(programme, folder, word.family)} To make it live: {command('publish', path)}")
    elif word.step is Step.NO and (offers := programme.offers.get(word.family)):
        left = with_names(programme, ", ".join(pair.coach for pair in offers))
        screen.say(f"{word.family} may still choose from {left}.")
    elif word.step is Step.NO and why_not_offered(programme, word.family) is None:
        screen.say(f"{word.family} has no offer now. To make one: {command('offer', path, word.family)}")


def _why_none(plan: "Plan | None", family: str) -> str:
    """The reason of the first visit that is missing, where it is known."""
    from matcher.domain.duties import VISITS

    gaps = (gap for gap in plan.gaps if gap.kind in VISITS and gap.what.startswith(f"{family} ")) if plan else ()
    return next((" ".join(gap.reasons[-1:]) for gap in gaps), "")


def _first_visit(programme: "Programme", folder: Path, family: str) -> str:
    from matcher.wording import when, with_names

    plan = last_draft(folder)
    visits = [duty for duty in plan.duties if duty.family == family] if plan else []
    if not visits:
        return f"No visit to {family} could be planned in these weeks. {_why_none(plan, family)}".rstrip()
    first = visits[0]
    along = " and ".join(code for code in first.people if code != first.coach)
    by = with_names(programme, f"{first.coach} with {along}" if along else f"{first.coach}")
    return f"{family} is first visited on {when(first)} by {by}."
