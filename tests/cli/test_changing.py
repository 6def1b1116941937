"""Absences, locks and what they change, typed as a coordinator types them."""

import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from matcher.api import read_programme
from tests.cli.conftest import Run, answer


@pytest.mark.parametrize("dates", ["5 jan", "5-6 jan", "2027-01-05..2027-01-09", "library tue 5 jan 10:00"])
def test_an_absence_is_read_as_typed_and_the_plan_repaired(run: Run, published: Path, dates: str) -> None:
    said = answer(run("away", published, "Zofia", *dates.split(), "--json"))
    assert said["who"] == "C-02"
    assert [duty["id"] for duty in said["left"]] == ["shift:library:2027-01-05:1000"]
    assert [change["person"] for change in said["plan"]["changes"]] == ["C-02"]
    changes = next(tier for tier in said["plan"]["tiers"] if tier["index"] == 4)
    assert {part["value"] for part in changes["parts"]} == {0}
    assert changes["proved"]


def test_a_repair_settles_changes_right_after_cover_and_verifies(run: Run, published: Path) -> None:
    said = answer(run("away", published, "C-02", "5 jan", "--json"))
    assert [tier["index"] for tier in said["plan"]["tiers"]] == [0, 1, 2, 4, 3, 5, 6, 7]
    assert said["plan"]["price"]["other"]["proved"]
    assert run("verify", published).code == 0
    again = answer(run("solve", published, "--json"))
    assert again == said["plan"]


def test_before_anything_is_published_a_repair_changes_the_draft(run: Run, planned: Path) -> None:
    said = answer(run("away", planned, "C-02", "5 jan", "--json"))
    assert [duty["id"] for duty in said["left"]] == ["shift:library:2027-01-05:1000"]
    assert said["plan"]["changes"] == []
    assert run("verify", planned).code == 0


def test_before_anything_is_planned_an_absence_is_only_noted(run: Run, programme: Path) -> None:
    assert answer(run("away", programme, "C-02", "5 jan", "--json"))["plan"] is None
    assert not (programme / "out").exists()
    assert "Zofia" not in run("solve", programme, "--weeks", "1").err
    assert "no longer" not in run("show", programme, "C-02").out


def test_why_somebody_is_away_is_kept_from_every_page(run: Run, published: Path) -> None:
    ran = run("away", published, "C-02", "5 jan", "--why", "an-operation", "--by", "Joan")
    assert ran.code == 0
    assert "an-operation" not in ran.out + ran.err
    pages = [path for path in (published / "out").rglob("*") if path.suffix in {".html", ".ics", ".json"}]
    assert pages
    assert not [path for path in pages if b"an-operation" in path.read_bytes()]


@pytest.mark.parametrize("words", ["nobody 5 jan", "C-02 sometime", "C-02 library fri 8 jan 10:00"])
def test_what_cannot_be_understood_is_told_and_nothing_is_noted(run: Run, published: Path, words: str) -> None:
    ran = run("away", published, *words.split())
    assert ran.code == 2
    assert "Type" in ran.err or "Did you mean" in ran.err
    with closing(sqlite3.connect(published / "ledger.db")) as db:
        assert db.execute("SELECT count(*) FROM absences").fetchone() == (0,)


@pytest.mark.parametrize("typed", ["A-1", "a1", "ruth"])
def test_somebody_typed_who_is_a_support_ambassador_is_said_to_be_one(run: Run, planned: Path, typed: str) -> None:
    (planned / "support_ambassadors.csv").write_text(
        "id,name,service,duty_hours\nA-1,Ruth,health visiting,Mon 9-5\n"
    )
    ran = run("away", planned, typed, "5 jan")
    assert ran.code == 2
    assert ran.err.startswith("A-1 is a Support Ambassador.")


def test_a_day_no_calendar_has_is_not_taken_for_a_time(run: Run, published: Path) -> None:
    says = run("away", published, "C-02", "31 jun").err
    assert says.startswith("I can read no days in 31 jun, and C-02 has no duty that is called so.")


