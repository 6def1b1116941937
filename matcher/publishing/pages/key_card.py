"""The card a person is handed: the link as text and picture, what it is, and how late each calendar may be."""

from collections.abc import Mapping

import segno

from matcher.domain.record import Record
from matcher.publishing.calendars.subscribers import Subscriber, is_team
from matcher.publishing.file_names import file_name
from matcher.publishing.pages.html import render

CARDS, LETTERS = "coordinator/links/", "coordinator/letters/"
MASK = 2
LIKE_A_KEY = "This link is like a key: anyone who has it sees your duties."
LIKE_A_KEY_OF_A_TEAM = "This link is like a key: anyone who has it sees when somebody is on call here."


class KeyCard(Record):
    """All that a card says."""

    name: str
    warning: str = ""
    https: str = ""
    """The link for Google and Outlook; empty where nobody said where feeds are found on the web."""
    webcal: str = ""
    """The link for Apple and Thunderbird."""
    file: str = ""
    picture: str = ""
    """The QR code as SVG."""
    letters: tuple[tuple[str, str], ...] = ()
    """(`Visit A`, family) of each letter in this person's calendar."""

    @classmethod
    def of(cls, who: Subscriber, feeds_at: str, key: str, letters: Mapping[str, str]) -> "KeyCard":
        """The card that goes with a new key."""
        https = link(feeds_at, key)
        subscribing = webcal(https)
        return cls(
            name=who.name,
            warning=LIKE_A_KEY_OF_A_TEAM if is_team(who.code) else LIKE_A_KEY,
            https=https,
            webcal=subscribing,
            file=f"{key}.ics",
            picture=_picture(subscribing) if subscribing else "",
            letters=lettered(letters),
        )


def lettered(letters: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The key to the letters, in order of letter."""
    in_order = sorted(letters.items(), key=lambda item: (item[1][1:].zfill(4), item[1]))
    return tuple((f"Visit {letter}", family) for family, letter in in_order)


def link(feeds_at: str, key: str) -> str:
    """The link as https; nothing where nobody said where feeds are found."""
    return f"{feeds_at.rstrip('/')}/{key}.ics" if feeds_at else ""


def webcal(https: str) -> str:
    """The same link as calendars subscribe to it."""
    return f"webcal://{https.partition('://')[2]}" if https else ""


def card_bytes(card: KeyCard) -> bytes:
    """The card as a page to print."""
    return render("card.html", card)


def card_path(code: str) -> str:
    """Where somebody's card lies."""
    return f"{CARDS}{file_name(code.replace(':', ' '))}.html"


def letters_path(code: str) -> str:
    """Where the key to somebody's letters lies, for those who have their link already."""
    return f"{LETTERS}{file_name(code)}.html"


def _picture(text: str) -> str:
    """A QR code that can be scanned from paper and from a screen; always of one mask, as trying all costs most."""
    return segno.make(text, error="m", micro=False, mask=MASK).svg_inline(
        scale=4, border=4, svgclass="qr", lineclass=""
    )
