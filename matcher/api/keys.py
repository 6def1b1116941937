"""Keys of feeds, made and ended. A key stands on its card and in the name of its file, and nowhere else."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from matcher.api.feeds import hash_of
from matcher.api.showing import Live, letter_numbers
from matcher.api.static_feeds import file_of
from matcher.domain.duties import Duty
from matcher.domain.programme import Programme
from matcher.domain.record import Record
from matcher.ledger.feed_keys import FeedKey, end_key, keys, note_key
from matcher.ledger.file import Writing
from matcher.publishing.calendars.feeds import not_yet_bytes
from matcher.publishing.calendars.subscribers import Subscriber, is_team, subscribers, told_to
from matcher.publishing.letters import letter
from matcher.publishing.pages.key_card import KeyCard, card_bytes, card_path, lettered, letters_path
from matcher.publishing.shown import Shown
from matcher.publishing.writing import write_all


class MadeKey(Record):
    """A key just made, for its card alone."""

    who: Subscriber
    key: str


def make_keys(people: Iterable[Subscriber]) -> tuple[MadeKey, ...]:
    """A key of 256 bits for each of them."""
    return tuple(MadeKey(who=who, key=secrets.token_urlsafe(32)) for who in people)


def put_down(out: Path, made: Iterable[MadeKey], feeds_at: str, numbers: Mapping[str, Mapping[str, int]]) -> None:
    """Write a file and a card for each key, before the ledger knows it: a key in the ledger always had its file."""
    documents = {}
    for one in made:
        letters = {family: letter(number) for family, number in numbers.get(one.who.code, {}).items()}
        documents[file_of(one.key)] = not_yet_bytes()
        documents[card_path(one.who.code)] = card_bytes(KeyCard.of(one.who, feeds_at, one.key, letters))
    if documents:
        write_all(out, documents)


def put_down_letters(out: Path, live: Live, but_for: Iterable[MadeKey]) -> None:
    """Write the key to the letters for whoever has new ones, but for those whose new card says it."""
    names = {who.code: who.name for who in subscribers(live.programme, Shown(live.programme), live.duties).values()}
    done = {one.who.code for one in but_for}
    documents = {}
    for code, given in letter_numbers(live).items():
        if code not in done and given.keys() - live.programme.letters.get(code, {}).keys():
            letters = lettered({family: letter(number) for family, number in given.items()})
            documents[letters_path(code)] = card_bytes(KeyCard(name=names.get(code, code), letters=letters))
    if documents:
        write_all(out, documents)


def take_up_cards(out: Path, people: Iterable[str]) -> None:
    """Remove the cards of links that have ended."""
    for code in people:
        (out / card_path(code)).unlink(missing_ok=True)


def note_keys(to: Writing, made: Iterable[MadeKey]) -> None:
    """Note their hashes; whatever key the same people had ends."""
    new = {one.who.code: hash_of(one.key) for one in made}
    end_keys(to, (key for key in keys(to.db) if key.person in new and key.ended is None))
    for person, hashed in new.items():
        note_key(to, hashed, person)


def end_keys(to: Writing, ended: Iterable[FeedKey]) -> None:
    """Note that these keys open nothing any more."""
    for key in ended:
        end_key(to, key.hash)


@dataclass(frozen=True)
class Wanted:
    """Who needs a key, and which keys have to end."""

    make: tuple[Subscriber, ...]
    end: tuple[FeedKey, ...]
    without: tuple[str, ...]
    """Codes of people whose link was ended once, so that none is made unasked."""


def wanted(
    programme: Programme, duties: tuple[Duty, ...], before: tuple[Duty, ...], known: tuple[FeedKey, ...]
) -> Wanted:
    """Keys to make for people who never had one, and to end of those who left, with the links of their teams.

    A team's link is known to everybody who was in it, so it is a new one once somebody leaves.
    """
    here = subscribers(programme, Shown(programme), duties)
    live = [key for key in known if key.ended is None]
    left = {key.person for key in live if key.person not in here}
    theirs = {team for team, own in told_to(before).items() if any(left & set(duty.people) for duty in own)}
    changing = {key.person for key in live if is_team(key.person) and key.person in theirs & here.keys()}
    ever = {key.person for key in known}
    new = [who for who in here.values() if who.code in changing or not (who.code in ever or is_team(who.code))]
    without = sorted((ever & here.keys()) - {key.person for key in live})
    return Wanted(
        make=tuple(new),
        end=tuple(key for key in live if key.person in left | changing),
        without=tuple(code for code in without if not is_team(code)),
    )
