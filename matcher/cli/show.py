"""Show one person, venue, family, Support Ambassador or week.

WHAT is a code (C-03, F-0104, library), a name, "week 2" of the period,
or any date of a week.

Example: matcher show examples/heaton-28 C-03
Example: matcher show examples/heaton-28 "week 1"
"""

from collections.abc import Callable
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matcher.cli.manners import Screen, Stop, Verb, mannered
from matcher.cli.typed import OUT, PROGRAMME, day

if TYPE_CHECKING:
    from matcher.cli.screens import Shown
    from matcher.domain.plan import Plan
    from matcher.domain.programme import Programme

    Draw = Callable[[], Shown]

NO_SUCH = 2


@click.command("show", cls=Verb, help=__doc__)
@PROGRAMME
@click.argument("what", nargs=-1, required=True)
@OUT
@mannered
def verb(screen: Screen, programme: Path, what: tuple[str, ...], out: Path | None) -> int:
    """Print one screen from the last plan."""
    from matcher.cli.opening import plan_at, plan_path, programme_of

    plan = plan_at(screen, plan_path(screen, programme, out), programme)
    read = programme_of(screen, programme, plan)
    shown = _shown(screen, read, plan, " ".join(what))
    screen.say(shown.title, bold=True)
    screen.items(shown.facts)
    for heading, lines in shown.parts.items():
        if lines:
            screen.heading(heading)
            screen.items(lines)
    screen.answer(shown.document)
    return 0


def _shown(screen: Screen, programme: "Programme", plan: "Plan", wanted: str) -> "Shown":
    """The screen of whatever has that code, name or week; the verb ends where nothing or too much has."""
    key = wanted.casefold()
    found = _by_code(programme, plan, key) or _by_name(programme, plan, key)
    if len(found) > 1:
        raise Stop(screen, [f"{wanted} may be {' or '.join(found)}. Type the code."], NO_SUCH)
    if found:
        return next(iter(found.values()))()
    week = _week(programme, plan, key)
    if week is None:
        raise Stop(screen, [f"I find no {wanted} in this programme.", _nearest(programme, wanted)], NO_SUCH)
    return week


def _by_code(programme: "Programme", plan: "Plan", key: str) -> "dict[str, Draw]":
    """What has that code, as what draws it."""
    from matcher.cli import screens

    draws: dict[str, Draw] = {}
    for chellow in programme.chellows:
        draws[chellow.code] = partial(screens.person, programme, plan, chellow)
    for venue in programme.venues:
        draws[venue.code] = partial(screens.venue, programme, plan, venue)
    for family in programme.families:
        draws[family.code] = partial(screens.family, programme, plan, family)
    for ambassador in programme.ambassadors:
        draws[ambassador.code] = partial(screens.ambassador, programme, plan, ambassador)
    return {code: draw for code, draw in draws.items() if code.casefold() == key}


def _by_name(programme: "Programme", plan: "Plan", key: str) -> "dict[str, Draw]":
    """What goes by that name; people may share one."""
    named = [code for code, name in _names(programme).items() if name.casefold() == key]
    return {code: _by_code(programme, plan, code.casefold())[code] for code in named}


def _week(programme: "Programme", plan: "Plan", key: str) -> "Shown | None":
    """The week of that number in the period, or the one that holds that date."""
    from matcher.cli import screens
    from matcher.domain.times import monday_of

    number = key.removeprefix("week").strip() or "1"
    if number.isdecimal() and 1 <= int(number) <= plan.period.weeks:
        return screens.week(programme, plan, plan.period.monday(int(number) - 1))
    try:
        wanted = day(number)
    except click.BadParameter:
        return None
    return screens.week(programme, plan, monday_of(wanted)) if wanted in plan.period else None


def _names(programme: "Programme") -> dict[str, str]:
    """What Chellows, venues and Support Ambassadors are called, by code."""
    people = {one.code: one.name for one in programme.chellows} | {a.code: a.name for a in programme.ambassadors}
    return people | {venue.code: venue.name for venue in programme.venues}


def _nearest(programme: "Programme", wanted: str) -> str:
    names = _names(programme)
    known = [*names, *filter(None, names.values()), *programme.family]
    near = get_close_matches(wanted, known, n=3)
    return f"Did you mean {' or '.join(near)}?" if near else "Type a code or name from its sheets, or: week 1"
