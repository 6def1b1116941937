"""Where the programme is open, whom it wants there, and when people gather."""

from datetime import date
from enum import StrEnum

from pydantic import model_validator

from matcher.domain.chellows import Chellow
from matcher.domain.kinds import Role
from matcher.domain.record import UNKNOWN, Record, Source
from matcher.domain.times import GRID, Dates, FreeTime


class VenueKind(StrEnum):
    """The kinds of place the programme uses."""

    SHOP = "shop"
    LIBRARY = "library"
    CENTRE = "children's centre"
    SCHOOL = "school"
    WORSHIP = "place of worship"
    CAFE = "cafe"
    HOUSE = "house"
    HOME = "chellow's home"
    PHONE = "phone"
    OTHER = "other"


class Venue(Record):
    """A place where Chellows are on call."""

    code: str
    name: str = ""
    kind: VenueKind = VenueKind.OTHER
    place: str | None = None
    """None: reached from anywhere, as the phone line is."""
    opens: tuple[FreeTime, ...] = ()
    closed: tuple[Dates, ...] = ()
    opens_on: date | None = None
    """First day in use, for a venue not yet ours."""
    on_bank_holidays: bool = False
    step_free: bool | None = None
    languages: tuple[str, ...] = ()
    """Languages wished on every shift."""
    genders: tuple[str, ...] = ()
    """Genders wished on every shift."""
    with_children: bool = False
    """True where children are left in our care."""
    level: int = 0
    alone_ok: bool = True
    shortest_shift: int = 60
    """Minutes of the shortest shift built here."""
    longest_shift: int = 240
    """Minutes of the longest shift built here."""
    wall_rota: bool = True
    desk_phone: str = ""
    source: Source = UNKNOWN

    @property
    def called(self) -> str:
        """Its name, or its code where nobody typed one."""
        return self.name or self.code


class ShiftRow(Record):
    """A fixed shift as a venue asks for it, week by week."""

    venue: str
    weekday: int
    start: int
    end: int
    first: date | None = None
    last: date | None = None
    """Last day inclusive, as people write "until"."""
    minimum: int = 1
    ideal: int = 1
    most: int = 1
    languages: tuple[str, ...] = ()
    level: int = 0
    needs_two: bool = False
    kind: str = ""
    """What the venue calls such shifts: early, late, night."""
    under: int = 0
    """What each person missing from the ideal weighs."""
    over: int = 0
    """What each person beyond the ideal weighs."""
    source: Source = UNKNOWN


class CoverRow(Record):
    """People wanted at a venue over a stretch of each such weekday, in shifts that are still to be built."""

    venue: str
    weekday: int
    start: int
    end: int
    minimum: int = 1
    ideal: int = 1
    most: int = 1
    languages: tuple[str, ...] = ()
    weight: int = 1
    """How much a person missing in each half hour counts, beside other cover."""
    source: Source = UNKNOWN

    @model_validator(mode="after")
    def _is_on_the_grid(self) -> "CoverRow":
        if self.start % GRID or self.end % GRID:
            raise ValueError("cover begins and ends on the half hour")
        return self


class GatheringKind(StrEnum):
    """What people gather for."""

    COACHING = "weekly coaching"
    MEETING = "monthly meeting"
    TRAINING = "training"
    LEADERSHIP = "leadership group"
    EVENT = "event"


class Invitation(Record):
    """Whom a gathering is for."""

    roles: frozenset[Role] = frozenset()
    people: frozenset[str] = frozenset()
    """Codes of those it is for, where it is not for whole roles."""

    def is_for(self, person: Chellow) -> bool:
        """True for whoever it names; where it names nobody for its roles; without those for everybody."""
        if self.people:
            return person.code in self.people
        return not self.roles or bool(self.roles & person.roles)


class Gathering(Invitation):
    """Something people come to, on a weekday each week, the nth of a month, or a date."""

    title: str
    kind: GatheringKind
    weekday: int | None = None
    nth: int | None = None
    on: date | None = None
    start: int
    end: int
    venue: str | None = None
    lead: str | None = None
    most: int | None = None
    """How many can come; None: as many as like."""
    quorum: int = 0
    """How many must be there for it to count."""
    level: int = 0
    """The training level a training brings people to; 0: it brings them to none."""
    one_of: str = ""
    """Shared by gatherings of which only one takes place in each round: dates to choose between."""
    source: Source = UNKNOWN
