"""Programmes so small that every plan can be looked at: two or three Chellows, a few shared hours."""

from datetime import timedelta
from functools import cache
from typing import Any

from hypothesis import strategies as st

from matcher.domain.chellows import Chellow
from matcher.domain.families import Family, Visits
from matcher.domain.kinds import Role
from matcher.domain.meeting import shared_slots
from matcher.domain.pairs import Pair, PairState, Slot
from matcher.domain.programme import Programme
from matcher.domain.settings import Settings
from matcher.domain.times import Dates, FreeTime
from matcher.domain.venues import Gathering, GatheringKind, ShiftRow
from tests.worlds import drawing, tiny
from tests.worlds.drawing import HARDLY_EVER, Oddities, oddly, several

MORNINGS = (540, 570, 600)
LENGTHS = st.sampled_from((120, 60, 90))
DAYS = st.sampled_from((0, 0, 0, 1, 5))
MONDAY = FreeTime(weekday=0, start=540, end=660)
PEOPLE = ("C-01", "C-02", "C-03")
FAMILIES = ("F-01", "F-02")
ROLES = st.sampled_from((frozenset({Role.HUB}), frozenset({Role.COACH})))
ORDERS = ((2, 3, 4, 5, 6), (2, 3, 4, 5, 6), (2, 4, 3, 5, 6), (4, 2, 3, 5, 6), (3, 2, 6, 5, 4))


def worlds_of_few_plans() -> st.SearchStrategy[Programme]:
    """Any of the three kinds."""
    return small_worlds() | contested_worlds() | meeting_worlds()


@cache
@st.composite
def small_worlds(draw: st.DrawFn) -> Programme:
    """Pairs that stand, families that wait or were not asked, a few shifts, perhaps a gathering; a week or two."""
    people = PEOPLE[: draw(st.integers(2, 3))]
    families = FAMILIES[: draw(st.integers(1, 2))]
    rows = draw(several(shift_rows(), 3, 1))
    served = tuple(draw(family(code, people)) for code in families)
    chellows = tuple(draw(chellow(code, people, families)) for code in people)
    programme = tiny.tiny().but(
        settings=draw(settings()),
        chellows=chellows,
        families=served,
        venues=tuple(draw(venue(code)) for code in tiny.VENUE_KINDS),
        shift_rows=rows,
        gatherings=draw(st.just(()) | st.tuples(gatherings()) | dates_to_choose_between()),
        locks=draw(st.just(()) | several(drawing.locks(people, families), 1)),
        bank_holidays=frozenset(draw(several(drawing.DAYS, 1))) if draw(HARDLY_EVER) else frozenset(),
    )
    return programme.but(pairs=tuple(draw(standing_pairs(programme))))


@cache
@st.composite
def contested_worlds(draw: st.DrawFn) -> Programme:
    """Three families that wait and differ in need, and Coaches with room for one or two of them in all."""
    programme = draw(small_worlds())
    first, *others = programme.chellows
    room = {"most_families": draw(st.integers(1, 2)), "offered": draw(st.sampled_from((70, 480)))}
    coach = tiny.chellow(first.code).but(free=(MONDAY,), **room)
    return programme.but(
        families=tuple(draw(waiting_family(code)) for code in (*FAMILIES, "F-03")),
        chellows=(coach, *(person.but(**draw(little_room())) for person in others)),
        pairs=(),
        locks=(),
        gatherings=(),
    )


@st.composite
def waiting_family(draw: st.DrawFn, code: str) -> Family:
    """A family that said yes and meets on a Monday, in some need and for some time."""
    good = FreeTime(weekday=0, start=540, end=draw(st.sampled_from((660, 600))))
    minutes = draw(st.sampled_from((60, 30, 90, 120)))
    asked = tiny.FIRST - timedelta(weeks=draw(st.sampled_from((0, 0, 2, 12))))
    return tiny.family(code).but(
        good_times=(good,),
        visits=Visits(minutes=minutes),
        need_band=draw(st.integers(0, 3)),
        asked_on=asked,
    )


