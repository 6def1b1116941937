"""Wall rotas: everything published stands on one sheet, whole and large enough, and nothing else does."""

import re
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.ambassadors import Ambassador
from matcher.domain.duties import DutyKind
from matcher.domain.plan import Plan, Watch
from matcher.domain.programme import Programme
from matcher.domain.times import Dates, monday_of
from matcher.domain.venues import VenueKind
from matcher.publishing.pages.gaps import as_duty, venue_of
from matcher.publishing.records import Block, DayOfWeek
from matcher.publishing.walls.lettering import width, wrapped
from matcher.publishing.walls.names import first_and_initial
from matcher.publishing.walls.page import Sheet, wall_page
from matcher.publishing.walls.paper import WIDTH, Part, parts
from matcher.publishing.walls.wall import on_a_wall, only_here, wall_names
from tests.publishing import street
from tests.publishing.reading_back import Page
from tests.publishing.test_pages import HOSTILE
from tests.publishing.test_privacy import indiscreet, leaks_in
from tests.publishing.walls import TODAY, pages, printed

STREET = street.programme()
PLAN = street.plan(STREET)
SHEETS = printed(STREET, PLAN)
EVERY = [sheet for own in SHEETS.values() for sheet in own]
PAGE = wall_page("Wall rotas", EVERY)
LEAST = 12
"""Points, as the programme asks of what hangs on a wall."""


@given(indiscreet())
def test_no_cell_of_a_familys_record_stands_on_a_wall(both: tuple[Programme, Plan]) -> None:
    assert leaks_in(pages(*both), both[0]) == set()


@given(indiscreet())
def test_every_shift_and_every_gap_of_a_week_is_on_exactly_one_of_its_sheets(both: tuple[Programme, Plan]) -> None:
    programme, plan = both
    found: Counter[tuple[object, ...]] = Counter()
    for code, own in printed(programme, plan).items():
        for sheet in own:
            days = {day.weekday for day in sheet.days}
            for block in sheet.blocks:
                assert block.weekday in days
                day = sheet.monday + timedelta(days=block.weekday)
                found[code, day, block.start, block.end, "missing"] += block.missing
                for name in block.names:
                    found[code, day, block.start, block.end, name] += 1
    assert +found == +asked_for(programme, plan)


def asked_for(programme: Programme, plan: Plan) -> Counter[tuple[object, ...]]:
    """Everybody on a shift and everybody missing from one, where a rota hangs, from the plan itself."""
    names = wall_names(programme)
    hangs = {venue.code for venue in programme.venues if on_a_wall(venue)}
    wanted: Counter[tuple[object, ...]] = Counter()
    for duty in plan.duties:
        if duty.kind is DutyKind.SHIFT and duty.venue in hangs:
            for person in duty.people:
                wanted[duty.venue, duty.day, duty.span.start, duty.span.end, names.name(person)] += 1
    for gap in plan.gaps:
        venue, time = venue_of(programme, gap), as_duty(gap)
        if venue in hangs and gap.of == "minimum":
            wanted[venue, time.day, time.span.start, time.span.end, "missing"] += gap.missing
    return wanted


NAMES = st.sampled_from(
    ("Jo", "Amina K", "Christopher-Alexander W", "نادیہ خ", "W" * 40, "陳大文", "Петра И", "J.K.")
)
BLOCKS = st.lists(
    st.builds(
        lambda weekday, start, length, names, missing: Block(
            weekday=weekday, start=30 * start, end=30 * (start + length), names=tuple(names), missing=missing
        ),
        st.integers(0, 6),
        st.integers(0, 47),
        st.integers(1, 12),
        st.lists(NAMES, max_size=12),
        st.integers(0, 2),
    ),
    min_size=1,
    max_size=40,
)
WEEK = tuple(DayOfWeek(weekday=n, name=f"Wed {n + 20} Nov", notes=("bank holiday", "closed")[:n]) for n in range(7))
HEIGHTS = st.integers(250, 460)


@given(BLOCKS, HEIGHTS)
def test_however_full_a_week_is_each_block_is_on_one_sheet_and_no_sheet_is_too_tall(
    blocks: list[Block], height: int
) -> None:
    made = list(parts(blocks, WEEK, height))
    together = [block for part in made for block in part.blocks]
    assert sorted(map(str, together)) == sorted(map(str, blocks))
    assert {day.weekday for part in made for day in part.days} == set(range(7))
    for part in made:
        assert part.drawing is None or part.drawing.height <= height
        assert {block.weekday for block in part.blocks} <= {day.weekday for day in part.days}


