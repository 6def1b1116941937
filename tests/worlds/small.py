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
from tests.worlds import drawing, tiny
from tests.worlds.choosing import (
    EIGHTH,
    HARDLY_EVER,
    PERHAPS,
    Draw,
    Oddities,
    Options,
    drawn,
    either,
    oddly,
    one_of,
    only,
    options,
    several,
    together,
)
from tests.worlds.small_rows import MONDAY, MORNINGS, SHIFT_ROWS, STRETCHES, WEEKDAYS, meetings, mornings

PEOPLE = ("C-01", "C-02", "C-03")
FAMILIES = ("F-01", "F-02")
ROLES = one_of((frozenset({Role.HUB}), frozenset({Role.COACH})))
BYTES = 160
"""More than are ever used for a world."""
ORDERS = ((2, 3, 4, 5, 6), (2, 3, 4, 5, 6), (2, 4, 3, 5, 6), (4, 2, 3, 5, 6), (3, 2, 6, 5, 4))


def worlds_of_few_plans() -> st.SearchStrategy[Programme]:
    """Any of the three kinds."""
    return drawn(either(small_world(), contested_world(), meeting_world()), BYTES)


def contested_worlds() -> st.SearchStrategy[Programme]:
    """Three families that wait and differ in need, and Coaches with room for one or two of them in all."""
    return drawn(contested_world(), BYTES)


def worlds_of_envy() -> st.SearchStrategy[Programme]:
    """Five families of which one or two take two hours, and two Coaches with room for two or three short visits."""
    return drawn(world_of_envy(), BYTES)


@options
def small_world(draw: Draw) -> Programme:
    """Pairs that stand, families that wait or were not asked, a few shifts, perhaps a gathering; a week or two."""
    several_people, several_families, closed = draw(together((2, 3), (1, 2), EIGHTH))
    people, families = PEOPLE[:several_people], FAMILIES[:several_families]
    rows = draw(several(SHIFT_ROWS, 3, 1))
    served = tuple(family(draw, code, people) for code in families)
    chellows = tuple(chellow(draw, code, people, families) for code in people)
    programme = tiny.tiny().but(
        settings=draw(settings()),
        chellows=chellows,
        families=served,
        venues=tuple(venue(draw, code) for code in tiny.VENUE_KINDS),
        shift_rows=rows,
        gatherings=draw(meetings()),
        locks=draw(perhaps_a_lock(people, families)),
        bank_holidays=frozenset(draw(several(drawing.DAYS, 1))) if closed else frozenset(),
    )
    return programme.but(pairs=tuple(standing_pairs(draw, programme)))


@options
def contested_world(draw: Draw) -> Programme:
    """Three families that wait and differ in need, and Coaches with room for one or two of them in all."""
    programme = draw(small_world())
    first, *others = programme.chellows
    most, offered = draw(ROOM)
    coach = tiny.chellow(first.code).but(free=(MONDAY,), most_families=most, offered=offered)
    return programme.but(
        families=tuple(waiting_family(draw, code) for code in (*FAMILIES, "F-03")),
        chellows=(coach, *(person.but(**draw(little_room())) for person in others)),
        pairs=(),
        locks=(),
        gatherings=(),
    )


ROOM = together((1, 2), (70, 480))
NEED = together((660, 600), (60, 30, 90, 120), (0, 1, 2, 3), (0, 0, 2, 12))
"""Until when on Mondays, how many minutes, how badly, and for how many weeks."""


def waiting_family(draw: Draw, code: str) -> Family:
    """A family that said yes and meets on a Monday, in some need and for some time."""
    end, minutes, band, weeks = draw(NEED)
    return tiny.family(code).but(
        good_times=(FreeTime(weekday=0, start=540, end=end),),
        visits=Visits(minutes=minutes),
        need_band=band,
        asked_on=tiny.FIRST - timedelta(weeks=weeks),
    )


@options
def world_of_envy(draw: Draw) -> Programme:
    """Five families of which one or two take two hours, and two Coaches with room for two or three short visits."""
    short = one_of((30, 60))
    long = draw(one_of((1, 1, 2)))
    families = [waiting_family(draw, f"F-0{n}") for n in range(1, 6)]
    lengths = [120] * long + [draw(short) for _ in families[long:]]
    room = one_of((60, 90, 120, 150))
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
def little_room() -> Options[dict[str, Any]]:
    """What leaves a Chellow room for one family, for two, or for none; mostly for none."""
    coach = {"roles": frozenset(Role), "free": (MONDAY,)}
    return one_of(
        (
            {"roles": frozenset({Role.HUB})},
            {"most_families": 0},
            {**coach, "most_families": 1},
            {**coach, "most_families": 2, "offered": 120},
        )
    )


@options
def meeting_world(draw: Draw) -> Programme:
    """Pairs that meet week by week, some of them at a time that cannot always be."""
    programme = draw(small_world())
    families = tuple(visited_family(draw, family.code) for family in programme.families)
    people = tuple(person.but(free=(MONDAY, *draw(several(STRETCHES)))) for person in programme.chellows)
    programme = programme.but(families=families, chellows=people, locks=())
    return programme.but(pairs=tuple([meeting_pair(draw, programme, family) for family in families]))


