"""The whole programme as typed: everything a plan is made from, in one canonical order."""

import math
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cached_property
from itertools import chain, groupby
from typing import TYPE_CHECKING, Any
from uuid import UUID

from pydantic import field_validator

from matcher.domain.ambassadors import Ambassador
from matcher.domain.asked import Asked
from matcher.domain.chellows import Chellow
from matcher.domain.cover import shifts_to_build
from matcher.domain.dated import asked_of, choice_of
from matcher.domain.duties import Duty
from matcher.domain.families import Family
from matcher.domain.locks import Lock
from matcher.domain.pairs import Pair, PairState, Slot
from matcher.domain.places import Place
from matcher.domain.record import Record, Source
from matcher.domain.settings import Settings
from matcher.domain.times import AnyOf, Dates, Hours, Period, Span, joined, without
from matcher.domain.venues import CoverRow, Gathering, ShiftRow, Venue

if TYPE_CHECKING:
    from matcher.domain.meeting import Meeting


class Programme(Record):
    """People, families, places and wishes, with the period to plan. Lists are kept in order of code."""

    id: UUID
    period: Period
    settings: Settings = Settings()
    chellows: tuple[Chellow, ...] = ()
    families: tuple[Family, ...] = ()
    venues: tuple[Venue, ...] = ()
    shift_rows: tuple[ShiftRow, ...] = ()
    cover_rows: tuple[CoverRow, ...] = ()
    gatherings: tuple[Gathering, ...] = ()
    ambassadors: tuple[Ambassador, ...] = ()
    pairs: tuple[Pair, ...] = ()
    """Pairs that stand when the period begins, and those that have ended or been declined."""
    locks: tuple[Lock, ...] = ()
    places: tuple[Place, ...] = ()
    terms: tuple[Dates, ...] = ()
    bank_holidays: frozenset[date] = frozenset()
    understands: frozenset[tuple[str, str]] = frozenset()
    """Pairs of language tags whose speakers can talk; symmetric, not transitive."""
    published: tuple[Duty, ...] = ()
    """The duties of the last published plan that lie in this period."""
    frozen_until: date | None = None
    """The first day that is no longer close at hand; None where nothing published is."""
    proposed: tuple[Pair, ...] = ()
    """Pairs that the last published plan proposed: somebody may be asking these families just now."""
    eve: tuple[Duty, ...] = ()
    """What was published for the very day before the period."""
    met: tuple[Duty, ...] = ()
    """Gatherings published for the weeks before this period, with whoever was down for them."""
    published_at: datetime | None = None
    """When a plan was last published."""
    letters: Mapping[str, Mapping[str, int]] = {}
    """By person, the number of each family ever visited in a published plan: 0 is shown as Visit A."""

    @field_validator("chellows", "families", "venues", "ambassadors")
    @classmethod
    def _by_code(cls, rows: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(sorted(rows, key=lambda row: row.code))

    @field_validator("shift_rows", "cover_rows", "gatherings", "pairs", "proposed", "locks", "places", "terms")
    @classmethod
    def _by_content(cls, rows: tuple[Record, ...]) -> tuple[Record, ...]:
        return tuple(sorted(rows, key=_words))

    @cached_property
    def was_published(self) -> Mapping[tuple[str, datetime], tuple[str, ...]]:
        """Who was down for each duty at its time in the last published plan."""
        return {duty.slot_key: duty.people for duty in self.published}

    @cached_property
    def chosen_before(self) -> frozenset[str]:
        """Choices of a date that were made before this period."""
        return frozenset(
            choice_of(gathering, duty.day)
            for gathering in self.gatherings
            for duty in self.met
            if gathering.one_of and gathering.title == duty.title
        )

    def is_frozen(self, duty: Duty) -> bool:
        """True of a duty close at hand, and of one that is over."""
        return self.frozen_until is not None and duty.day < self.frozen_until

    def over(self, period: Period) -> "Programme":
        """The same programme with another period to plan."""
        return self.but(period=period)

    def only(self, code: str) -> "Programme":
        """The same programme where rules look at one Chellow; everybody else is known by code all the same."""
        known = {"chellow": self.chellow, "asked": self.asked, "_free": self._free, "_walks": self._walks}
        one = self.model_copy(update={"chellows": (self.chellow[code],)})
        one.__dict__.update(known)
        return one

    def alone(self, person: Chellow) -> "Programme":
        """The same with one Chellow in it, as told here."""
        one = self.model_copy(update={"chellows": (person,)})
        one.__dict__.update({"chellow": {person.code: person}, "asked": self.asked, "_walks": self._walks})
        for about_them in ("meetings", "visits", "_free", "_absences"):
            one.__dict__.pop(about_them, None)
        return one

    @cached_property
    def chellow(self) -> Mapping[str, Chellow]:
        """Chellows by code."""
        return {person.code: person for person in self.chellows}

    @cached_property
    def family(self) -> Mapping[str, Family]:
        """Families by code."""
        return {family.code: family for family in self.families}

    @cached_property
    def venue(self) -> Mapping[str, Venue]:
        """Venues by code."""
        return {venue.code: venue for venue in self.venues}

    @cached_property
    def ambassador(self) -> Mapping[str, Ambassador]:
        """Support Ambassadors by code."""
        return {one.code: one for one in self.ambassadors}

    @cached_property
    def place(self) -> Mapping[str, Place]:
        """Places by label."""
        return {place.label: place for place in self.places}

    @cached_property
    def standing(self) -> Mapping[str, Pair]:
        """The pair of each family that has said yes to one: it meets, or pauses."""
        pausing = {pair.family: pair for pair in self.pairs if pair.state is PairState.PAUSED}
        return pausing | {pair.family: pair for pair in self.pairs if pair.state.visits}

    @cached_property
    def offers(self) -> Mapping[str, tuple[Pair, ...]]:
        """The pairs each family without one is asked to choose from, by family."""
        offered = sorted((p for p in self.pairs if p.state is PairState.OFFERED), key=lambda p: (p.family, p.coach))
        return {
            family: tuple(pairs)
            for family, pairs in groupby(offered, key=lambda pair: pair.family)
            if family not in self.standing
        }

    @cached_property
    def promised(self) -> Mapping[tuple[str, str], Pair]:
        """Every pair a plan must not drop for convenience, by (coach, family)."""
        pairs = chain(self.standing.values(), *self.offers.values())
        return {(pair.coach, pair.family): pair for pair in sorted(pairs, key=lambda p: (p.family, p.coach))}

    @cached_property
    def pair_locks(self) -> tuple[Lock, ...]:
        """The locks that pin pairs together or apart in this period."""
        return tuple(lock for lock in self.locks if lock.family is not None and lock.reaches(self.period))

    def promised_to(self, family: str) -> tuple[Pair, ...]:
        """The pairs promised to a family: its own, or those it was offered."""
        standing = self.standing.get(family)
        return (standing,) if standing else self.offers.get(family, ())

    @cached_property
    def finished(self) -> frozenset[str]:
        """Families whose pair has ended, until they are asked again."""
        ended = ((pair, self.family.get(pair.family)) for pair in self.pairs if pair.state is PairState.ENDED)
        return frozenset(
            pair.family
            for pair, family in ended
            if not (family and family.asked_on and pair.since and family.asked_on > pair.since)
        )

    @cached_property
    def declined(self) -> frozenset[tuple[str, str]]:
        """(coach, family) pairs that either side has declined."""
        return frozenset((p.coach, p.family) for p in self.pairs if p.state is PairState.DECLINED)

    @cached_property
    def _walks(self) -> dict[tuple[str, str], int]:
        return {}

    def walk(self, a: str | None, b: str | None) -> int:
        """Walking minutes from one place to another, rounded up; 0 where either is unknown or nowhere."""
        if a is None or b is None or a not in self.place or b not in self.place:
            return 0
        known = self._walks.get((a, b))
        if known is None:
            metres = self.place[a].metres_to(self.place[b]) * self.settings.detour_percent
            known = self._walks[a, b] = math.ceil(metres / (100 * self.settings.metres_a_minute))
        return known

    def walk_between(self, first: Duty, then: Duty) -> int:
        """Walking minutes from one duty's place to another's; 0 within one venue."""
        same = first.venue is not None and first.venue == then.venue
        return 0 if same else self.walk(first.area, then.area)

    @cached_property
    def meetings(self) -> "dict[tuple[str, str], Meeting | None]":
        """Where pairs meet, by Coach and family, as far as `meeting_of` was asked."""
        return {}

    @cached_property
    def visits(self) -> dict[tuple[Pair, Slot], tuple[Duty, ...]]:
        """Visits of pairs at a slot, as far as `visits_at` was asked."""
        return {}

    def can_talk(self, ours: str, theirs: str) -> bool:
        """True if speakers of the two languages understand each other."""
        return ours == theirs or (ours, theirs) in self.understands or (theirs, ours) in self.understands

    @cached_property
    def _free(self) -> dict[tuple[str, date], tuple[Span, ...]]:
        return {}

    def free(self, code: str, day: date) -> tuple[Span, ...]:
        """When a Chellow (or a family, by its good times) is free on a date, absences taken off."""
        known = self._free.get((code, day))
        if known is None:
            known = self._free[code, day] = self._free_on(code, day)
        return known

    def _free_on(self, code: str, day: date) -> tuple[Span, ...]:
        if self.is_away(code, day):
            return ()
        times = self.chellow[code].free if code in self.chellow else self.family[code].good_times
        free = joined(time.span for time in times if time.falls_on(day, self.terms))
        for hours in self._busy(code, day):
            free = without(free, hours.span)
        return free

    def _busy(self, code: str, day: date) -> Iterator[Hours]:
        busy = self.chellow[code].busy if code in self.chellow else ()
        return (hours for hours in busy if hours.day == day)

    def is_free(self, code: str, duty: Duty) -> bool:
        """True if one free stretch of the Chellow (or one good time of the family) holds the whole duty."""
        return any(span.holds(duty.span) for span in self.free(code, duty.day))

    def on_duty(self, ambassador: str, day: date) -> tuple[Span, ...]:
        """When a Support Ambassador is on duty on a date."""
        times = self.ambassador[ambassador].on_duty
        return joined(time.span for time in times if time.falls_on(day, self.terms))

    def is_backed_by(self, ambassador: str, duty: Duty) -> bool:
        """True if the Support Ambassador is on duty for the whole of it."""
        return any(span.holds(duty.span) for span in self.on_duty(ambassador, duty.day))

    @cached_property
    def _absences(self) -> dict[str, AnyOf]:
        """By code, the days away, as far as anybody asked."""
        return {}

    def is_away(self, code: str, day: date) -> bool:
        """True if the Chellow or family said they are away on the date."""
        if code not in self._absences:
            who = self.chellow[code] if code in self.chellow else self.family[code]
            self._absences[code] = AnyOf(who.away)
        return day in self._absences[code]

    def is_kept_from(self, code: str, duty: Duty) -> bool:
        """True if the Chellow is away on the duty's day, or said that just that time cannot be."""
        busy = (hours.span for hours in self._busy(code, duty.day))
        return self.is_away(code, duty.day) or any(duty.span.meets(span) for span in busy)

    @cached_property
    def to_build(self) -> tuple[Duty, ...]:
        """Every shift that could be built over the cover wanted, in order of venue, day and start."""
        return tuple(shifts_to_build(self))

    @cached_property
    def asked(self) -> "Asked":
        """The shifts and gatherings the period asks for."""
        return asked_of(self)


def _words(fact: object) -> str:
    """All that a fact says, as words to sort by: the same on any machine, and wherever it was typed."""
    if isinstance(fact, Source):
        return ""
    if isinstance(fact, Record):
        return " ".join(_words(getattr(fact, name)) for name in type(fact).model_fields)
    if isinstance(fact, frozenset):
        return " ".join(sorted(map(_words, fact)))
    return " ".join(map(_words, fact)) if isinstance(fact, tuple) else str(fact)
