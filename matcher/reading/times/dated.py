"""Times that hold only between dates: `Mon am from 1 Feb`, `Mon-Fri 9-5; Ramadan: mornings only`, `not in Ramadan`.

Each statement (what stands between semicolons) may say from when until when it holds, or name a season whose
dates stand on the sheet of terms. A season's own times take the place of the others while it lasts.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from matcher.domain.times import Dates, FreeTime, Span
from matcher.reading.dates import dates_near, find_date
from matcher.reading.text import plain
from matcher.reading.times.clocks import Unreadable
from matcher.reading.times.phrases import Times, read_times
from matcher.reading.times.sentence import Context
from matcher.reading.times.words import Kind, words_of

RAMADAN = "Ramadan"
HOLIDAYS = "school holidays"
Seasons = Mapping[str, Sequence[Dates]]
"""The runs of days of each season the programme knows."""

_NAMES = (
    (RAMADAN, r"rama[dz][ha]+n|ramzan|ramadan"),
    (HOLIDAYS, r"(?:the\s+)?school\s+(?:holidays|hols)|(?:the\s+)?(?:holidays|hols)(?!\s+only\s+term)"),
)
_SEASON = "|".join(f"(?P<s{n}>{words})" for n, (_, words) in enumerate(_NAMES))
_NOT = r"(?:but\s+)?(?:not|except|excluding|apart\s+from|outside|no)\s+(?:(?:in|during|for|over)\s+)?(?:the\s+)?"
_IN = r"(?:(?:in|during|for|over|throughout)\s+)?(?:the\s+)?"
_OUTSIDE = re.compile(rf",?\s*\b{_NOT}(?:{_SEASON})\b")
_INSIDE = re.compile(rf",?\s*\b{_IN}(?:{_SEASON})\b\s*[:,-]?\s*")
_TERM_WORDS = re.compile(r"\b(?:not|except|excluding|excl)\b[^;]*\b(?:holidays|hols)\b|\bterm\b")
_ANY_SEASON = "|".join(words for _, words in _NAMES)
_PIECES = re.compile(rf"[;\n]|\.\s+|,?\s*\botherwise\b\s*[:,]?|,\s*(?={_IN}(?:{_ANY_SEASON})\b)")
_ALSO = re.compile(r"\b(?:also|too|as well|extra|in addition)\b")
_INSTEAD = re.compile(r"\b(?:only|instead|just)\b")
_TERM_ONLY = re.compile(r"\bterm(?:[\s-]*time)?\s+only\b")
_RHYTHM = re.compile(r"\b(?:every other|alternate|fortnight\w*|every (?:second|third|2nd|3rd)|2 weeks)\b")
_FROM = re.compile(r"\b(?:from|starting|beginning|since|as of|between)\s+(?:the\s+)?")
_BEGIN = re.compile(r"^")
_COLON = re.compile(r"\s*:")
_UNTIL = re.compile(r"\s*(?:\b(?:until|till|til|to|up to|and|through|ending)\b|-)\s*(?:the\s+)?")
_ONLY_UNTIL = re.compile(r"\b(?:until|till|til|up to)\s+(?:the\s+)?")
_NOTHING = re.compile(r"(?:no|none|nothing|never|away|off|closed|unavailable|not (?:at all|available|free))")

Bound = tuple[date | None, date | None]
"""The first and last day something holds, both in it; None: no bound."""


def terms_and_seasons(runs: Sequence[Dates]) -> tuple[tuple[Dates, ...], Seasons]:
    """The school terms among the runs of the sheet of terms, and the seasons: Ramadan, and the holidays between."""
    ramadan = [run for run in runs if re.search(_NAMES[0][1], run.what.lower())]
    terms = tuple(run for run in runs if run not in ramadan)
    ends, starts = sorted(run.end for run in terms), sorted(run.start for run in terms)
    between = zip(ends, starts[1:], strict=False)
    holidays = [Dates(start=end, end=start, what=HOLIDAYS) for end, start in between if end < start]
    return terms, {RAMADAN: ramadan, HOLIDAYS: holidays}


class Statement(NamedTuple):
    """One statement: the times it says, when it holds, and whether it stands in place of the others then."""

    text: str
    bounds: tuple[Bound, ...] | None = None
    """None: always."""
    instead: bool = False


def read_dated(text: str, context: Context, seasons: Seasons) -> Times:
    """The times a text offers, dates and seasons minded; raises Unreadable with what to type instead."""
    pieces = [piece.strip() for piece in _PIECES.split(plain(text).lower()) if piece and piece.strip(" ,:.")]
    statements = [_statement(piece, context, seasons) for piece in pieces]
    if all(one.bounds is None for one in statements):
        return read_times(text, context)
    always = "; ".join(one.text for one in statements if one.bounds is None)
    usual = read_times(always, context) if always else Times(())
    found, guessed = list(usual.free), usual.guessed
    for one in statements:
        if one.bounds is not None:
            found, guess = _with(found, one, context)
            guessed |= guess
    if not found:
        raise Unreadable("No day and time is left.")
    return Times(tuple(sorted(found, key=_in_order)), guessed)


def _statement(piece: str, context: Context, seasons: Seasons) -> Statement:
    of_term = _TERM_WORDS.search(piece) and not re.search(_NAMES[0][1], piece)
    if not of_term and (outside := _OUTSIDE.search(piece)):
        gaps = tuple(_outside(_bounds_of(_runs(outside, seasons))))
        return Statement(_without(piece, outside), gaps)
    if not of_term and (inside := _INSIDE.search(piece)):
        rest, bounds = _without(piece, inside), _bounds_of(_runs(inside, seasons))
        if _NOTHING.fullmatch(rest):
            return Statement("", tuple(_outside(bounds)))
        return Statement(_plainly(rest), bounds, instead=not _ALSO.search(rest))
    bound, rest = (None, piece) if _RHYTHM.search(piece) else _bound(piece, context)
    if bound is None:
        return Statement(piece)
    return Statement(_plainly(rest), (bound,), instead=bool(_INSTEAD.search(_TERM_ONLY.sub(" ", rest))))


def _without(piece: str, found: re.Match[str]) -> str:
    return _cut_out(piece, found.start(), found.end())


def _plainly(rest: str) -> str:
    return _INSTEAD.sub(" ", _ALSO.sub(" ", rest)).strip(" ,:.-")


def _runs(found: re.Match[str], seasons: Seasons) -> Sequence[Dates]:
    name = next(name for n, (name, _) in enumerate(_NAMES) if found[f"s{n}"])
    if not seasons.get(name):
        row = f"a row {name} with its dates" if name == RAMADAN else "the school terms"
        fix = f"Add {row} to the sheet terms, or type the dates that differ in the column away."
        raise Unreadable(f"I do not know when {name} {'is' if name == RAMADAN else 'are'}.", fix)
    return seasons[name]


def _bounds_of(runs: Sequence[Dates]) -> tuple[Bound, ...]:
    return tuple((run.start, run.end - timedelta(days=1)) for run in runs)


def _outside(bounds: Iterable[Bound]) -> Iterable[Bound]:
    """The times before, between and after."""
    begins: date | None = None
    for first, last in sorted(bounds, key=lambda bound: bound[0] or date.min):
        if first is not None:
            yield begins, first - timedelta(days=1)
        if last is None:
            return
        begins = last + timedelta(days=1)
    yield begins, None


def _bound(piece: str, context: Context) -> tuple[Bound | None, str]:
    """`from 1 feb mon am`, `mon am until 5 mar`, `1 feb - 5 mar: mon am`: the dates, and the rest."""
    year_of = dates_near(context.near)
    for lead in (*_FROM.finditer(piece), *_BEGIN.finditer(piece)):
        if first := find_date(piece, lead.end(), year_of):
            joint = _UNTIL.match(piece, first[1])
            last = find_date(piece, joint.end(), dates_near(first[0])) if joint else None
            end = last[1] if last else first[1]
            if lead[0] or _COLON.match(piece, end):
                return (first[0], last[0] if last else None), _cut_out(piece, lead.start(), end)
    for lead in _ONLY_UNTIL.finditer(piece):
        if found := find_date(piece, lead.end(), year_of):
            return (None, found[0]), _cut_out(piece, lead.start(), found[1])
    return None, piece


def _cut_out(piece: str, start: int, end: int) -> str:
    return f"{piece[:start]} {piece[end:]}".strip(" ,:.-")


def _with(found: list[FreeTime], one: Statement, context: Context) -> tuple[list[FreeTime], bool]:
    """The times with a dated statement added, or in place of the others while it holds."""
    bounds = one.bounds or ()
    if not one.text:
        return [time for usual in found for bound in bounds for time in _within(usual, bound)], False
    theirs, guessed = _its_times(found, one, context)
    if one.instead:
        gaps = tuple(_outside(bounds))
        found = [time for usual in found for gap in gaps for time in _within(usual, gap)]
    return [*found, *(time for free in theirs for bound in bounds for time in _within(free, bound))], guessed


def _its_times(found: Sequence[FreeTime], one: Statement, context: Context) -> tuple[list[FreeTime], bool]:
    """The times a statement says; where it names no day, the others cut to its hours."""
    if context.days is not None or any(word.kind is Kind.DAY for word in words_of(one.text, context.near)):
        times = read_times(one.text, context)
        return list(times.free), times.guessed
    if not found:
        fix = "Type the usual week first, such as Mon-Fri 9-5; Ramadan: mornings only."
        raise Unreadable("I cannot tell on which days.", fix)
    cut, guessed = [], False
    for usual in found:
        times = read_times(one.text, Context(context.settings, context.near, days=(usual.weekday,)))
        guessed |= times.guessed
        cut += [part for time in times.free if (part := _shared(usual, time.span)) is not None]
    return cut, guessed


def _shared(usual: FreeTime, span: Span) -> FreeTime | None:
    start, end = max(usual.start, span.start), min(usual.end, span.end)
    return usual.but(start=start, end=end) if start < end else None


def _within(time: FreeTime, bound: Bound) -> Iterable[FreeTime]:
    """The time as far as it lies within the bound."""
    firsts = [day for day in (time.first, bound[0]) if day is not None]
    lasts = [day for day in (time.last, bound[1]) if day is not None]
    first, last = max(firsts, default=None), min(lasts, default=None)
    if first is None or last is None or first <= last:
        yield time.but(first=first, last=last)


def _in_order(time: FreeTime) -> tuple[int, int, date, date]:
    return (time.weekday, time.start, time.first or date.min, time.last or date.max)
