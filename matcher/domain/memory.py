"""What a programme remembers beside its sheets, and the programme with that in mind."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from matcher.domain.chellows import Chellow
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.families import Family
from matcher.domain.locks import Lock
from matcher.domain.pairs import Pair
from matcher.domain.programme import Programme
from matcher.domain.record import Record
from matcher.domain.times import Dates, Hours

LOOKS_BACK = timedelta(days=62)
"""How far back gatherings are remembered: two months, for who missed the last."""


class Memory(Record):
    """What families said, who is away, what is pinned and what was published: the newest word on each."""

    pairs: tuple[Pair, ...] = ()
    """Every pair anybody has said something about, as it stands."""
    paused: Mapping[str, bool] = {}
    """Families that asked to pause or to go on again, by code."""
    later: Mapping[str, date] = {}
    """Families that want to decide later, with the day before which they are not to be asked."""
    absences: Mapping[str, tuple[Dates, ...]] = {}
    """Days away, by code of Chellow or family."""
    busy: Mapping[str, tuple[Hours, ...]] = {}
    """Single duties that a Chellow cannot come to, by code: the time of each."""
    locks: tuple[Lock, ...] = ()
    happened: Mapping[str, int] = {}
    """Minutes that duties lasted, by id, as far as somebody has said: 0 where one did not take place."""
    published: tuple[Duty, ...] = ()
    """Every duty in force, of whatever period."""
    proposed: tuple[Pair, ...] = ()
    """Pairs that the plan in force proposes."""
    published_until: date | None = None
    """The first day after the last published period."""
    published_at: datetime | None = None
    """When a plan was last published."""
    letters: Mapping[str, Mapping[str, int]] = {}
    """By person, the number of each family ever visited in a published plan."""

    def over(self, programme: Programme) -> Programme:
        """The programme with all this in mind; a pair known here no longer counts as the sheets have it."""
        if self == Memory():
            return programme
        known = {(pair.coach, pair.family) for pair in self.pairs}
        typed = (pair for pair in programme.pairs if (pair.coach, pair.family) not in known)
        said = (pair for pair in self.pairs if pair.coach in programme.chellow and pair.family in programme.family)
        return programme.but(
            pairs=(*typed, *said),
            families=tuple(self._family(family) for family in programme.families),
            chellows=tuple(self._chellow(person) for person in programme.chellows),
            locks=(*programme.locks, *(lock for lock in self.locks if lock.chellow in programme.chellow)),
            proposed=self.proposed,
            published=tuple(duty for duty in self.published if duty.day in programme.period),
            met=tuple(duty for duty in self.published if _was_met(programme, duty)),
            published_at=self.published_at,
            letters=self.letters,
        )

    def _chellow(self, person: Chellow) -> Chellow:
        away, busy = self.absences.get(person.code, ()), self.busy.get(person.code, ())
        if not away and not busy:
            return person
        return person.but(away=(*person.away, *away), busy=(*person.busy, *busy))

    def _family(self, family: Family) -> Family:
        away, paused = self.absences.get(family.code, ()), self.paused.get(family.code, family.paused)
        later = self.later.get(family.code)
        if not away and paused == family.paused and later is None:
            return family
        return family.but(away=(*family.away, *away), paused=paused, not_before=later)


def _was_met(programme: Programme, duty: Duty) -> bool:
    before = programme.period.first - duty.day
    return duty.kind is DutyKind.GATHERING and timedelta() < before <= LOOKS_BACK
