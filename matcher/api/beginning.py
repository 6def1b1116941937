"""Begin a programme of one's own: a folder with empty sheets to fill in, and settings."""

from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from matcher.domain.times import monday_of
from matcher.publishing.workbooks.blank_sheets import blank_sheets
from matcher.publishing.workbooks.first_settings import first_settings
from matcher.publishing.writing import write_all
from matcher.reading.blank_forms import forms
from matcher.reading.settings import FILE
from matcher.reading.sheets import WORKBOOK

AHEAD = timedelta(weeks=4)
"""From the week in which a programme is begun to that of its first plan."""


def first_monday(today: date) -> date:
    """The Monday four weeks ahead."""
    return monday_of(today + AHEAD)


def begin(folder: Path, programme_id: UUID, today: date, as_csv: bool) -> tuple[Path, ...]:
    """Write a programme with nobody in it, all for its owner's eyes, and give the files written.

    Raises:
        OSError: there is no room, or something lies in the way.
    """
    if as_csv:
        sheets = blank_sheets(forms())
    else:
        from matcher.publishing.workbooks.blank_workbook import blank_workbook

        sheets = {WORKBOOK: blank_workbook(forms(), today)}
    settings = first_settings(programme_id, first_monday(today))
    return write_all(folder, {**sheets, FILE: settings}, private=lambda _: True)
