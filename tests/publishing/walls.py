"""Wall rotas of a plan, as tests ask for them."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.publishing.walls.page import Sheet, wall_page
from matcher.publishing.walls.wall import Print, sheets

PUBLISHED = datetime(2027, 1, 2, 12, tzinfo=UTC)
TODAY = date(2027, 1, 3)


def an_order(plan: Plan, *, draft: bool = False, on: date = TODAY) -> Print:
    """Every week of the plan, put on paper that day."""
    weeks = tuple(map(plan.period.monday, range(plan.period.weeks)))
    names = {date(2027, 3, 29): "Easter Monday"}
    published = None if draft else PUBLISHED
    return Print(plan=plan, weeks=weeks, published=published, made_on=on, bank_holidays=names)


def printed(
    programme: Programme, plan: Plan, *, draft: bool = False, on: date = TODAY
) -> dict[str, tuple[Sheet, ...]]:
    """The sheets for every week of the plan, by venue."""
    return dict(sheets(programme, an_order(plan, draft=draft, on=on)))


def pages(programme: Programme, plan: Plan, **how: object) -> Mapping[str, bytes]:
    """A page for each venue."""
    made = printed(programme, plan, **how)  # type: ignore[arg-type]
    return {f"{code}.html": wall_page(own[0].venue, own) for code, own in made.items()}
