"""A street of a programme with its plan, written by hand: every kind of duty, gap and name a page has to show."""

from datetime import date, timedelta
from uuid import UUID

from matcher.domain.chellows import Chellow
from matcher.domain.duties import Duty, DutyKind, duty_on
from matcher.domain.families import Family
from matcher.domain.kinds import MeetingPlace, Need, Role
from matcher.domain.meeting import usual_visits
from matcher.domain.pairs import Pair, PairState, Slot
from matcher.domain.places import Place
from matcher.domain.plan import Gap, Part, Plan, Tier, Waiting
from matcher.domain.programme import Programme
from matcher.domain.settings import Settings
from matcher.domain.times import FreeTime, Period, Span
from matcher.domain.venues import Gathering, GatheringKind, ShiftRow, Venue, VenueKind
from matcher.fairness import shares

SPRING_FORWARD = date(2027, 3, 28)
AREAS = ("Heaton Fields", "Lynfield", "Emm Lane")
PEOPLE = (
    ("C-01", "Amina", 420),
    ("C-02", "Beth", 360),
    ("C-03", "Zofia", 480),
    ("C-04", "Iram", 240),
    ("C-05", "Petra", 300),
    ("C-06", "Samina", 420),
    ("C-07", "J.K.", 180),
    ("C-08", "Máté", 360),
    ("C-09", "نادیہ", 300),
    ("C-10", "Christopher-Alexander", 240),
    ("C-11", "Amina", 300),
    ("C-12", "", 120),
)
VENUES = (
    ("V-01", "Heaton Library", VenueKind.LIBRARY, "Heaton Fields"),
    ("V-02", "Community Café", VenueKind.CAFE, "Lynfield"),
    ("V-03", "Children's Centre", VenueKind.CENTRE, "Emm Lane"),
    ("V-04", "Advice line", VenueKind.PHONE, None),
)
SHIFTS = (
    ("V-01", 0, "10:00", "12:30", ("C-01", "C-02"), 2),
    ("V-01", 2, "14:00", "17:00", ("C-03",), 2),
    ("V-01", 5, "10:00", "13:00", ("C-09", "C-10"), 2),
    ("V-02", 1, "09:30", "11:30", ("C-04", "C-11"), 2),
    ("V-02", 1, "11:00", "13:00", ("C-05",), 1),
    ("V-02", 4, "09:00", "10:00", ("C-08",), 1),
    ("V-03", 3, "09:00", "12:00", ("C-06", "C-07", "C-03"), 3),
    ("V-04", 2, "18:00", "20:00", ("C-08",), 1),
    ("V-04", 4, "18:00", "20:00", (), 1),
)
ACTIVE = (
    ("F-0101", "C-01", Slot(weekday=1, start=13 * 60)),
    ("F-0102", "C-01", Slot(weekday=3, start=10 * 60 + 30)),
    ("F-0103", "C-05", Slot(weekday=0, start=15 * 60)),
    ("F-0104", "C-06", Slot(weekday=4, start=13 * 60)),
    ("F-0105", "C-09", Slot(weekday=1, start=15 * 60)),
    ("F-0106", "C-03", Slot(weekday=1, start=9 * 60)),
)
FREE = tuple(FreeTime(weekday=day, start=8 * 60, end=21 * 60) for day in range(7))


def programme(first: date = date(2027, 1, 4), weeks: int = 4) -> Programme:
    """The street over a period; its spring period crosses the clock change."""
    return Programme(
        id=UUID("0f3f7f2e-9a54-4c1c-8f5b-6b6c7d1f2a30"),
        period=Period(first=first, weeks=weeks),
        settings=Settings(name="Heaton friends & neighbours"),
        chellows=tuple(_chellow(code, name, offered) for code, name, offered in PEOPLE),
        families=tuple(_family(n) for n in range(1, 15)),
        venues=tuple(Venue(code=code, name=name, kind=kind, place=place) for code, name, kind, place in VENUES),
        shift_rows=tuple(_row(*shift) for shift in SHIFTS),
        gatherings=(
            Gathering(
                title="Coaching hour",
                kind=GatheringKind.COACHING,
                roles=frozenset({Role.COACH}),
                weekday=2,
                start=12 * 60,
                end=13 * 60,
                venue="V-03",
            ),
            Gathering(
                title="Monthly meeting",
                kind=GatheringKind.MEETING,
                weekday=3,
                nth=2,
                start=13 * 60,
                end=14 * 60 + 30,
            ),
        ),
        pairs=tuple(_pair(*pair, first) for pair in ACTIVE),
        places=tuple(Place(label=label, easting=800 * n, northing=0) for n, label in enumerate(AREAS)),
    )


def spring() -> Programme:
    """The street over the two weeks about 28 March 2027."""
    return programme(SPRING_FORWARD - timedelta(days=6), weeks=2)


def _chellow(code: str, name: str, offered: int) -> Chellow:
    return Chellow(code=code, name=name, offered=offered, roles=frozenset(Role), free=FREE, place="Lynfield")


