"""Say what this machine has and what it lacks.

Example: matcher doctor
"""

import os
import sys
from collections.abc import Iterator
from importlib import metadata
from typing import NamedTuple

import click

from matcher.cli.manners import Screen, Verb, mannered

LACKING = 1
DISTRIBUTION = "chellow-matcher"


class Finding(NamedTuple):
    """One thing looked at: what, what was seen, whether it will do, and what to do if not."""

    what: str
    seen: str
    fine: bool
    remedy: str = ""


@click.command("doctor", cls=Verb, help=__doc__)
@mannered
def verb(screen: Screen) -> int:
    """List what was looked at; whatever is lacking comes with what to do."""
    findings = [_python(), *_parts(), _clock(), _machine()]
    for found in findings:
        screen.say(f"{'good' if found.fine else 'LOOK'}  {found.what:<18} {found.seen}", bold=not found.fine)
        if not found.fine:
            screen.say(f"      {found.remedy}")
    screen.answer([found._asdict() for found in findings])
    return 0 if all(found.fine for found in findings) else LACKING


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding("Python", version, sys.version_info >= (3, 11), "Use Python 3.11 or newer.")


def _parts() -> Iterator[Finding]:
    """Each distribution we need, by what our own says of itself; none is imported."""
    for needed in metadata.requires(DISTRIBUTION) or ():
        if ";" in needed:
            continue
        name = _name(needed)
        try:
            yield Finding(name, metadata.version(name), True)
        except metadata.PackageNotFoundError:
            yield Finding(name, "not here", False, f"Type: {sys.executable} -m pip install '{needed}'")


def _name(requirement: str) -> str:
    """`ortools` of `ortools<9.16,>=9.15`."""
    return requirement[: next((n for n, sign in enumerate(requirement) if sign in " <>=!~[("), len(requirement))]


def _clock() -> Finding:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return Finding("Clock of Bradford", str(ZoneInfo("Europe/London")), True)
    except ZoneInfoNotFoundError:
        return Finding("Clock of Bradford", "no time zones here", False, "Type: python -m pip install tzdata")


def _machine() -> Finding:
    cores = os.cpu_count() or 1
    return Finding("Cores", f"{cores}, one used for each plan", True)
