"""What people are called on a wall: a first name and an initial, however much of a name was typed."""

import re
import unicodedata

NUMBER = re.compile(r"\+?\d[\d\s()./-]{3,}\d|\S*@\S*")
"""A phone number, or an address to write to."""


def first_and_initial(name: str) -> str:
    """`Amina K` for `Amina Khan`; a first name alone, initials, and what stands to tell two apart stay as typed."""
    first, *others = NUMBER.sub(" ", name).split() or [""]
    return " ".join((first, *filter(None, map(_initial, others))))


def _initial(word: str) -> str:
    """The word's first letter with its marks, a short figure whole, and nothing for what is neither."""
    if word.isdecimal() and len(word) <= 2:
        return word
    start = next((n for n, character in enumerate(word) if character.isalpha()), None)
    if start is None:
        return ""
    marks = start + 1
    while marks < len(word) and unicodedata.category(word[marks]) in ("Mn", "Mc"):
        marks += 1
    return word[start:marks]
