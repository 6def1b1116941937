"""Wall rotas as pages: a heading for the screen, and each sheet as it comes out of the printer."""

from collections.abc import Iterable
from datetime import date

from matcher.domain.record import Record
from matcher.publishing.file_names import file_name
from matcher.publishing.pages.grids import Drawing
from matcher.publishing.pages.html import render
from matcher.publishing.records import Block, DayOfWeek

ROTAS = "public/rotas/"


class Sheet(Record):
    """One sheet of a wall rota: a venue's week, or as much of it as one sheet of paper holds."""

    programme: str
    venue: str
    monday: date
    week: str
    """`Week of 4 January 2027`."""
    draft: str
    """What warns that nothing is agreed yet; empty where it is published."""
    made: str
    """When it was made, of what."""
    number: str
    """`Sheet 1 of 2`; empty where there is one."""
    notes: tuple[str, ...]
    """What there is to know of the week, a sentence each."""
    days: tuple[DayOfWeek, ...]
    blocks: tuple[Block, ...]
    drawing: Drawing | None
    """None where the table alone has room for it, or nobody is here."""


class WallPage(Record):
    """Everything a page of wall rotas says."""

    title: str
    sheets: tuple[Sheet, ...]


def wall_page(title: str, sheets: Iterable[Sheet]) -> bytes:
    """The sheets as a page to print."""
    return render("wall.html", WallPage(title=title, sheets=tuple(sheets)))


def sheet_path(venue: str, monday: date, *, draft: bool) -> str:
    """Where a venue's week lies; `venue` is its code."""
    return f"{ROTAS}{file_name(venue)} {monday}{_ending(draft)}"


def all_path(*, draft: bool) -> str:
    """Where the page lies that holds all of them."""
    return f"{ROTAS}all{_ending(draft)}"


def _ending(draft: bool) -> str:
    return " draft.html" if draft else ".html"
