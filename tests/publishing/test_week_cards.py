"""A card of their weeks for each Chellow: all of theirs, nobody else's, and no more than their calendar says."""

import re

import pytest
from hypothesis import given

from matcher.domain.duties import DutyKind
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.publishing.calendars.projection import calendars
from matcher.publishing.letters import letters
from matcher.publishing.walls.week_card_page import WeekCard, all_weeks_path, card_page, weeks_path
from matcher.publishing.walls.week_cards import week_cards
from matcher.publishing.writing import is_private
from tests.publishing import street
from tests.publishing.reading_back import Page
from tests.publishing.test_pages import HOSTILE
from tests.publishing.test_privacy import indiscreet, leaks_in
from tests.publishing.walls import an_order

STREET = street.programme()
PLAN = street.plan(STREET)


def cards(programme: Programme, plan: Plan, *, draft: bool = False) -> dict[str, WeekCard]:
    mine = {code: letters(programme, plan, code, duties) for code, duties in plan.duties_of.items()}
    return dict(week_cards(programme, an_order(plan, draft=draft), mine))


@given(indiscreet())
def test_a_card_says_of_families_no_more_than_a_calendar_may(both: tuple[Programme, Plan]) -> None:
    pages = {f"{code}.html": card_page(card.name, [card]) for code, card in cards(*both).items()}
    assert leaks_in(pages, both[0]) == set()


@given(indiscreet())
def test_a_card_holds_what_its_chellow_is_down_for_as_the_calendar_tells_it(both: tuple[Programme, Plan]) -> None:
    programme, plan = both
    told = calendars(programme, plan)
    for code, card in cards(programme, plan).items():
        mine = [duty for duty in plan.duties if code in duty.people and duty.kind is not DutyKind.HELD]
        days = [day for week in card.weeks for day in week.days]
        assert len(days) == len(mine)
        assert sorted((d.start, d.end) for d in days) == sorted((d.span.start, d.span.end) for d in mine)
        events = [entry.title for entry in told[code].entries if entry.kind != "on duty"] if code in told else []
        assert sorted(day.title for day in days) == sorted(events)


def test_visits_are_told_by_letter_and_area_and_gatherings_by_place() -> None:
    days = [day for week in cards(STREET, PLAN)["C-01"].weeks for day in week.days]
    assert {day.title for day in days if day.title.startswith("Visit")} == {
        "Visit A (Heaton Fields)",
        "Visit B (Heaton Fields)",
    }
    assert {day.place for day in days if day.title == "Coaching hour"} == {"Children's Centre"}


def test_a_week_without_anything_says_so() -> None:
    card = cards(STREET, PLAN.but(duties=()))["C-01"]
    words = Page(card_page("One", [card])).words
    assert words.count("nothing planned") == 4


def test_a_draft_says_that_it_is_one() -> None:
    drafts = cards(STREET, PLAN, draft=True)
    page = card_page("All", drafts.values()).decode()
    assert page.count("DRAFT") == len(drafts) == 12
    assert "DRAFT" not in card_page("All", cards(STREET, PLAN).values()).decode()


@pytest.mark.parametrize("path", [weeks_path("C-01", draft=False), all_weeks_path(draft=True)])
def test_cards_lie_among_the_coordinators_papers(path: str) -> None:
    assert is_private(path)


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_a_chellow_is_called_the_page_stays_whole(name: str) -> None:
    people = tuple(person.but(name=name) for person in STREET.chellows)
    page = Page(card_page("All", cards(STREET.but(chellows=people), PLAN).values()))
    assert page.unbalanced == []
    assert "script" not in page.tags
    scopes = [value for tag, attribute, value in page.attributes if tag == "th" and attribute == "scope"]
    assert len(scopes) == page.tags.count("th")
    assert not re.search("[\x00-\x09\x0b-\x1f\u202a-\u202e]", page.words)