def test_a_lock_binds_the_next_plan_until_it_is_let_go(run: Run, planned: Path) -> None:
    noted = answer(run("lock", planned, "C-02", "off", "library", "tue", "10:00", "--why", "a course", "--json"))
    assert (noted["lock"]["weekday"], noted["lock"]["start"], noted["lock"]["off"]) == (1, 600, True)
    assert tuesdays(answer(run("solve", planned, "--json"))) == []
    let_go = answer(run("unlock", planned, "C-02", "library", "--json"))
    assert let_go["let_go"] == [noted["lock"]]
    assert len(tuesdays(answer(run("solve", planned, "--json")))) == 1


def tuesdays(plan: dict) -> list[str]:
    return [duty["id"] for duty in plan["duties"] if "C-02" in duty["people"]]


@pytest.mark.parametrize("words", ["C-02", "C-02 nowhere", "F-0101 library", "C-02 F-9999", "library tue"])
def test_a_lock_that_cannot_be_understood_says_how_to_type_it(run: Run, planned: Path, words: str) -> None:
    ran = run("lock", planned, *words.split())
    assert ran.code == 2
    assert "Type" in ran.err


def test_the_very_same_is_never_pinned_both_ways(run: Run, planned: Path) -> None:
    assert run("lock", planned, "C-01", "off", "F-0101", "--until", "30 jan").code == 0
    gainsaid = run("lock", planned, "C-01", "F-0101")
    assert (gainsaid.code, gainsaid.out) == (1, "")
    assert f"Let that go first: matcher unlock {planned} C-01 F-0101\n" in gainsaid.err
    run("unlock", planned, "C-01", "F-0101")
    assert run("lock", planned, "C-01", "F-0101").code == 0


def test_what_the_sheets_pin_is_changed_there(run: Run, planned: Path) -> None:
    (planned / "locks.csv").write_text("what,volunteer,family_or_shift\nshift,C-02,library Tue 10:00\n")
    ran = run("lock", planned, "C-02", "off", "library", "tue", "10:00")
    assert (ran.code, "Take row 2 out of locks first." in ran.err) == (1, True), ran.err


