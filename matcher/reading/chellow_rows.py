"""The sheet of Chellows: one row a person."""

from datetime import datetime
from typing import Any

from matcher.domain.chellows import Chellow
from matcher.domain.kinds import FeedDetail, Role
from matcher.domain.times import DAY_MINUTES
from matcher.reading import fields
from matcher.reading.checks import checks_of
from matcher.reading.desk import Desk
from matcher.reading.free_times import ask_for_times, free_times
from matcher.reading.table import Cell, Row
from matcher.reading.vocabulary import ACTIVE, DETAILS, GENDERS, HIGHEST_LEVEL, ROLES
from matcher.reading.wish_rows import set_aside, wishes

_MANY_YEARS = 60 * 24 * 366 * 20
_USUAL_FAMILIES = 3


def read_chellow(desk: Desk, row: Row) -> Chellow:
    """A Chellow as one row describes them; whatever cannot be read is noted and left at its usual value."""
    roles = frozenset(fields.choices(desk, row["roles"], ROLES))
    ask_for_times(desk, row, "available")
    return Chellow(
        code=row["id"].text,
        name=row["name_or_initials"].text,
        roles=roles,
        languages=fields.spoken(desk, row),
        place=_place(desk, row, roles),
        level=fields.whole(desk, row["training_level"], most=HIGHEST_LEVEL) or 0,
        accreditation=row["accreditation"].text,
        checks=tuple(checks_of(desk, row)),
        gender=_gender(row["gender"]),
        age_band=_age_band(row["age_band"]),
        culture=row["culture"].text,
        free=free_times(desk, row, "available", "exact_times"),
        away=fields.days(desk, row["away"]),
        visits_homes=not fields.yes_no(desk, row["wont_visit_homes"]),
        step_free=bool(fields.yes_no(desk, row["needs_step_free"])),
        keep_apart=frozenset(fields.codes(desk, row["keep_apart_from"], desk.chellows, desk.families)),
        not_near=frozenset(fields.codes(desk, row["not_near"], desk.families, desk.chellows)),
        ambassador=fields.code(desk, row["named_support_ambassador"], desk.ambassadors),
        missed_last=fields.yes_no(desk, row["missed_last_meeting"]),
        joined=fields.day(desk, row["joined_on"], past=True),
        active=fields.choice(desk, row["status"], ACTIVE) is not False,
        phone=row["phone"].text,
        email=row["email"].text,
        feed_detail=fields.choice(desk, row["feed_detail"], DETAILS) or FeedDetail.BRIEF,
        remind_minutes=fields.minutes(desk, row["remind_minutes"], "minutes"),
        source=row.source,
        **_offer(desk, row),
        **wishes(desk, row),
    )


def _offer(desk: Desk, row: Row) -> dict[str, Any]:
    """How much the person gives and has given."""
    families = fields.whole(desk, row["max_families"], most=50)
    if row["hours_per_week"].blank:
        desk.ask(
            row["hours_per_week"], f"No hours a week: I plan nothing for {row['id'].text}.", "Type them, such as 7."
        )
    offered = fields.minutes(desk, row["hours_per_week"]) or 0
    return {
        "offered": offered,
        **set_aside(desk, row, offered),
        "most_families": _USUAL_FAMILIES if families is None else families,
        "most_days_a_week": fields.whole(desk, row["most_days_a_week"], most=7),
        "most_shifts_a_week": fields.whole(desk, row["most_shifts_a_week"], most=50),
        "shortest_shift": fields.minutes(desk, row["shortest_shift"], "either", most=DAY_MINUTES),
        "longest_shift": fields.minutes(desk, row["longest_shift"], "either", most=DAY_MINUTES),
        "most_minutes_a_day": fields.minutes(desk, row["most_hours_a_day"], most=DAY_MINUTES),
        "experienced": fields.yes_no(desk, row["experienced"]),
        "given_before": fields.minutes(desk, row["given_before"], most=_MANY_YEARS) or 0,
        "offered_before": fields.minutes(desk, row["offered_before"], most=_MANY_YEARS) or 0,
    }


def _place(desk: Desk, row: Row, roles: frozenset[Role]) -> str | None:
    if Role.COACH in roles and row["area"].blank and row["postcode"].blank:
        says = f"No area: I cannot tell how far {row['id'].text} walks to a family."
        desk.ask(row["area"], says, "Type an area of the sheet areas, or a postcode sector such as BD9 4.")
    return fields.place(desk, row["area"], row["postcode"])


def _gender(cell: Cell) -> str:
    return GENDERS.get(cell.text.casefold(), cell.text.casefold())


def _age_band(cell: Cell) -> str:
    """The band as typed; Excel's date for `10-12` is told as such by being left out."""
    return "" if isinstance(cell.value, datetime) else cell.text
