"""One sentence about times, walked along word by word: a Day or a Span at a time, in the order typed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from matcher.domain.settings import Settings
from matcher.domain.times import DAY_MINUTES, Span
from matcher.reading.times.clocks import Clock, Unreadable, alone, between
from matcher.reading.times.words import Kind, Word, weekdays_of

SCHOOL_HOURS = Span(start=9 * 60 + 15, end=14 * 60 + 45)
AFTER_SCHOOL = 15 * 60 + 30
LUNCHTIME = Span(start=12 * 60, end=14 * 60)
TIMED = (Kind.PART, Kind.CLOCK)


@dataclass(frozen=True)
class Day:
    """Weekdays with the rhythm they come round in: every so many weeks, or the nth of a month."""

    weekdays: tuple[int, ...]
    every: int = 1
    nths: tuple[int, ...] = ()


@dataclass(frozen=True)
class Context:
    """What is known before a cell is read: the settings, and for a tick grid the day and part it stands for."""

    settings: Settings
    near: date
    days: tuple[int, ...] | None = None
    part: str | None = None

    @property
    def whole(self) -> Span:
        """The programme's day, from morning to evening."""
        return Span(start=self.settings.morning[0], end=self.settings.evening[1])

    def span(self, part: str) -> Span:
        """A part of the day by its name."""
        settings = self.settings
        return {
            "morning": Span(start=settings.morning[0], end=settings.morning[1]),
            "afternoon": Span(start=settings.afternoon[0], end=settings.afternoon[1]),
            "evening": Span(start=settings.evening[0], end=settings.evening[1]),
            "daytime": Span(start=settings.morning[0], end=settings.afternoon[1]),
            "school hours": SCHOOL_HOURS,
            "after school": Span(start=AFTER_SCHOOL, end=self.whole.end),
            "lunchtime": LUNCHTIME,
        }.get(part, self.whole)