@given(BLOCKS, HEIGHTS)
def test_every_box_holds_all_of_its_words_and_hides_no_other(blocks: list[Block], height: int) -> None:
    for part in parts(blocks, WEEK, height):
        drawn = part.drawing
        if drawn is None:
            assert len(part.blocks) == 1
            continue
        assert drawn.size >= LEAST
        assert letters(word.text for box in drawn.boxes for word in box.lines) == letters(said(part))
        assert max(hour.y + 5 for hour in drawn.hours) < drawn.height - 3
        for n, box in enumerate(drawn.boxes):
            assert box.x >= drawn.left
            assert box.x + box.width <= WIDTH
            for word in box.lines:
                assert word.x + width(word.text, drawn.size, strong=word.strong) <= box.x + box.width
                assert box.y < word.y - drawn.size * 3 // 4
                assert word.y + drawn.size // 4 <= box.y + box.height
            for other in drawn.boxes[n + 1 :]:
                apart_across = box.x + box.width <= other.x or other.x + other.width <= box.x
                assert apart_across or box.y + box.height <= other.y or other.y + other.height <= box.y


def said(part: Part) -> list[str]:
    wanted = [f"{block.missing} more needed" for block in part.blocks if block.missing]
    times = [f"{b.start // 60}:{b.start % 60:02}–{b.end // 60}:{b.end % 60:02}" for b in part.blocks]
    return [*wanted, *times, *(name for block in part.blocks for name in block.names)]


def letters(texts: object) -> Counter[str]:
    """Every character but the gaps and commas between names."""
    return Counter(c for text in texts for c in text if c not in " ,")  # type: ignore[attr-defined]


def test_a_quiet_week_is_one_sheet_in_large_letters_and_a_busy_day_of_long_names_is_a_sheet_of_its_own() -> None:
    quiet = [Block(weekday=n, start=600, end=720, names=("Amina K", "Jo")) for n in range(5)]
    (sheet,) = parts(quiet, WEEK[:5], 360)
    assert sheet.drawing is not None
    assert sheet.drawing.size == 17
    assert {box.lines[0].text for box in sheet.drawing.boxes} == {"10:00–12:00"}
    busy = [
        Block(weekday=day, start=540 + 30 * n, end=720 + 30 * n, names=(f"Wojciechowska {n}",))
        for day in range(5)
        for n in range(9)
    ]
    made = list(parts(busy, WEEK[:5], 360))
    assert [{block.weekday for block in part.blocks} for part in made] == [{0}, {1}, {2}, {3}, {4}]


def test_a_day_that_goes_on_on_another_sheet_says_so() -> None:
    crowd = tuple(f"Christopher-Alexander {n}" for n in range(60))
    blocks = [Block(weekday=0, start=60 * hour, end=60 * hour + 60, names=crowd) for hour in (9, 10)]
    first, second = parts(blocks, WEEK[:5], 300)
    assert "continued" not in first.days[0].notes
    assert "continued" in second.days[0].notes


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("Amina K 1", 50, ("Amina", "K 1")),
        ("Jo 12, Amina", 60, ("Jo 12,", "Amina")),
        ("10:00–12:30", 60, ("10:00–", "12:30")),
        ("Ann-Marie", 50, ("Ann-", "Marie")),
        ("Wwww", 26, ("Ww", "ww")),
        ("", 40, ()),
    ],
)
def test_a_line_is_broken_at_gaps_and_hyphens_and_a_number_stays_with_its_name(
    text: str, room: float, lines: tuple[str, ...]
) -> None:
    assert wrapped(text, LEAST, room) == lines


def test_hours_are_as_long_as_one_another_where_no_box_needs_more() -> None:
    (sheet,) = parts([Block(weekday=n, start=540, end=780, names=("Jo",)) for n in range(5)], WEEK[:5], 360)
    assert sheet.drawing is not None
    tops = [hour.y for hour in sheet.drawing.hours]
    assert len({then - before for before, then in pairwise(tops)}) == 1


def test_every_text_is_at_least_twelve_points() -> None:
    text = PAGE.decode()
    style = text[text.index("<style>") : text.index("</style>")]
    sizes = re.findall(r"font(?:-size)?:[^;}]*?([\d.]+)(\w+|%)", style)
    assert {unit for _, unit in sizes} == {"pt", "px"}
    assert min(float(size) for size, _ in sizes) >= LEAST
    in_drawings = re.findall(r"svg [^{]*\{[^}]*font-size: [\d.]+px", style)
    assert len(in_drawings) == sum(unit == "px" for _, unit in sizes), "px is a point in drawings alone"
    drawings = re.findall(r'<svg viewBox="0 0 (\d+) \d+" width="(\d+)pt" font-size="(\d+)"', text)
    assert len(drawings) == sum(sheet.drawing is not None for sheet in EVERY) > 0
    assert all(units == points and int(size) >= LEAST for units, points, size in drawings)
    assert not {name for _, name, _ in Page(PAGE).attributes} & {"style", "textlength", "transform"}
    assert int(drawings[0][0]) <= (297 - 20) * 72 / 25.4


