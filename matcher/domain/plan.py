"""A plan: who is paired, who is where when, what is missing, and how good it is proved to be."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cached_property

from matcher.domain.certificate import Certificate, Price
from matcher.domain.duties import Duty, DutyKind, Stretch
from matcher.domain.meeting import usual_visits
from matcher.domain.pairs import Pair, PairState
from matcher.domain.programme import Programme
from matcher.domain.record import Record
from matcher.domain.times import Period


class Gap(Record):
    """Something asked that the plan could not give: a stretch at one place with one number missing."""

    kind: DutyKind
    what: str
    """Venue, gathering title or pair."""
    duty: str
    start: datetime
    end: datetime
    missing: int
    of: str
    """`minimum` or `ideal`."""
    reasons: tuple[str, ...] = ()
    fix: str | None = None


class Waiting(Record):
    """A family without a Coach, its claim as (band, weeks), and why it waits."""

    family: str
    claim: tuple[int, int]
    reasons: tuple[str, ...] = ()
    fix: str | None = None


class Share(Record):
    """Minutes of the period given and offered by one Chellow."""

    given: int
    offered: int


class Part(Record):
    """One step of a tier: what the plan reaches, what no plan can beat, and whether the two are proved to meet."""

    name: str
    value: int
    bound: int
    proved: bool


class Tier(Record):
    """One aim, settled before the next is looked at."""

    index: int
    name: str
    parts: tuple[Part, ...]
    proved: bool
    given: str | None = None
    """`pairs` where the proof holds only for the pairs at hand."""
    seconds: float = 0.0
    deterministic_time: float = 0.0


class Change(Record):
    """What differs for one person from the last published plan, by duty id."""

    person: str
    taken: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


class Watch(Stretch):
    """A stretch in which somebody is out, and whom to ring then."""

    ambassador: str | None = None
    """The Support Ambassador's code; None: nobody is on duty."""


class Plan(Record):
    """Pairs and duties, with everything that is worked out from them."""

    version: int = 1
    programme_hash: str = ""
    settings_hash: str = ""
    period: Period
    pairs: tuple[Pair, ...] = ()
    duties: tuple[Duty, ...] = ()
    gaps: tuple[Gap, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    shares: Mapping[str, Share] = {}
    watches: tuple[Watch, ...] = ()
    """Whom to ring, for every minute that anybody is out, in order of time."""
    backed_by: Mapping[str, str] = {}
    """The one Support Ambassador of each Chellow, as their row says or as proposed."""
    tiers: tuple[Tier, ...] = ()
    certificate: Certificate = Certificate()
    changes: tuple[Change, ...] = ()
    frozen_until: date | None = None
    """The first day that was no longer close at hand when it was made; None where nothing published was."""
    price: Price | None = None
    reproducible: bool = True
    stopped: bool = False
    """True of what there was when somebody stopped planning: it never stands for a whole plan."""

    @cached_property
    def pair_of(self) -> Mapping[str, Pair]:
        """Each family's pair."""
        return {pair.family: pair for pair in self.pairs}

    @cached_property
    def duty(self) -> Mapping[str, Duty]:
        """Duties by id."""
        return {duty.id: duty for duty in self.duties}

    def people_on(self, duty: str) -> tuple[str, ...]:
        """Codes of those on the duty with that id; nobody if the plan has none such."""
        return self.duty[duty].people if duty in self.duty else ()

    @cached_property
    def _crews(self) -> dict[int, Mapping[str, tuple[str, ...]]]:
        return {}

    def crews(self, programme: Programme) -> Mapping[str, tuple[str, ...]]:
        """Who is there in each fixed shift and half hour of cover, by its id; empty ones are left out."""
        if id(programme) not in self._crews:
            found: dict[str, set[str]] = defaultdict(set)
            for duty in self.duties:
                for stretch in programme.asked.served_by(duty):
                    found[stretch.duty.id].update(duty.people)
            there = {key: tuple(sorted(people)) for key, people in found.items() if people}
            self._crews[id(programme)] = there
        return self._crews[id(programme)]

    @cached_property
    def together(self) -> Mapping[tuple[str, str], Pair]:
        """Pairs by (coach, family)."""
        return {(pair.coach, pair.family): pair for pair in self.pairs}

    def held(self, programme: Programme) -> tuple[Duty, ...]:
        """Time kept free for pairs not yet agreed, on the days their Coach is free for it."""
        if id(programme) not in self._held:
            self._held[id(programme)] = tuple(
                duty for pair in self.pairs if pair.held for duty in _held_for(programme, pair)
            )
        return self._held[id(programme)]

    def with_held(self, programme: Programme, pair: Pair) -> "Plan":
        """One more pair that is not yet agreed; what is kept free for the others is not worked out again."""
        more = Plan(period=self.period, pairs=(*self.pairs, pair), duties=self.duties)
        more._held[id(programme)] = (*self.held(programme), *_held_for(programme, pair))
        return more

    @cached_property
    def _held(self) -> dict[int, tuple[Duty, ...]]:
        return {}

    @cached_property
    def _calendars(self) -> dict[int, Mapping[str, tuple[Duty, ...]]]:
        return {}

    @cached_property
    def duties_of(self) -> Mapping[str, tuple[Duty, ...]]:
        """What each person is really down for, in order of time: held time is nobody's. Others are not in it."""
        return _by_person(duty for duty in self.duties if duty.kind is not DutyKind.HELD)

    def calendar(self, programme: Programme) -> Mapping[str, tuple[Duty, ...]]:
        """Each person's duties and held times, in order of time; people with nothing are not in it."""
        if id(programme) not in self._calendars:
            self._calendars[id(programme)] = _by_person((*self.duties, *self.held(programme)))
        return self._calendars[id(programme)]


def _held_for(programme: Programme, pair: Pair) -> Iterator[Duty]:
    for duty in usual_visits(programme, pair):
        if programme.is_free(pair.coach, duty):
            yield duty.with_people((pair.coach,))


def _by_person(duties: Iterable[Duty]) -> Mapping[str, tuple[Duty, ...]]:
    found: dict[str, list[Duty]] = defaultdict(list)
    for duty in sorted(duties, key=lambda d: (d.start, d.id)):
        for code in duty.people:
            found[code].append(duty)
    return {code: tuple(found[code]) for code in sorted(found)}


def proposed_in(plan: Plan) -> tuple[Pair, ...]:
    """The pairs that the plan proposes."""
    return tuple(pair for pair in plan.pairs if pair.state is PairState.PROPOSED)
