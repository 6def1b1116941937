"""How often one address may try links that do not exist; links that do are never counted."""

from collections import Counter
from collections.abc import Callable
from time import monotonic

from matcher.feed.requests import network

TRIES = 30
"""In a minute. A guess has one chance in 2**256; what is kept off is load, and a look at our manners."""
MINUTE = 60.0
MOST_ADDRESSES = 50_000
"""Beyond so many in one minute everybody new is asked to wait, and memory stays small."""


class Patience:
    """Counts the tries of each address, a minute at a time."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._ends = 0.0
        self._tries: Counter[str] = Counter()

    def is_over(self, address: str) -> bool:
        """Count one more try, and say whether it is one too many."""
        address = network(address)
        if self._clock() >= self._ends:
            self._ends = self._clock() + MINUTE
            self._tries.clear()
        if address not in self._tries and len(self._tries) >= MOST_ADDRESSES:
            return True
        self._tries[address] += 1
        return self._tries[address] > TRIES
