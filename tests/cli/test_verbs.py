"""Each verb, run on a small programme."""

import json
import shutil
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Run, matcher
from tests.cli.test_boundary import UNWELCOME


def test_solve_writes_the_plan_its_page_its_workbook_and_a_calendar_each(run: Run, programme: Path) -> None:
    ran = run("solve", programme)
    assert ran.code == 0, ran.err
    made = {str(path.relative_to(programme / "out")) for path in (programme / "out").rglob("*") if path.is_file()}
    assert {"plan.json", "index.html", "rota.xlsx"} <= made
    assert {"calendars/C-01.ics", "calendars/C-02.ics"} <= made


def test_solve_tells_gaps_first_then_who_waits_then_how_good_then_where_files_lie(
    run: Run, programme: Path
) -> None:
    told = run("solve", programme).out
    parts = [told.index(words) for words in ("Gaps", "Waiting for a Coach", "How good this plan is", "Files")]
    assert parts == sorted(parts)
    assert "Heaton Library needs 1 person on Thu 7 Jan 10:00-12:00 and has nobody." in told
    assert "F-0102" in told
    assert told.splitlines()[-1].endswith(f"matcher publish {programme}")
    assert not UNWELCOME.search(told)


def test_an_unchanged_programme_keeps_its_plan_byte_for_byte(run: Run, planned: Path) -> None:
    before = (planned / "out/plan.json").read_bytes()
    ran = run("solve", planned)
    assert ran.code == 0
    assert "Nothing has changed" in ran.out
    assert (planned / "out/plan.json").read_bytes() == before


def test_planning_afresh_gives_the_same_plan_but_for_its_seconds(run: Run, planned: Path) -> None:
    before = _without_seconds(planned / "out/plan.json")
    assert run("solve", planned, "--afresh").code == 0
    assert _without_seconds(planned / "out/plan.json") == before


def test_a_changed_sheet_is_planned_again(run: Run, planned: Path) -> None:
    before = (planned / "out/plan.json").read_bytes()
    sheet = planned / "shifts.csv"
    sheet.write_text(sheet.read_text().replace("library,Thu,10:00,12:00,1,1,1\n", ""))
    assert "Nothing has changed" not in run("solve", planned).out
    assert (planned / "out/plan.json").read_bytes() != before


def test_a_coordinators_plan_can_be_read_by_its_owner_alone(planned: Path) -> None:
    assert stat.S_IMODE((planned / "out/plan.json").stat().st_mode) == 0o600


def test_a_fault_in_a_sheet_leaves_the_last_plan_as_it_was(run: Run, planned: Path) -> None:
    before = (planned / "out/plan.json").read_bytes()
    sheet = planned / "chellows.csv"
    sheet.write_text(sheet.read_text().replace("Tue 10am-12pm", "10-Dec"))
    ran = run("solve", planned)
    assert ran.code == 2
    assert "row 3" in ran.err
    assert not UNWELCOME.search(ran.err)
    assert (planned / "out/plan.json").read_bytes() == before


def test_check_lists_every_problem_at_once_and_exits_1(run: Run, programme: Path) -> None:
    sheet = programme / "chellows.csv"
    sheet.write_text(sheet.read_text().replace("Tue 10am-12pm", "10-Dec").replace("6,2,3", "six-ish,2,3"))
    ran = run("check", programme)
    assert ran.code == 1
    assert "row 2" in ran.err
    assert "row 3" in ran.err


def test_check_echoes_what_was_read(run: Run, programme: Path) -> None:
    ran = run("check", programme)
    assert ran.code == 0, ran.err
    assert "2 Chellows, 2 families, 1 venue, 3 shifts a week" in ran.out
    assert "Mon 9:00-12:00" in ran.out


@pytest.mark.parametrize("verb", ["check", "solve", "verify"])
def test_a_programme_that_is_not_there_exits_2_in_words(run: Run, tmp_path: Path, verb: str) -> None:
    ran = run(verb, tmp_path / "nowhere")
    assert ran.code == 2
    assert "nowhere" in ran.err
    assert not UNWELCOME.search(ran.err)


def test_a_workbook_that_is_none_exits_2_in_words(run: Run, tmp_path: Path) -> None:
    (tmp_path / "programme.xlsx").write_text("not a workbook at all")
    ran = run("check", tmp_path)
    assert ran.code == 2
    assert "cannot open this as a workbook" in ran.err


def test_verify_holds_the_plan_found_beside_the_programme(run: Run, planned: Path) -> None:
    ran = run("verify", planned)
    assert ran.code == 0, ran.out + ran.err
    assert "Every rule and every certificate holds." in ran.out


def test_verify_finds_the_programme_two_folders_up_from_a_plan(run: Run, planned: Path) -> None:
    assert run("verify", planned / "out/plan.json").code == 0


