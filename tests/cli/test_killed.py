"""Publishing may be killed at any moment: whoever reads a feed reads the old one or the new one, whole."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from tests.cli.conftest import ROOT, Run

TIMES = {"dev": 12, "ci": 40, "thorough": 200}
PASSED = "enhanced,1/9/2026,yes,10/9/2026,10/9/2026"
NEW = f"C-03,Jo,Info Hub,English,Heaton,4,0,3,{PASSED},Thu 9am-12pm,6/9/2024,active\n"


def prepare(run: Run, folder: Path) -> None:
    """One publication, then a shift moved, somebody new, and a draft of that."""
    assert run("publish", folder, "--yes").code == 0
    sheet = folder / "shifts.csv"
    sheet.write_text(sheet.read_text().replace("library,Tue,10:00,12:00", "library,Tue,10:00,11:30"))
    people = folder / "chellows.csv"
    people.write_text(people.read_text() + NEW)
    assert run("solve", folder).code == 0


def test_kill_nine_leaves_every_feed_whole_old_or_new_and_publishing_again_heals(
    run: Run, planned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MATCHER_NOW", "2027-01-02")
    prepare(run, planned)
    times = TIMES[settings.get_current_profile_name()]
    command = [sys.executable, "-m", "tests.feed.killing", str(planned), str(times), "1"]
    ran = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=os.environ, check=False)
    assert ran.returncode == 0, ran.stderr
    assert sum(json.loads(ran.stdout)["fell"].values()) == times
