"""The words people use for days and times, and a text cut into them."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum, auto
from typing import NamedTuple

from matcher.reading.dates import dates_near, find_date
from matcher.reading.shipped import table_of
from matcher.reading.suggest import nearest
from matcher.reading.times.clocks import Unreadable, read_clock


class Kind(Enum):
    """What a word does in a sentence about times."""

    DAY = auto()
    PART = auto()
    CLOCK = auto()
    TO = auto()
    FROM = auto()
    AFTER = auto()
    BEFORE = auto()
    ONWARDS = auto()
    BETWEEN = auto()
    COMMA = auto()
    AND = auto()
    STOP = auto()
    NOT = auto()
    CLOSED = auto()
    EVERY = auto()
    NTH = auto()
    TERM = auto()
    HEDGE = auto()
    ANCHOR = auto()


class Word(NamedTuple):
    """One word or phrase with what it means."""

    kind: Kind
    value: object = None
    text: str = ""


def weekdays_of(word: Word) -> tuple[int, ...]:
    """The weekdays a DAY word names."""
    return word.value if isinstance(word.value, tuple) else ()


ALL_WEEK = tuple(range(7))
_IGNORED, _HINT = "IGNORED", "HINT"


def _value(kind: Kind, typed: str) -> object:
    if kind is Kind.DAY:
        return tuple(int(digit) for digit in typed)
    return int(typed) if kind in (Kind.EVERY, Kind.NTH) else typed or None


def _load() -> tuple[dict[tuple[str, ...], Word | None], list[tuple[frozenset[str], str]]]:
    """What each phrase means (None: nothing), and hints for words that cannot be read as times."""
    known: dict[tuple[str, ...], Word | None] = {}
    hints = []
    for row in table_of("words_for_times.csv"):
        phrases = row["phrases"].split("|")
        if row["kind"] == _HINT:
            hints.append((frozenset(phrases), row["value"]))
        elif row["kind"] == _IGNORED:
            known.update({tuple(phrase.split()): None for phrase in phrases})
        else:
            kind = Kind[row["kind"]]
            value = _value(kind, row["value"])
            known.update({tuple(phrase.split()): Word(kind, value, phrase) for phrase in phrases})
    return known, hints


_LEXICON, _HINTS = _load()
_LONGEST = max(len(phrase) for phrase in _LEXICON)
_SPELT = re.compile(r"\d*[a-z]+(?:'[a-z]+)?|\d+(?:st|nd|rd|th)?")
_SIGNS: Mapping[str, Word] = {
    ",": Word(Kind.COMMA),
    "&": Word(Kind.AND),
    "/": Word(Kind.AND),
    "+": Word(Kind.AND),
    ";": Word(Kind.STOP),
    "\n": Word(Kind.STOP),
    "-": Word(Kind.TO, "-"),
}
_REWRITTEN = (
    (r"\b([ap])\.\s?m\b\.?", r"\1m"),
    (r"\b24\s?/\s?7\b", "flexible"),
    (r"\b12\s*(noon|midday)\b|\b(noon|midday)\b", " 12:00 "),
    (r"\b(12\s*)?midnight\b", " 24:00 "),
    (r"\bhalf[\s-]+(past\s+)?(\d{1,2})\b", r"\2:30"),
    (r"\bquarter\s+past\s+(\d{1,2})\b", r"\1:15"),
    (r"\b(term|half|week|school|day|after)-(time|term|day|days|end|ends|hours|school|noon)\b", r"\1 \2"),
    (r"\b(i\s+am|i'm|im|we\s+are|we're|she's|he's)\b", " "),
    (r"\bcan't\b|\bcan’t\b", "cant"),
    (r"(?:(?<=\d)|(?<=[ap]m))\s*\+(?!\s*\d)", " onwards "),
    (r"\b(mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)\.", r"\1 "),
    (r"\b(mon|tues|wednes|thurs|fri|satur|sun)day's\b", r"\1days"),
    (r"[()\[\]\"]", " "),
    (r"(?<=[a-z]):", " "),
    (r"\.(\s|$)", "; "),
    (r"[!?*]", " "),
    (r"\bo'?\s?clock\b", " "),
)
_REWRITES = tuple((re.compile(pattern), new) for pattern, new in _REWRITTEN)


def weekday_called(text: str) -> int | None:
    """The one weekday that a word of three letters or more names; None for any other word."""
    word = _LEXICON.get((text,))
    days = weekdays_of(word) if word and word.kind is Kind.DAY else ()
    return days[0] if len(days) == 1 and len(text) > 2 else None


def words_of(text: str, near: date) -> list[Word]:
    """A text as the words it is made of, small words left out; `near` tells the year of a date without one.

    Raises Unreadable at the first word that says nothing about times.
    """
    text = text.lower()
    anchors: list[date] = []
    text = _without_anchor(text, near, anchors)
    for pattern, new in _REWRITES:
        text = pattern.sub(new, text)
    return [*_cut(text.strip()), *(Word(Kind.ANCHOR, anchor) for anchor in anchors)]


_ANCHOR = re.compile(r"\b(?:from|starting|beginning|since|first on|w/c)\s+(?:the\s+)?(?:week of\s+)?(?:w/c\s+)?")


def _without_anchor(text: str, near: date, found: list[date]) -> str:
    """The text without `from 4 Jan 2027`, and such dates put into `found`."""
    for lead in _ANCHOR.finditer(text):
        dated = find_date(text, lead.end(), dates_near(near))
        if dated is not None:
            found.append(dated[0])
            return text[: lead.start()] + " " + _without_anchor(text[dated[1] :], near, found)
    return text


def _cut(text: str) -> Iterator[Word]:
    at = 0
    while at < len(text):
        if text[at] in " \t\r.'":
            at += 1
        elif text[at] in _SIGNS:
            yield _SIGNS[text[at]]
            at += 1
        else:
            word, at = _next(text, at)
            if word is not None:
                yield word


def _next(text: str, at: int) -> tuple[Word | None, int]:
    spelt, ends = _spelt(text, at)
    for size in range(len(spelt), 0, -1):
        phrase = tuple(spelt[:size])
        if phrase in _LEXICON:
            return _LEXICON[phrase], ends[size - 1]
    clock = read_clock(text, at)
    if clock is None:
        raise _unknown(spelt or [text[at]])
    return Word(Kind.CLOCK, clock[0], text[at : clock[1]]), clock[1]


def _spelt(text: str, at: int) -> tuple[list[str], list[int]]:
    """The next few plain words (apostrophes dropped) and where each ends."""
    words: list[str] = []
    ends: list[int] = []
    while len(words) < _LONGEST and (found := _SPELT.match(text, at)):
        words.append(found[0].replace("'", ""))
        ends.append(found.end())
        at = found.end()
        while at < len(text) and text[at] == " ":
            at += 1
    return words, ends


def _unknown(words: list[str]) -> Unreadable:
    """What to say of words that begin with one that is no day and no time."""
    for hinted, fix in _HINTS:
        if hinted & set(words):
            return Unreadable("I cannot tell days and hours from that.", fix)
    like = nearest(words[0], {phrase[0] for phrase in _LEXICON if len(phrase) == 1 and len(phrase[0]) > 3})
    if like:
        return Unreadable("I cannot tell days and hours from that.", f"Did you mean {like}?")
    return Unreadable("I cannot tell days and hours from that.")
