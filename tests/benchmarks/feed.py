"""Requests a second of `matcher serve`, beside the same server with a bare application and nginx with the file."""

import json
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from matcher.domain.duties import Duty, DutyKind, duty_on
from matcher.domain.kinds import FeedDetail
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.times import Span, instant
from tests.feed.running import Running, begun, free_port, serving
from tests.feed.street_life import StreetLife
from tests.publishing import street

EVENTS = 60
ROUNDS = 9
TARGET = 0.7
MONDAY = date(2027, 1, 4)
NGINX = """
pid {home}/nginx.pid;
error_log {home}/nginx.log;
worker_processes 1;
daemon off;
events {{ worker_connections 512; }}
http {{
    access_log off;
    types {{ text/calendar ics; }}
    client_body_temp_path {home}/body;
    proxy_temp_path {home}/proxy;
    fastcgi_temp_path {home}/fastcgi;
    uwsgi_temp_path {home}/uwsgi;
    scgi_temp_path {home}/scgi;
    server {{ listen 127.0.0.1:{port}; root {root}; }}
}}
"""


class Asked(NamedTuple):
    """Something to ask for again and again: where, and with which tag for 304."""

    url: str
    etag: str | None = None


def measure(seconds: int, solution: Path | None) -> dict[str, Any]:
    """The lower of two ratios, for 200 and for 304, each the median over rounds of ours by the bare one's.

    `verified` says that our answers were the published file and 304, and that no request went wrong.
    """
    if shutil.which("wrk") is None:
        return {"objective": None, "bound": TARGET, "verified": False, "missing": "wrk (apt-get install wrk)"}
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as home, ExitStack() as stack:
        asked, octets, right = _begin(stack, Path(home))
        rounds = [
            {name: _requests(one, seconds / ROUNDS / len(asked)) for name, one in asked.items()}
            for _ in range(ROUNDS)
        ]
    if solution:
        solution.write_text(json.dumps(rounds, indent=2) + "\n", encoding="utf-8")
    rates = {name: round(median(one[name] for one in rounds)) for name in asked}
    ratios = {
        kind: round(median(one[f"ours_{kind}"] / max(1, one[f"bare_{kind}"]) for one in rounds), 3)
        for kind in ("200", "304")
    }
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "objective": min(ratios.values()),
        "bound": TARGET,
        "seconds": round(time.perf_counter() - began, 2),
        "cpu_seconds": round(used.ru_utime + used.ru_stime, 2),
        "peak_mb": round(used.ru_maxrss / 1024, 1),
        "verified": right and all(rate > 0 for one in rounds for rate in one.values()),
        "octets": octets,
        "ratios": ratios,
        "requests_a_second": rates,
        "nginx": "measured" if "nginx_200" in asked else "missing (apt-get install nginx)",
    }


def _begin(stack: ExitStack, home: Path) -> tuple[Mapping[str, Asked], int, bool]:
    """Every server begun, with what to ask each of them, the octets of the feed, and whether ours answers right."""
    programme = _telling_all(street.programme(weeks=8))
    life = StreetLife(home, programme, Plan(period=programme.period, duties=_sixty()), instant(MONDAY, 540))
    path = f"/feeds/{life.keys()['C-01']}.ics"
    file = home / "out" / path[1:]
    ours = stack.enter_context(serving(home, now="2027-01-04"))
    bare = stack.enter_context(_bare(file, home))
    got = ours.ask(path)
    etag = got.headers["etag"]
    right = got.body == file.read_bytes() and got.body.count(b"BEGIN:VEVENT") == EVENTS + 1
    asked = {
        "ours_200": Asked(ours.address + path),
        "bare_200": Asked(f"{bare.address}/200"),
        "ours_304": Asked(ours.address + path, etag),
        "bare_304": Asked(f"{bare.address}/304", etag),
    }
    if shutil.which("nginx"):
        nginx = stack.enter_context(_nginx(home))
        asked["nginx_200"] = Asked(nginx.address + path)
        asked["nginx_304"] = Asked(nginx.address + path, nginx.ask(path).headers["etag"])
    return asked, len(got.body), right and ours.ask(path, If_None_Match=etag).status == 304


def _telling_all(programme: Programme) -> Programme:
    """With every detail and a reminder in the feeds."""
    detail = {"feed_detail": FeedDetail.FULL, "remind_minutes": 60}
    return programme.but(chellows=tuple(person.but(**detail) for person in programme.chellows))


def _sixty() -> tuple[Duty, ...]:
    """Sixty shifts of the same three people in the eight weeks ahead."""
    days = (MONDAY + timedelta(days=n % 56) for n in range(EVENTS))
    spans = (Span(start=600 + 120 * (n // 56), end=660 + 120 * (n // 56)) for n in range(EVENTS))
    return tuple(
        duty_on(day, span, id=f"shift:{n}", kind=DutyKind.SHIFT, venue="V-01", people=("C-01", "C-02", "C-10"))
        for n, (day, span) in enumerate(zip(days, spans, strict=True))
    )


@contextmanager
def _bare(file: Path, home: Path) -> Iterator[Running]:
    port = free_port()
    command = [sys.executable, "-m", "tests.benchmarks.bare", str(file), str(port)]
    with begun(command, port, home / "bare.log") as running:
        yield running


@contextmanager
def _nginx(home: Path) -> Iterator[Running]:
    port = free_port()
    config = home / "nginx.conf"
    config.write_text(NGINX.format(home=home, root=home / "out", port=port), encoding="utf-8")
    for folder in (home, home / "out", home / "out/feeds"):
        folder.chmod(0o755)
    for file in (home / "out/feeds").iterdir():
        file.chmod(0o644)
    with begun(["nginx", "-c", str(config), "-e", str(home / "nginx.log")], port, home / "nginx.err") as running:
        yield running


def _requests(asked: Asked, seconds: float) -> float:
    """Requests a second by wrk; 0 where any went wrong."""
    header = ["-H", f"If-None-Match: {asked.etag}"] if asked.etag else []
    command = ["wrk", "-t1", "-c32", f"-d{max(1, round(seconds))}s", *header, asked.url]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=seconds + 60).stdout
    wrong = re.search(r"Non-2xx or 3xx|Socket errors", told)
    found = re.search(r"Requests/sec:\s+([\d.]+)", told)
    return 0.0 if wrong or found is None else float(found[1])
