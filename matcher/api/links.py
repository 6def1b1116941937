"""Links handed out, changed and ended one by one, and which there are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from matcher.api.keys import MadeKey, end_keys, make_keys, note_keys, put_down, take_up_cards
from matcher.api.showing import begun
from matcher.api.static_feeds import Written, file_of, files_of, write_feeds
from matcher.domain.programme import Programme
from matcher.domain.record import Record
from matcher.domain.times import local
from matcher.ledger.events import feeds, note_feeds
from matcher.ledger.feed_keys import keys
from matcher.ledger.file import Ledger, reading, writing
from matcher.ledger.publications import in_force
from matcher.publishing.calendars.subscribers import Subscriber, subscribers, told_to
from matcher.publishing.pages.key_card import card_path, link, webcal
from matcher.publishing.shown import Shown


class Link(Record):
    """A link just made, shown this once. Both addresses are empty where nobody said where feeds are found."""

    person: str
    https: str
    webcal: str
    file: Path
    card: Path


class LinkState(Record):
    """What is known of a link without its key."""

    person: str
    made: datetime
    ended: datetime | None
    has_file: bool


@dataclass(frozen=True)
class Kept:
    """Where a programme's ledger lies, and what is made of it."""

    ledger: Path
    out: Path


def who_can_have_links(programme: Programme, ledger: Path) -> Mapping[str, Subscriber]:
    """Everybody with a calendar, and the venues' teams, by code."""
    with reading(ledger) as db:
        duties = in_force(db) if db else ()
    return subscribers(programme, Shown(programme), duties)


def links(kept: Kept) -> tuple[LinkState, ...]:
    """Every link there is or was, in order of person and time."""
    files = files_of(kept.out)
    with reading(kept.ledger) as db:
        known = keys(db) if db else ()
    return tuple(
        LinkState(person=key.person, made=key.made, ended=key.ended, has_file=key.hash in files) for key in known
    )


def give_links(
    programme: Programme, kept: Kept, people: Iterable[Subscriber], *, at: datetime, said_by: str
) -> tuple[Link, ...]:
    """A new link for each of them, with a card; what they had before says that it has ended.

    Raises:
        NotALedger: the ledger cannot be used.
        OSError: there is no room, or something lies in the way.
    """
    made = make_keys(people)
    codes = ", ".join(one.who.code for one in made)
    with writing(kept.ledger, "feeds", f"new link for {codes}", at=at, said_by=said_by) as to:
        put_down(kept.out, made, programme.settings.feeds_at, _letters_in_use(programme, to.db))
        note_feeds(to, begun(programme, at, (one.who for one in made), feeds(to.db)))
        note_keys(to, made)
    write_feeds(kept.out, kept.ledger, local(at).date())
    return tuple(_link(programme, kept.out, one) for one in made)


def _letters_in_use(programme: Programme, db: Ledger) -> Mapping[str, Mapping[str, int]]:
    """By person, the letters of the families they are down for."""
    mine = told_to(in_force(db))
    visited = {code: {duty.family for duty in duties} for code, duties in mine.items()}
    return {
        code: {family: number for family, number in given.items() if family in visited.get(code, ())}
        for code, given in programme.letters.items()
    }


def _link(programme: Programme, out: Path, made: MadeKey) -> Link:
    https = link(programme.settings.feeds_at, made.key)
    return Link(
        person=made.who.code,
        https=https,
        webcal=webcal(https),
        file=out / file_of(made.key),
        card=out / card_path(made.who.code),
    )


def end_links(kept: Kept, people: Iterable[str], *, at: datetime, said_by: str) -> Written:
    """End these people's links: each says so from now on.

    Raises:
        NotALedger: the ledger cannot be used.
        OSError: there is no room, or something lies in the way.
    """
    codes = tuple(people)
    with writing(kept.ledger, "feeds", f"link of {', '.join(codes)} ended", at=at, said_by=said_by) as to:
        end_keys(to, (key for key in keys(to.db) if key.person in codes and key.ended is None))
    take_up_cards(kept.out, codes)
    return write_feeds(kept.out, kept.ledger, local(at).date())
