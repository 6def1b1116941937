"""Links to calendars, as a coordinator types them."""

import json
from pathlib import Path

import pytest

from matcher.publishing.pages.key_card import LIKE_A_KEY
from tests.cli.conftest import Run
from tests.cli.test_boundary import UNWELCOME
from tests.publishing.reading_back import Page

ENDED = b"SUMMARY:This rota link has ended\r\n"


@pytest.fixture(autouse=True)
def _on_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHER_NOW", "2027-01-02")


@pytest.fixture
def live(run: Run, planned: Path) -> Path:
    """The small programme with its plan published and an address for its feeds."""
    settings = planned / "settings.toml"
    settings.write_text(f'feeds_at = "https://rota.example.org/feeds/"\n{settings.read_text()}')
    assert run("solve", planned).code == 0
    assert run("publish", planned, "--yes").code == 0
    return planned


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "out/feeds").iterdir()}


def test_a_rotated_link_is_a_new_one_and_the_old_says_it_has_ended(run: Run, live: Path) -> None:
    before = files(live)
    ran = run("feeds", live, "rotate", "Amina", "--json")
    (link,) = json.loads(ran.out)["links"]
    assert link["person"] == "C-01"
    new = Path(link["file"])
    assert link["https"] == f"https://rota.example.org/feeds/{new.name}"
    assert link["webcal"] == f"webcal://rota.example.org/feeds/{new.name}"
    old = next(name for name, data in before.items() if files(live)[name] != data)
    assert new.read_bytes() == before[old]
    assert ENDED in files(live)[old]
    assert files(live)[old].count(b"BEGIN:VEVENT") == 1
    assert len(files(live)) == 3


def test_a_revoked_link_says_so_and_is_not_made_again_unasked(run: Run, live: Path) -> None:
    assert run("feeds", live, "revoke", "C-02").code == 0
    assert [ENDED in data for data in files(live).values()].count(True) == 1
    assert not (live / "out/coordinator/links/C-02.html").exists()
    assert run("publish", live, "--yes").code == 0
    assert len(files(live)) == 2
    ran = run("undo", live, "--yes")
    assert f"C-02. To give them one: matcher feeds {live} new C-02" in ran.out
    listed = run("feeds", live, "list").out
    assert "C-02 Zofia: since Sat 2 Jan 2027, ended Sat 2 Jan 2027" in listed
    assert "Without a link: C-02 Zofia." in listed
    assert run("feeds", live, "new").code == 0
    assert len(files(live)) == 3


def test_a_venues_team_has_a_calendar_without_names(run: Run, live: Path) -> None:
    assert run("feeds", live, "new", "library").code == 0
    team = next(data for data in files(live).values() if b"Rota: Heaton Library" in data)
    assert team.count(b"SUMMARY:Information Hub: Heaton Library") == 2
    assert not [name for name in (b"Amina", b"Zofia") if name in team]


def test_a_teams_link_changes_once_somebody_of_the_team_leaves(run: Run, live: Path) -> None:
    run("feeds", live, "new", "library")
    sheet = live / "chellows.csv"
    sheet.write_text(sheet.read_text().replace("Tue 10am-12pm,6/9/2024,active", "Tue 10am-12pm,6/9/2024,left"))
    assert run("solve", live).code == 0
    told = json.loads(run("publish", live, "--yes", "--json").out)
    assert told["ended"] == ["C-02", "team:library"]
    assert told["cards"] == ["team:library"]
    assert [ENDED in data for data in files(live).values()].count(True) == 2
    assert not (live / "out/coordinator/links/C-02.html").exists()


def test_the_card_shows_the_link_as_text_and_picture_with_what_there_is_to_know(run: Run, live: Path) -> None:
    card = Page((live / "out/coordinator/links/C-01.html").read_bytes())
    assert card.unbalanced == []
    assert "svg" in card.tags
    key = next(name for name in files(live) if f"https://rota.example.org/feeds/{name}" in card.words)
    assert f"webcal://rota.example.org/feeds/{key}" in card.words
    words = " ".join(card.words.split())
    assert LIKE_A_KEY in words
    assert "Google every 4 to 24 hours, Outlook every 3 to 24 hours" in words
    assert "an urgent change is a phone call" in words


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["new", "C-01"], 1, "rotate instead of new"),
        (["rotate"], 2, "Say whose link"),
        (["revoke", "nobody"], 2, "I find no nobody"),
        (["revoke", "library"], 1, "has no link"),
    ],
)
def test_what_cannot_be_done_is_said_in_words(run: Run, live: Path, words: list[str], code: int, says: str) -> None:
    before = files(live)
    ran = run("feeds", live, *words)
    assert ran.code == code
    assert says in ran.err
    assert not UNWELCOME.search(ran.err)
    assert files(live) == before


def test_a_link_that_cannot_begin_so_is_asked_about(run: Run, planned: Path) -> None:
    settings = planned / "settings.toml"
    settings.write_text(f'feeds_at = "rota.example.org"\n{settings.read_text()}')
    ran = run("check", planned)
    assert ran.code == 1
    assert 'Type such as feeds_at = "https://rota.example.org/feeds".' in ran.err
