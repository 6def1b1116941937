"""Who of the Support Ambassadors is on duty while anybody is out, and who backs whom.

A stretch in which anybody is out is cut only where nobody could stay on, so that there are few handovers;
who takes which part is settled by sharing their duty hours out evenly. Nothing here asks a solver.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from math import lcm

from matcher.board import by_day
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.plan import Plan, Watch
from matcher.domain.programme import Programme
from matcher.domain.record import Record
from matcher.domain.times import Span, instant, joined


class Part(Record):
    """A stretch of one day that one Support Ambassador can take whole, and who could; nobody, if it is nobody."""

    day: date
    span: Span
    could: tuple[str, ...]

    @property
    def minutes(self) -> int:
        """How long it is."""
        return self.span.end - self.span.start


def watches_of(programme: Programme, plan: Plan) -> tuple[Watch, ...]:
    """Whom to ring for every minute that anybody is out, in order of time; nothing without Support Ambassadors."""
    if not programme.ambassadors:
        return ()
    out = by_day(duty for duty in plan.duties if duty.kind is not DutyKind.HELD)
    parts = [part for day in sorted(out) for part in _parts(programme, day, out[day])]
    sharing = _Sharing(programme, parts)
    sharing.share_out()
    return tuple(
        Watch(start=instant(part.day, part.span.start), end=instant(part.day, part.span.end), ambassador=taker)
        for part, taker in zip(parts, sharing.takers, strict=True)
    )


def backed_by(programme: Programme) -> Mapping[str, str]:
    """Each Chellow's own Support Ambassador: as their row says, else whoever backs the fewest."""
    here = [person for person in programme.chellows if person.active]
    stated = {person.code: person.ambassador for person in here if person.ambassador in programme.ambassador}
    named = {code: str(ambassador) for code, ambassador in stated.items()}
    load = dict.fromkeys(programme.ambassador, 0) | Counter(named.values())
    for person in here:
        if load and person.code not in named:
            named[person.code] = min(load, key=lambda code: (load[code], code))
            load[named[person.code]] += 1
    return {code: named[code] for code in sorted(named)}


def _parts(programme: Programme, day: date, duties: Iterable[Duty]) -> Iterator[Part]:
    """The day's stretches with somebody out, each cut where no Support Ambassador could stay on."""
    on_duty = {code: programme.on_duty(code, day) for code in programme.ambassador}
    cuts = {minute for spans in on_duty.values() for span in spans for minute in (span.start, span.end)}
    for out in joined(duty.span for duty in duties):
        begins, could = out.start, _there(on_duty, out.start)
        for minute in sorted(minute for minute in cuts if out.start < minute < out.end):
            there = _there(on_duty, minute)
            if could != there and not could & there:
                yield Part(day=day, span=Span(start=begins, end=minute), could=tuple(sorted(could)))
                begins, could = minute, there
            could &= there
        yield Part(day=day, span=Span(start=begins, end=out.end), could=tuple(sorted(could)))


def _there(on_duty: Mapping[str, Sequence[Span]], minute: int) -> frozenset[str]:
    """Who is on duty in that minute of the day."""
    return frozenset(code for code, spans in on_duty.items() if any(s.start <= minute < s.end for s in spans))


class _Sharing:
    """The parts of a period, who takes each, and how full that makes everybody's hours on duty."""

    def __init__(self, programme: Programme, parts: Sequence[Part]) -> None:
        self.parts = parts
        self.takers: list[str | None] = [None] * len(parts)
        hours = {code: _hours(programme, code) for code in programme.ambassador}
        whole = lcm(*(minutes for minutes in hours.values() if minutes))
        self._weight = {code: whole // minutes for code, minutes in hours.items() if minutes}
        """What a minute weighs, so that everybody's whole hours weigh the same."""
        self._load = dict.fromkeys(hours, 0)

    def share_out(self) -> None:
        """Settle it so that no change of one part, and no exchange of two, would be fairer."""
        order = sorted(range(len(self.parts)), key=lambda n: (-self.parts[n].minutes, n))
        for n in order:
            part = self.parts[n]
            if part.could:
                self._give(n, min(part.could, key=lambda code: (self._share(code, part.minutes), code)))
        while self._change_one() or self._exchange_two():
            pass

    def _share(self, code: str, more: int = 0) -> int:
        return (self._load[code] + more) * self._weight[code]

    def _give(self, n: int, code: str) -> None:
        before, minutes = self.takers[n], self.parts[n].minutes
        if before is not None:
            self._load[before] -= minutes
        self._load[code] += minutes
        self.takers[n] = code

    def _is_fairer(self, giver: str, taker: str, minutes: int) -> bool:
        """True if it would be fairer with so many minutes taken over."""
        before = sorted((self._share(giver), self._share(taker)), reverse=True)
        return sorted((self._share(giver, -minutes), self._share(taker, minutes)), reverse=True) < before

    def _change_one(self) -> bool:
        for n, part in enumerate(self.parts):
            now = self.takers[n]
            for other in part.could:
                if now is not None and other != now and self._is_fairer(now, other, part.minutes):
                    self._give(n, other)
                    return True
        return False

    def _exchange_two(self) -> bool:
        for (n, one), (m, other) in combinations(enumerate(self.parts), 2):
            a, b = self.takers[n], self.takers[m]
            if a is None or b is None or a == b or b not in one.could or a not in other.could:
                continue
            if self._is_fairer(a, b, one.minutes - other.minutes):
                self._give(n, b)
                self._give(m, a)
                return True
        return False


def _hours(programme: Programme, code: str) -> int:
    """Minutes on duty over the period."""
    return sum(span.end - span.start for day in programme.period.days() for span in programme.on_duty(code, day))
