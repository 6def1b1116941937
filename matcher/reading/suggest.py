"""The known word most like a misspelt one; the library that compares them is loaded only when needed."""

from collections.abc import Iterable

LIKE_ENOUGH = 64
"""Percent of likeness below which nothing is suggested."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word` whatever its case; None if none is like enough."""
    from rapidfuzz import fuzz, process

    choices = {choice: choice.casefold() for choice in sorted(known)}
    best = process.extractOne(word.casefold(), choices, scorer=fuzz.ratio, score_cutoff=LIKE_ENOUGH)
    return best[2] if best else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`Did you mean Urdu?` with a space before it; nothing where nothing is like enough."""
    found = nearest(word, known)
    return f" Did you mean {found}?" if found else ""
