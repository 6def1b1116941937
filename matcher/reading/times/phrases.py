"""A small grammar of weekly times: days, parts of the day, ranges, exceptions, and rhythms less than weekly."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import NamedTuple

from matcher.domain.times import DAY_MINUTES, WEEKDAYS, FreeTime, Span, joined, monday_of
from matcher.reading.text import plain
from matcher.reading.times.clocks import Unreadable
from matcher.reading.times.excel import in_words, was_a_range
from matcher.reading.times.sentence import TIMED, Context, Day, Sentence
from matcher.reading.times.words import ALL_WEEK, Kind, Word, weekdays_of, words_of

WEEKEND = (5, 6)
_GUESSED_PARTS = ("after school", "lunchtime")


class Times(NamedTuple):
    """What a text says somebody is free; `guessed` if that needs a confirming tick before it is used."""

    free: tuple[FreeTime, ...]
    guessed: bool = False


@dataclass
class Found:
    """What has been read so far, statement by statement."""

    spans: dict[tuple[int, int, int | None, bool], list[Span]] = field(default_factory=dict)
    """Stretches by (weekday, every, nth, term only)."""
    guessed: bool = False
    anchor: date | None = None

    def free(self) -> tuple[FreeTime, ...]:
        """The stretches joined, in order of day and time."""
        times = [
            FreeTime(
                weekday=weekday,
                start=span.start,
                end=span.end,
                every=every,
                nth=nth,
                term_only=term,
                anchor=self.anchor if every > 1 else None,
            )
            for (weekday, every, nth, term), spans in self.spans.items()
            for span in joined(spans)
        ]
        return tuple(sorted(times, key=lambda t: (t.weekday, t.start, t.every, t.nth or 0, t.term_only)))


Group = tuple[list[Day], list[Span]]


def read_times(text: str, context: Context) -> Times:
    """The weekly times a text offers, in order; raises Unreadable with what to type instead."""
    text = plain(text)
    if typed := was_a_range(text):
        raise Unreadable(f'Excel may have turned "{typed}" into a date.', f"Type {in_words(typed)}.")
    words = words_of(text, context.near)
    found = Found()
    anchors = {monday_of(word.value) for word in words if isinstance(word.value, date)}
    if len(anchors) > 1:
        raise Unreadable("I see two dates to count from.", "Keep one of them.")
    found.anchor = next(iter(anchors), None)
    for statement in _split([word for word in words if word.kind is not Kind.ANCHOR], Kind.STOP):
        _read_statement(statement, context, found)
    if not any(found.spans.values()):
        raise Unreadable("No day and time is left.")
    if found.anchor and not any(every > 1 for _, every, _, _ in found.spans):
        raise Unreadable(
            "I see a date among the days of the week.", "Dates belong in the columns away or joined on."
        )
    return Times(found.free(), found.guessed)


def _split(words: Sequence[Word], at: Kind) -> list[list[Word]]:
    parts: list[list[Word]] = [[]]
    for word in words:
        if word.kind is at:
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if part]


def _has(words: Iterable[Word], *kinds: Kind) -> bool:
    return any(word.kind in kinds for word in words)


def _read_statement(words: list[Word], context: Context, found: Found) -> None:
    found.guessed |= _has(words, Kind.HEDGE)
    words = [word for word in words if word.kind is not Kind.HEDGE]
    pieces = _split(words, Kind.COMMA)
    closed = [piece for piece in pieces if _is_closed(piece)]
    if closed and (len(closed) < len(pieces) or found.spans):
        pieces = [piece for piece in pieces if not _is_closed(piece)]
        words = _joined(pieces)
    if len(pieces) > 1 and all(_is_whole(piece) for piece in pieces):
        for piece in pieces:
            _read_sentence(
                _without_term(piece), context, found, _has(piece, Kind.TERM) or _has(pieces[-1], Kind.TERM)
            )
    elif words:
        _read_sentence(_without_term(words), context, found, _has(words, Kind.TERM))
    _close(found, closed)


def _is_whole(piece: list[Word]) -> bool:
    """True if a piece between commas has its own days and times."""
    return _has(piece, Kind.DAY) and _has(piece, *TIMED) and not _has(piece, Kind.NOT, Kind.CLOSED)


def _is_closed(piece: list[Word]) -> bool:
    """True of `Sun closed` and `closed Sun`."""
    return _has(piece, Kind.CLOSED) and _has(piece, Kind.DAY) and not _has(piece, *TIMED)


def _joined(pieces: list[list[Word]]) -> list[Word]:
    words: list[Word] = []
    for piece in pieces:
        words += [*([Word(Kind.COMMA)] if words else []), *piece]
    return words


def _without_term(words: list[Word]) -> list[Word]:
    return [word for word in words if word.kind is not Kind.TERM]


def _close(found: Found, pieces: list[list[Word]]) -> None:
    days = {day for piece in pieces for word in piece if word.kind is Kind.DAY for day in weekdays_of(word)}
    if found.spans.keys() - {key for key in found.spans if key[0] in days}:
        found.spans = {key: spans for key, spans in found.spans.items() if key[0] not in days}


def _read_sentence(words: list[Word], context: Context, found: Found, term: bool) -> None:
    parts = _split_at_first_not(words)
    if parts is None:
        offered = _groups(words, context)
        found.guessed |= _is_guess(words, context)
        _add(found, offered, context, term)
        return
    main, excepted = parts
    if main or not found.spans:
        _add(found, _groups(main, context) if main else [([Day(ALL_WEEK)], [])], context, term)
    for days, spans in _groups(excepted, context, excepting=True):
        _take_away(found, days, spans, must_be_offered=bool(main))


def _split_at_first_not(words: list[Word]) -> tuple[list[Word], list[Word]] | None:
    at = [n for n, word in enumerate(words) if word.kind in (Kind.NOT, Kind.CLOSED)]
    if not at:
        return None
    if len(at) > 1 or at[0] == len(words) - 1:
        raise Unreadable(
            "I cannot tell what is left out.", "Write one line for each, such as: Mon-Fri 9-5 not Wed."
        )
    return [w for w in words[: at[0]] if w.kind is not Kind.COMMA], words[at[0] + 1 :]


def _is_guess(words: Sequence[Word], context: Context) -> bool:
    no_day = context.days is None and not _has(words, Kind.DAY)
    return no_day or any(word.kind is Kind.PART and word.value in _GUESSED_PARTS for word in words)


def _add(found: Found, groups: list[Group], context: Context, term: bool) -> None:
    for days, spans in groups:
        for day in days:
            for weekday in day.weekdays:
                for nth in day.nths or (None,):
                    offered = found.spans.setdefault((weekday, day.every, nth, term), [])
                    offered += spans or [context.span(context.part or "day")]


def _take_away(found: Found, days: list[Day], spans: list[Span], *, must_be_offered: bool) -> None:
    if any(day.every > 1 or day.nths for day in days):
        raise Unreadable("I cannot leave out only some of the weeks.", "Put those dates in the column away.")
    gone = spans or [Span(start=0, end=DAY_MINUTES)]
    weekdays = {weekday for day in days for weekday in day.weekdays}
    touched = {key[0] for key in found.spans}
    if must_be_offered and set(ALL_WEEK) != weekdays and not weekdays <= touched:
        missing = ", ".join(WEEKDAYS[day] for day in sorted(weekdays - touched))
        raise Unreadable(
            f"{missing} is left out but was not offered.", "Write one line for each, what is not free last."
        )
    for key, offered in list(found.spans.items()):
        if key[0] in weekdays:
            found.spans[key] = [rest for span in joined(offered) for rest in _less(span, gone)]


def _less(span: Span, gone: Iterable[Span]) -> Iterator[Span]:
    start = span.start
    for off in joined(gone):
        if start < off.start:
            yield Span(start=start, end=min(off.start, span.end))
        start = max(start, off.end)
        if start >= span.end:
            return
    yield Span(start=start, end=span.end)


def _groups(words: list[Word], context: Context, *, excepting: bool = False) -> list[Group]:
    """Days with their times, in the order typed: days first (`Mon Wed am`) or times first (`am Mon Wed`)."""
    items = list(Sentence(words, context, excepting).items())
    runs = [(kind, list(run)) for kind, run in groupby(items, key=lambda item: isinstance(item, Day))]
    if not runs:
        raise Unreadable("I cannot tell days and hours from that.")
    if len(runs) == 1:
        return [_alone(runs[0], context)]
    groups: list[Group] = []
    if len(runs) % 2:
        groups.append(_odd_one(runs.pop()))
    for (_, first), (_, second) in zip(runs[::2], runs[1::2], strict=True):
        both = [*first, *second]
        groups.append(([i for i in both if isinstance(i, Day)], [i for i in both if isinstance(i, Span)]))
    if context.days is not None and any(set(d.weekdays) - set(context.days) for days, _ in groups for d in days):
        raise Unreadable("Another day stands in the column of this one.", "Type times only in this column.")
    return groups


def _alone(run: tuple[bool, list[Day | Span]], context: Context) -> Group:
    days = [item for item in run[1] if isinstance(item, Day)]
    spans = [item for item in run[1] if isinstance(item, Span)]
    if context.days is not None and any(set(day.weekdays) - set(context.days) for day in days):
        raise Unreadable("Another day stands in the column of this one.", "Type times only in this column.")
    return days or [Day(context.days or ALL_WEEK)], spans


def _odd_one(run: tuple[bool, list[Day | Span]]) -> Group:
    """`Mon am, weekends`: days of a group stand for whole days; of anything else that is left over we must ask."""
    last = run[1][0]
    if isinstance(last, Day):
        if run[1] == [Day(WEEKEND)]:
            return [last], []
        day = WEEKDAYS[last.weekdays[0]]
        raise Unreadable(f"I cannot tell when on {day}.", f"Type the times of {day} too, such as {day} am.")
    raise Unreadable(f"I cannot tell on which days {last}.", "Type the day before each time, such as Mon 10-12.")
