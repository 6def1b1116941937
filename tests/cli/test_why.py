"""`why` and `why-not` in a coordinator's words, over the draft as it stands."""

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import Run, answer

LIBRARY = ("library", "tue", "5", "jan", "10:00")


def test_a_shift_a_family_and_a_chellow_can_be_asked_about(run: Run, planned: Path) -> None:
    there = answer(run("why", planned, *LIBRARY, "--json"))
    assert there["about"] == "shift:library:2027-01-05:1000"
    assert there["has"]
    assert "Has " in run("why", planned, *LIBRARY).out
    assert answer(run("why", planned, "f-0101", "--json"))["about"] == "F-0101"
    assert "Gives " in run("why", planned, "Zofia").out


@pytest.mark.parametrize("typed", [("nobody",), ("library",), ("library", "mon", "9:13")])
def test_what_is_not_clear_is_asked_about(run: Run, planned: Path, typed: tuple[str, ...]) -> None:
    ran = run("why", planned, *typed)
    assert ran.code == 2
    assert "Type" in ran.err or "Did you mean" in ran.err


def test_a_draft_that_no_longer_stands_is_not_explained(run: Run, planned: Path) -> None:
    run("lock", planned, "C-02", "off", "library")
    for typed in (("why", planned, "C-02"), ("why-not", planned, "C-02", *LIBRARY)):
        ran = run(*typed)
        assert ran.code == 1
        assert "matcher solve" in ran.err


def test_what_keeps_two_apart_for_ever_is_told_without_planning(run: Run, planned: Path) -> None:
    said = answer(run("why-not", planned, "C-01", "F-0102", "--json"))
    assert said["always"]
    assert said["plan"] is None
    assert "no plan can have it so" in run("why-not", planned, "C-01", "F-0102").out


def test_what_it_would_cost_is_told_and_nothing_is_written(run: Run, planned: Path) -> None:
    before = (planned / "out/plan.json").read_bytes()
    there = answer(run("show", planned, "library", "--json"))["duties"]
    tuesday = next(duty for duty in there if duty["id"] == "shift:library:2027-01-05:1000")
    assert "so it is in this draft" in run("why-not", planned, tuesday["people"][0], *LIBRARY).out
    costs = [run("why-not", planned, code, *LIBRARY) for code in ("C-01", "C-02")]
    assert {ran.code for ran in costs} == {0}
    assert (planned / "out/plan.json").read_bytes() == before


def test_the_command_told_to_have_it_so_does_it(run: Run, planned: Path) -> None:
    sheet = planned / "chellows.csv"
    sheet.write_text(sheet.read_text().replace("Tue 10am-12pm", '"Mon 9am-12pm, Tue 10am-12pm"'))
    assert run("solve", planned).code == 0
    monday = answer(run("show", planned, "library", "--json"))["duties"][0]
    (other,) = {"C-01", "C-02"} - set(monday["people"])
    ran = run("why-not", planned, other, "library", "mon", "4", "jan", "10:00")
    told = re.search(r"To have it so: matcher (.+)", ran.out)
    assert told, ran.out
    assert run(*shlex.split(told[1])).code == 0
    again = answer(run("solve", planned, "--json"))
    assert other in next(duty for duty in again["duties"] if duty["id"] == monday["id"])["people"]


def test_of_two_built_shifts_alike_the_one_with_somebody_can_be_named(run: Run, planned: Path) -> None:
    (planned / "shifts.csv").unlink()
    (planned / "cover.csv").write_text(
        "venue,weekday,start,end,minimum,ideal,most\nlibrary,Mon,10:00,12:00,2,2,2\n"
    )
    sheet = planned / "chellows.csv"
    sheet.write_text(sheet.read_text().replace("Tue 10am-12pm", "Mon 10am-12pm").replace("Mon 9am", "Mon 10am"))
    assert run("solve", planned).code == 0
    words = ("library", "mon", "4", "jan", "10:00")
    asked = run("why", planned, *words)
    assert asked.code == 2
    assert "with C-01 Amina" in asked.err
    assert answer(run("why", planned, *words, "zofia", "--json"))["has"] == ["C-01", "C-02"]
    assert "C-02 Zofia is down for that already" in run("swap", planned, *words, "C-01", "C-02").err
