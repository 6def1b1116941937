"""Publishing and taking back, as a coordinator types them."""

import json
import re
import shutil
import stat
from pathlib import Path

import pytest

from matcher.api.feeds import Outcome, feed_at, hash_of
from matcher.api.published import last_publication
from matcher.publishing.calendars.lint import lint
from matcher.today import today
from tests.cli.conftest import Run, matcher
from tests.cli.test_boundary import UNWELCOME


@pytest.fixture(autouse=True)
def _on_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHER_NOW", "2027-01-02")


@pytest.fixture
def live(run: Run, planned: Path) -> Path:
    """The small programme with its plan published."""
    ran = run("publish", planned, "--yes", "--by", "Joan")
    assert ran.code == 0, ran.err
    return planned


def feeds(folder: Path) -> dict[str, bytes]:
    return {path.stem: path.read_bytes() for path in sorted((folder / "out/feeds").iterdir())}


def ledger_agrees(folder: Path) -> bool:
    told = {key: feed_at(folder / "ledger.db", hash_of(key), today()) for key in feeds(folder)}
    return all(one.outcome is Outcome.CURRENT for one in told.values()) and {
        key: one.data for key, one in told.items()
    } == feeds(folder)


def change_a_shift(folder: Path, was: str, will: str) -> None:
    sheet = folder / "shifts.csv"
    assert was in sheet.read_text()
    sheet.write_text(sheet.read_text().replace(was, will))


def test_publishing_shows_who_is_affected_and_asks_first(planned: Path) -> None:
    ran = matcher("publish", planned, MATCHER_NOW="2027-01-02")
    assert ran.code == 1
    assert "2 people have other duties after this." in ran.out
    assert "new Tue 5 January 10:00–12:00 Heaton Library" in ran.out
    assert "Type --yes to go on without asking." in ran.err
    assert 'feeds_at = "https://…/feeds"' in ran.out
    assert not (planned / "ledger.db").exists()
    assert not (planned / "out/feeds").exists()
    assert not UNWELCOME.search(ran.out + ran.err)


def test_publishing_makes_the_plan_live_with_a_feed_and_a_card_for_everybody(live: Path) -> None:
    published = last_publication(live / "ledger.db")
    assert published is not None
    assert published.said_by == "Joan"
    assert len(feeds(live)) == 2
    assert ledger_agrees(live)
    assert [lint(data) for data in feeds(live).values()] == [(), ()]
    cards = sorted((live / "out/coordinator/links").iterdir())
    assert [card.name for card in cards] == ["C-01.html", "C-02.html"]
    assert {key for key in feeds(live) for card in cards if key in card.read_text()} == set(feeds(live))


def test_feeds_and_cards_are_their_owners_alone_and_the_ledger_holds_no_key(live: Path) -> None:
    secret = [*(live / "out/feeds").iterdir(), *(live / "out/coordinator/links").iterdir()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in secret} == {0o600}
    assert {stat.S_IMODE(path.parent.stat().st_mode) for path in secret} == {0o700}
    held = (live / "ledger.db").read_bytes()
    assert [key for key in feeds(live) if key.encode() in held] == []


def standing(folder: Path) -> list[str]:
    pages = (folder / "out/index.html", folder / "out/coordinator/plan.html")
    return [found[0] for page in pages for found in [re.findall("(?:Draft plan|Published)[^.]*", page.read_text())]]


def test_pages_and_drafts_say_what_is_published_and_since_when(run: Run, live: Path) -> None:
    assert standing(live) == ["Published on 2 January 2027, 12:00"] * 2
    assert b"DTSTAMP:20270102T120000Z" in (live / "out/calendars/C-02.ics").read_bytes()
    run("undo", live, "--yes")
    assert standing(live) == ["Draft plan; the last was published on 2 January 2027, 12:00"] * 2


