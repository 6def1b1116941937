"""What is sent, made ready once: the two messages of ASGI, with every header that any answer carries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import sha256
from http import HTTPStatus

Message = dict[str, object]
Headers = Iterable[tuple[str, str]]

ALWAYS = (
    ("x-content-type-options", "nosniff"),
    ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
    ("x-robots-tag", "noindex"),
    ("referrer-policy", "no-referrer"),
)
CALENDAR = (
    ("cache-control", "private, no-cache"),
    ("content-disposition", 'inline; filename="rota.ics"'),
)
CALENDAR_TYPE = ("content-type", "text/calendar; charset=utf-8")
WORDS = (("content-type", "text/plain; charset=utf-8"), ("cache-control", "no-store"))


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to one method."""

    status: int
    octets: int
    """Length of the body as sent."""
    start: Message
    body: Message


@dataclass(frozen=True, slots=True)
class Page:
    """A resource: its answer to GET, and to HEAD, which has the same headers and no body."""

    got: Answer
    asked: Answer


@dataclass(frozen=True, slots=True)
class CalendarPage(Page):
    """A whole calendar; whoever has it already is told that it is the same."""

    unchanged: Answer
    etag: bytes


def calendar_page(body: bytes, changed: datetime) -> CalendarPage:
    """A calendar's bytes, which last changed at that instant, under the sum of the bytes as their tag."""
    etag = f'"{sha256(body).hexdigest()}"'
    headers = (*CALENDAR, ("etag", etag), ("last-modified", format_datetime(changed.astimezone(UTC), usegmt=True)))
    page = _page(HTTPStatus.OK, body, (CALENDAR_TYPE, *headers))
    return CalendarPage(page.got, page.asked, _answer(HTTPStatus.NOT_MODIFIED, b"", headers), etag.encode())


def words_page(status: HTTPStatus, words: str, *headers: tuple[str, str]) -> Page:
    """A sentence for a person who opens the address by hand."""
    return _page(status, f"{words}\n".encode(), (*WORDS, *headers))


def _page(status: HTTPStatus, body: bytes, headers: Headers) -> Page:
    sized = (*headers, ("content-length", str(len(body))))
    return Page(_answer(status, body, sized), _answer(status, b"", sized))


def _answer(status: HTTPStatus, body: bytes, headers: Headers) -> Answer:
    pairs = [(name.encode(), value.encode()) for name, value in (*ALWAYS, *headers)]
    start: Message = {"type": "http.response.start", "status": int(status), "headers": pairs}
    return Answer(int(status), len(body), start, {"type": "http.response.body", "body": body})


HEALTHY = words_page(HTTPStatus.OK, "ok")
NOTHING_HERE = words_page(HTTPStatus.NOT_FOUND, "There is nothing here.")
GONE = words_page(
    HTTPStatus.GONE, "There is no rota at this link, or no longer. Ask your coordinator for a new one."
)
"""For keys that were never made and for those that ended long ago, so that nobody learns which."""
READ_ONLY = words_page(HTTPStatus.METHOD_NOT_ALLOWED, "This can only be read.", ("allow", "GET, HEAD"))
TOO_MANY = words_page(
    HTTPStatus.TOO_MANY_REQUESTS, "Too many links that do not exist. Wait a minute.", ("retry-after", "60")
)
NOT_NOW = words_page(HTTPStatus.SERVICE_UNAVAILABLE, "The rota cannot be read just now.", ("retry-after", "300"))
