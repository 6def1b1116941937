"""Manners that all verbs share: no network, progress on a terminal, and Ctrl-C that keeps what was found."""

import json
import os
import pty
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, matcher

LISTENER = """
import sys

def refuse(event, arguments):
    if event.startswith(("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "urllib.")):
        raise PermissionError(event)

sys.addaudithook(refuse)
from matcher.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    "words", [["check"], ["solve", "--afresh"], ["verify"], ["show", "C-01"]], ids=lambda w: w[0]
)
def test_no_verb_speaks_to_the_network(planned: Path, words: list[str]) -> None:
    verb, *rest = words
    command = [sys.executable, "-c", LISTENER, verb, str(planned), *rest]
    ran = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert ran.returncode == 0, ran.stderr


def test_a_command_that_is_told_can_be_typed_as_it_stands(tmp_path: Path) -> None:
    told = matcher("example", "heaton-4", tmp_path / "Our estate").out.split("To plan them: ")[1]
    words = shlex.split(told)
    assert words == ["matcher", "solve", str(tmp_path / "Our estate")]
    assert matcher("check", *words[2:]).code == 0


def test_progress_is_for_terminals_alone(planned: Path) -> None:
    assert matcher("solve", planned, "--afresh").err == ""
    lines = _on_a_terminal("solve", planned, "--afresh", "--plain")
    assert any("tier 2" in line and "proved" in line for line in lines)


def test_the_progress_table_names_tier_value_bound_and_seconds(planned: Path) -> None:
    told = "\n".join(_on_a_terminal("solve", planned, "--afresh"))
    assert all(word in told for word in ("tier", "value", "bound", "seconds"))


def test_ctrl_c_keeps_the_best_plan_so_far_and_then_leaves_it_alone(tmp_path: Path) -> None:
    """Stopped once the first lines of progress are told, long before the hour is up; the plan verifies.

    It never stands for a whole plan, so it is planned again; stopped then, the draft there is stays.
    """
    folder = tmp_path / "heaton"
    matcher("example", "heaton-28", folder)
    lines = _on_a_terminal("solve", folder, "--plain", "--seconds", 3600, stop_after="tier 2")
    plan = json.loads((folder / "out/plan.json").read_text(encoding="utf-8"))
    assert not plan["reproducible"], lines[-5:]
    assert matcher("verify", folder).code == 0
    draft = (folder / "out/plan.json").read_bytes()
    again = _on_a_terminal("solve", folder, "--plain", "--seconds", 3600, stop_after="tier 2", code=1)
    assert "stays as it was" in again[-1]
    assert (folder / "out/plan.json").read_bytes() == draft


def _on_a_terminal(*words: object, stop_after: str = "", code: int = 0) -> list[str]:
    """What the command tells on standard error, a terminal; Ctrl-C is typed after a line with those words."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "matcher", *map(str, words)]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100", "NO_COLOR": ""}
    with subprocess.Popen(
        command, stdin=theirs, stdout=subprocess.DEVNULL, stderr=theirs, cwd=ROOT, env=environment
    ) as process:
        os.close(theirs)
        told = _listen(ours, process, stop_after)
    os.close(ours)
    assert process.returncode == code, told
    return told.splitlines()


def _listen(ours: int, process: "subprocess.Popen[bytes]", stop_after: str) -> str:
    told, stopped = "", False
    while True:
        try:
            heard = os.read(ours, 4096)
        except OSError:  # the terminal's other end is closed
            return told
        if not heard:
            return told
        told += heard.decode(errors="replace")
        if stop_after and not stopped and stop_after in told:
            process.send_signal(signal.SIGINT)
            stopped = True
