"""The public page and the coordinator's: whole, self-contained, saying everything twice where it draws."""

import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.plan import Change, Gap, Part, Plan
from matcher.domain.programme import Programme
from matcher.publishing.pages.coordinator import Coordinator, in_short
from matcher.publishing.pages.coordinator_page import coordinator_page
from matcher.publishing.pages.grids import drawing
from matcher.publishing.pages.html import bar, public_page
from matcher.publishing.pages.overview import overview
from matcher.publishing.records import Block
from tests.publishing import street
from tests.publishing.reading_back import Page
from tests.worlds import plans, worlds

STREET = street.programme()
PLAN = street.plan(STREET)
PUBLIC = Page(public_page(overview(STREET, PLAN)))
INNER = Page(coordinator_page(STREET, PLAN))
PAGES = pytest.mark.parametrize("page", [PUBLIC, INNER], ids=["public", "coordinator"])
HOSTILE = (
    "<script>alert(1)</script>",
    'O\'Neil & "sons" <b>',
    "a\x00b\nc",
    "\u202egnp.exe",
    "👩🏽‍🤝‍👩🏻 Jo",
    "نادیہ",
)


@PAGES
def test_every_element_closes_as_it_was_opened(page: Page) -> None:
    assert page.unbalanced == []


@PAGES
def test_nothing_runs_and_nothing_is_fetched(page: Page) -> None:
    assert not {"script", "iframe", "object", "embed", "link", "img", "form"} & set(page.tags)
    assert [name for _, name, _ in page.attributes if name.startswith("on")] == []
    outward = [v for _, name, v in page.attributes if name in ("src", "href") and not v.startswith(("#", "../"))]
    assert outward == []


