"""The ASGI application: three kinds of path, two methods, and no word about anybody without their key."""

from collections.abc import Awaitable, Callable
from typing import Any

from matcher.feed.access_log import AccessLog
from matcher.feed.answers import (
    GONE,
    HEALTHY,
    NOT_NOW,
    NOTHING_HERE,
    READ_ONLY,
    TOO_MANY,
    Answer,
    CalendarPage,
    Page,
)
from matcher.feed.patience import Patience
from matcher.feed.requests import asker, has_already
from matcher.feed.shelf import Shelf

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, object]], Awaitable[None]]

BEFORE, AFTER = "/feeds/", ".ics"
HEALTH = "/health"
READING = ("GET", "HEAD")


class Application:
    """Answers from the shelf."""

    def __init__(self, shelf: Shelf, patience: Patience, log: AccessLog, *, behind_proxy: bool) -> None:
        self._shelf = shelf
        self._patience = patience
        self._log = log
        self._behind_proxy = behind_proxy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or begin and end with the server."""
        if scope["type"] == "http":
            answer = self._answer(scope)
            await send(answer.start)
            await send(answer.body)
        elif scope["type"] == "lifespan":
            await self._live(receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        self._log.write()
        await send({"type": "lifespan.shutdown.complete"})

    def _answer(self, scope: Scope) -> Answer:
        """What is sent, noted in the log."""
        method, headers = scope["method"], scope["headers"]
        address = asker(scope["client"], headers, self._behind_proxy)
        what, page = self._page(scope["path"], method, address)
        if isinstance(page, CalendarPage) and has_already(headers, page.etag):
            answer = page.unchanged
        else:
            answer = page.asked if method == "HEAD" else page.got
        self._log.note(address, method, what, answer.status, answer.octets)
        return answer

    def _page(self, path: str, method: str, address: str) -> tuple[str, Page]:
        """What kind of thing was asked for, and the page for it."""
        if path.startswith(BEFORE) and path.endswith(AFTER) and "/" not in (key := path[len(BEFORE) : -len(AFTER)]):
            return "feed", self._feed(key, address) if method in READING else READ_ONLY
        if path != HEALTH:
            return "nothing", NOTHING_HERE
        if method not in READING:
            return "health", READ_ONLY
        return "health", HEALTHY if self._shelf.look() else NOT_NOW

    def _feed(self, key: str, address: str) -> Page:
        page = self._shelf.page(key)
        return TOO_MANY if page is GONE and self._patience.is_over(address) else page
