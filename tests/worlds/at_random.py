"""Tiny programmes and any plans over them, drawn at random; `notation` tells the same worlds as text.

Plans are drawn regardless of every rule: whoever, wherever, at the same time as anything else.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import cache
from typing import Any, TypeVar

from hypothesis import strategies as st

from matcher.domain.built_ids import with_ids
from matcher.domain.chellows import Chellow
from matcher.domain.cover import shifts_to_build
from matcher.domain.duties import Duty, DutyKind, duty_on
from matcher.domain.families import Family
from matcher.domain.meeting import shared_slots, usual_visits
from matcher.domain.pairs import Pair, PairState
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.times import Period, Span
from matcher.domain.venues import Venue
from tests.worlds import drawing, tiny
from tests.worlds.choosing import (
    EIGHTH,
    HARDLY_EVER,
    PERHAPS,
    Draw,
    Oddities,
    Options,
    drawn,
    oddly,
    one_of,
    options,
    several,
    some_of,
    together,
    up_to,
)
from tests.worlds.drawing import LENGTHS, OF_A_DAY, VENUES

HOW_MANY = together((2, 3, 4), (1, 2, 3), (1, 2), PERHAPS)
"""Chellows, families and weeks, and whether something was published."""
MOVED = together((0, 0, 0, 0, 15, 180), (0, 0, 0, 30))
"""Minutes later, and minutes longer."""
VISITED = together((0, 0, 0, 1, 24), (False, True), (True, False, False, False, False), (*[True] * 7, False))
"""Hours later, whether others are drawn, whether they come instead of the Coach, and whether there is a visit."""
Row = TypeVar("Row", Chellow, Family, Venue)


BYTES = 1_200
"""More than are ever used for a world and a plan over it."""


def worlds() -> st.SearchStrategy[Programme]:
    """Two to four Chellows, one to three families, one or two weeks, and anything asked of them."""
    return drawn(any_world(), BYTES)


def plans(programme: Programme) -> st.SearchStrategy[Plan]:
    """Any pairs, and any people on any shifts, gatherings and visits of the period."""
    return drawn(any_plan(programme), BYTES)


def scenes() -> st.SearchStrategy[tuple[Programme, Plan]]:
    """Any world, and any plan over it."""
    return drawn(any_scene(), BYTES)


@options
def any_scene(draw: Draw) -> tuple[Programme, Plan]:
    """A world and a plan over it."""
    programme = draw(any_world())
    return programme, draw(any_plan(programme))


@options
def any_world(draw: Draw) -> Programme:
    """Each of the lists of a programme, drawn."""
    chellows, families, weeks, anew = draw(HOW_MANY)
    people = tuple(f"C-0{n}" for n in range(1, chellows + 1))
    codes = tuple(f"F-0{n}" for n in range(1, families + 1))
    served = rows(draw, drawing.particular, codes, lambda _: drawing.families(people))
    programme = tiny.tiny().but(
        period=Period(first=tiny.FIRST, weeks=weeks),
        settings=draw.apart(drawing.settings()),
        chellows=rows(draw, drawing.motley, people, lambda code: drawing.chellows(code, people, codes)),
        families=served,
        venues=rows(draw, tiny.venue, VENUES, lambda _: drawing.venues()),
        shift_rows=draw.apart(several(drawing.shift_rows(), 5)),
        cover_rows=draw.apart(several(drawing.cover_rows(), 4)),
        gatherings=once(draw.apart(several(drawing.gatherings(), 3)), lambda one: (one.title, one.start)),
        ambassadors=once(draw.apart(several(drawing.ambassadors())), lambda one: one.code),
        met=draw.apart(several(drawing.meetings_before(people))),
        pairs=tuple(standing_pairs(draw, people, served)),
        locks=draw.apart(several(drawing.locks(people, codes))),
        terms=draw(several(drawing.RUNS, 1)),
        bank_holidays=frozenset(draw(several(drawing.DAYS, 1))),
    )
    return programme.but(published=draw(any_plan(programme)).duties) if anew else programme


def once(rows: tuple[Any, ...], key: Callable[[Any], Any]) -> tuple[Any, ...]:
    """The rows, of those with one key the first."""
    return tuple({key(row): row for row in reversed(rows)}.values())[::-1]


def rows(
    draw: Draw, make: Callable[[str], Row], codes: tuple[str, ...], ways: Callable[[str], Oddities]
) -> tuple[Row, ...]:
    """Rows, all odd in a few ways that they share and some in ways of their own."""
    shared = draw.apart(oddly(ways(codes[0]), 4))
    alone = draw(together(*[PERHAPS] * len(codes)))
    theirs = [draw.apart(oddly(ways(code), 8)) if own else {} for code, own in zip(codes, alone, strict=True)]
    return tuple(make(code).but(**{**shared, **own}) for code, own in zip(codes, theirs, strict=True))


def standing_pairs(draw: Draw, people: tuple[str, ...], served: tuple[Family, ...]) -> list[Pair]:
    """At most one pair a family before the period, in any state, or several it is asked to choose from."""
    before = zip(served, draw(together(*[PERHAPS] * len(served))), strict=True)
    paired = [family for family, there in before if there]
    pairs = [drawing.pair(draw, draw(one_of(people)), family, planned=False) for family in paired]
    offered = [pair for pair in pairs if pair.state is PairState.OFFERED]
    return [*pairs, *(pair.but(coach=coach) for pair in offered for coach in people if coach > pair.coach)]


@options
def any_plan(draw: Draw, programme: Programme) -> Plan:
    """Whatever was asked for with anybody, and whatever was not."""
    paired = planned_pairs(draw, programme)
    duties: dict[str, Duty] = {}
    for duty in (*_asked(programme), *strays(draw, programme)):
        duties[duty.id] = duty.with_people(draw(crews(programme)))
    for shift in built_shifts(draw, programme):
        duties[shift.id] = shift
    for duty in _every_day(programme) if draw(HARDLY_EVER) else ():
        duties[duty.id] = duty
    for pair in paired:
        for visit in visits_of(draw, programme, pair):
            duties[visit.id] = visit
    there = with_ids(programme, (duty for duty in duties.values() if duty.people))
    return Plan(period=programme.period, pairs=tuple(paired), duties=there)


def planned_pairs(draw: Draw, programme: Programme) -> list[Pair]:
    """Mostly at most one pair a family: those promised to it, or with anybody; hardly ever a second."""
    found: dict[tuple[str, str], Pair] = {}
    for family in programme.families:
        promised = programme.promised_to(family.code)
        as_promised, nobody, another = draw(together(PERHAPS, EIGHTH, EIGHTH))
        if promised and as_promised:
            found.update({(pair.family, pair.coach): pair for pair in promised})
        elif not nobody:
            _pair_with_anybody(draw, programme, family, found)
        if another:
            _pair_with_anybody(draw, programme, family, found)
    return [found[key] for key in sorted(found)]


def _pair_with_anybody(
    draw: Draw, programme: Programme, family: Family, found: dict[tuple[str, str], Pair]
) -> None:
    coach = draw(person_of(programme))
    pair = drawing.pair(draw, coach, family, planned=True)
    found.setdefault((family.code, coach), _at_a_shared_slot(draw, programme, pair))


def _at_a_shared_slot(draw: Draw, programme: Programme, pair: Pair) -> Pair:
    """Often at a time both offer, so that held times are kept and visits can be right."""
    shared = shared_slots(programme.chellow[pair.coach], programme.family[pair.family])
    if not shared or draw(one_of(PERHAPS)):
        return pair
    return pair.but(slot=shared[draw(up_to(len(shared) - 1))])


def _asked(programme: Programme) -> list[Duty]:
    shifts = [shift.duty for shift in programme.asked.shifts.values()]
    return [*shifts, *(occasion.duty for occasion in programme.asked.occasions.values())]


def strays(draw: Draw, programme: Programme) -> list[Duty]:
    """Shifts nobody asked for, anywhere."""
    return [_stray(*where) for where in draw(somewhere(programme.period.weeks))]


@cache
def somewhere(weeks: int) -> Options[tuple[tuple[str, int, int, int], ...]]:
    """A few venues, each with a day of so many weeks, a time and a length."""
    return several(together(VENUES, range(7 * weeks), OF_A_DAY, LENGTHS), 4)


def built_shifts(draw: Draw, programme: Programme) -> list[Duty]:
    """Shifts that could be built, mostly; some moved by a quarter of an hour or three hours, or made longer."""
    could_be = list(shifts_to_build(programme))
    found: list[Duty] = []
    for _ in range(draw(up_to(4)) if could_be else 0):
        shift = could_be[draw(up_to(len(could_be) - 1))]
        moved, longer = (timedelta(minutes=n) for n in draw(MOVED))
        person = draw(person_of(programme))
        start, end = shift.start + moved, shift.end + moved + longer
        here = shift.but(id=f"{shift.id}:{len(found)}", start=start, end=end).with_people((person,))
        found.append(here)
    each = {(shift.what_and_when, shift.people): shift for shift in found if shift.day in programme.period}
    return list(each.values())


def _every_day(programme: Programme) -> list[Duty]:
    """The first of all on a shift every day."""
    first = programme.chellows[0].code
    return [_stray("shop", nth, 600, 60).with_people((first,)) for nth in range(7 * programme.period.weeks)]


def _stray(venue: str, nth: int, start: int, length: int) -> Duty:
    day = tiny.FIRST + timedelta(days=nth)
    span = Span(start=start, end=start + length)
    place = tiny.venue(venue).place
    return duty_on(day, span, id=f"shift:{venue}:{day}:{start}-", kind=DutyKind.SHIFT, venue=venue, area=place)


def crews(programme: Programme) -> Options[tuple[str, ...]]:
    """Up to three people, often the first of all."""
    return crews_of(tuple(person.code for person in programme.chellows))


@cache
def crews_of(codes: tuple[str, ...]) -> Options[tuple[str, ...]]:
    """The same, by code."""
    any_of_them = some_of(codes)
    return one_of((*[codes[:1]] * len(any_of_them), *any_of_them))


def person_of(programme: Programme) -> Options[str]:
    """Anybody's code."""
    return one_of(tuple(person.code for person in programme.chellows))


def visits_of(draw: Draw, programme: Programme, pair: Pair) -> list[Duty]:
    """The pair's usual visits, some left out, some moved by an hour or a day, some accompanied."""
    if pair.held or draw(HARDLY_EVER):
        return []
    found = []
    for visit in usual_visits(programme, pair):
        hours, accompanied, instead, takes_place = draw(VISITED)
        moved = timedelta(hours=hours)
        crew = set(draw(crews(programme))) if accompanied else set()
        people = crew if crew and instead else {pair.coach, *crew}
        if visit.day + moved in programme.period and takes_place:
            there = visit.but(start=visit.start + moved, end=visit.end + moved, kind=DutyKind.VISIT)
            found.append(there.with_people(tuple(people)))
    return found
