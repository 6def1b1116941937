"""A Chellow's weeks as a card of paper, to be handed over."""

from collections.abc import Iterable

from matcher.domain.record import Record
from matcher.publishing.file_names import file_name
from matcher.publishing.pages.html import render

WEEKS = "coordinator/weeks/"


class CardDay(Record):
    """Something somebody is down for: `Mon 4 Jan`, minutes of the local day, what it is and where."""

    day: str
    start: int
    end: int
    title: str
    place: str = ""


class CardWeek(Record):
    """One week of somebody's."""

    label: str
    """`Week of 4 January 2027`."""
    days: tuple[CardDay, ...]


class WeekCard(Record):
    """All that a card says."""

    programme: str
    name: str
    draft: str
    """What warns that nothing is agreed yet; empty where it is published."""
    made: str
    weeks: tuple[CardWeek, ...]


class CardPage(Record):
    """Everything a page of cards says."""

    title: str
    cards: tuple[WeekCard, ...]


def card_page(title: str, cards: Iterable[WeekCard]) -> bytes:
    """The cards as a page to print."""
    return render("weeks.html", CardPage(title=title, cards=tuple(cards)))


def weeks_path(person: str, *, draft: bool) -> str:
    """Where somebody's card lies; `person` is their code."""
    return f"{WEEKS}{file_name(person)}{' draft' if draft else ''}.html"


def all_weeks_path(*, draft: bool) -> str:
    """Where the page lies that holds all of them."""
    return f"{WEEKS}everybody{' draft' if draft else ''}.html"
