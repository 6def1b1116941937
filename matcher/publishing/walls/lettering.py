"""How much room words take on paper, and where a line of them is broken.

No font is shipped and nobody knows which is there, so a letter counts as wide as in the widest of those a page asks
for: what fits by this reckoning fits on every machine.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

WIDTHS = (("'’|.,:;il !", 0.4), ("fjtrI()[]{}-/", 0.5), ("–", 0.55), ("mwжшщюыЖЮЫ", 1.0), ("MWШЩ@%…—", 1.15))
"""Characters and how wide each is, in parts of the size of letters: as in DejaVu Sans, which is wider than most."""
SMALL, LARGE, OTHER = 0.65, 0.8, 1.0
"""Other small letters and figures, other capitals, and whatever else there is."""
WIDE = 1.4
"""Pictures, and characters that stand in squares."""
STRONG = 1.12
"""Bold letters are wider."""
ALPHABETS = ("LATIN", "GREEK", "CYRILLIC")
_KNOWN = {character: wide for characters, wide in WIDTHS for character in characters}
_PIECES = re.compile(r"[^\s–-]*[–-]+|[^\s–-]+(?:\s\d{1,2},?(?=\s|$))?|\s+")
"""A line is broken between these: a word with the number that tells it from another, or as far as a hyphen."""
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


def width(text: str, size: float, *, strong: bool = False) -> float:
    """How wide the text is at most where its letters are of that size, in the size's unit."""
    return sum(map(_wide, text)) * size * (STRONG if strong else 1)


@lru_cache(maxsize=4096)
def _wide(character: str) -> float:
    if character in _KNOWN:
        return _KNOWN[character]
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF" or unicodedata.category(character) == "So":
        return WIDE
    if unicodedata.name(character, "").startswith(ALPHABETS):
        return LARGE if character.isupper() else SMALL
    return SMALL if character.isdecimal() else OTHER


def widest_word(text: str, size: float, *, strong: bool = False) -> float:
    """How wide the widest piece is at which no line can be broken."""
    return max((width(piece, size, strong=strong) for piece in _pieces(text)), default=0.0)


def reads_from_the_right(text: str) -> bool:
    """True if some of it is written from right to left."""
    return any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text)


def wrapped(text: str, size: float, room: float, *, strong: bool = False) -> tuple[str, ...]:
    """The text in lines of that width, broken at gaps and hyphens and, in a word wider than a line, anywhere."""
    lines = [""]
    for piece in _pieces(text):
        if width((lines[-1] + piece).rstrip(), size, strong=strong) <= room:
            lines[-1] += piece
        else:
            *before, last = _split(piece.strip(), size, room, strong)
            lines += [*before, last]
    return tuple(line.strip() for line in lines if line.strip())


def _pieces(text: str) -> Iterator[str]:
    return (found[0] for found in _PIECES.finditer(text))


def _split(word: str, size: float, room: float, strong: bool) -> list[str]:
    """A word in as many parts as it takes; whatever is one with the letter before it stays there."""
    parts = [""]
    for character in word:
        joins = _wide(character) == 0 or parts[-1].endswith("\u200d")
        if parts[-1] and not joins and width(parts[-1] + character, size, strong=strong) > room:
            parts.append("")
        parts[-1] += character
    return parts
