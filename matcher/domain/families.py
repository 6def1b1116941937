"""Families, by code only: what each needs, wishes and has agreed to."""

import math
from collections.abc import Mapping
from datetime import date
from functools import cached_property

from matcher.domain.kinds import HIGHEST_NEED, MeetingPlace, Need
from matcher.domain.record import UNKNOWN, Record, Source
from matcher.domain.times import Dates, FreeTime, Span, weekly_spans


class Visits(Record):
    """How often and how long a family is visited."""

    minutes: int = 60
    every: int = 1
    """1 weekly, 2 fortnightly."""

    @property
    def minutes_a_week(self) -> int:
        """Minutes of visits a week, on the mean, rounded up."""
        return math.ceil(self.minutes / self.every)


class Family(Record):
    """A family, known here by a code alone."""

    code: str
    languages: tuple[str, ...] = ()
    language_need: Need = Need.MUST
    interpreter_ok: bool = False
    place: str | None = None
    need_band: int = 0
    """0 to 3; orders claims."""
    level_needed: int = 0
    """0 to 3; compared with a Coach's training level."""
    urgent: bool = False
    visits: Visits = Visits()
    good_times: tuple[FreeTime, ...] = ()
    away: tuple[Dates, ...] = ()
    meeting_places: tuple[MeetingPlace, ...] = (MeetingPlace.FAMILY_HOME,)
    """Places agreed to, the preferred first."""
    never_meet_at: frozenset[MeetingPlace] = frozenset()
    home_has: frozenset[str] = frozenset()
    """What a visitor finds at home, as far as it matters to any: dog, smoke, stairs."""
    gender_of_coach: str = ""
    gender_need: Need = Need.ANY
    choices: tuple[str, ...] = ()
    """Coaches asked for, the best first."""
    not_with: frozenset[str] = frozenset()
    """Chellows this family refuses, for ever."""
    not_near: frozenset[str] = frozenset()
    """Chellows who are relatives, neighbours or known from before."""
    two_visitors: bool = False
    """A risk is marked: nobody visits alone."""
    asked_on: date | None = None
    said_by: str = ""
    consent_on: date | None = None
    paused: bool = False
    not_before: date | None = None
    """Not to be asked again before this day; the claim goes on."""
    source: Source = UNKNOWN

    @cached_property
    def weekly(self) -> Mapping[int, tuple[Span, ...]]:
        """The good times that come round every week, by weekday."""
        return weekly_spans(self.good_times)

    @property
    def need(self) -> int:
        """The need band that counts: an urgent family is in the highest."""
        return HIGHEST_NEED if self.urgent else self.need_band

    @property
    def has_agreed(self) -> bool:
        """True once somebody asked and the family said yes."""
        return self.asked_on is not None and self.consent_on is not None
