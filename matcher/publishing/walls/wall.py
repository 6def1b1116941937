"""From a programme and what is planned to the sheets that hang on walls: one or more for each venue and week."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from itertools import groupby

from matcher.domain.asked import is_open
from matcher.domain.duties import DutyKind
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.record import Record
from matcher.domain.times import DAY_NAMES, Span, joined, without
from matcher.domain.venues import Venue, VenueKind
from matcher.publishing.one_line import in_words
from matcher.publishing.pages.rotas import venues_by_name, weeks_at_venues
from matcher.publishing.pages.standing import moment_words
from matcher.publishing.records import Block, DayOfWeek
from matcher.publishing.shown import Shown
from matcher.publishing.walls.lettering import wrapped
from matcher.publishing.walls.names import first_and_initial
from matcher.publishing.walls.page import Sheet
from matcher.publishing.walls.paper import LEAST, WIDTH, Part, parts
from matcher.wording import count_words, day_words

HEIGHT = 536
"""Of A4 lengthwise in points, less margins of a centimetre."""
HEAD_SIZE, HEAD_LINE = 24, 29
"""Of the venue's name."""
WEEK_AND_NUMBER = 34
"""How tall the two are beside it."""
NOTE_LINE = 16
SPACING = 26
"""Between the parts of a sheet, and what is left free at its foot."""
LEAST_DRAWING = 180
"""No drawing is kept smaller than this by what stands above it; a sheet too many rather."""
DRAFT = "DRAFT. Nothing here is agreed until it is published."
NOBODY = "Nobody is on call here this week."
COVERED = "Every time that was asked for here has enough people."
SHADED = "a shaded box with a dashed edge says where."
WORKING_DAYS = 5


class Print(Record):
    """What is put on paper: a plan for the weeks of these Mondays, published at that moment or a draft."""

    plan: Plan
    weeks: tuple[date, ...]
    published: datetime | None
    made_on: date
    bank_holidays: Mapping[date, str] = {}
    """What each bank holiday is called, as far as known."""

    @property
    def made(self) -> str:
        """When it was made, and from what."""
        stamp = f"Made on {self.made_on.day} {self.made_on:%B} {self.made_on.year}"
        return (
            f"{stamp} from what was published on {moment_words(self.published)}." if self.published else f"{stamp}."
        )


def on_a_wall(venue: Venue) -> bool:
    """True if a rota may hang there: never of a home, nor where its row says no."""
    return venue.wall_rota and venue.kind is not VenueKind.HOME


def wall_names(programme: Programme) -> Shown:
    """What people and places are called on walls."""
    return Shown(programme, first_and_initial)


def sheets(
    programme: Programme, printed: Print, venues: Iterable[str] | None = None
) -> Mapping[str, tuple[Sheet, ...]]:
    """By venue that has or wants somebody in these weeks: its sheets, week by week, venues in order of name."""
    shown = wall_names(programme)
    weeks = weeks_at_venues(programme, printed.plan, shown)
    wanted = set(weeks) if venues is None else set(venues) & set(weeks)
    found = {}
    for _, code in venues_by_name(programme, shown):
        if code in wanted and on_a_wall(programme.venue[code]):
            tells = _Venue(programme, printed, programme.venue[code], shown)
            made = (tells.week(monday, weeks[code].get(monday, ())) for monday in printed.weeks)
            found[code] = tuple(sheet for week in made for sheet in week)
    return found


def only_here(programme: Programme) -> Mapping[str, str]:
    """Code and name of those who have a number on walls alone, as others have their first name and initial."""
    names = Shown(programme).people
    on_walls = wall_names(programme).people
    return {code: name for code, name in on_walls.items() if name != first_and_initial(names[code])}


