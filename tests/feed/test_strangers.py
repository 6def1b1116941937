"""Whatever strangers send, there is no answer of ours that says we broke, and no byte of a feed without its key."""

import os
import random
import re
import socket
from collections.abc import Iterator

import pytest

from tests.feed.running import Running, received, serving
from tests.feed.street_life import StreetLife

REQUESTS = int(os.environ.get("FEED_REQUESTS", "400"))
METHODS = (
    "GET",
    "HEAD",
    "POST",
    "PUT",
    "DELETE",
    "OPTIONS",
    "TRACE",
    "CONNECT",
    "PROPFIND",
    "get",
    "G E T",
    "",
    "\x00",
)
HEADERS = (
    ("If-None-Match", '"', "W/", "*", '"a", "b', "\xff" * 40, ",".join(['"x"'] * 500)),
    ("If-Modified-Since", "yesterday", "Thu, 01 Jan 1970 00:00:00 GMT"),
    ("Range", "bytes=0-10", "bytes=-1", "lines=1"),
    ("Accept-Encoding", "gzip, br", "identity;q=0"),
    ("X-Forwarded-For", "::1", "not an address", "1.2.3.4, 5.6.7.8", ""),
    ("Transfer-Encoding", "chunked", "gzip, chunked", "identity"),
    ("Content-Length", "0", "10", "-1", "99999999999999999999", "many"),
    ("Expect", "100-continue", "the unexpected"),
    ("Upgrade", "websocket", "h2c"),
    ("Cookie", "a=b; " * 200),
    ("Host", "", "elsewhere", "[::1", "a" * 300),
    ("X-Large", "x" * 100_000),
    ("Bad Header", "x"),
    ("", "x"),
)


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> StreetLife:
    return StreetLife(tmp_path_factory.mktemp("street"))


@pytest.fixture(scope="module")
def server(life: StreetLife) -> Iterator[Running]:
    with serving(life.folder) as running:
        yield running


def test_strangers_break_nothing_and_learn_nothing(server: Running, life: StreetLife) -> None:
    draw = random.Random(5)
    secret = marks(life)
    assert secret
    for number in range(REQUESTS):
        request = a_request(draw, life)
        answer = exchange(server, draw, request)
        told = f"{number}: {request[:200]!r} -> {answer[:200]!r}"
        statuses = [int(status) for status in re.findall(rb"HTTP/1\.[01] (\d+) ", answer)]
        assert all(status < 500 for status in statuses), told
        assert not [mark for mark in secret if mark in answer], told
        assert b"Traceback" not in answer, told
    assert server.ask("/health").status == 200
    for key in life.keys().values():
        assert server.ask(f"/feeds/{key}.ics").status == 200
    log = server.log.read_text()
    assert "Traceback" not in log
    assert not [key for key in life.keys().values() if key[:12] in log]


def marks(life: StreetLife) -> set[bytes]:
    """What stands in nothing but feeds: the UIDs of their events, and the word every calendar begins with."""
    feeds = [path.read_bytes() for path in (life.folder / "out/feeds").iterdir()]
    return {b"BEGIN:VCALENDAR"} | {uid for feed in feeds for uid in re.findall(rb"UID:\S+", feed)}


def a_request(draw: random.Random, life: StreetLife) -> bytes:
    """One or several requests in a row, or nonsense; never one that names a whole key."""
    if draw.random() < 0.05:
        return draw.randbytes(draw.randrange(1, 3000))
    wanted = draw.choice((1, 1, 1, 1, 2, 20))
    return b"".join(one_request(draw, life) for _ in range(wanted))


def one_request(draw: random.Random, life: StreetLife) -> bytes:
    method = draw.choice(METHODS) if draw.random() < 0.6 else "GET"
    version = draw.choice(("HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/9", "", "http"))
    lines = [f"{method} {a_path(draw, life)} {version}"]
    lines += ["Host: localhost"] if draw.random() < 0.9 else []
    for name, *values in draw.sample(HEADERS, draw.choice((0, 0, 1, 2, 5))):
        lines.append(f"{name}: {draw.choice(values)}")
    end = draw.choice(("\r\n", "\r\n", "\r\n", "\n"))
    body = draw.choice(("", "", "", "x" * 10, "5\r\nhello\r\n0\r\n\r\n"))
    return (end.join(lines) + end + end + body).encode("latin-1")


def a_path(draw: random.Random, life: StreetLife) -> str:
    key = draw.choice(sorted(life.keys().values()))
    part = key[: draw.randrange(len(key))]
    other = "".join(draw.choice(key) for _ in key)
    flipped = key[:-1] + ("A" if key[-1] != "A" else "B")
    return draw.choice(
        (
            f"/feeds/{part}.ics",
            f"/feeds/{part}%00.ics",
            f"/feeds/{part}*.ics",
            f"/feeds/{flipped}.ics",
            f"/feeds/{key.swapcase()}.ics",
            f"/feeds/{other}.ics",
            f"/feeds/%{part}.ics",
            f"/feeds/{key}%20.ics",
            f"/feeds/.ics?{key}",
            f"/feeds?key={key}",
            f"/feeds/{key}",
            f"/feeds/../out/feeds/{key}.ics",
            f"/feeds/..%2fout%2ffeeds%2f{key}.ics",
            f"/out/feeds/{key}.ics",
            f"/./feeds/./{part}.ics",
            "/feeds/../ledger.db",
            "/../../../../etc/passwd",
            "/feeds/%ff%fe%80.ics",
            "/feeds/\xe9\xe8.ics",
            "/feeds/" + "x" * 70_000 + ".ics",
            "/feeds/" + "%2e%2e%2f" * 50 + ".ics",
            "/",
            "*",
            "",
            "/health",
            "/health/../feeds/.ics",
            f"http://localhost/feeds/{part}.ics",
            "/feeds/ .ics",
        )
    )


def exchange(server: Running, draw: random.Random, request: bytes) -> bytes:
    """Send it in one piece, in pieces or in part, and hear what comes of it; a stranger may hang up at any time."""
    with server.connect() as connection:
        connection.settimeout(0.5 if draw.random() < 0.02 else 0.05)
        pieces = draw.choice((1, 1, 1, 3, 30))
        size = -(-len(request) // pieces)
        for at in range(0, len(request), size):
            if not _sent(connection, request[at : at + size]):
                break
        if draw.random() < 0.1:
            return b""
        return received(connection)


def _sent(connection: socket.socket, piece: bytes) -> bool:
    """False once the server has hung up."""
    try:
        connection.sendall(piece)
    except (BrokenPipeError, ConnectionResetError, TimeoutError):
        return False
    return True
