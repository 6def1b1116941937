"""Feeds ready to send: each is made when it is first asked for, and again once something is published."""

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from hmac import compare_digest
from time import monotonic
from typing import NamedTuple, Protocol

from matcher.defects import NotALedger
from matcher.feed.answers import GONE, NOT_NOW, CalendarPage, Page, calendar_page

SECOND = 1.0
"""How long what was seen of the ledger is taken for granted."""
LONGEST_KEY = 200


class Feeds(Protocol):
    """Where feeds come from. Both methods may raise NotALedger, when it cannot be read just now."""

    def news(self) -> bool:
        """True if any feed may be another than when this was last asked."""

    def feed(self, key_hash: bytes) -> tuple[bytes, datetime] | None:
        """A whole calendar and when it last changed, by the SHA-256 of its key; None: there is none now."""


class Kept(NamedTuple):
    """A calendar under the hash of its key."""

    key_hash: bytes
    page: CalendarPage


class Shelf:
    """The calendars by key. While the ledger cannot be read, what was read before is sent."""

    def __init__(self, feeds: Feeds, clock: Callable[[], float] = monotonic) -> None:
        self._feeds = feeds
        self._clock = clock
        self._look_again = 0.0
        self._kept: dict[bytes, Kept] = {}
        self._before: dict[bytes, Kept] = {}

    def page(self, key: str) -> CalendarPage | Page:
        """What is answered to somebody with that key."""
        if self._clock() >= self._look_again:
            self.look()
        if len(key) > LONGEST_KEY or not key.isascii():
            return GONE
        key_hash = sha256(key.encode()).digest()
        kept = self._kept.get(key_hash)
        if kept is not None and compare_digest(kept.key_hash, key_hash):
            return kept.page
        return self._fetch(key_hash)

    def look(self) -> bool:
        """Put what may have changed aside, to be made again when asked for; False if the ledger cannot be read."""
        self._look_again = self._clock() + SECOND
        try:
            if self._feeds.news():
                self._before |= self._kept
                self._kept = {}
        except NotALedger:
            return False
        return True

    def _fetch(self, key_hash: bytes) -> CalendarPage | Page:
        try:
            found = self._feeds.feed(key_hash)
        except NotALedger:
            before = self._before.get(key_hash)
            return before.page if before else NOT_NOW
        self._before.pop(key_hash, None)
        if found is None:
            return GONE
        kept = self._kept[key_hash] = Kept(key_hash, calendar_page(*found))
        return kept.page
