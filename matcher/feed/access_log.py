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
        self._at = ""
        self._lines: list[str] = []

    def note(self, address: str, method: str, what: str, status: int, octets: int) -> None:
        """Note one answer: who asked, how, what kind of thing, and what was sent."""
        if self._to is None:
            return
        if not self._lines:
            self._at = f"{self._now():%Y-%m-%dT%H:%M:%SZ}"
            asyncio.get_running_loop().call_later(SECOND, self.write)
        how = method if method in METHODS else "other"
        self._lines.append(f"{self._at} {address} {how} {what} {status} {octets}\n")

    def write(self) -> None:
        """Write what was noted."""
        if self._to is not None and self._lines:
            lines, self._lines = self._lines, []
            self._to.write("".join(lines))
            self._to.flush()
