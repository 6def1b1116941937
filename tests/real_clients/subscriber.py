"""A Chellow's own machine: vdirsyncer subscribed to a feed over HTTP, and khal reading what it fetched."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from matcher.domain.times import LONDON

FORMAT = "{start-long-full}|{end-long-full}|{title}|{location}"
KHAL = """
[calendars]
[[rota]]
path = {home}/rota
type = calendar
[locale]
local_timezone = Europe/London
default_timezone = Europe/London
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%dT%H:%M
longdatetimeformat = %Y-%m-%dT%H:%M
[sqlite]
path = {home}/khal.db
[default]
default_calendar = rota
"""
VDIRSYNCER = """
[general]
status_path = "{home}/status/"
[pair rota]
a = "feed"
b = "local"
collections = null
[storage feed]
type = "http"
url = "{url}"
[storage local]
type = "filesystem"
path = "{home}/rota"
fileext = ".ics"
"""


def tool(name: str) -> str | None:
    """Where a program is, on the path or beside this Python."""
    return shutil.which(name) or shutil.which(name, path=str(Path(sys.executable).parent))


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder over HTTP on this machine, at the address given."""
    quiet = type("Quiet", (SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Subscriber:
    """Somebody subscribed to one address, with a home of their own."""

    def __init__(self, home: Path, url: str) -> None:
        self._home = home
        (home / "rota").mkdir(parents=True)
        (home / "khal.conf").write_text(KHAL.format(home=home))
        (home / "vdirsyncer.conf").write_text(VDIRSYNCER.format(home=home, url=url))
        self._run("vdirsyncer", "discover")

    def refresh(self) -> None:
        """Fetch the feed again, as a phone does every few hours."""
        self._run("vdirsyncer", "sync")

    def sees(self, first: str, days: int) -> set[tuple[datetime, datetime, str, str]]:
        """(start, end, title, place) of every event khal lists from a day on, times in UTC.

        No UIDs: vdirsyncer gives what it fetches over HTTP names of its own.
        """
        listed = self._run("khal", "list", "--format", FORMAT, "--day-format", "", first, f"{days}d")
        return {self._event(line) for line in listed.splitlines() if "|" in line}

    @staticmethod
    def _event(line: str) -> tuple[datetime, datetime, str, str]:
        start, end, title, place = line.split("|")
        return (_utc(start), _utc(end), title, place)

    def _run(self, name: str, *arguments: str) -> str:
        return run_tool(name, self._home / f"{name}.conf", *arguments)


def run_tool(name: str, config: Path, *arguments: str) -> str:
    """What a program says, run with a configuration of its own."""
    program = tool(name)
    assert program, f"{name} is missing: pip install '.[test]' brings it"
    command = [program, "--config", str(config), *arguments]
    return subprocess.run(command, capture_output=True, check=True, text=True, timeout=60).stdout


def _utc(wall: str) -> datetime:
    return datetime.fromisoformat(wall).replace(tzinfo=LONDON).astimezone(UTC)