class _Venue:
    """Tells a venue's weeks."""

    def __init__(self, programme: Programme, printed: Print, venue: Venue, shown: Shown) -> None:
        self._programme = programme
        self._printed = printed
        self._venue = venue
        self._shown = shown
        self._name = shown.venue(venue.code) or ""

    def week(self, monday: date, blocks: tuple[Block, ...]) -> Iterator[Sheet]:
        """The week's sheets: one, unless it does not fit."""
        days = [monday + timedelta(days=n) for n in range(7)]
        notes = (*self._cover(blocks), *self._closed(days), *self._to_ring(days))
        heads = [self._head(day) for day in days]
        used = {block.weekday for block in blocks}
        columns = [head for head in heads if head.weekday < WORKING_DAYS or head.weekday in used]
        on_paper = list(parts(blocks, columns, self._room(notes))) or [
            Part(days=tuple(columns), blocks=(), drawing=None)
        ]
        for n, part in enumerate(on_paper, 1):
            yield Sheet(
                programme=self._shown.text(self._programme.settings.name),
                venue=self._name,
                monday=monday,
                week=week_words(monday),
                draft=DRAFT if self._printed.published is None else "",
                made=self._printed.made,
                number=f"Sheet {n} of {len(on_paper)}" if len(on_paper) > 1 else "",
                notes=notes,
                days=part.days,
                blocks=part.blocks,
                drawing=part.drawing,
            )

    def _room(self, notes: tuple[str, ...]) -> int:
        """How tall a drawing may be under the heading, what is to be said, and above the foot."""
        name = len(wrapped(self._name, HEAD_SIZE, WIDTH - 260, strong=True))
        lines = sum(len(wrapped(note, LEAST, WIDTH)) for note in notes) + bool(not self._printed.published) * 2
        head = max(HEAD_LINE * name, WEEK_AND_NUMBER)
        return max(LEAST_DRAWING, HEIGHT - SPACING - head - NOTE_LINE * (lines + 1))

    def _head(self, day: date) -> DayOfWeek:
        notes = ["bank holiday"] if day in self._programme.bank_holidays else []
        if not is_open(self._programme, self._venue, day):
            notes.append("closed")
        return DayOfWeek(weekday=day.weekday(), name=day_words(day), notes=tuple(notes))

    def _cover(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        missing = sum(block.missing > 0 for block in blocks)
        if not blocks:
            yield NOBODY
        elif missing:
            count = count_words(missing, "time this week still needs", "times this week still need")
            yield f"{count} somebody: {SHADED}"
        else:
            yield COVERED

    def _closed(self, days: list[date]) -> Iterator[str]:
        for day in days:
            if day in self._programme.bank_holidays:
                called = self._printed.bank_holidays.get(day)
                yield f"{_named(day)} is a bank holiday{f' ({called})' if called else ''}."
        closed = [day for day in days if not is_open(self._programme, self._venue, day)]
        if len(closed) == len(days):
            yield "Closed all week."
        elif closed:
            yield f"Closed: {in_words(list(_runs(closed)))}."

    def _to_ring(self, days: list[date]) -> Iterator[str]:
        """When a Support Ambassador is on duty while anybody is here, by role alone."""
        here = {day: self._here(day) for day in days}
        if not self._programme.ambassadors or not any(here.values()):
            return
        alone = [(day, span) for day in days for span in self._unwatched(day, here[day])]
        if not alone:
            yield "To ring: a Support Ambassador is on duty whenever anybody is here."
        elif {day: tuple(span for on, span in alone if on == day) for day in days} == here:
            yield "To ring: no Support Ambassador is on duty while anybody is here."
        else:
            but = in_words([f"{DAY_NAMES[day.weekday()]} {span}".replace("-", "–") for day, span in alone])
            yield f"To ring: a Support Ambassador is on duty whenever anybody is here, but for {but}."

    def _here(self, day: date) -> tuple[Span, ...]:
        return joined(
            duty.span
            for duty in self._printed.plan.duties
            if duty.kind is DutyKind.SHIFT and duty.venue == self._venue.code and duty.day == day and duty.people
        )

    def _unwatched(self, day: date, here: tuple[Span, ...]) -> tuple[Span, ...]:
        for watch in self._printed.plan.watches:
            if watch.day == day and watch.ambassador is not None:
                here = without(here, watch.span)
        return here


def week_words(monday: date) -> str:
    """`Week of 4 January 2027`."""
    return f"Week of {_long(monday)} {monday.year}"


def _runs(days: list[date]) -> Iterator[str]:
    """`Friday 26 March`, `Monday 29 March to Sunday 4 April`: days that follow one another as one."""
    for _, run in groupby(enumerate(days), key=lambda item: item[1].toordinal() - item[0]):
        in_it = [day for _, day in run]
        first, last = in_it[0], in_it[-1]
        yield _named(first) if first == last else f"{_named(first)} to {_named(last)}"


def _named(day: date) -> str:
    return f"{DAY_NAMES[day.weekday()]} {_long(day)}"


def _long(day: date) -> str:
    return f"{day.day} {day:%B}"
