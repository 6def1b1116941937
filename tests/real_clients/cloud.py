"""A calendar server of one's own: Radicale, kept up to date from a feed by vdirsyncer and read with caldav."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from caldav import DAVClient

from tests.feed.running import begun, free_port
from tests.real_clients.subscriber import run_tool

RADICALE = """
[server]
hosts = 127.0.0.1:{port}
[auth]
type = none
[storage]
filesystem_folder = {home}/collections
"""
VDIRSYNCER = """
[general]
status_path = "{home}/status/"
[pair rota]
a = "feed"
b = "cloud"
collections = null
[storage feed]
type = "http"
url = "{feed}"
[storage cloud]
type = "caldav"
url = "{calendar}"
username = "jo"
password = "jo"
"""


class Cloud:
    """One calendar in it."""

    def __init__(self, home: Path, address: str, feed: str) -> None:
        self._config = home / "vdirsyncer-cloud.conf"
        client = DAVClient(f"{address}/", username="jo", password="jo", enable_rfc6764=False, require_tls=False)
        self._calendar = client.principal().make_calendar(name="rota", cal_id="rota")
        self._config.write_text(VDIRSYNCER.format(home=home / "cloud", feed=feed, calendar=self._calendar.url))
        run_tool("vdirsyncer", self._config, "discover")

    def refresh(self) -> None:
        """Bring what the feed shows into the calendar."""
        run_tool("vdirsyncer", self._config, "sync")

    def sees(self) -> set[tuple[datetime, datetime, str]]:
        """(start, end, title) of every event in the calendar, times in UTC."""
        events = (one.icalendar_component for one in self._calendar.events())
        return {(e["DTSTART"].dt.astimezone(UTC), e["DTEND"].dt.astimezone(UTC), str(e["SUMMARY"])) for e in events}


@contextmanager
def radicale(home: Path) -> Iterator[str]:
    """The server, at the address given."""
    port = free_port()
    config = home / "radicale.conf"
    config.write_text(RADICALE.format(port=port, home=home))
    with begun([sys.executable, "-m", "radicale", "--config", str(config)], port, home / "radicale.log") as running:
        yield running.address