def test_a_page_is_made_for_a_printer_and_runs_nothing() -> None:
    page = Page(PAGE)
    assert page.unbalanced == []
    assert not {"script", "iframe", "object", "embed", "link", "img", "form"} & set(page.tags)
    assert "@page { size: A4 landscape;" in PAGE.decode()
    assert "break-after: page" in PAGE.decode()
    assert [value for _, name, value in page.attributes if name == "href" and not value.startswith("#")] == []


def test_a_page_can_be_read_by_those_who_cannot_see_it() -> None:
    page = Page(PAGE)
    assert ("html", "lang", "en-GB") in page.attributes
    assert page.tags.count("h1") == page.tags.count("main") == 1
    assert page.tags.count("h2") == len(EVERY)
    scopes = [value for tag, name, value in page.attributes if tag == "th" and name == "scope"]
    assert len(scopes) == page.tags.count("th")
    told = [name for tag, name, _ in page.attributes if tag == "svg" and name in ("aria-label", "aria-hidden")]
    assert len(told) == page.tags.count("svg")
    ids = [value for _, name, value in page.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    assert {v[1:] for _, name, v in page.attributes if name == "href"} <= set(ids)


@pytest.mark.parametrize("sheet", EVERY[:6], ids=lambda sheet: f"{sheet.venue} {sheet.monday}")
def test_the_table_says_what_the_drawing_does(sheet: Sheet) -> None:
    text = wall_page("One", [sheet]).decode()
    table = Page(text[text.index("<table>") : text.index("</table>")].encode()).words
    assert sheet.drawing is not None
    assert len(sheet.drawing.boxes) == len(sheet.blocks)
    for block, box in zip(sheet.blocks, sheet.drawing.boxes, strict=True):
        for name in block.names:
            assert name in box.full
            assert name in table
        if block.missing:
            assert f"{block.missing} more needed" in box.full
            assert f"{block.missing} more needed" in table


def test_a_rota_is_the_same_bytes_each_time_it_is_made_on_a_day_and_says_the_day() -> None:
    assert pages(STREET, PLAN) == pages(STREET, PLAN)
    assert all("Made on 3 January 2027 from what was published on 2 January 2027, 12:00." in s.made for s in EVERY)
    later = printed(STREET, PLAN, on=TODAY + timedelta(days=1))
    assert all(s.made.startswith("Made on 4 January 2027") for own in later.values() for s in own)
    assert [s.but(made="") for own in later.values() for s in own] == [s.but(made="") for s in EVERY]


def test_every_sheet_of_a_draft_says_that_it_is_one_and_no_other_does() -> None:
    drafts = pages(STREET, PLAN, draft=True)
    sheets = sum(len(own) for own in printed(STREET, PLAN, draft=True).values())
    assert sum(data.decode().count("DRAFT") for data in drafts.values()) == sheets
    assert "DRAFT" not in PAGE.decode()


def test_there_is_a_sheet_for_each_venue_and_week_even_where_nobody_is_there() -> None:
    closed = Dates(start=date(2027, 1, 11), end=date(2027, 1, 18))
    venues = tuple(v.but(closed=(closed,)) if v.code == "V-03" else v for v in STREET.venues)
    plan = PLAN.but(duties=tuple(d for d in PLAN.duties if d.venue != "V-03" or d.day not in closed))
    own = printed(STREET.but(venues=venues), plan)["V-03"]
    assert [sheet.monday.day for sheet in own] == [4, 11, 18, 25]
    assert own[1].blocks == ()
    assert own[1].notes == ("Nobody is on call here this week.", "Closed all week.")


def test_gaps_are_told_in_words() -> None:
    library = SHEETS["V-01"][1]
    assert library.notes[0] == "2 times this week still need somebody: a shaded box with a dashed edge says where."
    assert library.drawing is not None
    words = [" ".join(line.text for line in box.lines) for box in library.drawing.boxes if box.wanting]
    assert [("1 more needed" in text) for text in words] == [True, True]
    assert SHEETS["V-03"][0].notes[0] == "Every time that was asked for here has enough people."


def test_closing_days_and_bank_holidays_are_told_in_words_and_at_the_head_of_their_day() -> None:
    programme = street.spring()
    plan = street.plan(programme)
    away = Dates(start=date(2027, 3, 26), end=date(2027, 3, 28))
    venues = tuple(v.but(closed=(away,)) for v in programme.venues)
    programme = programme.but(venues=venues, bank_holidays=frozenset({date(2027, 3, 26), date(2027, 3, 29)}))
    first, second = printed(programme, plan)["V-01"]
    assert first.notes[1:] == (
        "Friday 26 March is a bank holiday.",
        "Closed: Friday 26 March to Saturday 27 March.",
    )
    assert second.notes[1:] == ("Monday 29 March is a bank holiday (Easter Monday).", "Closed: Monday 29 March.")
    assert {day.name: day.notes for day in first.days if day.notes} == {
        "Fri 26 Mar": ("bank holiday", "closed"),
        "Sat 27 Mar": ("closed",),
    }


def watched(*venues: str) -> Plan:
    """The plan with a Support Ambassador on duty for what goes on at these venues."""
    watches = (
        Watch(start=duty.start, end=duty.end, ambassador="A-1" if duty.venue in venues else None)
        for duty in PLAN.duties
        if duty.kind is DutyKind.SHIFT
    )
    return PLAN.but(watches=tuple(watches))


RUTH = STREET.but(ambassadors=(Ambassador(code="A-1", name="Ruth Qwerty", phone="01632 960101"),))


@pytest.mark.parametrize(
    ("venues", "says"),
    [
        (("V-02",), "a Support Ambassador is on duty whenever anybody is here."),
        ((), "no Support Ambassador is on duty while anybody is here."),
    ],
)
def test_whom_to_ring_is_told_by_role_alone(venues: tuple[str, ...], says: str) -> None:
    for sheet in printed(RUTH, watched(*venues))["V-02"]:
        assert f"To ring: {says}" in sheet.notes
    text = b"".join(pages(RUTH, watched(*venues)).values()).decode()
    assert not re.search("Ruth|Qwerty|01632|A-1", text)


def test_when_nobody_is_to_be_rung_is_told() -> None:
    plan = watched("V-02")
    some = plan.but(watches=tuple(w for w in plan.watches if w.day.weekday() != 4))
    assert "To ring: a Support Ambassador is on duty whenever anybody is here, but for Friday 9:00–10:00." in (
        printed(RUTH, some)["V-02"][0].notes
    )


def test_no_rota_hangs_in_a_home_or_where_none_is_wanted() -> None:
    venues = tuple(
        v.but(kind=VenueKind.HOME) if v.code == "V-02" else v.but(wall_rota=v.code != "V-04") for v in STREET.venues
    )
    assert set(printed(STREET.but(venues=venues), PLAN)) == {"V-01", "V-03"}


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Amina", "Amina"),
        ("Amina Khan", "Amina K"),
        ("Amina K", "Amina K"),
        ("Mary Jane o'Neil", "Mary J o"),
        ("Amina (Khan)", "Amina K"),
        ("J.K.", "J.K."),
        ("Jo 2", "Jo 2"),
        ("Jo 07700 900123", "Jo"),
        ("Jo +44 (0)1632 960123", "Jo"),
        ("Jo jo@example.org", "Jo"),
        ("نادیہ خان", "نادیہ خ"),
        ("Ann-Marie 👩", "Ann-Marie"),
        ("Jo …", "Jo"),
        ("", ""),
    ],
)
def test_a_name_on_a_wall_is_a_first_name_and_an_initial(typed: str, shown: str) -> None:
    assert first_and_initial(typed) == shown