def test_what_is_published_is_what_the_next_plan_is_compared_with(run: Run, live: Path) -> None:
    assert run("verify", live).code == 0
    assert "This plan is live already." in run("publish", live, "--yes").out
    change_a_shift(live, "library,Tue,10:00,12:00", "library,Tue,10:00,11:30")
    assert run("solve", live).code == 0
    ran = run("publish", live, "--yes")
    assert ran.code == 0, ran.err
    assert "1 person has other duties after this." in ran.out
    assert "Tue 5 January 10:00–12:00 Heaton Library → Tue 5 January 10:00–11:30 Heaton Library" in ran.out
    assert "C-01" not in ran.out
    assert ledger_agrees(live)


def test_a_draft_of_other_sheets_is_not_published(run: Run, planned: Path) -> None:
    change_a_shift(planned, "library,Tue,10:00,12:00", "library,Tue,10:00,11:30")
    ran = run("publish", planned, "--yes")
    assert ran.code == 1
    assert f"matcher solve {planned}" in ran.err
    assert not (planned / "ledger.db").exists()


def test_a_draft_that_an_earlier_release_made_is_said_to_be_one(run: Run, planned: Path) -> None:
    draft = planned / "out/plan.json"
    told = json.loads(draft.read_text())
    told["gaps"][0]["fix"] = "Ask anybody."
    draft.write_text(json.dumps(told))
    ran = run("publish", planned, "--yes")
    assert ran.code == 1
    assert "was worked out by another release of matcher" in ran.err
    assert "The plan's gaps do not follow" in ran.err
    assert f"To make a new one: matcher solve {planned}" in ran.err


def test_a_live_plan_whose_sheets_have_changed_is_said_to_be_old(run: Run, live: Path) -> None:
    before = feeds(live)
    change_a_shift(live, "library,Tue,10:00,12:00", "library,Tue,10:00,11:30")
    told = run("publish", live, "--yes").out
    assert f"The sheets or the ledger have changed since. To plan anew: matcher solve {live}" in told
    assert feeds(live) == before


def test_a_file_that_was_spoiled_is_written_again_and_others_are_left_alone(run: Run, live: Path) -> None:
    before = feeds(live)
    first, second = (live / "out/feeds" / f"{key}.ics" for key in before)
    first.write_bytes(b"<html>")
    kept = second.stat().st_mtime_ns
    assert "1 file written" in run("publish", live, "--refresh").out
    assert feeds(live) == before
    assert second.stat().st_mtime_ns == kept


def test_a_missing_file_is_told_and_a_new_link_offered(run: Run, live: Path) -> None:
    card = (live / "out/coordinator/links/C-01.html").read_text()
    key = next(key for key in feeds(live) if key in card)
    (live / "out/feeds" / f"{key}.ics").unlink()
    ran = run("publish", live, "--yes")
    assert f"C-01. To give them a new link: matcher feeds {live} rotate C-01" in ran.out


def test_taking_back_makes_the_former_plan_live_and_can_be_taken_back(run: Run, live: Path) -> None:
    assert run("undo", live, "--yes").code == 0
    assert {data.count(b"STATUS:CANCELLED") for data in feeds(live).values()} == {1}
    again = run("undo", live, "--yes", "--json")
    assert json.loads(again.out)["undoes"] == 2
    published = last_publication(live / "ledger.db")
    assert published is not None
    assert published.plan.duties
    assert {data.count(b"STATUS:CONFIRMED") for data in feeds(live).values()} == {2}
    assert published.number == 3
    assert ledger_agrees(live)


def test_where_nothing_was_published_nothing_is_taken_back(run: Run, planned: Path) -> None:
    ran = run("undo", planned, "--yes")
    assert ran.code == 1
    assert "nothing to take back" in ran.err


def test_another_place_for_what_is_made(run: Run, planned: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(planned / "out", elsewhere)
    assert run("publish", planned, "--yes", "--out", elsewhere).code == 0
    assert len(list((elsewhere / "feeds").iterdir())) == 2
    assert not (planned / "out/feeds").exists()
