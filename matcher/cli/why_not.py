"""Say what keeps a Chellow from a family or a shift, and what it would cost.

WHO is a Chellow; WHAT is a family, or a shift, by its id or as library tue
5 jan 10:00. Where no rule keeps the two apart for ever, the plan is made
once more with them together, and what that costs any aim is told. Nothing
is noted, and the draft stays as it is.

Example: matcher why-not examples/heaton-28 C-05 F-0136
"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matcher.cli.manners import Screen, Stop, Verb, command, mannered
from matcher.cli.typed import OUT, PROGRAMME, SECONDS

if TYPE_CHECKING:
    from matcher.api.explaining import WhyNot
    from matcher.asking.reasons import Against

UNCLEAR = 2
MOST_AIMS = 5


@click.command("why-not", cls=Verb, help=__doc__)
@PROGRAMME
@click.argument("who")
@click.argument("what", nargs=-1, required=True)
@SECONDS
@OUT
@mannered
def verb(screen: Screen, programme: Path, who: str, what: tuple[str, ...], seconds: int, out: Path | None) -> int:
    """Ask the rules, then plan with it where they leave room."""
    from matcher import api
    from matcher.api import explaining
    from matcher.cli import changing
    from matcher.cli.hand import standing_draft, understood
    from matcher.cli.opening import out_of
    from matcher.cli.progress import planned
    from matcher.cli.why import meant, title
    from matcher.wording import with_names

    folder = out_of(programme, out)
    plan, read = standing_draft(screen, programme, folder)
    with understood(screen):
        code = api.chellow_is(read, who)
        about = meant(read, api.shifts_of(read, plan), " ".join(what))
    if isinstance(about, str) and about not in read.family:
        raise Stop(screen, [f"{about} is a Chellow.", "Type a family's code, or a shift."], UNCLEAR)
    found = explaining.why_not(read, plan, code, about)
    screen.say(f"{title(read, code)}, {title(read, about)}: {_verdict(found)}", bold=True)
    screen.items(with_names(read, words) for one in _against(found) for words in _words(one))
    after, aims = None, []
    if not (found.planned or found.always):
        after = planned(screen, partial(explaining.with_it, read, found.lock, seconds=seconds), folder)
        aims = changing.difference(plan, after)
        kept = explaining.is_planned(after, code, about)
        screen.heading("Planned once more with it")
        screen.items(_cost(changing.difference_words(plan, after), kept=kept), most=MOST_AIMS)
        screen.say(f"Nothing was changed.{_how_to(programme, found, aims) if kept else ''}")
    screen.answer({**dict(found), "aims": aims, "plan": after})
    return 0


def _verdict(found: "WhyNot") -> str:
    if found.planned:
        return "so it is in this draft."
    if found.always:
        return "no plan can have it so."
    return "not beside the rest of this draft." if found.now else "no rule says no."


def _words(one: "Against") -> tuple[str, ...]:
    return (one.says, one.ask) if one.ask else (one.says,)


def _against(found: "WhyNot") -> tuple["Against", ...]:
    return found.always or ((found.now,) if found.now else ())


def _cost(worth: list[str], *, kept: bool) -> list[str]:
    """What the aims come to with it, in the order they are settled: the first that differs is what decides."""
    if not kept:
        return ["It could not be kept: rules that must hold, or what was promised, stand before it."]
    return worth or ["Every aim comes out as it did: a lot was drawn between the two."]


def _how_to(path: Path, found: "WhyNot", aims: list[dict[str, int | str]]) -> str:
    """How to have it so; nothing of a family that another family's place would pay for."""
    from matcher.domain.times import clock
    from matcher.rule import PLACED_AND_COVER

    lock = found.lock
    if lock.first is not None and lock.start is not None:
        day = f"{lock.first.day} {lock.first:%b}".lower().split()
        return f" To have it so: {command('lock', path, found.who, lock.venue, *day, clock(lock.start))}"
    if any(int(aim["tier"]) <= PLACED_AND_COVER for aim in aims):
        return ""
    return f" The family chooses: {command('offer', path, lock.family)}"
