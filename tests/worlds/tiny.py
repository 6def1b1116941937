"""The tiny world of every written example: four Chellows who can do anything, three families, six venues."""

from datetime import date
from functools import cache
from uuid import UUID

from matcher.domain.ambassadors import Ambassador
from matcher.domain.chellows import Check, Chellow
from matcher.domain.families import Family
from matcher.domain.kinds import CheckKind, Role
from matcher.domain.places import Place
from matcher.domain.programme import Programme
from matcher.domain.times import FreeTime, Period
from matcher.domain.venues import Venue, VenueKind

FIRST = date(2027, 1, 4)
"""The Monday the tiny period begins."""
JOINED = date(2020, 1, 6)
GOOD_FOR_YEARS = (date(2020, 1, 1), date(2035, 1, 1))
EVERY_DAY = tuple(FreeTime(weekday=day, start=8 * 60, end=21 * 60) for day in range(7))

PLACES = (
    Place(label="near", easting=0, northing=0),
    Place(label="mid", easting=1_153, northing=0),
    Place(label="far", easting=3_460, northing=0),
)
"""On one straight road: mid is a 20 minute walk from near, far 60 from near and 40 from mid."""

UNDERSTANDS = frozenset({("phr", "pnb"), ("pnb", "pa"), ("cs", "sk"), ("hi", "ur")})

VENUE_KINDS = {
    "library": VenueKind.LIBRARY,
    "cafe": VenueKind.CAFE,
    "centre": VenueKind.CENTRE,
    "shop": VenueKind.SHOP,
    "house": VenueKind.HOUSE,
    "phone": VenueKind.PHONE,
}


@cache
def chellow(code: str) -> Chellow:
    """Somebody who may do anything, any day from 8 to 21, and offers eight hours a week."""
    return Chellow(
        code=code,
        roles=frozenset(Role),
        languages=("en",),
        place="near",
        offered=8 * 60,
        level=3,
        checks=tuple(Check(kind=kind, start=GOOD_FOR_YEARS[0], end=GOOD_FOR_YEARS[1]) for kind in CheckKind),
        free=EVERY_DAY,
        joined=JOINED,
    )


@cache
def family(code: str) -> Family:
    """A family asked on the period's first day that said yes at once; any day from 8 to 21 is good."""
    return Family(
        code=code, languages=("en",), place="near", good_times=EVERY_DAY, asked_on=FIRST, consent_on=FIRST
    )


@cache
def venue(code: str) -> Venue:
    """A venue nearby, named as its code; `phone` is nowhere."""
    place = None if code == "phone" else "near"
    return Venue(code=code, name=code.capitalize(), kind=VENUE_KINDS.get(code, VenueKind.OTHER), place=place)


@cache
def ambassador(code: str) -> Ambassador:
    """A Support Ambassador who is never on duty unless a world says so."""
    return Ambassador(code=code)


@cache
def tiny() -> Programme:
    """The world before anything is given."""
    return Programme(
        id=UUID("6f1d3c52-8f0b-4c59-9d35-0d1f7a1f2b10"),
        period=Period(first=FIRST, weeks=1),
        chellows=tuple(chellow(f"C-0{n}") for n in range(1, 5)),
        families=tuple(family(f"F-0{n}") for n in range(1, 4)),
        venues=tuple(venue(code) for code in VENUE_KINDS),
        places=PLACES,
        understands=UNDERSTANDS,
    )
