"""How verbs open a programme and a plan, and what they say when they cannot."""

import errno
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from matcher import api
from matcher.cli.manners import Screen, Stop, command
from matcher.domain.plan import Plan
from matcher.plan_file import NAME, NotAPlan, read_plan

if TYPE_CHECKING:
    from matcher.domain.programme import Programme

UNREADABLE = 2
SETTINGS = "settings.toml"


def reading_of(
    screen: Screen, path: Path, *, start: date | None = None, weeks: int | None = None, faults: int = UNREADABLE
) -> "api.Reading":
    """What the programme's files hold; where they cannot be read the verb ends, with every problem at once.

    `faults` is the exit code for faults within the sheets; a file that cannot be opened is always unreadable.
    """
    _must_be_there(screen, path)
    try:
        return api.read_programme(path, start=start, weeks=weeks)
    except api.CannotRead as problem:
        whole_files = any(f.source.row is None and f.source.sheet != SETTINGS for f in problem.faults)
        code = UNREADABLE if whole_files else faults
        raise Stop(screen, [str(line) for line in problem.problems], code) from problem


def _must_be_there(screen: Screen, path: Path) -> None:
    if not path.exists():
        lines = [f"There is nothing at {path}.", "Type the folder of the programme, or its workbook."]
        raise Stop(screen, lines, UNREADABLE)


def plan_at(screen: Screen, path: Path, programme: Path | None = None) -> Plan:
    """The plan in a file; without one the verb ends, saying how to make one of that programme."""
    if not path.exists():
        raise Stop(screen, [f"There is no plan at {path} yet.", _how_to_make(path, programme)], UNREADABLE)
    try:
        return read_plan(path)
    except NotAPlan as problem:
        raise Stop(screen, [str(problem)], UNREADABLE) from problem


def _how_to_make(path: Path, programme: Path | None) -> str:
    if programme is None:
        return "To make one: matcher solve PROGRAMME"
    elsewhere = () if path.parent == out_of(programme, None) else ("--out", path.parent)
    return f"To make one: {command('solve', programme, *elsewhere)}"


def programme_of(screen: Screen, path: Path, plan: Plan) -> "Programme":
    """The programme over the plan's own period, as it was when the plan was made."""
    reading = reading_of(screen, path, start=plan.period.first, weeks=plan.period.weeks)
    return api.as_planned(reading.programme, plan, api.ledger_of(path))


def out_of(programme: Path, out: Path | None) -> Path:
    """Where what is made of a programme lies: beside its sheets unless said otherwise."""
    if out is not None:
        return out
    return (programme if programme.is_dir() else programme.parent) / "out"


def must_be_writable(folder: Path) -> None:
    """Learn that nothing can be written there before a minute is spent on planning, not after.

    Raises:
        OSError: a file lies in the way, or we may not write there.
    """
    there = next(place for place in (folder, *folder.absolute().parents) if os.path.lexists(place))
    if not there.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "", str(there))
    if not os.access(there, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, "", str(there))
    if there != folder:
        _must_take_folders(there, folder)


def _must_take_folders(there: Path, folder: Path) -> None:
    """Make a folder there and take it away again: some places that look writable, such as /proc, take none."""
    wanted = folder.absolute().relative_to(there.absolute()).parts[0]
    try:
        (there / wanted).mkdir()
        (there / wanted).rmdir()
    except FileNotFoundError as trouble:
        raise PermissionError(errno.EPERM, "", str(folder)) from trouble


def plan_path(screen: Screen, programme: Path, out: Path | None) -> Path:
    """Where the plan of a programme that is there lies."""
    _must_be_there(screen, programme)
    return out_of(programme, out) / NAME
