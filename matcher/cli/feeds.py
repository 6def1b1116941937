"""Make, change, end and list the links to calendars.

`new` gives a link to whoever has none, `rotate` a new link in place of an old
one, `revoke` ends a link; the old link then says that it has ended. WHO is a
Chellow or Support Ambassador on duty, or a venue: its team's calendar says
when somebody is on call there, without names. A link is shown once, and
printed on a card in out/coordinator/links.

Example: matcher feeds examples/heaton-28 list
Example: matcher feeds examples/heaton-28 rotate C-01
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matcher.cli.manners import Screen, Stop, Verb, mannered
from matcher.cli.typed import BY, OUT, PROGRAMME

if TYPE_CHECKING:
    from matcher.api.links import Kept, LinkState
    from matcher.domain.programme import Programme
    from matcher.publishing.calendars.subscribers import Subscriber

UNREADABLE, TO_DECIDE = 2, 1
DEEDS = ("new", "rotate", "revoke", "list")


@dataclass(frozen=True)
class Desk:
    """The links of a programme and whoever can have one, as the verb found them."""

    screen: Screen
    programme: "Programme"
    kept: "Kept"
    at: datetime
    by: str
    people: "Mapping[str, Subscriber]"
    links: "tuple[LinkState, ...]"

    @property
    def live(self) -> frozenset[str]:
        """Whose link opens a calendar."""
        return frozenset(one.person for one in self.links if one.ended is None)

    def named(self, code: str) -> str:
        """`C-07 Amina`."""
        who = self.people.get(code)
        return f"{code} {who.name}" if who else code


@click.command("feeds", cls=Verb, help=__doc__)
@PROGRAMME
@click.argument("deed", metavar="|".join(DEEDS), type=click.Choice(DEEDS))
@click.argument("who", nargs=-1)
@BY
@OUT
@mannered
def verb(screen: Screen, programme: Path, deed: str, who: tuple[str, ...], by: str, out: Path | None) -> int:
    """Do what is wanted with the links of whoever is named."""
    from matcher import api
    from matcher.api import links
    from matcher.cli.opening import must_be_writable, out_of, reading_of
    from matcher.today import now

    read = reading_of(screen, programme).programme
    kept = links.Kept(api.ledger_of(programme), out_of(programme, out))
    must_be_writable(kept.out)
    people = links.who_can_have_links(read, kept.ledger)
    desk = Desk(screen, read, kept, now(), by, people, links.links(kept))
    return {"new": _new, "rotate": _rotate, "revoke": _revoke, "list": _list}[deed](
        desk, _whom(desk, " ".join(who))
    )


def _whom(desk: Desk, wanted: str) -> str | None:
    """The code of whoever is meant; None where nobody is named."""
    if not wanted:
        return None
    found = _coded(desk, wanted.casefold()) or _called(desk, wanted.casefold())
    if len(found) > 1:
        raise Stop(desk.screen, [f"{wanted} may be {' or '.join(found)}. Type the code."], UNREADABLE)
    if not found:
        says = f"I find no {wanted} among the Chellows who are here, Support Ambassadors on duty and venues."
        raise Stop(desk.screen, [says], UNREADABLE)
    return found[0]


def _coded(desk: Desk, key: str) -> list[str]:
    """Whoever has that code; a venue's stands for its team."""
    from matcher.publishing.calendars.subscribers import team_of

    codes = sorted({*desk.people, *(one.person for one in desk.links)})
    return [code for code in codes if code.casefold() in (key, team_of(key))]


def _called(desk: Desk, key: str) -> list[str]:
    """Whoever goes by that name."""
    return [code for code, who in desk.people.items() if who.name.casefold() == key]


def _new(desk: Desk, whom: str | None) -> int:
    """A link for one person, or for every person who has none."""
    if whom in desk.live:
        says = f"{desk.named(str(whom))} has a link already. For another in its place: rotate instead of new."
        raise Stop(desk.screen, [says], TO_DECIDE)
    return _give(desk, [whom] if whom else _without(desk))


def _without(desk: Desk) -> list[str]:
    """Everybody who has no link, venues' teams aside."""
    from matcher.publishing.calendars.subscribers import is_team

    return [code for code in desk.people if code not in desk.live and not is_team(code)]


def _rotate(desk: Desk, whom: str | None) -> int:
    """A new link in place of an old one, which says from now on that it has ended."""
    return _give(desk, [_must_have_one(desk, whom)])


def _give(desk: Desk, codes: Iterable[str]) -> int:
    from matcher.api import links
    from matcher.cli.going_live import WHERE_FOUND

    missing = [code for code in codes if code not in desk.people]
    if missing:
        raise Stop(desk.screen, [f"{missing[0]} is not here any more, so there is nothing to link to."], TO_DECIDE)
    whom = [desk.people[code] for code in codes]
    given = links.give_links(desk.programme, desk.kept, whom, at=desk.at, said_by=desk.by) if whom else ()
    if not given:
        desk.screen.say("Everybody has a link.")
    for one in given:
        desk.screen.heading(f"{desk.named(one.person)}: a new link, shown this once")
        desk.screen.items([one.https, one.webcal] if one.https else [str(one.file)])
        desk.screen.say(f"A card to hand over, and to delete then: {one.card}")
    if given and not given[0].https:
        desk.screen.say()
        desk.screen.say(WHERE_FOUND)
    desk.screen.answer({"links": given})
    return 0


def _revoke(desk: Desk, whom: str | None) -> int:
    """End a link, and give no other."""
    from matcher.api import links

    code = _must_have_one(desk, whom)
    links.end_links(desk.kept, [code], at=desk.at, said_by=desk.by)
    desk.screen.say(f"The link of {desk.named(code)} has ended, and says so from now on.")
    desk.screen.answer({"ended": [code]})
    return 0


def _must_have_one(desk: Desk, whom: str | None) -> str:
    """The code of whoever is named, who has a link."""
    if whom is None:
        raise Stop(desk.screen, ["Say whose link, by code or name."], UNREADABLE)
    if whom not in desk.live:
        raise Stop(desk.screen, [f"{desk.named(whom)} has no link. To give one: new instead."], TO_DECIDE)
    return whom


def _list(desk: Desk, whom: str | None) -> int:
    """Which links there are, the ended ones too."""
    shown = [one for one in desk.links if whom in (None, one.person)]
    desk.screen.items(_words(desk, one) for one in shown)
    if not shown:
        desk.screen.say("There is no link yet. Publishing gives one to everybody.")
    if shown and whom is None and (without := _without(desk)):
        desk.screen.say(f"Without a link: {', '.join(map(desk.named, without))}.")
    desk.screen.answer({"links": shown})
    return 0


def _words(desk: Desk, one: "LinkState") -> str:
    """`C-07 Amina: since Mon 4 Jan 2027`, and when it ended."""
    words = f"{desk.named(one.person)}: since {_day(one.made)}"
    if one.ended is not None:
        return f"{words}, ended {_day(one.ended)}"
    return words if one.has_file else f"{words}; no file in feeds is named by its key"


def _day(moment: datetime) -> str:
    from matcher.domain.times import local
    from matcher.wording import day_words

    day = local(moment).date()
    return f"{day_words(day)} {day.year}"
