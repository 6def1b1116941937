"""Everything a plan is shown in, as bytes by path under the folder of what is made."""

from collections.abc import Mapping
from datetime import datetime

from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.publishing.calendars.ical import calendar_bytes
from matcher.publishing.calendars.projection import calendars
from matcher.publishing.file_names import file_name
from matcher.publishing.pages.coordinator_page import coordinator_page
from matcher.publishing.pages.html import public_page
from matcher.publishing.pages.overview import overview
from matcher.publishing.workbooks.workbook import workbook_bytes

CALENDARS = "calendars/"


def documents(programme: Programme, plan: Plan) -> Mapping[str, bytes]:
    """The public page, the coordinator's page and workbook, and a draft calendar for each Chellow."""
    return {**pages_and_calendars(programme, plan), "rota.xlsx": workbook_bytes(programme, plan)}


def pages_and_calendars(
    programme: Programme, plan: Plan, live_since: datetime | None = None
) -> Mapping[str, bytes]:
    """All of it that is another once something is published.

    `live_since` is when this very plan was published, which the pages say.
    """
    public = public_documents(programme, plan, live_since)
    return {**public, "coordinator/plan.html": coordinator_page(programme, plan, live_since)}


def public_documents(programme: Programme, plan: Plan, live_since: datetime | None = None) -> Mapping[str, bytes]:
    """What anybody may read: the page and the draft calendars."""
    drafts = calendars(programme, plan)
    page = public_page(overview(programme, plan, live_since))
    return {"index.html": page} | {calendar_path(code): calendar_bytes(draft) for code, draft in drafts.items()}


def calendar_path(code: str) -> str:
    """Where a person's draft calendar lies."""
    return f"{CALENDARS}{file_name(code)}.ics"
