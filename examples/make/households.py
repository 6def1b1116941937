"""Families drawn by lot, and families grown around a Coach whom they could really have."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from examples.make.estate import AREAS, near, walk
from examples.make.free import HALVES, LOOSE, Stretch, stretches, ticks, typed
from examples.make.sheets import Cell, Row
from examples.make.tables import times_of
from examples.make.volunteers import Volunteer

VISIT = 60
"""Minutes of every visit."""
APART = 120
"""Minutes from one visit of a Coach to the next on the same day, so that there is time to walk."""
SESSIONS = stretches("mon 17:30-18:30;wed 11-12;thu 12:30-13:30")
"""The coaching sessions; a Coach keeps an hour on either side of one of them free."""

LANGUAGES = (
    ("English", 9),
    ("Urdu", 3),
    ("Urdu, English", 4),
    ("Mirpuri", 4),
    ("Punjabi, Urdu", 3),
    ("Slovak", 3),
    ("Carpathian Romani, Slovak", 2),
    ("Czech", 1),
    ("Polish", 3),
    ("Bengali", 2),
    ("Pashto", 1),
    ("Arabic, English", 1),
    ("Romanian", 1),
)
"""Languages of families as typed, and how many of thirty-seven families speak them."""

GOOD_TIMES = (
    ("tue,thu 9-12", "halves"),
    ("mon,wed 9-12", "grid"),
    ("wed,fri 9:30-11:30", "letters"),
    ("thu 12-17", "halves"),
    ("mon,tue,wed,thu,fri 9-12", "weekdays 9-12"),
    ("mon,tue,wed,thu 17-20", "Mon-Thu evenings"),
    ("sat,sun 9-20", "weekends"),
    ("tue,wed 13-15", "til"),
)

PLACES = ("own home", "own home; cafe", "own home; library")


@dataclass(frozen=True)
class Household:
    """A family as a row of the sheet, and its pair if it has or had one."""

    row: Row
    pair: Row | None = None

    @property
    def asked_on(self) -> date | None:
        """When the family was asked; None if nobody has yet."""
        asked = self.row.get("asked_on")
        return asked if isinstance(asked, date) else None

    def called(self, code: str) -> "Household":
        """The same household under a code."""
        pair = {"family": code, **self.pair} if self.pair else None
        return replace(self, row={"id": code, **self.row}, pair=pair)


def active(lot: random.Random, coaches: Sequence[Volunteer], count: int, first: date) -> Iterator[Household]:
    """So many families with a Coach, one for each Coach in turn until there is no more room."""
    rooms = [_slots(lot, coach) for coach in coaches]
    grown = 0
    while grown < count:
        before = grown
        for coach, slots in zip(coaches, rooms, strict=True):
            if slots and grown < count:
                yield _grown(lot, coach, slots.pop(0), first)
                grown += 1
        if grown == before:
            raise ValueError(f"room for {grown} of {count} active families")


def _slots(lot: random.Random, coach: Volunteer) -> list[tuple[str, Stretch]]:
    """(area, visit) for each family the Coach has room for: hours, walking and one coaching session counted."""
    session = next(s for s in SESSIONS if any(_holds(free, s) for free in coach.free))
    room = (coach.minutes if coach.most_families > 2 else coach.minutes // 2) - VISIT
    found: list[tuple[str, Stretch]] = []
    for visit in sorted(_visits(coach, session), key=lambda _: lot.random()):
        area = lot.choice(near(coach.area, 30))
        takes = VISIT + 2 * walk(coach.area, area)
        if takes <= room and len(found) < coach.most_families and all(_apart(visit, v) for _, v in found):
            found.append((area, visit))
            room -= takes
    return found


def _visits(coach: Volunteer, session: Stretch) -> Iterator[Stretch]:
    for free in coach.free:
        for start in range(free.start, free.end - VISIT + 1, 30):
            visit = Stretch(free.weekday, start, start + VISIT)
            if _apart(visit, session):
                yield visit


def _holds(free: Stretch, other: Stretch) -> bool:
    return free.weekday == other.weekday and free.start <= other.start and other.end <= free.end


def _apart(a: Stretch, b: Stretch) -> bool:
    return a.weekday != b.weekday or abs(a.start - b.start) >= APART


def _grown(lot: random.Random, coach: Volunteer, slot: tuple[str, Stretch], first: date) -> Household:
    area, visit = slot
    asked = first - timedelta(days=lot.randrange(40, 330))
    language = lot.choice(coach.languages)
    every = lot.choice(("weekly", "weekly", "weekly", "fortnightly"))
    row = {
        "languages": language if language == "English" else lot.choice((language, f"{language}, English")),
        "needs_language": "must",
        "area": area,
        **_around(lot, visit),
        "meeting_places_ok": lot.choice(PLACES),
        "support_level": lot.randint(0, coach.level),
        "visit_every": every,
        **_agreed(lot, asked, asked + timedelta(days=lot.choice((0, 7)))),
    }
    state = lot.choice(("active",) * 9 + ("tapering",))
    phase = lot.choice((0, 1)) if every == "fortnightly" else None
    return Household(row, {**_pair(coach, state, asked + timedelta(weeks=3), visit), "phase": phase})


def _pair(coach: Volunteer, state: str, since: date, visit: Stretch) -> Row:
    return {
        "coach": coach.code,
        "state": state,
        "since": since,
        "said_by": "the family",
        "weekday": LOOSE[visit.weekday],
        "start": f"{visit.start // 60}:{visit.start % 60:02d}",
    }


def _around(lot: random.Random, visit: Stretch) -> Row:
    """Good times that hold the visit: the half of the day it lies in, or just a little more than it."""
    for half in HALVES.values():
        free = Stretch(visit.weekday, *half)
        if _holds(free, visit):
            manner = lot.choice(("halves", "close", "til", "grid"))
            return ticks([free]) if manner == "grid" else {"good_times": typed([free], manner)}
    return {"good_times": typed([Stretch(visit.weekday, visit.start, visit.end + 30)], "letters")}


def _agreed(lot: random.Random, asked: date, consent: date | None) -> dict[str, Cell]:
    return {
        "need_band": lot.choice((0, 1, 1, 2, 2, 3)),
        "visit_minutes": VISIT,
        "said_by": lot.choice(("health visitor", "school", "the family", "police", "housing", "family support")),
        "asked_on": asked,
        "consent_on": consent,
    }


def _drawn(lot: random.Random) -> dict[str, Cell]:
    (languages,) = lot.choices([typed for typed, _ in LANGUAGES], [many for _, many in LANGUAGES])
    notation, says = lot.choice(GOOD_TIMES)
    return {
        "languages": languages,
        "needs_language": "any" if "English" in languages else lot.choice(("must", "prefer")),
        "area": lot.choice(sorted(AREAS)),
        **times_of(notation, says, "good_times").cells,
        "meeting_places_ok": lot.choice(PLACES),
        "support_level": lot.choice((0, 1, 1, 2, 2, 3)),
        "visit_every": lot.choice(("weekly", "weekly", "fortnightly")),
    }


WAITS = (7, 14, 21, 28, 35, 42, 56, 70, 98, 140, 210, 280)
"""Days, one of which a waiting family has waited."""


def waiting(lot: random.Random, first: date, waits: Sequence[int] = WAITS) -> Household:
    """A family that was asked up to forty weeks ago, said yes, and waits."""
    asked = first - timedelta(days=lot.choice(waits))
    return Household({**_drawn(lot), **_agreed(lot, asked, asked)})


def newcomer(lot: random.Random, first: date, *, asked: bool) -> Household:
    """A family that nobody has asked yet, or that was asked and has not said yes."""
    agreed = _agreed(lot, first - timedelta(days=lot.randrange(1, 60)), None)
    if not asked:
        del agreed["asked_on"]
    return Household({**_drawn(lot), **agreed})


def finished(lot: random.Random, coaches: Sequence[Volunteer], first: date) -> Household:
    """A family that had a Coach who spoke with them, and needs none now."""
    coach = lot.choice(coaches)
    asked = first - timedelta(days=lot.randrange(120, 335))
    row = {**_drawn(lot), **_agreed(lot, asked, asked), "languages": lot.choice(coach.languages)}
    since = asked + timedelta(days=lot.randrange(7, 28))
    return Household(row, {"coach": coach.code, "state": "ended", "since": since, "said_by": "the family"})
