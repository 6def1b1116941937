"""What is to be pinned: `C-03 library tue 10:00`, `C-03 off library 12 jan`, `C-03 F-0104`."""

from collections.abc import Sequence
from datetime import date

from matcher.domain.locks import Lock
from matcher.domain.programme import Programme
from matcher.reading.columns import folded
from matcher.reading.typed.moments import words_of
from matcher.reading.typed.people import NotClear, chellow_is, who_is

OFF = {"off", "not"}
HOW = "Type who and where, such as: C-03 library tue 10:00, or C-03 F-0104, with off to keep them apart."


def lock_meant(programme: Programme, text: str, until: date | None = None, why: str = "") -> Lock:
    """The lock that the words say, up to a last day.

    Raises:
        NotClear: they do not say who, or where.
    """
    lock = _said(programme, text).but(why=why)
    if lock.family is None and lock.venue is None:
        raise NotClear(f"I cannot tell what to pin from: {text}.", HOW)
    return lock if lock.last else lock.but(last=until)


def locks_meant(programme: Programme, there: Sequence[Lock], text: str) -> tuple[Lock, ...]:
    """Those of the locks that agree with all that the words say.

    Raises:
        NotClear: they do not say whose, or name no venue there is.
    """
    said = _said(programme, text)
    facts = {name: getattr(said, name) for name in ("family", "venue", "first", "weekday", "start")}
    typed = {name: fact for name, fact in facts.items() if fact is not None}
    return tuple(
        lock
        for lock in there
        if lock.chellow == said.chellow
        and (lock.off or not said.off)
        and all(getattr(lock, name) == fact for name, fact in typed.items())
    )


def _said(programme: Programme, text: str) -> Lock:
    """Whoever, wherever and whenever the words name, and nothing where they do not."""
    first, *others = text.split() or [""]
    off = any(word.casefold() in OFF for word in others)
    rest = [word for word in others if word.casefold() not in OFF]
    chellow = chellow_is(programme, first)
    if len(rest) == 1 and folded(rest[0]) in map(folded, programme.family):
        return Lock(chellow=chellow, family=who_is(programme, rest[0]), off=off)
    words = words_of(" ".join(rest), programme.period.first)
    return Lock(
        chellow=chellow,
        venue=_venue(programme, words.rest) if words.rest else None,
        first=words.day,
        last=words.day,
        weekday=words.weekday,
        start=words.start,
        off=off,
    )


def _venue(programme: Programme, words: Sequence[str]) -> str:
    typed = " ".join(words)
    exact = [v.code for v in programme.venues if typed in (v.code.casefold(), v.name.casefold())]
    alike = [v.code for v in programme.venues if all(w in f"{v.code} {v.name}".casefold() for w in words)]
    found = exact or alike
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotClear(f"I find no venue or family for {typed}.", HOW)
    raise NotClear(f"{typed} may be {' or '.join(found)}.", "Type the code of the venue.")
