"""A subscriber's and a stranger's view of the server that `matcher serve` starts."""

import re
import signal
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256
from pathlib import Path

import pytest

from matcher.feed.patience import TRIES
from matcher.publishing.calendars.lint import lint
from tests.feed.running import PATIENCE, Running, answer_of, lines_of, received, serving
from tests.feed.street_life import StreetLife

NOBODYS = "A" * 43
NOON = datetime(2027, 1, 5, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> StreetLife:
    return StreetLife(tmp_path_factory.mktemp("street"))


@pytest.fixture(scope="module")
def server(life: StreetLife) -> Iterator[Running]:
    with serving(life.folder) as running:
        yield running


@pytest.fixture
def link(life: StreetLife) -> str:
    return f"/feeds/{life.keys()['C-01']}.ics"


def test_a_feed_is_the_file_that_was_published_with_every_header(
    server: Running, life: StreetLife, link: str
) -> None:
    got = server.ask(link)
    assert got.status == 200
    assert got.body == life.file_of(life.keys()["C-01"]).read_bytes()
    assert lint(got.body) == ()
    assert parsedate_to_datetime(got.headers.pop("last-modified")) <= datetime(2027, 1, 5, tzinfo=UTC)
    del got.headers["date"]
    assert got.headers == {
        "cache-control": "private, no-cache",
        "connection": "close",
        "content-disposition": 'inline; filename="rota.ics"',
        "content-length": str(len(got.body)),
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
        "content-type": "text/calendar; charset=utf-8",
        "etag": f'"{sha256(got.body).hexdigest()}"',
        "referrer-policy": "no-referrer",
        "server": "granian",
        "x-content-type-options": "nosniff",
        "x-robots-tag": "noindex",
    }


def test_head_answers_like_get_without_the_calendar(server: Running, link: str) -> None:
    got, asked = server.ask(link), server.ask(link, "HEAD")
    assert asked.body == b""
    assert (asked.status, asked.headers) == (got.status, got.headers | {"date": asked.headers["date"]})


def test_who_has_the_calendar_already_is_told_so(server: Running, link: str) -> None:
    etag = server.ask(link).headers["etag"]
    for said in (etag, f"W/{etag}", f'"other", {etag}', f'{etag},"other"', "*", f'"a,b" , W/"c", {etag}'):
        unchanged = server.ask(link, If_None_Match=said)
        assert (unchanged.status, unchanged.body) == (304, b""), said
        assert unchanged.headers["etag"] == etag
        assert "content-length" not in unchanged.headers
    for said in ('"other"', etag[1:-1], f'"{etag[1:10]}"', "", '"', etag.upper()):
        assert server.ask(link, If_None_Match=said).status == 200, said


def test_nothing_can_be_written(server: Running, link: str) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "REPORT"):
        for path in (link, f"/feeds/{NOBODYS}.ics", "/health"):
            told = server.ask(path, method)
            assert (told.status, told.headers["allow"]) == (405, "GET, HEAD")


def test_everywhere_else_there_is_nothing(server: Running, link: str, life: StreetLife) -> None:
    key = life.keys()["C-01"]
    for path in (
        "/",
        "/feeds/",
        "/feeds",
        f"/feeds/{key}",
        f"/{key}.ics",
        f"/feeds/{key}.ics/",
        f"//feeds/{key}.ics",
    ):
        assert server.ask(path).status == 404, path
    for path in (f"/feeds/../ledger.db?{key}", "/feeds/../../etc/passwd", "/feeds/.ics/../x.ics", "/feeds/a/b.ics"):
        assert server.ask(path).status == 404, path


def test_the_server_says_that_it_is_well(server: Running) -> None:
    assert (server.ask("/health").status, server.ask("/health").body) == (200, b"ok\n")
    assert server.ask("/health", "HEAD").body == b""


def test_limits_are_for_keys_that_do_not_exist_and_for_nobody_else(life: StreetLife, link: str) -> None:
    with serving(life.folder) as server:
        unknown = [
            server.ask(f"/feeds/{n:043}.ics", X_Forwarded_For=f"192.0.2.{n}").status for n in range(TRIES + 5)
        ]
        assert unknown == [410] * TRIES + [429] * 5
        assert server.ask(f"/feeds/{NOBODYS}.ics").headers["retry-after"] == "60"
        assert server.ask(link).status == 200


def test_behind_a_proxy_each_address_it_names_has_its_own_limit(life: StreetLife) -> None:
    with serving(life.folder, "--behind-proxy") as server:
        path = f"/feeds/{NOBODYS}.ics"
        for n in range(TRIES):
            assert server.ask(path, X_Forwarded_For=f"203.0.113.{n}, 192.0.2.7").status == 410
        assert server.ask(path, X_Forwarded_For="203.0.113.200, 192.0.2.7").status == 429
        assert server.ask(path, X_Forwarded_For="192.0.2.7, 203.0.113.1").status == 410
        assert server.ask(path, X_Forwarded_For="2001:db8::1").status == 410


