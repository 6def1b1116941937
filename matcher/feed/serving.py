"""The server: processes that each hold their own shelf, begun and ended together."""

import errno
import socket
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from matcher.api.serving import LedgerFeeds
from matcher.feed.access_log import AccessLog
from matcher.feed.application import Application
from matcher.feed.patience import Patience
from matcher.feed.shelf import Shelf

HEADERS_WITHIN = 10_000
"""Milliseconds somebody may take to send their headers."""
MOST_HEADERS = 64 * 1024
FINISHING = 20
"""Seconds that answers under way have to end."""
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(message)s"}},
    "handlers": {"console": {"formatter": "plain", "class": "logging.StreamHandler", "stream": "ext://sys.stderr"}},
    "loggers": {"_granian": {"handlers": ["console"], "propagate": False}},
}


class CannotListen(Exception):
    """The address cannot be used; says why and what to type."""


class Listening(NamedTuple):
    """Where and how a server listens."""

    host: str
    port: int
    workers: int
    behind_proxy: bool


def serve(ledger: Path, how: Listening, begun: Callable[[], None]) -> None:
    """Answer at the address until told to stop (Ctrl-C or SIGTERM); answers under way are finished first.

    `begun` is called once there is nothing in the way.

    Raises:
        ImportError: the server is not installed.
        NotALedger: the ledger cannot be used.
        CannotListen: the address cannot be used.
    """
    LedgerFeeds(ledger).feed(b"")
    listen(how, partial(application, ledger, how.behind_proxy), begun)


def listen(how: Listening, load: Callable[[], Callable[..., Any]], begun: Callable[[], None]) -> None:
    """Have the server answer with the ASGI application that `load` makes in each process.

    Raises:
        ImportError: the server is not installed.
        CannotListen: the address cannot be used.
    """
    from granian import Granian
    from granian.constants import HTTPModes, Interfaces
    from granian.http import HTTP1Settings
    from granian.log import LogLevels

    _must_be_free(how.host, how.port)
    server = Granian(
        target="matcher.feed",
        address=how.host,
        port=how.port,
        interface=Interfaces.ASGI,
        workers=how.workers,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=HEADERS_WITHIN, max_buffer_size=MOST_HEADERS),
        websockets=False,
        log_level=LogLevels.error,
        log_dictconfig=LOGGING,
        workers_kill_timeout=FINISHING,
        respawn_failed_workers=True,
    )
    server.on_startup(begun)
    server.serve(target_loader=load, wrap_loader=False)


def application(ledger: Path, behind_proxy: bool) -> Application:
    """The application of one process, which logs to standard error."""
    shelf = Shelf(LedgerFeeds(ledger))
    return Application(shelf, Patience(), AccessLog(sys.stderr), behind_proxy=behind_proxy)


def _must_be_free(host: str, port: int) -> None:
    """Learn in words that nobody can listen there, before processes are begun."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as trouble:
        raise CannotListen(_words(host, port, trouble)) from trouble


def _words(host: str, port: int, trouble: OSError) -> str:
    if trouble.errno == errno.EADDRINUSE:
        return f"Something else listens at {host}:{port} already. Name another port: --port {port + 1}"
    if trouble.errno == errno.EACCES:
        return f"I am not allowed to listen at port {port}. Name one above 1023: --port 8080"
    return f"This machine has no address {host}. Name one of its own: --host 127.0.0.1"