@st.composite
def worlds_of_envy(draw: st.DrawFn) -> Programme:
    """Five families of which one or two take two hours, and two Coaches with room for two or three short visits."""
    short = st.sampled_from((30, 60))
    long = draw(st.sampled_from((1, 1, 2)))
    families = [draw(waiting_family(f"F-0{n}")) for n in range(1, 6)]
    lengths = [120] * long + [draw(short) for _ in families[long:]]
    room = st.sampled_from((60, 90, 120, 150))
    coaches = tuple(
        tiny.chellow(code).but(free=(MONDAY,), most_families=3, offered=draw(room)) for code in PEOPLE[:2]
    )
    return tiny.tiny().but(
        chellows=coaches,
        families=tuple(f.but(visits=Visits(minutes=n)) for f, n in zip(families, lengths, strict=True)),
        venues=(),
        shift_rows=(),
        gatherings=(),
    )


@cache
def little_room() -> st.SearchStrategy[dict[str, Any]]:
    """What leaves a Chellow room for one family, for two, or for none; mostly for none."""
    coach = {"roles": frozenset(Role), "free": (MONDAY,)}
    return st.sampled_from(
        (
            {"roles": frozenset({Role.HUB})},
            {"most_families": 0},
            {**coach, "most_families": 1},
            {**coach, "most_families": 2, "offered": 120},
        )
    )


@cache
@st.composite
def meeting_worlds(draw: st.DrawFn) -> Programme:
    """Pairs that meet week by week, some of them at a time that cannot always be."""
    programme = draw(small_worlds())
    families = tuple(draw(visited_family(family.code)) for family in programme.families)
    people = tuple(person.but(free=(MONDAY, *draw(several(stretches())))) for person in programme.chellows)
    programme = programme.but(families=families, chellows=people, locks=())
    return programme.but(pairs=tuple([draw(meeting_pair(programme, family)) for family in families]))


@st.composite
def visited_family(draw: st.DrawFn, code: str) -> Family:
    """A family that likes its visits on a Monday, and has perhaps another time."""
    return tiny.family(code).but(
        good_times=(MONDAY, *draw(several(stretches()))),
        visits=Visits(minutes=draw(st.sampled_from((30, 60)))),
        two_visitors=draw(HARDLY_EVER),
        away=draw(st.sampled_from(((), (), (Dates(start=tiny.FIRST, end=tiny.FIRST + timedelta(days=1)),)))),
    )


@st.composite
def meeting_pair(draw: st.DrawFn, programme: Programme, family: Family) -> Pair:
    """The family with anybody, at a time of its own or one still to be found."""
    slot = st.builds(Slot, weekday=DAYS, start=st.sampled_from((540, 570, 600)))
    return Pair(
        family=family.code,
        coach=draw(st.sampled_from(programme.chellows)).code,
        state=draw(st.sampled_from((PairState.ACTIVE, PairState.ACCEPTED, PairState.TAPERING))),
        since=draw(st.sampled_from((tiny.JOINED, tiny.FIRST))),
        slot=draw(slot | slot | st.none()),
    )


@cache
def mornings() -> st.SearchStrategy[tuple[FreeTime, ...]]:
    """Monday's, which many share, or up to three stretches."""
    return st.just((MONDAY,)) | several(stretches(), 3, 1)


@cache
@st.composite
def stretches(draw: st.DrawFn) -> FreeTime:
    """One or two hours of a morning, hardly ever only every other week."""
    start = draw(st.sampled_from(MORNINGS))
    every = 2 if draw(HARDLY_EVER) else 1
    anchor = tiny.FIRST if every == 2 else None
    return FreeTime(weekday=draw(DAYS), start=start, end=start + draw(LENGTHS), every=every, anchor=anchor)


@st.composite
def chellow(draw: st.DrawFn, code: str, people: tuple[str, ...], families: tuple[str, ...]) -> Chellow:
    """Free on a few mornings, odd in a few ways."""
    fields = drawing.chellows(code, people, families)
    odd: Oddities = {**{name: fields[name] for name in fields if name != "free"}, "roles": ROLES}
    free = draw(mornings())
    return tiny.chellow(code).but(free=free, **oddly(draw, odd, 2))


@st.composite
def family(draw: st.DrawFn, code: str, people: tuple[str, ...]) -> Family:
    """One or two mornings are good, and a visit is short."""
    fields = drawing.families(people)
    odd = {name: fields[name] for name in fields if name not in ("good_times", "visits")}
    visits = Visits(minutes=draw(st.sampled_from((60, 30, 90))), every=draw(st.sampled_from((1, 1, 2))))
    good = draw(mornings())
    return tiny.family(code).but(good_times=good, visits=visits, **oddly(draw, odd, 1))


