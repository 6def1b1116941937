"""The languages people type, as tags; a word that can mean two languages, or none, is asked about."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from matcher.domain.languages import SHOWN_AS, shown_as
from matcher.reading.shipped import table_of
from matcher.reading.suggest import did_you_mean
from matcher.reading.text import plain

_BETWEEN = re.compile(r"[;,/&+|\n]|\band\b", re.IGNORECASE)
_MORE = frozenset(
    [
        "fluent",
        "fluently",
        "native",
        "mother",
        "tongue",
        "first",
        "main",
        "language",
        "speaker",
        "speaks",
        "spoken",
        "languages",
    ]
)
"""Words that say no more about whether two people can talk."""


_TAGS = {tag.casefold(): tag for tag in SHOWN_AS}


class Asked(NamedTuple):
    """A language word that needs an answer: what is the matter, what to type, and what to use meanwhile."""

    word: str
    says: str
    fix: str
    meanwhile: tuple[str, ...] = ()
    """Tags to read on with: all that the word can mean, where their speakers understand each other."""


class Languages(NamedTuple):
    """Tags in the order typed, each once, and the words that need an answer."""

    tags: tuple[str, ...]
    asked: tuple[Asked, ...]


@cache
def understood() -> frozenset[tuple[str, str]]:
    """Pairs of tags whose speakers can talk; symmetric, not transitive."""
    rows = [(row["a"], row["b"]) for row in table_of("understood.csv")]
    return frozenset((*rows, *((b, a) for a, b in rows)))


class _Spelling(NamedTuple):
    typed: str
    tags: tuple[str, ...]
    hint: str


@cache
def _spellings() -> Mapping[str, _Spelling]:
    rows = [_Spelling(r["typed"], tuple(r["tags"].split("|")), r["hint"]) for r in table_of("spellings.csv")]
    named = [_Spelling(name, (tag,), "") for tag, name in SHOWN_AS.items() if "/" not in name]
    known = {_key(row.typed): row for row in named}
    return known | {_key(row.typed): row for row in rows}


def _key(typed: str) -> str:
    """`Kurdish (Sorani)` and `sorani kurdish` are one spelling."""
    words = re.findall(r"[^\W\d_]+", typed.casefold())
    return " ".join(sorted(word for word in words if word not in _MORE) or sorted(words))


def names_of_languages() -> tuple[str, ...]:
    """A name to type for each language we know, in order: each means one language and no other."""
    return tuple(sorted({name for tag in SHOWN_AS if (name := _typed_for(tag))}))


def read_languages(text: str, own: Mapping[str, str]) -> Languages:
    """The languages a cell lists, split at / , & + and "and"; `own` holds the programme's own spellings."""
    mine = {_key(typed): meant for typed, meant in own.items()}
    tags: list[str] = []
    asked: list[Asked] = []
    for piece in _pieces(plain(text)):
        found = _one(piece, mine)
        if isinstance(found, Asked):
            asked.append(found)
            tags += found.meanwhile
        else:
            tags.append(found)
    return Languages(tuple(dict.fromkeys(tags)), tuple(asked))


def _pieces(text: str) -> Iterable[str]:
    return (piece.strip(" .") for piece in _BETWEEN.split(text) if piece.strip(" ."))


def _one(piece: str, own: Mapping[str, str]) -> str | Asked:
    meant = own.get(_key(piece), piece)
    if tag := _TAGS.get(meant.casefold()):
        return tag
    known = _spellings().get(_key(meant))
    if known is None:
        return _unknown(piece)
    if known.tags == ("?",):
        return Asked(piece, "", known.hint)
    return known.tags[0] if len(known.tags) == 1 else _either(piece, known)


def _unknown(piece: str) -> Asked:
    guess = did_you_mean(piece, {row.typed for row in _spellings().values() if row.tags != ("?",)})
    return Asked(
        piece, "I do not know that language.", guess.strip() or "Type its usual English name, such as Urdu."
    )


def _either(piece: str, known: _Spelling) -> Asked:
    names = " or ".join(name for tag in known.tags if (name := _typed_for(tag)))
    talk = all((a, b) in understood() for a in known.tags for b in known.tags if a < b)
    says = f"{piece} can mean two languages"
    says += " whose speakers understand each other: I take either until you say." if talk else "."
    return Asked(piece, says, f"Type {names}.", known.tags if talk else ())


def _typed_for(tag: str) -> str:
    """A spelling that means this tag and no other; nothing where another tag says the same."""
    if _spellings().get(_key(shown_as(tag)), _Spelling("", (), "")).tags == (tag,):
        return shown_as(tag)
    return next((row.typed for row in _spellings().values() if row.tags == (tag,)), "")
