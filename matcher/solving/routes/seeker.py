"""A process of its own that seeks by ways, tells of each better plan and bound at once, and hears of others' plans.

Prices are asked for and answered in many small steps: threads of one process would wait for one another.
"""

import os
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import BinaryIO

from matcher.solving.routes.diving import Ways
from matcher.solving.routes.links import Links
from matcher.solving.routes.mapping import Map
from matcher.solving.routes.searching import Search

Told = tuple[int, Ways | None]
"""A bound, and a plan where it is a better one."""


@dataclass(frozen=True)
class Job:
    """What to seek in, the plan to begin from, for how long, and whether with a bound of the whole first."""

    map_: Map
    links: Links
    begin: Ways
    seconds: float
    seed: int
    bounding: bool


class Seeker:
    """The process, as seen from where it was started; `hear` is called with whatever it tells."""

    def __init__(self, job: Job, hear: Callable[[Told], None]) -> None:
        command = [sys.executable, "-m", "matcher.solving.routes.seeker"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._hear = hear
        self._hearing = threading.Thread(target=self._listen, daemon=True)
        self.tell(job)
        self._hearing.start()

    def tell(self, what: Job | Ways) -> None:
        """Hand it its job, or a plan found elsewhere; nothing if it has ended."""
        try:
            if self._process.stdin is not None:
                pickle.dump(what, self._process.stdin)
                self._process.stdin.flush()
        except OSError:
            pass

    def _listen(self) -> None:
        while self._process.stdout is not None:
            try:
                self._hear(pickle.load(self._process.stdout))
            except (EOFError, pickle.UnpicklingError):
                return

    @property
    def is_seeking(self) -> bool:
        """True until it has told all it will."""
        return self._hearing.is_alive()

    def end(self) -> None:
        """Stop at once."""
        self._process.kill()
        self._process.wait()
        self._hearing.join()


class _Heard:
    """What others found, read beside the search; only the last is kept. Once nobody is there, all is over."""

    def __init__(self, told: BinaryIO) -> None:
        self._told = told
        self._last: Ways | None = None
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        try:
            while True:
                self._last = pickle.load(self._told)
        except (EOFError, pickle.UnpicklingError):
            os._exit(0)

    def last(self) -> Ways | None:
        """The last plan heard of."""
        return self._last


def _serve(asked: BinaryIO, told: BinaryIO) -> None:
    """Read one job and seek, telling of what is found."""
    began = time.monotonic()
    job: Job = pickle.load(asked)

    def tell(bound: int, found: Ways | None) -> None:
        pickle.dump((bound, found), told)
        told.flush()

    until = began + job.seconds
    search = Search(job.map_, job.links, job.begin, until, Random(job.seed), tell, _Heard(asked).last)
    search.seek(bounding=job.bounding)


if __name__ == "__main__":
    _serve(sys.stdin.buffer, sys.stdout.buffer)