def _family(number: int) -> Family:
    return Family(
        code=f"F-0{100 + number}",
        languages=(("ur", "phr", "pl", "cs")[number % 4],),
        language_need=Need.MUST,
        place=AREAS[0] if number <= 2 else AREAS[number % 3],
        need_band=number % 4,
        good_times=FREE,
        meeting_places=(MeetingPlace.CAFE,) if number == 3 else (MeetingPlace.FAMILY_HOME,),
        choices=("C-03",),
        not_with=frozenset({"C-10"}),
        asked_on=date(2026, 9, 7) + timedelta(weeks=number),
        consent_on=date(2026, 9, 8),
        said_by="Health visitor Qwerty",
    )


def _row(venue: str, weekday: int, start: str, end: str, people: tuple[str, ...], wanted: int) -> ShiftRow:
    return ShiftRow(
        venue=venue, weekday=weekday, start=_minute(start), end=_minute(end), minimum=wanted, ideal=wanted, most=3
    )


def _minute(text: str) -> int:
    hours, minutes = text.split(":")
    return 60 * int(hours) + int(minutes)


def _pair(family: str, coach: str, slot: Slot, first: date) -> Pair:
    since = first - timedelta(weeks=int(family[-2:]))
    return Pair(family=family, coach=coach, state=PairState.ACTIVE, since=since, slot=slot, said_by="the family")


def plan(programme: Programme) -> Plan:
    """A plan of every kind of duty, with gaps, waiting families, a proposed pair and tiers."""
    proposed = Pair(
        family="F-0107",
        coach="C-02",
        state=PairState.PROPOSED,
        slot=Slot(weekday=2, start=600),
        held=True,
    )
    bare = Plan(
        period=programme.period,
        pairs=(*programme.pairs, proposed),
        duties=(*_shifts(programme), *_visits(programme), *_gatherings(programme)),
        gaps=_gaps(programme),
        waiting=tuple(_waiting(n) for n in range(8, 15)),
        tiers=_tiers(),
    )
    return bare.but(shares=shares(programme, bare))


def _shifts(programme: Programme) -> list[Duty]:
    people = {(venue, weekday, _minute(start)): who for venue, weekday, start, _, who, _ in SHIFTS}
    found = []
    for shift in programme.asked.shifts.values():
        duty = shift.duty
        who = people[duty.venue or "", duty.day.weekday(), duty.span.start]
        absent = {"C-02"} if programme.period.week_of(duty.day) == 1 else set()
        if here := tuple(code for code in who if code not in absent):
            found.append(duty.with_people(here))
    return found


def _visits(programme: Programme) -> list[Duty]:
    found = [duty.with_people((pair.coach,)) for pair in programme.pairs for duty in usual_visits(programme, pair)]
    return [duty.with_people(("C-06", "C-10")) if duty.family == "F-0104" else duty for duty in found]


def _gatherings(programme: Programme) -> list[Duty]:
    coaches = tuple(sorted({coach for _, coach, _ in ACTIVE}))
    return [one.duty.with_people(coaches) for one in programme.asked.occasions.values()]


def _gaps(programme: Programme) -> tuple[Gap, ...]:
    found = []
    for shift in programme.asked.shifts.values():
        placed = [duty for duty in _shifts(programme) if duty.id == shift.duty.id]
        missing = shift.minimum - sum(len(duty.people) for duty in placed)
        if missing > 0:
            found.append(
                Gap(
                    kind=DutyKind.SHIFT,
                    what=shift.duty.venue or "",
                    duty=shift.duty.id,
                    start=shift.duty.start,
                    end=shift.duty.end,
                    missing=missing,
                    of="minimum",
                    reasons=("3 people are not free then.", "C-04 would be over the hours offered."),
                )
            )
    visit = duty_on(programme.period.first, Span(start=600, end=660), id="visit:F-0103+C-05:9", kind=DutyKind.VISIT)
    unplanned = Gap(
        kind=DutyKind.VISIT,
        what="F-0103 with C-05",
        duty=visit.id,
        start=visit.start,
        end=visit.end,
        missing=1,
        of="minimum",
        reasons=("F-0103 is away that week.",),
    )
    return (*found, unplanned)


def _waiting(number: int) -> Waiting:
    reasons = ("4 Coaches speak no Polish.", "2 Coaches have no hours left.")
    return Waiting(family=f"F-0{100 + number}", claim=(number % 4, 17 - number), reasons=reasons)


def _tiers() -> tuple[Tier, ...]:
    names = ("hard", "promises", "placed_and_cover", "quality", "changes", "fairness", "wishes", "canonical")
    return tuple(
        Tier(
            index=n,
            name=name,
            parts=(Part(name=f"{name}_kept", value=3 * n, bound=3 * n - (n == 6), proved=n != 6),),
            proved=n != 6,
            given="pairs" if n in (3, 5) else None,
        )
        for n, name in enumerate(names)
    )
