"""A small programme as a coordinator types it, and the command run in this process or in one of its own."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from matcher.cli import main
from matcher.ledger.file import writing
from matcher.ledger.publications import publish, with_plan
from matcher.plan_file import NAME, read_plan

ROOT = Path(__file__).parents[2]

TWO_STREETS = Path(__file__).with_name("two-streets")


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


def answer(ran: Ran) -> dict:
    """The document that a verb answered with."""
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """The command in this process."""

    def typed(*words: object) -> Ran:
        capsys.readouterr()
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return typed


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    """A folder of sheets: two Chellows, two families, three shifts of which one nobody can take."""
    return Path(shutil.copytree(TWO_STREETS, tmp_path / "two-streets"))


@pytest.fixture
def two_coaches(programme: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small programme on its eve, with a second Coach who speaks Urdu too and is free on Wednesdays."""
    monkeypatch.setenv("MATCHER_NOW", "2027-01-03")
    sheet = programme / "chellows.csv"
    typed = sheet.read_text().replace('Info Hub,"Polish, English",Heaton,4,0', 'Coach,"Urdu",Heaton,4,2')
    sheet.write_text(typed.replace("Tue 10am-12pm", "Wed 9am-12pm"))
    return programme


@pytest.fixture(scope="session")
def planned_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = Path(shutil.copytree(TWO_STREETS, tmp_path_factory.mktemp("planned") / "two-streets"))
    ran = matcher("solve", folder)
    assert ran.code == 0, ran.err
    return folder


@pytest.fixture
def planned(planned_once: Path, tmp_path: Path) -> Path:
    """The small programme with its plan made."""
    return Path(shutil.copytree(planned_once, tmp_path / "planned"))


@pytest.fixture
def published(planned: Path) -> Path:
    """The small programme with its plan made and live."""
    plan = read_plan(planned / "out" / NAME)
    noon = datetime(2026, 12, 21, 12, tzinfo=UTC)
    with writing(planned / "ledger.db", "publish", "", at=noon, said_by="Joan") as to:
        publish(to, plan, with_plan((), plan))
    return planned


def matcher(*words: object, **environment: str) -> Ran:
    """The command in a process of its own."""
    command = [sys.executable, "-m", "matcher", *map(str, words)]
    ran = subprocess.run(
        command, capture_output=True, text=True, cwd=ROOT, env={**os.environ, **environment}, check=False
    )
    return Ran(ran.returncode, ran.stdout, ran.stderr)
