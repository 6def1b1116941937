"""Put what is published on paper: a wall rota for each venue and week.

One page holds all of them, to be opened in a browser and printed on A4,
landscape. It says names and times and nothing of families. Weeks that are
over are left out; --week chooses one, by its number or any of its days.
With --draft the draft is printed, and each sheet says that it is one. With
--cards it is a card of their weeks for each Chellow instead, to hand over.

Example: matcher print examples/heaton-28
Example: matcher print examples/heaton-28 --cards --week 1
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matcher.cli.manners import TO_DECIDE, Screen, Stop, Verb, command, mannered
from matcher.cli.typed import OUT, PROGRAMME

if TYPE_CHECKING:
    from matcher.api.printing import InForce, Order
    from matcher.domain.programme import Programme
    from matcher.publishing.walls.page import Sheet

NO_SUCH = 2
NOBODY = "Nobody is on call or needed there in these weeks."


@click.command("print", cls=Verb, help=__doc__)
@PROGRAMME
@click.option("--week", metavar="N|DATE", help="One week only: its number in the plan, or a day of it.")
@click.option("--venue", "venues", metavar="VENUE", multiple=True, help="One venue only, by code or name.")
@click.option("--cards", is_flag=True, help="A card for each Chellow instead, for the coordinator to hand over.")
@click.option("--draft", is_flag=True, help="Print the draft instead of what is published.")
@OUT
@mannered
def verb(
    screen: Screen,
    programme: Path,
    week: str | None,
    venues: tuple[str, ...],
    cards: bool,
    draft: bool,
    out: Path | None,
) -> int:
    """Draw the sheets, write them, and say where they lie."""
    from matcher import api
    from matcher.api import printing
    from matcher.cli.opening import must_be_writable, out_of, plan_at, plan_path, reading_of
    from matcher.today import today

    if cards and venues:
        raise Stop(screen, ["Cards are of people, not of venues. Leave out --venue or --cards."], NO_SUCH)
    file, folder, now = plan_path(screen, programme, out), out_of(programme, out), today()
    there = (
        printing.draft(plan_at(screen, file, programme))
        if draft
        else printing.published(api.ledger_of(programme), now if week is None else date.min)
    )
    if there is None:
        raise Stop(screen, _nothing_published(programme, there_is_a_draft=file.exists()), TO_DECIDE)
    weeks = there.to_come(now) if week is None else (_week(screen, there, week, now),)
    start, length = weeks[0], (weeks[-1] - weeks[0]).days // 7 + 1
    read = reading_of(screen, programme, start=start, weeks=length).programme
    must_be_writable(folder)
    order = printing.Order(read, there, weeks, now)
    document = _cards(screen, order, folder) if cards else _rotas(screen, order, folder, venues)
    screen.answer({"publication": there.number, "draft": draft, "weeks": weeks, **document})
    return 0


def _rotas(screen: Screen, order: "Order", folder: Path, venues: tuple[str, ...]) -> dict[str, object]:
    """Wall rotas, written and told; gives what there is to say of them as a document."""
    from matcher.api import printing

    wanted = _venues(screen, order.programme, venues)
    made = printing.rotas(order, wanted)
    without, gone = printing.without_a_wall(order, wanted), printing.gone(order)
    if not made:
        raise Stop(screen, _no_sheet(order.programme, without, gone) or [NOBODY], TO_DECIDE)
    whole = printing.write_rotas(folder, order, made)
    _tell(screen, made, whole, order.programme)
    for line in _no_sheet(order.programme, without, gone):
        screen.say(line)
    sheets = {code: len(sheets) for code, sheets in made.items()}
    return {"file": str(whole), "sheets": sheets, "without": without, "gone": gone}


def _cards(screen: Screen, order: "Order", folder: Path) -> dict[str, object]:
    """The same of cards."""
    from matcher.api import printing
    from matcher.wording import count_words

    made = printing.cards(order)
    whole = printing.write_cards(folder, order, made)
    screen.say(f"{count_words(len(made), 'card')}: {whole}", bold=True)
    screen.say("Each also lies there by itself, under its code. A card is for one person, and not for a wall.")
    return {"file": str(whole), "cards": list(made)}


def _nothing_published(programme: Path, *, there_is_a_draft: bool) -> list[str]:
    """What to do first."""
    if not there_is_a_draft:
        return ["Nothing is published yet, and there is no draft.", f"To make one: {command('solve', programme)}"]
    return [
        "Nothing is published yet, so there is nothing to hang on a wall.",
        f"To publish the draft: {command('publish', programme)}",
        f"To print it as a draft: {command('print', programme)} --draft",
    ]


def _week(screen: Screen, there: "InForce", typed: str, now: date) -> date:
    """The Monday of the week that was typed; the verb ends where it is none that can be printed."""
    from matcher.cli.typed import near_day
    from matcher.domain.times import monday_of
    from matcher.wording import day_words

    number = typed.strip().casefold().removeprefix("week").strip()
    if number.isdecimal() and 1 <= int(number) <= there.newest.period.weeks:
        return there.newest.period.monday(int(number) - 1)
    monday = monday_of(near_day(typed, now))
    if monday not in there.plans:
        what = "published" if there.number else "in the draft"
        first, last = (f"{day_words(day)} {day.year}" for day in (min(there.plans), max(there.plans)))
        lines = [f"The week of {day_words(monday)} {monday.year} is not {what}.", f"Weeks begin {first} to {last}."]
        raise Stop(screen, lines, NO_SUCH)
    return monday


def _venues(screen: Screen, programme: "Programme", typed: tuple[str, ...]) -> tuple[str, ...] | None:
    """Codes of the venues that were typed; None for all of them."""
    if not typed:
        return None
    codes = {one.name.casefold(): one.code for one in programme.venues if one.name}
    codes |= {one.code.casefold(): one.code for one in programme.venues}
    unknown = [one for one in typed if one.casefold() not in codes]
    if unknown:
        known = ", ".join(venue.code for venue in programme.venues)
        raise Stop(screen, [f"I find no venue {unknown[0]}.", f"There are: {known}."], NO_SUCH)
    return tuple(codes[one.casefold()] for one in typed)


def _tell(screen: Screen, made: Mapping[str, tuple["Sheet", ...]], whole: Path, programme: "Programme") -> None:
    from matcher.api import printing
    from matcher.wording import count_words

    count = sum(map(len, made.values()))
    screen.say(f"{count_words(count, 'sheet')} for {count_words(len(made), 'venue')}.", bold=True)
    screen.items(f"{sheets[0].venue}: {count_words(len(sheets), 'sheet')}" for sheets in made.values())
    screen.say(f"All of them: {whole}")
    screen.say("Open it in a browser and print it on A4, landscape. Each week also lies there by itself.")
    if numbers := printing.numbered(programme):
        screen.heading("Told apart by a number, as walls have a first name and an initial")
        screen.items(f"{code} {programme.chellow[code].name}: {name}" for code, name in numbers.items())
        screen.say()


def _no_sheet(programme: "Programme", without: tuple[str, ...], gone: tuple[str, ...]) -> list[str]:
    """Of which venues there is no sheet, and why."""
    lines = []
    if without:
        names = ", ".join(programme.venue[code].called for code in without)
        lines.append(f"No sheet hangs where it is a home, or its row says no under wall_rota: {names}.")
    if gone:
        codes = ", ".join(gone)
        lines.append(f"No sheet for venues no longer among yours, though people are down for them: {codes}.")
    return lines
