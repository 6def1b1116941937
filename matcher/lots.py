"""Drawing lots that anybody can draw again: from the programme's published seed, never from names or rows."""

from hashlib import sha256

from matcher.domain.programme import Programme

LARGEST = 2**20
"""Lots are whole numbers from 1 to this: two plans of one sum are rare."""


def lot(programme: Programme, *words: str) -> int:
    """The number drawn for these words in this period, from 1."""
    drawn = "\n".join((programme.settings.seed, programme.period.first.isoformat(), *words))
    return 1 + (int(sha256(drawn.encode()).hexdigest(), 16) & LARGEST - 1)