def test_verify_takes_a_programme_by_name(run: Run, planned: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone" / "deep" / "plan.json"
    alone.parent.mkdir(parents=True)
    shutil.copy(planned / "out/plan.json", alone)
    assert run("verify", alone).code == 2
    assert run("verify", alone, "--programme", planned).code == 0


def test_verify_finds_somebody_put_where_they_cannot_be(run: Run, planned: Path) -> None:
    file = planned / "out/plan.json"
    plan = json.loads(file.read_text())
    tuesday = next(duty for duty in plan["duties"] if duty["people"] == ["C-02"])
    tuesday["people"] = ["C-01"]
    file.write_text(json.dumps(plan))
    ran = run("verify", planned)
    assert ran.code == 1
    assert "C-01 is not free on Tue 5 Jan" in ran.out


def test_verify_says_when_the_programme_is_no_longer_the_one_planned(run: Run, planned: Path) -> None:
    sheet = planned / "chellows.csv"
    sheet.write_text(sheet.read_text().replace(",6,2,3,", ",5,2,3,"))
    assert run("verify", planned).code == 1


def test_verify_knows_a_plan_made_under_another_placing_policy(run: Run, programme: Path) -> None:
    assert run("solve", programme, "--placing", "reach").code == 0
    assert run("verify", programme).code == 0


def test_a_file_that_holds_no_plan_is_said_so(run: Run, planned: Path) -> None:
    (planned / "out/plan.json").write_text('{"period": 4}')
    ran = run("verify", planned)
    assert ran.code == 2
    assert "does not hold a plan" in ran.err


@pytest.mark.parametrize(
    ("what", "seen"),
    [
        ("C-01", "F-0101"),
        ("amina", "Heaton Library"),
        ("library", "nobody"),
        ("Heaton Library", "C-02"),
        ("F-0101", "With C-01"),
        ("F-0102", "Why it waits"),
        ("F-0102", "Ask F-0102: would a Coach who does not speak Hungarian do, with an interpreter?"),
        ("week 1", "Tue 5 Jan"),
        ("2027-01-06", "Week of Mon 4 Jan 2027"),
    ],
)
def test_show_finds_a_person_venue_family_or_week(run: Run, planned: Path, what: str, seen: str) -> None:
    ran = run("show", planned, what)
    assert ran.code == 0, ran.err
    assert seen in ran.out or seen in ran.out.replace("library", "Heaton Library")


def test_show_names_the_nearest_where_nothing_is_called_that(run: Run, planned: Path) -> None:
    ran = run("show", planned, "libary")
    assert ran.code == 2
    assert "Did you mean library" in ran.err


def test_example_copies_sheets_and_leaves_a_full_folder_alone(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    assert run("example", "heaton-28", folder).code == 0
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert "chellows.csv" in before or "programme.xlsx" in before
    ran = run("example", "heaton-28", folder)
    assert ran.code == 1
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


JSON = [["check"], ["solve"], ["verify"], ["show", "C-01"], ["rules"], ["schema"], ["example"], ["doctor"]]


@pytest.mark.parametrize("words", JSON, ids=lambda words: words[0])
def test_json_gives_one_document_on_standard_output(run: Run, planned: Path, words: list[str]) -> None:
    verb, *rest = words
    needs_programme = verb in ("check", "solve", "verify", "show")
    ran = run(verb, *([planned] if needs_programme else []), *rest, "--json")
    assert ran.code == 0, ran.err
    assert json.loads(ran.out)


def test_json_gives_problems_as_a_document_too(run: Run, tmp_path: Path) -> None:
    ran = run("solve", tmp_path / "nowhere", "--json")
    assert ran.code == 2
    assert json.loads(ran.out)["problems"]


def test_a_plan_answered_as_json_is_the_file_that_was_written(run: Run, planned: Path) -> None:
    assert run("solve", planned, "--json").out == (planned / "out/plan.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [["--plain"], []])
def test_no_colour_where_none_is_wanted(planned: Path, words: list[str]) -> None:
    ran = matcher("show", planned, "C-01", *words, NO_COLOR="1")
    assert ran.code == 0
    assert "\x1b" not in ran.out


def test_the_rule_book_names_every_rule_with_its_statement(run: Run) -> None:
    from matcher.api import rule_book

    told = run("rules").out
    for rule in rule_book():
        assert rule.statement in told


def _without_seconds(file: Path) -> object:
    plan = json.loads(file.read_text())
    for tier in plan["tiers"]:
        del tier["seconds"]
    return plan


def test_solve_says_whom_to_ask_next_and_keeps_who_is_still_to_be_asked_apart(run: Run, programme: Path) -> None:
    sheet = programme / "families.csv"
    sheet.write_text(sheet.read_text() + "F-0103,Urdu,must,Heaton,Wed 9am-12pm,library,1,1,60,weekly,,,\n")
    told = run("solve", programme).out
    assert "0 families with a Coach, 1 more to ask" in told
    assert "F-0101: would C-01 Amina suit, Wednesdays " in told
    waiting, _, not_yet = told.partition("Not waiting yet")
    assert "F-0102 (need band 1, waiting 9 weeks): The only Coach cannot take the family on: no shared" in told
    assert "Still to be asked: F-0103." in not_yet
    assert "F-0103" not in waiting
