"""However a command ends, people read words and programs read a code."""

import errno
import json
import os
import re
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from matcher.cli.boundary import DEFECT, NOBODY_READS, OF_THE_DISK, STOPPED_BY_HAND, TO_DECIDE, Boundary
from matcher.cli.verbs import verbs
from matcher.defects import PlanRefused
from tests.cli.conftest import ROOT, Run

UNWELCOME = re.compile(r"\b(invalid|illegal|failed|exception|traceback)\b", re.IGNORECASE)


def test_what_nobody_foresaw_becomes_words_and_a_private_file(capsys: pytest.CaptureFixture[str]) -> None:
    with Boundary() as boundary:
        raise ZeroDivisionError("nobody foresaw this")
    said = capsys.readouterr()
    assert boundary.code == DEFECT
    assert said.out == ""
    assert "This is a defect in matcher" in said.err
    assert "Nothing was written" in said.err
    assert not UNWELCOME.search(said.err)
    details = Path(re.search(r"\S+details\.txt", said.err)[0])
    assert "nobody foresaw this" in details.read_text(encoding="utf-8")
    assert stat.S_IMODE(details.stat().st_mode) == 0o600
    assert stat.S_IMODE(details.parent.stat().st_mode) == 0o700


def test_details_that_find_no_room_are_let_go(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    with Boundary() as boundary:
        raise ZeroDivisionError("nobody foresaw this")
    assert boundary.code == DEFECT
    assert "This is a defect in matcher" in capsys.readouterr().err


@pytest.mark.parametrize("number", OF_THE_DISK)
def test_what_the_disk_says_is_told_in_words_and_is_no_defect(
    number: int, capsys: pytest.CaptureFixture[str]
) -> None:
    with Boundary() as boundary:
        raise OSError(number, os.strerror(number), "out/plan.json")
    said = capsys.readouterr()
    assert boundary.code == TO_DECIDE
    assert said.out == ""
    assert "out/plan.json" in said.err
    assert "defect" not in said.err
    assert not UNWELCOME.search(said.err)


@pytest.mark.parametrize(
    "typed", [["solve", "x", "--seconds", "0"], ["feeds", "x", "frob"], ["answer", "x", "F-01", "maybe"], ["frob"]]
)
def test_a_command_that_cannot_be_read_says_so_to_programs_too(run: Run, typed: list[str]) -> None:
    ran = run(*typed, "--json")
    assert ran.code == 2
    assert json.loads(ran.out)["problems"] == ran.err.splitlines()


def test_what_the_disk_says_is_told_to_programs_too(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "heaton"
    run("example", "heaton-4", folder)
    _a_file(folder / "out")
    ran = run("solve", folder, "--json")
    assert ran.code == TO_DECIDE
    assert json.loads(ran.out)["problems"] == ran.err.splitlines()


def _a_file(out: Path) -> None:
    out.write_text("mine")


def _a_link_to_nowhere(out: Path) -> None:
    out.symlink_to("nowhere")


def _a_folder_in_place_of_the_plan(out: Path) -> None:
    (out / "plan.json" / "mine").mkdir(parents=True)


def _a_file_in_place_of_the_calendars(out: Path) -> None:
    out.mkdir()
    (out / "calendars").write_text("mine")


@pytest.mark.parametrize(
    "put", [_a_file, _a_link_to_nowhere, _a_folder_in_place_of_the_plan, _a_file_in_place_of_the_calendars]
)
def test_whatever_lies_in_the_way_of_a_draft_is_named_and_left_alone(
    put: Callable[[Path], None], run: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "heaton"
    assert run("example", "heaton-4", folder).code == 0
    put(folder / "out")
    before = _standing(folder)
    ran = run("solve", folder, "--seconds", 1, "--weeks", 1)
    assert ran.code == TO_DECIDE
    assert str(folder / "out") in ran.err
    assert "defect" not in ran.err
    assert _standing(folder) == before


def test_a_place_that_takes_no_folders_is_told_in_a_plain_sentence(
    run: Run, programme: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As /proc does: there is nothing of that name, and nothing can be made."""

    def refuse(folder: Path, *_: object, **__: object) -> None:
        raise FileNotFoundError(errno.ENOENT, "", str(folder))

    monkeypatch.setattr(Path, "mkdir", refuse)
    ran = run("solve", programme, "--out", tmp_path / "elsewhere")
    assert ran.code == TO_DECIDE
    assert ran.err.startswith(f"I am not allowed to write or read {tmp_path / 'elsewhere'}.")


def _standing(folder: Path) -> set[tuple[Path, bytes]]:
    return {(path, path.read_bytes()) for path in folder.rglob("*") if path.is_file()}


def test_a_plan_our_own_checker_refuses_is_told_breach_by_breach(capsys: pytest.CaptureFixture[str]) -> None:
    with Boundary() as boundary:
        raise PlanRefused(["C-01 is down for Library and Cafe.", "F-01 must have somebody who speaks Urdu."])
    said = capsys.readouterr().err
    assert boundary.code == DEFECT
    assert "its own checker refuses" in said
    assert "C-01 is down for Library and Cafe." in said
    assert "F-01 must have somebody who speaks Urdu." in said


def test_a_reader_that_leaves_ends_the_command_quietly() -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    command = [sys.executable, "-m", "matcher", "schema"]
    ended = subprocess.run(command, stdout=write_end, stderr=subprocess.PIPE, cwd=ROOT, check=False)
    os.close(write_end)
    assert ended.returncode == NOBODY_READS
    assert ended.stderr == b""


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_an_output_closed_from_the_start_is_no_defect(closed: str) -> None:
    line = f'"{sys.executable}" -m matcher rules --plain {closed}'
    ended = subprocess.run(["/bin/sh", "-c", line], stdout=subprocess.PIPE, cwd=ROOT, check=False)
    assert ended.returncode == 0


def test_ctrl_c_ends_a_command_without_a_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the tests themselves run in the background, in which Ctrl-C means nothing."""
    monkeypatch.setattr(verbs, "callback", lambda: signal.raise_signal(signal.SIGINT))
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        ran = run("doctor")
    finally:
        signal.signal(signal.SIGINT, before)
    assert ran.code == STOPPED_BY_HAND == 128 + signal.SIGINT
    assert ran.err.strip() == "Stopped."


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["chekc"], "There is no verb called chekc. Did you mean check?"),
        (["solve"], "PROGRAMME is missing."),
        (["solve", "here", "--weeks", "none"], "--weeks: I see none. Type a whole number from 1 to 53."),
        (["solve", "here", "--from", "soon"], "--from: I see soon. Type a date such as 2027-01-04."),
        (["solve", "here", "--placing", "luck"], "--placing: "),
        (["solve", "here", "--quickly"], "--quickly"),
        (["example", "atlantis"], "There is no example called atlantis."),
    ],
)
def test_a_command_that_cannot_be_read_says_what_to_type_and_exits_2(run: Run, typed: list[str], said: str) -> None:
    ran = run(*typed)
    assert ran.code == 2
    assert ran.out == ""
    assert said in ran.err
    assert not UNWELCOME.search(ran.err)