class Sentence:
    """Walks along the words, giving a Day or a Span at a time."""

    def __init__(self, words: list[Word], context: Context, excepting: bool) -> None:
        self.words = words
        self.context = context
        self.excepting = excepting
        self.at = 0

    def items(self) -> Iterator[Day | Span]:
        """Days with their rhythm and stretches of the day, in the order typed."""
        found: list[Day | Span] = []
        while self.at < len(self.words):
            kind = self.words[self.at].kind
            if kind in (Kind.COMMA, Kind.AND) or (kind is Kind.TO and self.words[self.at].value == "-"):
                self._refuse_a_stretch_over_days(kind)
                self.at += 1
            elif kind is Kind.EVERY and not self._day_follows():
                _slow_down(found, self._take())
            elif kind in (Kind.EVERY, Kind.NTH, Kind.DAY):
                found.append(self._in_rhythm(self._day(), found))
            else:
                found.append(self._span())
        yield from found

    def _in_rhythm(self, day: Day, before: list[Day | Span]) -> Day:
        """`every other Mon and Tue`: both come round so."""
        last = before[-1] if before else None
        joined = self.at >= 2 and self.words[self.at - 2].kind is Kind.AND
        if joined and isinstance(last, Day) and day == Day(day.weekdays):
            return Day(day.weekdays, last.every, last.nths)
        return day

    def _refuse_a_stretch_over_days(self, kind: Kind) -> None:
        """`Mon am - Wed pm` could be two times or three days."""
        if kind is Kind.TO and self.at and self._kind(-1) in TIMED and self._kind(1) is Kind.DAY:
            raise Unreadable(
                "I cannot tell whether the days between are meant.", "Type Mon am, Wed pm or Mon-Wed am."
            )

    def _kind(self, ahead: int = 0) -> Kind | None:
        n = self.at + ahead
        return self.words[n].kind if n < len(self.words) else None

    def _take(self) -> Word:
        self.at += 1
        return self.words[self.at - 1]

    def _day_follows(self) -> bool:
        n = 1
        while self._kind(n) in (Kind.NTH, Kind.EVERY):
            n += 1
        return self._kind(n) is Kind.DAY

    def _day(self) -> Day:
        every, of_weeks, nths = 1, False, list[int]()
        while self._kind() in (Kind.EVERY, Kind.NTH):
            word = self._take()
            if word.kind is Kind.EVERY:
                every, of_weeks = int(str(word.value)), "week" in word.text or "fortnight" in word.text
            else:
                nths.append(int(str(word.value)))
            while self._kind() in (Kind.AND, Kind.COMMA) and self._kind(1) is Kind.NTH:
                self.at += 1
        if self._kind() is not Kind.DAY:
            raise Unreadable(
                "I cannot tell which day of the week.", "Type it in full, such as last Thu of the month eve."
            )
        days = weekdays_of(self._take())
        if self._kind() is Kind.TO and self._kind(1) is Kind.DAY:
            days = self._through(days)
        if (nths or (every > 1 and not of_weeks)) and len(days) > 2:
            raise Unreadable("I cannot tell which weekdays.", "Name the days, such as every other Sat am.")
        return Day(days, every, tuple(nths))

    def _through(self, first: tuple[int, ...]) -> tuple[int, ...]:
        """`Sun-Tue`: round the end of the week where it must."""
        self.at += 1
        last = weekdays_of(self._take())
        if len(first) != 1 or len(last) != 1:
            raise Unreadable("I cannot tell from which day to which.", "Type it such as Mon-Thu am.")
        return tuple((first[0] + n) % 7 for n in range((last[0] - first[0]) % 7 + 1))

    def _span(self) -> Span:
        if self._kind() is not Kind.PART:
            span = self._stretch(self.context.span(self.context.part) if self.context.part else None)
            if self._kind() is Kind.PART:
                return self._again(str(self._take().value))
            return span
        word = self._take()
        if self._kind() not in _BEGIN_A_STRETCH or self._follows_a_dash():
            return self._widened(word, self.context.span(str(word.value)))
        return self._stretch(None if word.value == "day" else self.context.span(str(word.value)))

    def _follows_a_dash(self) -> bool:
        """True if a hyphen stands here that joins nothing: `Mon am - Tue pm`."""
        return self.words[self.at].value == "-" and self._kind(1) is not Kind.CLOCK

    def _again(self, part: str) -> Span:
        """`6-8 evenings`: the stretch just read, read once more knowing the part of the day."""
        back = self.at - 1
        while back > 0 and self.words[back - 1].kind in (Kind.CLOCK, Kind.TO, *_BEGIN_A_STRETCH):
            back -= 1
        end, self.at = self.at, back
        span = self._stretch(self.context.span(part))
        self.at = end
        return span

    def _widened(self, word: Word, part: Span) -> Span:
        """A part of the day left out reaches to the ends of the day: `not evenings` leaves nothing after five."""
        if not self.excepting:
            return part
        start = 0 if word.value in ("morning", "day") else part.start
        return Span(start=start, end=DAY_MINUTES if word.value in ("evening", "day") else part.end)

    def _stretch(self, part: Span | None) -> Span:
        whole = part or (Span(start=0, end=DAY_MINUTES) if self.excepting else self.context.whole)
        kind = self._kind()
        if kind in (Kind.FROM, Kind.BETWEEN, Kind.AFTER):
            self.at += 1
            return self._from_clock(part, whole, open_ended=kind is not Kind.BETWEEN)
        if kind in (Kind.BEFORE, Kind.TO):
            self.at += 1
            return self._ordered(whole.start, alone(self._clock(), part))
        if kind is Kind.CLOCK:
            return self._from_clock(part, whole, open_ended=False)
        raise Unreadable("I cannot tell days and hours from that.")

    def _from_clock(self, part: Span | None, whole: Span, *, open_ended: bool) -> Span:
        start = self._clock()
        if (
            self._kind() in (Kind.TO, Kind.BEFORE, Kind.AND)
            and self._kind(1) is Kind.CLOCK
            and self._joins(open_ended)
        ):
            self.at += 1
            return between(start, self._clock(), part)
        if self._kind() is Kind.ONWARDS:
            self.at += 1
            open_ended = True
        if not open_ended:
            raise Unreadable("I see when it begins but not when it ends.", "Type both, such as Mon 10am-12pm.")
        return self._ordered(alone(start, part), whole.end)

    def _joins(self, open_ended: bool) -> bool:
        """`between 9 and 12` joins two times; `after 9 and 12` does not."""
        return self._kind() is not Kind.AND or (not open_ended and self.words[self.at - 2].kind is Kind.BETWEEN)

    def _clock(self) -> Clock:
        word = self._take() if self._kind() is Kind.CLOCK else None
        if word is None or not isinstance(word.value, Clock):
            raise Unreadable("I cannot tell the hours.", "Type them such as Mon 10am-12pm.")
        return word.value

    def _ordered(self, start: int, end: int) -> Span:
        if start >= end:
            raise Unreadable("That is outside the day.", "Type both times, such as Mon 6pm-9pm.")
        return Span(start=start, end=end)


_BEGIN_A_STRETCH = (Kind.CLOCK, Kind.FROM, Kind.BETWEEN, Kind.AFTER, Kind.BEFORE, Kind.TO)


def _slow_down(found: list[Day | Span], word: Word) -> None:
    """`Sat am fortnightly`: the rhythm goes with the days just read."""
    at = [n for n, item in enumerate(found) if isinstance(item, Day)]
    if not at:
        raise Unreadable("I cannot tell which weekdays.", "Name the days, such as every other Sat am.")
    while at and isinstance(found[at[-1]], Day):
        day = found[at[-1]]
        if isinstance(day, Day):
            found[at[-1]] = Day(day.weekdays, int(str(word.value)), day.nths)
        at = at[:-1] if len(at) > 1 and at[-2] == at[-1] - 1 else []