def test_an_ended_key_opens_a_last_word_for_thirty_days_and_then_what_nobodys_opens(tmp_path: Path) -> None:
    life = StreetLife(tmp_path)
    key = life.keys()["C-01"]
    link = f"/feeds/{key}.ics"
    life.revoke(key, datetime(2027, 1, 5, 9, tzinfo=UTC))
    for day in ("2027-01-05", "2027-02-04"):
        with serving(tmp_path, now=day) as server:
            last = server.ask(link)
            assert last.status == 200
            assert last.body.count(b"BEGIN:VEVENT") == 1
            assert b"This rota link has ended" in last.body
            assert lint(last.body) == ()
            assert server.ask(link, If_None_Match=last.headers["etag"]).status == 304
    with serving(tmp_path, now="2027-02-05") as server:
        gone, nobodys = server.ask(link), server.ask(f"/feeds/{NOBODYS}.ics")
        assert gone.status == 410
        assert gone._replace(headers={**gone.headers, "date": ""}) == nobodys._replace(
            headers={**nobodys.headers, "date": ""}
        )


def test_what_is_published_is_served_at_once_by_every_copy(tmp_path: Path) -> None:
    life = StreetLife(tmp_path)
    link = f"/feeds/{life.keys()['C-01']}.ics"
    with serving(tmp_path) as one, serving(tmp_path, "--workers", "2") as two:
        before = one.ask(link)
        assert two.ask(link).body == before.body
        life.publish(
            life.plan.but(duties=tuple(duty for duty in life.plan.duties if "C-01" not in duty.people)), NOON
        )
        after = (tmp_path / "out" / link[1:]).read_bytes()
        assert after != before.body
        for server in (one, two):
            server.wait_to_serve(link, after)
            assert server.ask(link, If_None_Match=before.headers["etag"]).status == 200


def test_while_the_ledger_is_away_the_last_copy_is_served_and_nobody_is_told_gone(tmp_path: Path) -> None:
    life = StreetLife(tmp_path)
    known, other = (f"/feeds/{life.keys()[code]}.ics" for code in ("C-01", "C-03"))
    with serving(tmp_path) as server:
        before = server.ask(known)
        life.ledger.rename(tmp_path / "away.db")
        assert server.ask("/health").status == 503
        assert server.ask(known).body == before.body
        assert server.ask(other).status == 503
        (tmp_path / "away.db").rename(life.ledger)
        assert server.ask("/health").status == 200
        assert server.ask(other).status == 200


def test_a_ledger_that_turns_into_something_else_empties_nobodys_calendar(tmp_path: Path) -> None:
    life = StreetLife(tmp_path)
    link = f"/feeds/{life.keys()['C-01']}.ics"
    with serving(tmp_path) as server:
        before = server.ask(link).body
        kept = life.ledger.read_bytes()
        life.ledger.write_bytes(b"Dear Joan,")
        assert server.ask("/health").status == 503
        assert server.ask(link).body == before
        life.ledger.write_bytes(kept)
        assert server.ask("/health").status == 200
        assert server.ask(link).body == before


def test_told_to_stop_it_first_finishes_what_it_is_sending(life: StreetLife, link: str) -> None:
    with serving(life.folder) as server:
        whole = server.ask(link).body
        with server.connect() as slow:
            slow.sendall(f"GET {link} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
            first = slow.recv(1)
            server.process.send_signal(signal.SIGTERM)
            assert answer_of(first + received(slow)).body == whole
        assert server.process.wait(PATIENCE) == 0
    assert server.said.endswith("Stopped.\n")


def test_the_log_has_a_line_for_each_request_and_no_key(life: StreetLife, link: str) -> None:
    with serving(life.folder) as server:
        key = life.keys()["C-01"]
        server.ask(link)
        server.ask(f"/feed/{key}")
        server.ask(f"/feeds/{NOBODYS}.ics", "HEAD")
        server.ask(f"/health?{key}", f"X{key[:9]}")
        server.ask(link, "POST", Referer=key)
        server.stop()
        log = server.log.read_text()
        assert [re.sub(r"^\S+Z ", "", line) for line in lines_of(server.log)] == [
            f"127.0.0.1 GET feed 200 {(life.folder / 'out' / link[1:]).stat().st_size}",
            "127.0.0.1 GET nothing 404 23",
            "127.0.0.1 HEAD feed 410 0",
            "127.0.0.1 other health 405 23",
            "127.0.0.1 POST feed 405 23",
        ]
    assert key not in log + server.said
    assert key[:9] not in log + server.said


def test_serving_writes_nothing_in_the_ledger(life: StreetLife, server: Running, link: str) -> None:
    before = life.ledger.read_bytes()
    server.ask(link)
    server.ask(f"/feeds/{NOBODYS}.ics")
    assert life.ledger.read_bytes() == before
    db = sqlite3.connect(life.ledger)
    assert db.execute("SELECT count(*) FROM entries").fetchone() == (1,)
    db.close()