def test_nothing_is_pinned_until_a_day_that_is_over(
    run: Run, planned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MATCHER_NOW", "2027-01-06")
    ran = run("lock", planned, "C-02", "off", "library", "--until", "4/1/2027")
    assert (ran.code, ran.err) == (1, "Mon 4 Jan 2027 is over.\nType a day to come.\n")


def test_an_absence_that_is_over_is_noted_and_repairs_nothing(
    run: Run, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MATCHER_NOW", "2027-01-09")
    draft = (published / "out" / "plan.json").read_bytes()
    ran = run("away", published, "C-02", "5/1/2027")
    assert (ran.code, "That is over, so nothing is repaired." in ran.out) == (0, True)
    assert (published / "out" / "plan.json").read_bytes() == draft


def test_the_second_of_two_absences_tells_of_its_own_changes(run: Run, published: Path) -> None:
    first = run("away", published, "C-02", "5 jan").out
    assert "C-02 Zofia\n    no more" in first
    second = run("away", published, "C-01", "4 jan").out
    assert "C-01 Amina\n    no more" in second
    assert "C-02 Zofia\n    no more" not in second
    assert "As in the draft before: 1 other person has other duties." in second


def test_a_lock_nobody_noted_cannot_be_let_go(run: Run, planned: Path) -> None:
    ran = run("unlock", planned, "C-02", "library")
    assert ran.code == 2
    assert "Nothing is pinned by command." in ran.err


def test_the_draft_just_published_differs_in_nothing(run: Run, published: Path) -> None:
    assert answer(run("diff", published, "--json")) == {"changes": [], "people": [], "published": True}
    assert "changes nobody's duties" in run("diff", published).out


def test_a_repair_is_told_person_by_person(run: Run, published: Path) -> None:
    run("away", published, "C-02", "5 jan")
    said = answer(run("diff", published, "--json"))
    assert said["people"] == ["C-02"]
    assert [duty["id"] for duty in said["changes"][0]["taken"]] == ["shift:library:2027-01-05:1000"]
    assert "no more" in run("diff", published).out


def test_whoever_was_asked_is_told_with_the_day(run: Run, published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHER_NOW", "2027-01-02")
    run("lock", published, "C-02", "off", "library")
    run("solve", published)
    run("unlock", published, "C-02")
    words = ("suggest", published, "library", "tue", "5", "jan", "10:00")
    assert answer(run(*words, "--json"))["stand_ins"][0]["asked_on"] is None
    assert "asked on Sat 2 Jan" in run(*words, "--asked", "Zofia").out
    monkeypatch.setenv("MATCHER_NOW", "2027-01-09")
    assert answer(run(*words, "--json"))["stand_ins"][0]["asked_on"] is None


@pytest.fixture
def either_could(run: Run, programme: Path) -> Path:
    """The small programme planned, with two people who could both come on Mondays."""
    sheet = programme / "chellows.csv"
    sheet.write_text(sheet.read_text().replace("Tue 10am-12pm", '"Mon 9am-12pm, Tue 10am-12pm"'))
    assert run("solve", programme).code == 0
    return programme


def test_a_swap_is_made_if_every_rule_allows_it_and_the_next_plan_keeps_it(run: Run, either_could: Path) -> None:
    plan = answer(run("show", either_could, "library", "--json"))["duties"]
    monday = next(duty for duty in plan if duty["id"] == "shift:library:2027-01-04:1000")
    (leaves,) = monday["people"]
    (takes,) = {"C-01", "C-02"} - {leaves}
    said = answer(run("swap", either_could, "library", "mon", "4", "jan", "10:00", leaves, takes, "--json"))
    assert said["duty"]["people"] == [takes]
    assert {aim["tier"] for aim in said["aims"]} <= {3, 5, 6}
    assert run("verify", either_could).code == 0
    again = answer(run("solve", either_could, "--afresh", "--json"))
    assert takes in next(duty for duty in again["duties"] if duty["id"] == monday["id"])["people"]
    back = run("swap", either_could, monday["id"], takes, leaves)
    assert back.code == 0, back.err
    assert leaves in answer(run("solve", either_could, "--afresh", "--json"))["duties"][0]["people"]


def test_a_swap_that_breaks_a_rule_is_refused_and_changes_nothing(run: Run, planned: Path) -> None:
    before = (planned / "out/plan.json").read_bytes()
    ran = run("swap", planned, "library mon 4 jan 10:00", "C-01", "C-02")
    assert ran.code == 1
    assert "C-02 Zofia is not free" in ran.err
    assert (planned / "out/plan.json").read_bytes() == before
    assert run("solve", planned).code == 0
    assert (planned / "out/plan.json").read_bytes() == before


MONDAY = "library mon 4 jan 10:00"


@pytest.mark.parametrize("words", [f"{MONDAY} C-02 C-01", f"{MONDAY} C-01 C-01", "C-01"])
def test_a_swap_that_is_none_is_told_in_words(run: Run, planned: Path, words: str) -> None:
    ran = run("swap", planned, *words.split())
    assert ran.code == 2
    assert ran.err


@pytest.mark.parametrize(("said", "given"), [("no", 0), ("60", 54), ("yes", 108)])
def test_what_took_place_counts_in_the_next_period(run: Run, published: Path, said: str, given: int) -> None:
    """Two hours a week before the next period; the others of that week did not take place."""
    assert answer(run("happened", published, "library", "tue", "5", "jan", "10:00", said, "--json"))["minutes"] >= 0
    later = read_programme(published, start=date(2027, 1, 11), weeks=1).programme
    assert later.chellow["C-02"].given_before == given
    assert later.chellow["C-02"].shifts_done == (said != "no")


def test_what_nobody_can_tell_of_what_took_place_is_asked_again(run: Run, published: Path) -> None:
    assert run("happened", published, "library", "tue", "5", "jan", "10:00", "perhaps").code == 2
    assert run("happened", published, "cafe", "tue", "5", "jan", "10:00", "yes").code == 2


@pytest.mark.parametrize(("now", "to_come"), [("2027-01-05T09:00", True), ("2027-01-05T13:00", False)])
def test_what_is_still_to_come_is_noted_with_a_word(
    run: Run, published: Path, now: str, to_come: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MATCHER_NOW", now)
    ran = run("happened", published, "library", "tue", "5", "jan", "10:00", "no")
    assert (ran.code, "It is still to come." in ran.out) == (0, to_come)


def test_unchanged_input_gives_the_plan_that_was_published_and_an_empty_diff(run: Run, published: Path) -> None:
    before = json.loads((published / "out/plan.json").read_text())
    again = answer(run("solve", published, "--json"))
    afresh = answer(run("solve", published, "--afresh", "--json"))
    for plan in (again, afresh):
        assert (plan["pairs"], plan["duties"], plan["changes"]) == (before["pairs"], before["duties"], [])
        assert all(tier["proved"] for tier in plan["tiers"])
    assert answer(run("diff", published, "--json"))["changes"] == []
    assert run("verify", published).code == 0


def test_nothing_but_publishing_publishes(run: Run, published: Path) -> None:
    typed = (
        ("away", published, "C-02", "5 jan"),
        ("lock", published, "C-01", "library", "mon", "10:00"),
        ("solve", published),
        ("diff", published),
        ("suggest", published, "library", "tue", "5", "jan", "10:00"),
        ("happened", published, "library", "tue", "5", "jan", "10:00", "no"),
    )
    for words in typed:
        assert run(*words).code == 0
    with closing(sqlite3.connect(published / "ledger.db")) as db:
        assert db.execute("SELECT count(*) FROM publications").fetchone() == (1,)


def test_nobody_is_taken_off_a_duty_of_the_next_two_days(
    run: Run, either_could: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And a plan made on one day verifies on another."""
    assert run("publish", either_could, "--yes").code == 0
    monday = answer(run("show", either_could, "library", "--json"))["duties"][0]
    (there,) = monday["people"]
    monkeypatch.setenv("MATCHER_NOW", "2027-01-03")
    plan = answer(run("solve", either_could, "--afresh", "--json"))
    assert plan["frozen_until"] == "2027-01-05"
    assert there in next(duty for duty in plan["duties"] if duty["id"] == monday["id"])["people"]
    monkeypatch.setenv("MATCHER_NOW", "2027-01-10")
    assert run("verify", either_could).code == 0


def test_a_lock_that_cannot_be_kept_is_told_with_the_rule_that_says_no(run: Run, planned: Path) -> None:
    run("lock", planned, "C-02", "F-0101")
    told = run("solve", planned).out
    assert "Promised or pinned, but not to be kept (1)" in told
    assert "C-02 Zofia is pinned to F-0101 and they are not paired. " in told
    why = told.partition("they are not paired. ")[2].splitlines()[0]
    assert "C-02" in why, why


def test_a_family_kept_from_its_coach_is_told_of_the_lock(run: Run, planned: Path) -> None:
    (planned / "pairs.csv").write_text(
        "family,coach,state,since,said_by,weekday,start,phase\nF-0101,C-01,active,1/12/2026,the family,Mon,9:30,\n"
    )
    told = run("lock", planned, "C-01", "off", "F-0101", "--until", "5 jan 2027").out
    assert "They are promised to one another" in told
    assert "the whole of each plan that begins by that day" in told
    assert "F-0101 cannot go on with C-01 Amina: a lock keeps them apart." in run("solve", planned).out
