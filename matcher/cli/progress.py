"""How far a plan has come, on a terminal, and how somebody who looks on can stop it."""

import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import click

from matcher.cli.manners import Screen, Stop
from matcher.plan_file import NAME

if TYPE_CHECKING:
    from rich.table import Table

    from matcher.domain.plan import Plan
    from matcher.planning.programmes import Progress

STOPPED = 1
"""Nothing was written: whoever stopped it has to decide."""
Tell = Callable[["Progress"], None]


def planned(screen: Screen, planning: "Callable[..., Plan]", folder: Path, noted: str = "") -> "Plan":
    """The plan that is made, with progress shown, and Ctrl-C heard; `noted` is said where it is not made.

    Raises:
        Stop: Ctrl-C was typed and there is a draft in the folder: half a plan must not take its place.
    """
    with shown(screen) as tell, ctrl_c_stops() as stop:
        plan = planning(tell=tell, stop=stop)
    if not stop.is_set():
        return plan
    if (folder / NAME).exists():
        says = f"Stopped, as you asked. The draft in {folder} stays as it was."
        raise Stop(screen, [says, noted] if noted else [says], STOPPED)
    screen.say("Stopped, as you asked. This is the best plan so far.")
    return plan.but(stopped=True)


@contextmanager
def shown(screen: Screen) -> Iterator[Tell]:
    """Somebody to tell: a table on a terminal, plain lines where that was asked for, nobody in a pipe."""
    if not sys.stderr.isatty():
        yield _nobody
    elif screen.plain:
        yield _line
    else:
        with _table() as tell:
            yield tell


@contextmanager
def ctrl_c_stops() -> Iterator[Event]:
    """What Ctrl-C sets, so that planning ends with the best plan so far; a second Ctrl-C ends the command."""
    stop = Event()

    def typed(*_: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    before = signal.signal(signal.SIGINT, typed)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def _nobody(progress: "Progress") -> None:
    """Progress is for people who look on."""


def _line(progress: "Progress") -> None:
    click.echo(f"{progress.seconds:6.1f} s  tier {progress.tier}  {_words(progress)}", err=True)


def _words(progress: "Progress") -> str:
    known = "proved" if progress.value == progress.bound else f"no plan is under {progress.bound}"
    return f"{progress.name}: {progress.value}, {known}"


@contextmanager
def _table() -> Iterator[Tell]:
    """The newest line of each tier, redrawn with the seconds gone by; nothing is left standing at the end."""
    from rich.console import Console
    from rich.live import Live

    latest: dict[int, Progress] = {}
    began = time.monotonic()
    console = Console(stderr=True)
    with Live(get_renderable=lambda: _drawn(latest, began), console=console, transient=True, refresh_per_second=5):
        yield lambda progress: latest.update({progress.tier: progress})


def _drawn(latest: "dict[int, Progress]", began: float) -> "Table":
    from rich.table import Table

    title = f"Planning, {time.monotonic() - began:.0f} s. Ctrl-C keeps the best plan so far."
    table = Table("tier", "settled last", "value", "bound", "seconds", title=title, title_justify="left")
    for progress in list(latest.values()):
        facts = (progress.tier, progress.name, progress.value, progress.bound, f"{progress.seconds:.1f}")
        table.add_row(*map(str, facts))
    return table