@PAGES
def test_the_page_has_a_language_a_title_one_heading_and_a_way_past_the_top(page: Page) -> None:
    assert ("html", "lang", "en-GB") in page.attributes
    assert page.tags.count("title") > 0
    assert page.tags.count("h1") == 1
    assert page.tags.count("main") == 1
    assert ("a", "href", "#content") in page.attributes
    ids = [value for _, name, value in page.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    assert {v[1:] for _, name, v in page.attributes if name == "href" and v.startswith("#")} <= set(ids)


@PAGES
def test_every_heading_of_a_table_says_what_it_heads(page: Page) -> None:
    scopes = [value for tag, name, value in page.attributes if tag == "th" and name == "scope"]
    assert len(scopes) == page.tags.count("th")
    assert set(scopes) <= {"col", "row"}


@PAGES
def test_every_drawing_is_named_or_hidden_from_those_who_cannot_see_it(page: Page) -> None:
    told = [name for tag, name, _ in page.attributes if tag == "svg" and name in ("aria-label", "aria-hidden")]
    assert len(told) == page.tags.count("svg")


def test_the_table_says_every_name_and_gap_the_drawing_draws() -> None:
    text = public_page(overview(STREET, PLAN)).decode()
    for rota in overview(STREET, PLAN).venues:
        for week in rota.weeks:
            table = text[text.index(f"<caption>{rota.venue.replace(chr(39), '&#39;')}, {week.label}") :]
            table = table[: table.index("</table>")]
            assert table.count('<th scope="row">') == len(week.blocks)
            for block in week.blocks:
                assert all(f"<bdi>{name}</bdi>" in table for name in block.names)


def test_the_headline_counts_families_and_gaps_in_words() -> None:
    assert overview(STREET, PLAN).headline == (
        "6 families have a Coach, 7 families wait for one, and 9 times still need somebody."
    )


def test_gaps_that_come_round_are_told_once_with_their_dates() -> None:
    told = [(gap.what, gap.when, gap.dates, gap.lacks) for gap in overview(STREET, PLAN).gaps]
    assert told == [
        ("Heaton Library", "Wednesdays 14:00–17:00", "6, 13, 20 and 27 January", "1 more needed"),
        ("Advice line", "Fridays 18:00–20:00", "8, 15, 22 and 29 January", "1 more needed"),
        ("Heaton Library", "Monday 10:00–12:30", "11 January", "1 more needed"),
    ]


def test_who_misses_a_gathering_is_counted_once_a_date_and_is_no_time_that_needs_somebody() -> None:
    one = next(iter(STREET.asked.occasions.values())).duty
    gap = Gap(kind=one.kind, what=one.title, duty=one.id, start=one.start, end=one.end, missing=1, of="minimum")
    missed = PLAN.but(gaps=(gap, gap.but(reasons=("C-02 has no other.",))))
    told = [(gap.what, gap.when, gap.dates, gap.lacks) for gap in overview(STREET, missed).gaps]
    assert told == [("Coaching hour", "Wednesday 12:00–13:00", "6 January", "2 people miss it")]
    assert "every time that was asked for is covered" in overview(STREET, missed).headline


def test_the_proof_in_short_tells_what_is_open_and_counts_what_is_kept() -> None:
    parts = tuple(Part(name=f"rule_{n}", value=n // 3, bound=0, proved=n < 3) for n in range(4))
    rows = Coordinator(STREET, PLAN.but(tiers=(PLAN.tiers[0].but(parts=parts),))).proof()
    assert [(row.part, row.value, row.proved) for row in in_short(rows)] == [
        ("rule 3", 1, False),
        ("3 things, all kept in full", 0, True),
    ]


def test_weeks_that_look_the_same_are_drawn_once() -> None:
    library = next(rota for rota in overview(STREET, PLAN).venues if rota.venue == "Heaton Library")
    assert [week.label for week in library.weeks] == ["Weeks of 4, 18 and 25 January", "Week of 11 January"]


def test_a_card_tells_what_comes_every_week_once() -> None:
    beth = next(card for card in overview(STREET, PLAN).cards if card.name == "Beth")
    assert [(line.title, line.dates) for line in beth.lines] == [
        ("Information Hub: Heaton Library", "every week but 11 January")
    ]


def test_two_of_one_name_are_numbered_and_one_without_a_name_is_not_called_by_code() -> None:
    names = {card.name for card in overview(STREET, PLAN).cards}
    assert {"Amina 1", "Amina 2", "Chellow 1"} <= names
    assert not [name for name in names if name.startswith("C-")]


def test_the_proof_is_one_sentence_of_what_is_proved_and_what_is_not() -> None:
    assert overview(STREET, PLAN).proof == (
        "Proved best on 7 of 8 aims; not yet proved for wishes and short walks. "
        "For later aims the proof takes the pairs as they stand."
    )
    proved = PLAN.but(tiers=tuple(t.but(proved=True, given=None) for t in PLAN.tiers))
    assert overview(STREET, proved).proof.startswith("Proved best: no other plan")
    assert overview(STREET, PLAN.but(tiers=())).proof == "No proof comes with this plan."


def test_a_plan_without_gaps_says_so() -> None:
    page = Page(public_page(overview(STREET, PLAN.but(gaps=()))))
    assert "Everything that was asked for is covered." in page.words
    assert "visits have no time" not in page.words


def test_the_coordinator_reads_codes_reasons_and_numbers() -> None:
    words = INNER.words
    assert "C-04 Iram would be over the hours offered." in words
    assert "4 Coaches speak no Polish." in words
    assert "Visit: F-0103 with C-05 Petra" in words
    assert "C-09 نادیہ" in words
    assert "Pahari-Potwari" in words


def test_a_gaps_card_says_why_and_leaves_what_and_when_to_its_heading() -> None:
    assert "3 people are not free then." not in INNER.words


def test_all_who_miss_an_occasion_stand_on_one_card_with_a_reason_each() -> None:
    one = next(iter(STREET.asked.occasions.values())).duty
    gap = Gap(kind=one.kind, what=one.title, duty=one.id, start=one.start, end=one.end, missing=1, of="minimum")
    gaps = tuple(gap.but(reasons=(f"{code} has none.", f"{code} is away.")) for code in ("C-02", "C-03"))
    words = Page(coordinator_page(STREET, PLAN.but(gaps=gaps))).words
    assert words.count("Coaching hour") == 1
    assert "2 people miss it" in words
    assert "C-02 Beth is away." in words
    assert "C-03 Zofia is away." in words


def test_a_family_that_has_not_said_yes_is_not_counted_among_those_who_wait() -> None:
    first = PLAN.waiting[0].family
    unasked = tuple(f.but(consent_on=None) if f.code == first else f for f in STREET.families)
    programme = STREET.but(families=unasked)
    page = Page(coordinator_page(programme, PLAN)).words
    assert "6 families wait for one" in overview(programme, PLAN).headline
    assert "6 families wait and" in page
    waiting, _, not_yet = page.partition("Not waiting yet")
    assert first in not_yet
    assert first not in waiting


def test_the_coordinator_sees_who_is_affected_by_changes() -> None:
    duty = next(duty for duty in PLAN.duties if duty.venue == "V-02")
    changed = PLAN.but(changes=(Change(person="C-01", taken=("shift:gone",), new=(duty.id,)),))
    words = Page(coordinator_page(STREET, changed)).words
    assert "Who is affected" in words
    assert "Tue 5 January 9:30–11:30 Community Café" in words


def test_a_moved_duty_is_told_as_it_was_and_as_it_will_be() -> None:
    duty = next(duty for duty in PLAN.duties if duty.venue == "V-02")
    was = duty.but(end=duty.end + timedelta(minutes=30))
    changed = PLAN.but(changes=(Change(person=duty.people[0], taken=(duty.id,), new=(duty.id,)),))
    words = Page(coordinator_page(STREET.but(published=(was,)), changed)).words
    assert "Tue 5 January 9:30–12:00 Community Café" in words
    assert "Tue 5 January 9:30–11:30 Community Café" in words


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_people_are_called_the_page_stays_whole(name: str) -> None:
    people = tuple(p.but(name=name) for p in STREET.chellows)
    programme = STREET.but(chellows=people, settings=STREET.settings.but(name=name))
    for data in (public_page(overview(programme, PLAN)), coordinator_page(programme, PLAN)):
        page = Page(data)
        assert page.unbalanced == []
        assert "script" not in page.tags
        assert not re.search("[\x00-\x09\x0b-\x1f\u202a-\u202e]", page.words)


@given(st.data())
def test_any_plan_makes_whole_pages(data: st.DataObject) -> None:
    programme = data.draw(worlds())
    plan = data.draw(plans(programme))
    assert Page(public_page(overview(programme, plan))).unbalanced == []
    assert Page(coordinator_page(programme, plan)).unbalanced == []


BLOCKS = st.builds(
    lambda weekday, start, length, names, missing: Block(
        weekday=weekday, start=30 * start, end=30 * (start + length), names=names, missing=missing
    ),
    st.integers(0, 6),
    st.integers(0, 47),
    st.integers(1, 12),
    st.lists(st.sampled_from(("Amina", "Beth", "Christopher-Alexander")), max_size=4).map(tuple),
    st.integers(0, 2),
)


@given(st.lists(BLOCKS, min_size=1, max_size=12))
def test_no_box_hides_another_and_none_leaves_the_drawing(blocks: list[Block]) -> None:
    drawn = drawing(blocks)
    assert len(drawn.boxes) == len(blocks)
    long_enough = [box for box in drawn.boxes if box.height > 27]
    for n, box in enumerate(long_enough):
        assert box.x >= 0
        assert box.x + box.width <= drawn.width
        assert box.y + box.height <= drawn.height + 27
        for other in long_enough[n + 1 :]:
            apart_across = box.x + box.width <= other.x or other.x + other.width <= box.x
            apart_down = box.y + box.height <= other.y + 1 or other.y + other.height <= box.y + 1
            assert apart_across or apart_down


def test_hours_without_anything_are_drawn_as_a_narrow_break() -> None:
    two = drawing([Block(weekday=0, start=540, end=600), Block(weekday=1, start=1020, end=1080)])
    assert [hour.text for hour in two.hours] == ["9:00", "10:00", "17:00", "18:00"]
    assert len(two.breaks) == 1
    assert two.height < drawing([Block(weekday=0, start=540, end=1080)]).height / 2


@given(st.lists(BLOCKS, min_size=1, max_size=6))
def test_every_box_says_in_full_who_is_there(blocks: list[Block]) -> None:
    said = " ".join(box.full for box in drawing(blocks).boxes)
    assert all(name in said for block in blocks for name in block.names)


@pytest.mark.parametrize(
    ("given_minutes", "offered", "length", "over", "words"),
    [(0, 60, 0, 0, "0 %"), (60, 60, 160, 0, "100 %"), (75, 60, 160, 40, "125 %"), (600, 60, 160, 80, "1000 %")],
)
def test_a_bar_reaches_the_line_at_the_whole_offer(
    given_minutes: int, offered: int, length: int, over: int, words: str
) -> None:
    drawn = bar(given_minutes, offered)
    assert (drawn.length, drawn.over, drawn.words) == (length, over, words)


def test_a_plan_over_the_clock_change_keeps_the_times_on_the_wall() -> None:
    programme: Programme = street.spring()
    plan: Plan = street.plan(programme)
    saturdays = [duty for duty in plan.duties if duty.venue == "V-01" and duty.day.weekday() == 5]
    assert {duty.start.hour for duty in saturdays} == {9, 10}
    assert saturdays[1].day - saturdays[0].day == timedelta(weeks=1)
    lines = next(card for card in overview(programme, plan).cards if card.name == "نادیہ").lines
    assert ("Information Hub: Heaton Library", 600, "every week") in {(x.title, x.start, x.dates) for x in lines}


READABLE = [
    ("ink", "paper"),
    ("ink", "card"),
    ("ink", "pale"),
    ("ink", "hatch"),
    ("soft", "paper"),
    ("soft", "card"),
    ("soft", "blush"),
    ("sea", "paper"),
    ("sea", "card"),
    ("warm", "paper"),
    ("warm", "blush"),
    ("warm", "hatch"),
    ("card", "deep"),
    ("ink", "sun"),
]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("text", "ground"), READABLE)
def test_every_colour_of_text_stands_out_from_its_ground(text: str, ground: str) -> None:
    page = public_page(overview(STREET, PLAN)).decode()
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", page))
    colours["hatch"] = re.findall(r'<rect width="2" height="9" fill="(#\w+)"', page)[0]
    light, dark = sorted((luminance(colours[text]), luminance(colours[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
