"""Headings are known by the names coordinators were given and by those they choose themselves."""

import pytest

from matcher.reading.columns import SHEETS, folded
from matcher.reading.columns.sheet_kind import GRID
from matcher.reading.headings import column_for

# ruff: noqa: E501 - tables read better in rows

HANDED_OUT = {
    "chellows": "id | name_or_initials | roles (Friendly Face;Info Hub;Coach) | languages | postcode (or area) | hours_per_week | max_families | training_level (0-3) | accreditation | dbs_level | dbs_issued | dbs_update_service (Y/N) | safeguarding_training_on | lone_working_training_on | gender | age_band | available (tick grid mon_am..sun_eve OR text) | exact_times | away (dates) | wont_visit_homes (Y/N) | needs_step_free (Y/N) | keep_apart_from (ids) | named_support_ambassador | phone | email | joined_on | status",
    "families": "id (F-0123) | languages | needs_language (must/prefer/any) | postcode_sector or area | good_times | meeting_places_ok (own home; cafe) | support_level (0-3) | hours_wanted | gender_of_coach (must/prefer/any) | choices_ranked (volunteer ids) | not_with (volunteer ids) | asked_on | source | consent_on | consent_version | urgent (Y/N) | coordinator_only_note",
    "venues": "id | name | kind (shop/library/other) | postcode | opens (tick grid or text) | closed (dates) | step_free | languages_wanted | lone_allowed (Y/N) | desk_phone | wall_rota (Y/N)",
    "shifts": "venue | weekday | start | end | from | until | min | ideal | max | languages_wanted | level | needs_two (Y/N)",
    "gatherings": "title | kind (weekly coaching/monthly meeting/training) | who (roles) | day or rule (e.g. '1st Tue') | start | end | venue | lead (Support Ambassador)",
    "support_ambassadors": "id | name | service (police, health visiting, ...) | topics | phone | email",
    "locks": "what (pair/shift) | volunteer | family or shift | from | until | why",
    "cover": "venue | weekday | start | end | minimum | ideal | most",
}


@pytest.mark.parametrize("sheet", HANDED_OUT)
def test_every_heading_handed_out_is_a_column_of_its_own(sheet: str) -> None:
    kind = next(kind for kind in SHEETS if kind.name == sheet)
    headings = HANDED_OUT[sheet].split(" | ")
    found = [column_for(kind, heading) for heading in headings]
    assert None not in found
    assert len({column.name for column in found if column}) == len(headings)


@pytest.mark.parametrize("kind", SHEETS, ids=lambda kind: kind.name)
def test_no_heading_means_two_columns(kind) -> None:  # type: ignore[no-untyped-def]
    claimed = [
        folded(name) for column in kind.columns for name in {folded(n) for n in (column.name, *column.aliases)}
    ]
    assert len(claimed) == len(set(claimed))


def test_no_name_means_two_sheets() -> None:
    names = [folded(name) for kind in SHEETS for name in (kind.name, *kind.aliases)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("part", ["am", "pm", "eve"])
def test_the_tick_grid_may_be_headed_in_words(part: str) -> None:
    words = {"am": "mornings", "pm": "Afternoon", "eve": "EVENING"}[part]
    for kind in (kind for kind in SHEETS if GRID[0] in kind.columns):
        for heading in (f"Mon {part}", f"Monday {words}", f"MON_{part.upper()}", f"mon-{part}"):
            column = column_for(kind, heading)
            assert column is not None
            assert column.name == f"mon_{part}"
