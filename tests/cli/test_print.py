"""Wall rotas, as a coordinator asks for them."""

import json
import re
import shutil
import stat
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from matcher.api.printing import published as what_is_published
from matcher.ledger.file import writing
from matcher.ledger.publications import latest, publish, taken_back, with_plan
from matcher.plan_file import NAME, plan_bytes, read_plan
from tests.cli.conftest import Run
from tests.cli.test_boundary import UNWELCOME
from tests.publishing import street

ROTAS = "out/public/rotas"
EVE = datetime(2026, 12, 30, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _on_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHER_NOW", "2027-01-02")


def written(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in sorted((folder / ROTAS).iterdir())}


def test_where_nothing_is_published_it_says_what_to_do(run: Run, planned: Path) -> None:
    ran = run("print", planned)
    assert ran.code == 1
    assert f"To publish the draft: matcher publish {planned}" in ran.err
    assert f"To print it as a draft: matcher print {planned} --draft" in ran.err
    assert not UNWELCOME.search(ran.err)
    assert not (planned / ROTAS).exists()
    (planned / "out" / NAME).unlink()
    assert f"To make one: matcher solve {planned}" in run("print", planned).err


def test_what_is_published_is_written_a_page_a_venue_and_week_and_one_of_all(run: Run, published: Path) -> None:
    ran = run("print", published)
    assert ran.code == 0, ran.err
    pages = written(published)
    weeks = read_plan(published / "out" / NAME).period.weeks
    assert len(pages) == weeks + 1
    assert "library 2027-01-04.html" in pages
    assert pages["all.html"].count('class="sheet') == weeks
    assert str(published / ROTAS / "all.html") in ran.out
    assert "Heaton Library" in pages["library 2027-01-04.html"]
    assert "DRAFT" not in pages["all.html"]
    assert "Made on 2 January 2027 from what was published on 21 December 2026, 12:00." in pages["all.html"]
    assert stat.S_IMODE((published / ROTAS / "all.html").stat().st_mode) == 0o644


def test_no_family_stands_in_what_hangs_on_a_wall(run: Run, published: Path) -> None:
    run("print", published)
    assert not re.search(r"F-\d", "".join(written(published).values()))


def test_as_a_document_it_says_what_was_printed_and_where(run: Run, published: Path) -> None:
    told = json.loads(run("print", published, "--week", "1", "--json").out)
    assert told == {
        "publication": 1,
        "draft": False,
        "weeks": ["2027-01-04"],
        "file": str(published / ROTAS / "all.html"),
        "sheets": {"library": 1},
        "without": [],
        "gone": [],
    }


def test_printing_again_on_the_same_day_writes_the_same_bytes(run: Run, published: Path) -> None:
    run("print", published)
    before = written(published)
    run("print", published)
    assert written(published) == before


def test_a_draft_lies_beside_what_is_published_and_says_what_it_is(run: Run, published: Path) -> None:
    run("print", published)
    before = written(published)
    assert run("print", published, "--draft").code == 0
    after = written(published)
    assert {name: after[name] for name in before} == before
    drafts = {name: text for name, text in after.items() if name not in before}
    assert set(drafts) == {name.replace(".html", " draft.html") for name in before}
    assert all(
        text.count("DRAFT. Nothing here is agreed") == text.count('class="sheet') for text in drafts.values()
    )


def test_a_draft_that_differs_changes_nothing_of_what_is_published(run: Run, published: Path) -> None:
    run("print", published)
    before = written(published)
    plan = read_plan(published / "out" / NAME)
    (published / "out" / NAME).write_bytes(plan_bytes(plan.but(duties=())))
    run("print", published)
    assert written(published) == before


@pytest.mark.parametrize("typed", ["1", "week 1", "2027-01-06", "6 jan"])
def test_a_week_is_chosen_by_its_number_or_any_of_its_days(run: Run, published: Path, typed: str) -> None:
    assert json.loads(run("print", published, "--week", typed, "--json").out)["weeks"] == ["2027-01-04"]


def test_a_week_that_is_not_published_is_said_to_be_none(run: Run, published: Path) -> None:
    ran = run("print", published, "--week", "2027-06-09")
    assert ran.code == 2
    assert "The week of Mon 7 Jun 2027 is not published." in ran.err


@pytest.mark.parametrize("typed", ["library", "LIBRARY", "heaton library"])
def test_a_venue_is_chosen_by_code_or_name(run: Run, published: Path, typed: str) -> None:
    assert run("print", published, "--venue", typed).code == 0


def test_a_venue_that_is_none_is_told_which_there_are(run: Run, published: Path) -> None:
    ran = run("print", published, "--venue", "moon")
    assert ran.code == 2
    assert "I find no venue moon." in ran.err
    assert "library" in ran.err


def test_a_venue_whose_row_says_no_has_no_sheet_and_that_is_said(run: Run, published: Path) -> None:
    sheet = published / "venues.csv"
    head, row = sheet.read_text().split("\n", 1)
    sheet.write_text(f"{head},wall_rota\n{row.strip()},no\n")
    ran = run("print", published)
    assert ran.code == 1
    assert "its row says no under wall_rota: Heaton Library" in ran.err


def test_a_venue_that_is_in_the_sheets_no_more_is_told(run: Run, published: Path) -> None:
    for sheet in (published / "venues.csv", published / "shifts.csv"):
        sheet.write_text(re.sub("^library,", "reading-room,", sheet.read_text(), flags=re.MULTILINE))
    ran = run("print", published)
    assert "venues no longer among yours, though people are down for them: library." in ran.out + ran.err


def test_where_all_weeks_are_over_they_are_printed_all_the_same(
    run: Run, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MATCHER_NOW", "2028-01-10")
    assert json.loads(run("print", published, "--json").out)["weeks"] == ["2027-01-04"]


def test_who_is_told_apart_by_a_number_is_told_to_the_coordinator(run: Run, published: Path) -> None:
    sheet = published / "chellows.csv"
    typed = sheet.read_text()
    sheet.write_text(typed.replace("C-01,Amina,", "C-01,Amina Khan,").replace("C-02,Zofia,", "C-02,Amina Kaur,"))
    ran = run("print", published)
    assert ran.code == 0, ran.err
    assert "C-01 Amina Khan: Amina K 1" in ran.out
    assert "Khan" not in "".join(written(published).values())


def test_nothing_is_published_once_the_first_publication_is_taken_back(run: Run, published: Path) -> None:
    assert run("undo", published, "--yes").code == 0
    ran = run("print", published)
    assert ran.code == 1
    assert "Nothing is published yet" in ran.err


def test_cards_are_for_the_coordinator_to_hand_over(run: Run, published: Path) -> None:
    ran = run("print", published, "--cards")
    assert ran.code == 0, ran.err
    cards = sorted((published / "out/coordinator/weeks").iterdir())
    assert [card.name for card in cards] == ["C-01.html", "C-02.html", "everybody.html"]
    assert {stat.S_IMODE(card.stat().st_mode) for card in cards} == {0o600}
    assert "Zofia" not in cards[0].read_text()
    assert not re.search(r"F-\d", cards[2].read_text())
    assert not (published / ROTAS).exists()
    assert json.loads(run("print", published, "--cards", "--json").out)["cards"] == ["C-01", "C-02"]


def test_cards_are_of_people_and_not_of_venues(run: Run, published: Path) -> None:
    ran = run("print", published, "--cards", "--venue", "library")
    assert ran.code == 2
    assert "Leave out --venue or --cards." in ran.err


def test_another_place_for_what_is_made(run: Run, published: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(published / "out", elsewhere)
    assert run("print", published, "--out", elsewhere).code == 0
    assert (elsewhere / "public/rotas/all.html").exists()
    assert not (published / ROTAS).exists()


def test_the_weeks_of_the_plan_before_are_printed_until_they_are_over_and_come_back_with_it(tmp_path: Path) -> None:
    """Four weeks are published, then the four after them; then the second publication is taken back."""
    ledger = tmp_path / "ledger.db"
    first, second = (street.plan(street.programme(day)) for day in (date(2027, 1, 4), date(2027, 2, 1)))
    for plan in (first, second):
        with writing(ledger, "publish", "", at=EVE, said_by="Joan") as to:
            before = latest(to.db)
            publish(to, plan, with_plan(before.duties if before else (), plan))
    there = what_is_published(ledger, date(2027, 1, 20))
    assert there is not None
    weeks = there.to_come(date(2027, 1, 20))
    assert weeks[:3] == (date(2027, 1, 18), date(2027, 1, 25), date(2027, 2, 1))
    assert len(weeks) == 6
    both = there.over(weeks)
    assert len(both.duties) == sum(duty.day >= weeks[0] for plan in (first, second) for duty in plan.duties)
    assert {gap.start for gap in both.gaps} == {
        gap.start for plan in (first, second) for gap in plan.gaps if gap.start.date() >= weeks[0]
    }
    with writing(ledger, "undo", "", at=EVE, said_by="Joan") as to:
        now = latest(to.db)
        then = latest(to.db, 2)
        assert now is not None
        assert then is not None
        publish(to, then.plan, taken_back(now.duties, then.duties, EVE), undoes=2, restores=1)
    again = what_is_published(ledger, date(2027, 1, 20))
    assert again is not None
    assert again.to_come(date(2027, 1, 20)) == (date(2027, 1, 18), date(2027, 1, 25))