def test_two_with_one_first_name_and_initial_are_numbered_and_the_coordinator_is_told_who_is_who() -> None:
    called = {"C-01": "Amina Khan", "C-02": "Amina Kaur", "C-11": "Amina Begum", "C-03": "Jo", "C-04": "Jo"}
    people = tuple(p.but(name=called.get(p.code, p.name)) for p in STREET.chellows)
    programme = STREET.but(chellows=people)
    names = wall_names(programme)
    assert names.names(("C-01", "C-02", "C-11", "C-03", "C-04")) == (
        "Amina K 1",
        "Amina K 2",
        "Amina B",
        "Jo 1",
        "Jo 2",
    )
    assert only_here(programme) == {"C-01": "Amina K 1", "C-02": "Amina K 2"}
    assert not re.search("Khan|Kaur|Begum", b"".join(pages(programme, PLAN).values()).decode())


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_people_and_venues_are_called_the_page_stays_whole(name: str) -> None:
    people = tuple(p.but(name=name) for p in STREET.chellows)
    venues = tuple(v.but(name=name) for v in STREET.venues)
    programme = STREET.but(chellows=people, venues=venues, settings=STREET.settings.but(name=name))
    for data in pages(programme, PLAN).values():
        page = Page(data)
        assert page.unbalanced == []
        assert "script" not in page.tags
        assert not re.search("[\x00-\x09\x0b-\x1f\u202a-\u202e]", page.words)


def test_weeks_stand_under_their_own_dates() -> None:
    for sheet in EVERY:
        assert sheet.monday == monday_of(sheet.monday)
        assert sheet.week == f"Week of {sheet.monday.day} January 2027"
        assert sheet.days[0].name == f"Mon {sheet.monday.day} Jan"
