"""Text that people typed, made fit to stand on one line of a calendar, a page or a cell."""

import unicodedata
from collections.abc import Sequence

TURNS_TEXT_ROUND = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
"""Marks that force a direction on what follows (or mark byte order): not part of anybody's name."""
UNUSABLE = frozenset({"Cc", "Cs"})
"""Unicode categories that neither XML nor iCalendar can carry: control characters and lone surrogates."""


def one_line(text: str) -> str:
    """The text on one line, words one space apart, without characters that cannot be shown."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return " ".join("".join(_kept(character) for character in text).split())


def _kept(character: str) -> str:
    if character.isspace():
        return " "
    if (
        character in TURNS_TEXT_ROUND
        or unicodedata.category(character) in UNUSABLE
        or ord(character) & 0xFFFE == 0xFFFE
    ):
        return ""
    return character


def in_words(names: Sequence[str]) -> str:
    """`Amina`, `Amina and Jo`, `Amina, Jo and Petra`."""
    *before, last = names
    return f"{', '.join(before)} and {last}" if before else last