@st.composite
def venue(draw: st.DrawFn, code: str) -> Any:
    """Mostly as it is."""
    return tiny.venue(code).but(**(oddly(draw, drawing.venues(), 2) if draw(HARDLY_EVER) else {}))


@cache
@st.composite
def shift_rows(draw: st.DrawFn) -> ShiftRow:
    """A short morning shift for one or two."""
    start = draw(st.sampled_from(MORNINGS))
    minimum, more = draw(st.sampled_from(((1, 0), (1, 1), (2, 0), (0, 1))))
    return ShiftRow(
        venue=draw(st.sampled_from(("library", "cafe"))),
        weekday=draw(DAYS),
        start=start,
        end=start + draw(st.sampled_from((60, 30, 120))),
        minimum=minimum,
        ideal=minimum + more,
        most=minimum + more,
        languages=draw(st.sampled_from(((), (), ("ur",)))),
        needs_two=draw(HARDLY_EVER),
    )


@cache
@st.composite
def gatherings(draw: st.DrawFn) -> Gathering:
    """Coaching or a meeting, half an hour of a morning."""
    kind, role = draw(st.sampled_from(((GatheringKind.COACHING, Role.COACH), (GatheringKind.MEETING, Role.HUB))))
    start = draw(st.sampled_from(MORNINGS))
    return Gathering(
        title=kind.value.capitalize(),
        kind=kind,
        roles=frozenset({role}),
        weekday=draw(DAYS),
        start=start,
        end=start + 30,
        venue=draw(st.sampled_from((None, "centre"))),
        most=draw(st.sampled_from((None, None, 1))),
    )


@cache
def dates_to_choose_between() -> st.SearchStrategy[tuple[Gathering, ...]]:
    """The same gathering at two times, of which one is chosen."""
    choice = st.tuples(gatherings(), DAYS, st.sampled_from(MORNINGS), st.integers(0, 2))
    return choice.map(lambda drawn: _either(*drawn))


def _nth(weekday: int) -> int:
    """Which of its month such a day of the first week is: January 2027 begins on a Friday."""
    return 1 if weekday < 4 else 2


def _either(first: Gathering, weekday: int, start: int, quorum: int) -> tuple[Gathering, ...]:
    first = first.but(one_of=first.title, quorum=quorum, nth=_nth(first.weekday or 0))
    other = first.but(weekday=weekday, nth=_nth(weekday), start=start, end=start + 30)
    return (first,) if other == first else (first, other)


@st.composite
def standing_pairs(draw: st.DrawFn, programme: Programme) -> list[Pair]:
    """About half the families bring a pair into the week, in any state, or are asked to choose from two Coaches."""
    paired = [family for family in programme.families if draw(st.booleans())]
    pairs = [draw(standing_pair(programme, family)) for family in paired]
    return [one for pair in pairs for one in draw(perhaps_beside_another(programme, pair))]


@st.composite
def perhaps_beside_another(draw: st.DrawFn, programme: Programme, pair: Pair) -> list[Pair]:
    """The pair; where it is only offered, mostly beside another offer to the same family."""
    if pair.state is not PairState.OFFERED or draw(HARDLY_EVER):
        return [pair]
    other = draw(standing_pair(programme, programme.family[pair.family]))
    return [pair, other.but(state=PairState.OFFERED)] if other.coach != pair.coach else [pair]


@st.composite
def standing_pair(draw: st.DrawFn, programme: Programme, family: Family) -> Pair:
    """A pair of the family with anybody."""
    coach = draw(st.sampled_from(programme.chellows))
    active = st.just(PairState.ACTIVE)
    anywhere = st.builds(Slot, weekday=DAYS, start=st.sampled_from((540, 570, 555)))
    shared = shared_slots(coach, family)
    liked = st.sampled_from(shared) if shared else anywhere
    return Pair(
        family=family.code,
        coach=coach.code,
        state=draw(active | st.sampled_from(PairState)),
        since=draw(st.sampled_from((tiny.JOINED, tiny.JOINED, tiny.FIRST, None))),
        slot=draw(liked | liked | anywhere | st.none()),
    )


SETTINGS: Oddities = {
    "placing": st.just("reach"),
    "cover_first": st.just(True),
    "order": st.sampled_from(ORDERS),
}


@cache
@st.composite
def settings(draw: st.DrawFn) -> Settings:
    """By claims or reach, with aims in one order or another."""
    return Settings(**oddly(draw, SETTINGS, 2))
