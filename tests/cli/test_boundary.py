"""However a command ends, people read words and programs read a code."""

import os
import re
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from matcher.cli.boundary import DEFECT, NOBODY_READS, STOPPED_BY_HAND, Boundary
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


def test_ctrl_c_ends_a_command_without_a_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verbs, "callback", lambda: signal.raise_signal(signal.SIGINT))
    ran = run("doctor")
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