A_DAY_AWAY = (Dates(start=tiny.FIRST, end=tiny.FIRST + timedelta(days=1)),)
VISITED = together((30, 60), EIGHTH, ((), (), A_DAY_AWAY))
WHEN = together(WEEKDAYS, MORNINGS)
MET = together(
    (PairState.ACTIVE, PairState.ACCEPTED, PairState.TAPERING), (tiny.JOINED, tiny.FIRST), (True, True, False)
)
"""How far a pair has come, since when, and whether it has a time."""


def visited_family(draw: Draw, code: str) -> Family:
    """A family that likes its visits on a Monday, and has perhaps another time."""
    minutes, two_visitors, away = draw(VISITED)
    return tiny.family(code).but(
        good_times=(MONDAY, *draw(several(STRETCHES))),
        visits=Visits(minutes=minutes),
        two_visitors=two_visitors,
        away=away,
    )


def meeting_pair(draw: Draw, programme: Programme, family: Family) -> Pair:
    """The family with anybody, at a time of its own or one still to be found."""
    coach = draw(somebody(programme))
    state, since, timed = draw(MET)
    slot = anywhere(*draw(WHEN)) if timed else None
    return Pair(family=family.code, coach=coach, state=state, since=since, slot=slot)


def somebody(programme: Programme) -> Options[str]:
    """Anybody's code."""
    return one_of(tuple(person.code for person in programme.chellows))


def anywhere(weekday: int, start: int) -> Slot:
    """Weekly at that time, shared or not."""
    return Slot(weekday=weekday, start=start)


def chellow(draw: Draw, code: str, people: tuple[str, ...], families: tuple[str, ...]) -> Chellow:
    """Free on a few mornings, odd in a few ways."""
    fields = drawing.chellows(code, people, families)
    odd: Oddities = {**{name: fields[name] for name in fields if name != "free"}, "roles": ROLES}
    free = draw(mornings())
    return tiny.chellow(code).but(free=free, **draw(oddly(odd, 2)))


VISITS = together((60, 30, 90), (1, 1, 2))


def family(draw: Draw, code: str, people: tuple[str, ...]) -> Family:
    """One or two mornings are good, and a visit is short."""
    fields = drawing.families(people)
    odd = {name: fields[name] for name in fields if name not in ("good_times", "visits")}
    minutes, every = draw(VISITS)
    good = draw(mornings())
    return tiny.family(code).but(
        good_times=good, visits=Visits(minutes=minutes, every=every), **draw(oddly(odd, 1))
    )


def venue(draw: Draw, code: str) -> Any:
    """Mostly as it is."""
    return tiny.venue(code).but(**(draw(oddly(drawing.venues(), 2)) if draw(HARDLY_EVER) else {}))


@cache
def perhaps_a_lock(people: tuple[str, ...], families: tuple[str, ...]) -> Options[tuple[Any, ...]]:
    """Mostly none."""
    return either(only(()), several(drawing.locks(people, families), 1))


def standing_pairs(draw: Draw, programme: Programme) -> list[Pair]:
    """About half the families bring a pair into the week, in any state, or are asked to choose from two Coaches."""
    before = draw(together(*[PERHAPS] * len(programme.families)))
    paired = [family for family, there in zip(programme.families, before, strict=True) if there]
    pairs = [standing_pair(draw, programme, family) for family in paired]
    return [one for pair in pairs for one in perhaps_beside_another(draw, programme, pair)]


def perhaps_beside_another(draw: Draw, programme: Programme, pair: Pair) -> list[Pair]:
    """The pair; where it is only offered, mostly beside another offer to the same family."""
    if pair.state is not PairState.OFFERED or draw(HARDLY_EVER):
        return [pair]
    other = standing_pair(draw, programme, programme.family[pair.family])
    return [pair, other.but(state=PairState.OFFERED)] if other.coach != pair.coach else [pair]


STATES = one_of((*[PairState.ACTIVE] * len(PairState), *PairState))
STOOD = together((tiny.JOINED, tiny.JOINED, tiny.FIRST, None), ("liked", "liked", "anywhere", "none"))
"""Since when, and when the two meet."""
MEETS = together(WEEKDAYS, (540, 570, 555))


def standing_pair(draw: Draw, programme: Programme, family: Family) -> Pair:
    """A pair of the family with anybody."""
    coach, state = draw(somebody(programme)), draw(STATES)
    since, how = draw(STOOD)
    shared = shared_slots(programme.chellow[coach], family) if how == "liked" else []
    slot = draw(one_of(shared)) if shared else None if how == "none" else anywhere(*draw(MEETS))
    return Pair(family=family.code, coach=coach, state=state, since=since, slot=slot)


SETTINGS: Oddities = {
    "placing": only("reach"),
    "cover_first": only(True),
    "order": one_of(ORDERS),
}


@options
def settings(draw: Draw) -> Settings:
    """By claims or reach, with aims in one order or another."""
    return Settings(**draw(oddly(SETTINGS, 2)))
