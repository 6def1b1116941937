"""Say why a shift, a family or a Chellow has what the plan gives it.

WHAT is the code or name of a family or Chellow, or a shift or gathering,
by its id or as library tue 5 jan 10:00. Everybody who could have been meant is counted:
who could do it as well, and what keeps each of the others away. Of a
Chellow it is told what keeps them from what is still open.

Example: matcher why examples/heaton-28 F-0108
Example: matcher why examples/heaton-28 phone wed 17 mar 9:30
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matcher.cli.manners import Screen, Verb, mannered
from matcher.cli.typed import OUT, PROGRAMME

if TYPE_CHECKING:
    from matcher.asking.reasons import Reason, Why
    from matcher.domain.duties import Duty
    from matcher.domain.plan import Plan
    from matcher.domain.programme import Programme

FEW = 8
"""Names in one line."""
ALONE = 3
"""Of so many, each is told of in a sentence."""


@click.command("why", cls=Verb, help=__doc__)
@PROGRAMME
@click.argument("what", nargs=-1, required=True)
@OUT
@mannered
def verb(screen: Screen, programme: Path, what: tuple[str, ...], out: Path | None) -> int:
    """Answer from the draft as it stands."""
    from matcher import api
    from matcher.api import explaining
    from matcher.cli.hand import standing_draft, understood
    from matcher.cli.opening import out_of

    plan, read = standing_draft(screen, programme, out_of(programme, out))
    with understood(screen):
        duties = (*api.shifts_of(read, plan), *explaining.gatherings_of(read, plan))
        about = meant(read, duties, " ".join(what))
    answer = explaining.why(read, plan, about)
    _tell(screen, read, plan, about, answer)
    screen.answer(answer)
    return 0


def meant(programme: "Programme", duties: "Sequence[Duty]", text: str) -> "str | Duty":
    """The code of the family or Chellow meant, or the one of these duties.

    Raises:
        NotClear: it is none of them, or several.
    """
    from matcher import api

    try:
        return api.who_is(programme, text)
    except api.NotClear:
        if len(text.split()) == 1 and not api.duties_meant(programme, duties, text):
            raise
        return api.duty_meant(programme, duties, text)


def _tell(screen: Screen, programme: "Programme", plan: "Plan", about: "str | Duty", why: "Why") -> None:
    from matcher.wording import with_names

    screen.say(title(programme, about), bold=True)
    told = (*why.told, why.fix) if why.fix else why.told
    screen.items((*_facts(programme, plan, why), *(with_names(programme, says) for says in told)))
    if why.could:
        screen.heading(f"No rule says no ({len(why.could)})")
        screen.items(_in_lines(programme, plan, why.could))
    for reason in why.reasons:
        screen.heading(f"{reason.words[0].upper()}{reason.words[1:]} ({len(reason.of)})")
        screen.items(_on_each(programme, plan, reason))
    if not (why.told or why.could or why.reasons):
        screen.items([_nothing_else(programme, about)])


def title(programme: "Programme", about: "str | Duty") -> str:
    """`C-03 Amina`, `F-0104`, `Library on Tue 5 Jan 10:00-12:00`."""
    from matcher.wording import when, where, with_names

    if isinstance(about, str):
        return with_names(programme, about)
    return f"{where(programme, about)} on {when(about)}"


def _facts(programme: "Programme", plan: "Plan", why: "Why") -> list[str]:
    """Who is there, or how much of what they offer a Chellow gives."""
    from matcher.cli.screens import pair_words
    from matcher.wording import hours_words, with_names

    if share := plan.shares.get(why.about):
        return [f"Gives {hours_words(share.given)} of {hours_words(share.offered)} offered."]
    if pair := plan.pair_of.get(why.about):
        return [pair_words(programme, pair, pair.coach)]
    return [with_names(programme, f"Has {', '.join(why.has)}.")] if why.has else []


def _nothing_else(programme: "Programme", about: "str | Duty") -> str:
    if isinstance(about, str) and about in programme.family:
        return "What was promised to a family is kept, so nobody else is asked about."
    return "Nothing is open that could be given otherwise."


def _on_each(programme: "Programme", plan: "Plan", reason: "Reason") -> list[str]:
    """A sentence on each of a few; of many, only which they are."""
    from matcher.wording import with_names

    if len(reason.of) > ALONE:
        return _in_lines(programme, plan, reason.of)
    return [with_names(programme, says) for says in reason.says]


def _in_lines(programme: "Programme", plan: "Plan", keys: Iterable[str]) -> list[str]:
    """People by name and families by code, some a line; each shift on a line of its own."""
    from matcher import api
    from matcher.cli.changing import open_words
    from matcher.wording import with_names

    shifts = {duty.id: duty for duty in api.shifts_of(programme, plan)}
    found = list(keys)
    names = [with_names(programme, key) for key in found if key not in shifts]
    lines = [", ".join(names[n : n + FEW]) for n in range(0, len(names), FEW)]
    return [*open_words(programme, (shifts[key] for key in found if key in shifts)), *lines]
