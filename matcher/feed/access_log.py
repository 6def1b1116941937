"""One line a request, without the key, the path as typed, or anything else that whoever asks can choose."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TextIO

SECOND = 1.0
METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})


class AccessLog:
    """Lines gathered for a second and then written at once, so that no answer waits for a disk."""

    def __init__(self, to: TextIO | None, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._to = to
        self._now = now
        self._lines: list[tuple[str, str, str, int, int]] = []

    def note(self, address: str, method: str, what: str, status: int, octets: int) -> None:
        """Note one answer: who asked, how, what kind of thing, and what was sent."""
        if self._to is None:
            return
        if not self._lines:
            asyncio.get_running_loop().call_later(SECOND, self.write)
        self._lines.append((address, method, what, status, octets))

    def write(self) -> None:
        """Write what was noted, each line with the time of writing."""
        if self._to is None or not self._lines:
            return
        at = f"{self._now():%Y-%m-%dT%H:%M:%SZ}"
        lines, self._lines = self._lines, []
        self._to.write("".join(f"{at} {_words(*line)}\n" for line in lines))
        self._to.flush()


def _words(address: str, method: str, what: str, status: int, octets: int) -> str:
    return f"{address} {method if method in METHODS else 'other'} {what} {status} {octets}"
