"""Publishing killed at random moments, again and again: `python -m tests.feed.killing FOLDER 200 SEED`.

The command runs in a child of this process, which has everything loaded, so that most kills fall into the work.
"""

import io
import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import closing, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

from matcher.api.feeds import Outcome, feed_at, hash_of
from matcher.api.published import last_publication
from matcher.cli import main
from matcher.publishing.calendars.feeds import not_yet_bytes
from matcher.publishing.calendars.lint import lint
from matcher.today import today

Files = Mapping[str, bytes]
"""What lies in the folder of feeds, by name."""


def rounds(prepared: Path, times: int, seed: int = 0) -> dict[str, Any]:
    """How often a kill fell before, into and after the files' writing; a round that shows any harm raises.

    `prepared` has one publication and a draft that stands; it is left as it is.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGCHLD])
    folder = prepared.with_name("killed")
    _load_everything(_fresh(prepared, folder))
    lasts = max(_published(_fresh(prepared, folder)) for _ in range(2))
    chance, fell = random.Random(seed), Counter[str]()
    for nth in range(times):
        old = _files(_fresh(prepared, folder))
        if nth % 2:
            _kill_after(folder, chance.uniform(0, lasts), old)
        else:
            _kill_after(folder, chance.uniform(0, lasts / 16), old, once_it_writes=True)
        seen, number = _files(folder), _number(folder)
        _published(folder)
        healed = _files(folder)
        _hold(folder, old, seen, healed, number)
        fell[_fell(old, seen, healed, number)] += 1
    shutil.rmtree(folder)
    return {"times": times, "fell": dict(sorted(fell.items()))}


def _fresh(prepared: Path, folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    return Path(shutil.copytree(prepared, folder))


def _load_everything(folder: Path) -> None:
    """Publish once in this process: what is imported by then, no child has to import."""
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        assert main(["publish", str(folder), "--yes"]) == 0


def _published(folder: Path) -> float:
    """Publish to the end, and give how many seconds it took."""
    began = time.perf_counter()
    _, status = os.waitpid(_child(folder), 0)
    signal.sigtimedwait([signal.SIGCHLD], 0)
    assert os.waitstatus_to_exitcode(status) == 0
    return time.perf_counter() - began


def _kill_after(folder: Path, seconds: float, old: Files, *, once_it_writes: bool = False) -> None:
    """Kill the command after so many seconds, counted from its beginning or from the first file it makes."""
    child = _child(folder)
    while once_it_writes and not signal.sigtimedwait([signal.SIGCHLD], 0.0005):
        once_it_writes = len(list((folder / "out/feeds").iterdir())) == len(old)
    signal.sigtimedwait([signal.SIGCHLD], seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    signal.sigtimedwait([signal.SIGCHLD], 0)


def _child(folder: Path) -> int:
    """A process that runs the command and nothing after it."""
    child = os.fork()
    if child == 0:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        os._exit(main(["publish", str(folder), "--yes"]))
    return child


def _files(folder: Path) -> Files:
    return {path.name: path.read_bytes() for path in sorted((folder / "out/feeds").glob("*.ics"))}


def _number(folder: Path) -> int:
    last = last_publication(folder / "ledger.db")
    assert last is not None
    return last.number


def _hold(folder: Path, old: Files, seen: Files, healed: Files, number: int) -> None:
    """Every feed was whole, old or new, and never newer than the ledger; publishing again put everything right."""
    assert number in (1, 2)
    assert old.keys() <= seen.keys()
    for name, data in seen.items():
        assert lint(data) == (), name
        assert data in (old.get(name), healed.get(name), not_yet_bytes()), name
        assert number == 2 or data in (old.get(name), not_yet_bytes()), name
    ledger = folder / "ledger.db"
    assert _number(folder) == 2
    with closing(sqlite3.connect(ledger)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    told = {name: feed_at(ledger, hash_of(name.removesuffix(".ics")), today()) for name in healed}
    assert {one.outcome for one in told.values()} == {Outcome.CURRENT}
    assert {name: one.data for name, one in told.items()} == healed
    assert [path.name for path in (folder / "out").rglob(".*.*")] == []


def _fell(old: Files, seen: Files, healed: Files, number: int) -> str:
    if number == 1:
        return "with new keys made, before it was live" if seen.keys() - old.keys() else "before it was live"
    return "when all was written" if seen == healed else "live, with feeds still to be written"


if __name__ == "__main__":
    print(json.dumps(rounds(Path(sys.argv[1]), int(sys.argv[2]), seed=int(sys.argv[3]))))
