"""A duty: somebody somewhere at some time."""

from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from matcher.domain.record import Record
from matcher.domain.times import DAY_MINUTES, Span, instant, local


class DutyKind(StrEnum):
    """What a Chellow can be down for. `held` is time kept free for a pair not yet agreed: never an event."""

    VISIT = "visit"
    SHIFT = "shift"
    GATHERING = "gathering"
    EVENT = "event"
    HELD = "held"


VISITS = frozenset({DutyKind.VISIT, DutyKind.HELD})
"""The kinds that belong to a pair."""


class Stretch(Record):
    """An unbroken time. Times are UTC, `end` exclusive."""

    start: datetime
    end: datetime

    @cached_property
    def day(self) -> date:
        """The local date it begins on."""
        return local(self.start).date()

    @cached_property
    def span(self) -> Span:
        """Its stretch of the local day, by the clock on the wall."""
        begin, end = local(self.start), local(self.end)
        start = begin.hour * 60 + begin.minute
        over_midnight = DAY_MINUTES * (end.date() - begin.date()).days
        return Span(start=start, end=end.hour * 60 + end.minute + over_midnight)

    @cached_property
    def minutes(self) -> int:
        """How long it really lasts."""
        return round((self.end - self.start).total_seconds()) // 60


class Duty(Stretch):
    """One unbroken time at one place, with whoever is down for it."""

    id: str
    kind: DutyKind
    venue: str | None = None
    area: str | None = None
    """Label of the area of a visit; None where nobody travels (phone)."""
    title: str = ""
    people: tuple[str, ...] = ()
    """Codes, each once, in order of code."""
    family: str | None = None
    coach: str | None = None
    """The lead Coach of a visit; others on it are companions."""
    built: bool = False
    """True for a shift cut to fit the cover a venue wants: one person's unbroken time there."""

    @cached_property
    def slot_key(self) -> tuple[str, datetime]:
        """What it is and when: tells two possible times of one visit apart."""
        return (self.id, self.start)

    @cached_property
    def what_and_when(self) -> tuple[str, datetime, datetime]:
        """What it is, from when to when: the same in any plan, while the id of a built shift is its plan's."""
        return (f"{self.venue}" if self.built else self.id, self.start, self.end)

    @cached_property
    def told(self) -> tuple[object, ...]:
        """All that it is to each of its people: who else is there does not count."""
        return (*self.what_and_when, self.kind, self.venue, self.area, self.title, self.family)

    def overlaps(self, other: "Duty") -> bool:
        """True if some minute belongs to both."""
        return self.start < other.end and other.start < self.end

    def minutes_until(self, then: "Duty") -> int:
        """Minutes from its end to the beginning of another; below 0 if that begins before."""
        return round((then.start - self.end).total_seconds()) // 60

    def with_people(self, people: tuple[str, ...]) -> "Duty":
        """The same duty with these people on it."""
        listed = tuple(sorted(people))
        return self if listed == self.people else self.but(people=listed)


def duty_on(day: date, span: Span, **facts: object) -> Duty:
    """A duty at a local date and stretch of the day."""
    times = {"start": instant(day, span.start), "end": instant(day, span.end)}
    return Duty.model_validate({**facts, **times})
