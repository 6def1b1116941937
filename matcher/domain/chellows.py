"""Chellows: what each offers, wishes and may do."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from matcher.domain.kinds import CheckKind, FeedDetail, Role
from matcher.domain.record import UNKNOWN, Record, Source
from matcher.domain.times import Dates, FreeTime, Hours, Span, weekly_spans


class Check(Record):
    """A check passed, good from `start` to before `end` (None: no end)."""

    kind: CheckKind
    start: date
    end: date | None = None
    level: str = ""

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)


class HomeSlot(Record):
    """The place and time a Hub Chellow thinks of as theirs."""

    venue: str
    weekday: int
    start: int


class Bounds(Record):
    """Minutes a week somebody sets aside: so many at least, and at most."""

    least: int = 0
    most: int | None = None


class DayWish(Record):
    """A day somebody would like to be on a shift, or be spared one."""

    day: date
    kind: str = ""
    """The kind of shift meant; empty: any."""
    weight: int = 1
    """How much it counts beside other wishes."""
    off: bool = False
    """True: would rather be spared."""


class Before(Record):
    """What somebody's last days before the period were, as far as anybody knows."""

    days_out: int = 0
    """How many days running, the eve the last, they had a duty."""
    days_off: int = 0
    """How many days running, the eve the last, they had none."""
    kind: str = ""
    """The kind of shift they had on the eve."""

    @property
    def known(self) -> tuple[int, ...]:
        """1 for a day with a duty, 0 for one without, the eve last; empty where nothing is known."""
        if self.days_out:
            return (0, *(1,) * self.days_out)
        return (1, *(0,) * self.days_off) if self.days_off else ()


class Chellow(Record):
    """A volunteer, what they offer, and what they may do."""

    code: str
    name: str = ""
    """First name or initials, as on a wall rota; never used in planning."""
    roles: frozenset[Role] = frozenset()
    languages: tuple[str, ...] = ()
    place: str | None = None
    offered: int = 0
    """Minutes offered a week."""
    most_families: int = 3
    level: int = 0
    """Training level 0 to 3."""
    accreditation: str = ""
    checks: tuple[Check, ...] = ()
    gender: str = ""
    age_band: str = ""
    culture: str = ""
    free: tuple[FreeTime, ...] = ()
    away: tuple[Dates, ...] = ()
    busy: tuple[Hours, ...] = ()
    """Times of single days at which the person cannot come after all."""
    visits_homes: bool = True
    avoids: frozenset[str] = frozenset()
    """What this person cannot be with in a family's home, in words also used of homes: dog, smoke, stairs."""
    step_free: bool = False
    keep_apart: frozenset[str] = frozenset()
    """Codes of Chellows or families this person must not be put with, for any reason."""
    not_near: frozenset[str] = frozenset()
    """Families too near a neighbour, relatives, or known from before."""
    wishes: tuple[str, ...] = ()
    """Venues liked, the best first."""
    would_rather_not: frozenset[str] = frozenset()
    """Venues this person would rather not serve at."""
    most_days_a_week: int | None = None
    most_shifts_a_week: int | None = None
    shortest_shift: int | None = None
    longest_shift: int | None = None
    most_minutes_a_day: int | None = None
    most_in_four_weeks: int | None = None
    """Minutes in any four weeks at most."""
    on_rota: Bounds = Bounds()
    on_visits: Bounds = Bounds()
    least_minutes: int | None = None
    """Minutes wanted over the period at least."""
    most_minutes: int | None = None
    """Minutes over the period at most."""
    least_days_running: int | None = None
    most_days_running: int | None = None
    least_days_off_running: int | None = None
    most_weekends: int | None = None
    """Weekends with a shift over the period."""
    whole_weekends: bool = False
    """Would rather have a shift on both days of a weekend, or on neither."""
    most_of_kind: tuple[tuple[str, int], ...] = ()
    """Kinds of shift, each with the most of it over the period."""
    day_wishes: tuple[DayWish, ...] = ()
    before: Before = Before()
    best_times: tuple[FreeTime, ...] = ()
    """When this person likes shifts best; nothing said: at any time offered."""
    poor_times: tuple[FreeTime, ...] = ()
    """When this person comes to shifts if need be, but would rather not."""
    places_wanted: int = 0
    """How many different venues this person would like to see; 0: nothing said."""
    likes_with: frozenset[str] = frozenset()
    rather_not_with: frozenset[str] = frozenset()
    buddy: str | None = None
    """The Chellow beside whom this person takes shifts."""
    buddy_until: date | None = None
    """Last day inclusive; None: as long as there is a buddy."""
    learning_until: date | None = None
    """Last day inclusive of learning beside others; None: not learning."""
    home_slots: tuple[HomeSlot, ...] = ()
    experienced: bool | None = None
    """None: worked out from the joining date."""
    ambassador: str | None = None
    missed_last: bool | None = None
    """Whether the last monthly meeting was missed; None: as far as the published plan knows."""
    joined: date | None = None
    active: bool = True
    phone: str = ""
    email: str = ""
    feed_detail: FeedDetail = FeedDetail.BRIEF
    remind_minutes: int | None = None
    """How long before a duty the calendar reminds; None: never."""
    given_before: int = 0
    """Decayed minutes given before the period (FAIRNESS history)."""
    offered_before: int = 0
    """Decayed minutes offered before the period."""
    unsocial_before: int = 0
    """Decayed minutes given at unsocial times in published weeks before the period."""
    unsocial_offered_before: int = 0
    """Decayed minutes offered in those weeks."""
    shifts_done: int = 0
    """Shifts done before the period, as far as the ledger knows."""
    source: Source = UNKNOWN

    @cached_property
    def weekly(self) -> Mapping[int, tuple[Span, ...]]:
        """The free times that come round every week, by weekday."""
        return weekly_spans(self.free)

    def has_joined(self, day: date) -> bool:
        """True from the joining date on; one nobody typed is long past."""
        return self.joined is None or self.joined <= day

    def is_here(self, day: date) -> bool:
        """True if the person has joined by the day and is not away on it."""
        return self.has_joined(day) and not any(day in gone for gone in self.away)

    def is_learning(self, day: date) -> bool:
        """True while the person learns beside others."""
        return self.learning_until is not None and day <= self.learning_until

    def passed(self, kind: CheckKind, day: date) -> bool:
        """True if a check of that kind is good on the day; unknown is not passed."""
        return any(check.kind == kind and day in check for check in self.checks)
