"""Small programmes as coordinators type them: sheets of rows, written as CSV files or as a workbook."""

# ruff: noqa: E501 - tables read better in rows

import csv
import io
from collections.abc import Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from matcher.reading import CannotRead, Problem, Reading, read_programme

Sheet = list[list[Any]]
Book = dict[str, Sheet]

SETTINGS = """\
id = "7d0a1a9e-6f3e-4f43-8f5c-0c8f4f1d2a11"
name = "Four streets"
period_start = 2027-01-04
weeks = 4
"""


def clean() -> Book:
    """A programme with a row or two on every sheet, typed as plainly as can be."""
    return deepcopy(_CLEAN)


_CLEAN: Book = {
    "chellows": [
        ["id", "name_or_initials", "roles", "languages", "area", "hours_per_week", "max_families", "training_level",
         "dbs_level", "dbs_issued", "dbs_update_service", "safeguarding_training_on", "gender", "age_band", "mon_am",
         "wed_am", "available", "away", "keep_apart_from", "venues_liked", "home_slot", "named_support_ambassador",
         "joined_on", "status"],
        ["C-01", "Amina", "Coach; Info Hub", "Urdu, English", "Heaton", "7.5", "2", "2", "enhanced", "3/2/2026", "yes",
         "10/9/2026", "woman", "30-39", "x", "x", "Fri 1pm-3pm", "12-16 April 2027", "C-02", "library", "library Mon 10:00",
         "A-1", "6/9/2025", "active"],
        ["C-02", "Bev", "Info Hub", "English", "BD9 4", "4", "", "1", "enhanced", "3/2/2026", "no", "10/9/2026", "woman",
         "50-59", "", "", "weekdays 9-12 term time only", "", "", "", "", "", "6/9/2025", "active"],
    ],
    "families": [
        ["id", "languages", "needs_language", "area", "good_times", "meeting_places_ok", "support_level", "need_band",
         "visit_minutes", "visit_every", "gender_of_coach", "choices_ranked", "asked_on", "said_by", "consent_on"],
        ["F-0101", "Urdu", "must", "Heaton", "Mon am, Wed am", "own home; library", "1", "2", "60", "weekly",
         "woman (must)", "C-01", "2/11/2026", "health visitor", "9/11/2026"],
        ["F-0102", "English", "any", "BD9 4", "Fri 1pm-3pm", "library", "0", "1", "90", "fortnightly", "", "",
         "2/11/2026", "school", "9/11/2026"],
    ],
    "venues": [
        ["id", "name", "kind", "area", "opens", "closed", "step_free", "languages_wanted", "lone_allowed"],
        ["library", "Heaton Library", "library", "Heaton", "Mon-Fri 9-5", "24 Dec - 3 Jan", "yes", "Urdu", "yes"],
        ["phone", "Phone line", "phone", "", "Mon-Fri 9-5", "", "", "", "yes"],
    ],
    "shifts": [
        ["venue", "weekday", "start", "end", "min", "ideal", "max"],
        ["library", "Mon", "10:00", "12:00", "1", "1", "2"],
        ["library", "Wed", "10:00", "12:00", "1", "2", "2"],
    ],
    "cover": [
        ["venue", "weekday", "start", "end", "minimum", "ideal", "most"],
        ["phone", "Mon-Fri", "9:00", "17:00", "1", "1", "2"],
    ],
    "gatherings": [
        ["title", "kind", "who", "day", "start", "end", "venue", "lead"],
        ["Coaching", "weekly coaching", "Coach", "Fri", "10:00", "11:00", "library", "A-1"],
        ["Get-together", "monthly meeting", "Info Hub; Friendly Face", "1st Wed", "14:00", "15:30", "library", "A-1"],
    ],
    "support_ambassadors": [
        ["id", "name", "service", "topics", "duty_hours"],
        ["A-1", "Ruth", "health visiting", "sleep; feeding", "Mon-Fri 9-5"],
    ],
    "locks": [
        ["what", "volunteer", "family_or_shift", "from", "until", "why"],
        ["shift", "C-02", "library Wed 10:00", "6/1/2027", "27/1/2027", "she asked"],
    ],
    "terms": [["term", "start", "end"], ["Spring 1", "4/1/2027", "12/2/2027"]],
    "pairs": [
        ["family", "coach", "state", "since", "said_by", "weekday", "start", "phase"],
        ["F-0102", "C-01", "active", "7/12/2026", "the family", "Fri", "13:00", "0"],
    ],
    "areas": [["area", "easting", "northing", "within_metres"], ["Heaton", "414500", "435500", "250"]],
}  # fmt: skip


def put(book: Book, sheet: str, row: int, column: str, value: Any) -> Book:
    """Another value in a cell: `row` as the spreadsheet counts, so that the first under the headings is 2."""
    headings = book[sheet][0]
    if column not in headings:
        headings.append(column)
        for cells in book[sheet][1:]:
            cells.append("")
    book[sheet][row - 1][headings.index(column)] = value
    return book


def as_csv(sheet: Sequence[Sequence[Any]], separator: str = ",") -> str:
    """A sheet as the text of a CSV file."""
    lines = io.StringIO()
    csv.writer(lines, delimiter=separator, lineterminator="\r\n").writerows(sheet)
    return lines.getvalue()


def write_folder(folder: Path, book: Book, settings: str = SETTINGS) -> Path:
    """The sheets as CSV files beside settings.toml."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, sheet in book.items():
        (folder / f"{name}.csv").write_text(as_csv(sheet), encoding="utf-8", newline="")
    (folder / "settings.toml").write_text(settings, encoding="utf-8")
    return folder


def write_workbook(folder: Path, book: Mapping[str, Sheet], settings: str = SETTINGS) -> Path:
    """The sheets as one workbook beside settings.toml."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = Workbook()
    pages.remove(pages.worksheets[0])
    for name, sheet in book.items():
        page = pages.create_sheet(name)
        for row in sheet:
            page.append([None if value == "" else value for value in row])
    pages.save(folder / "programme.xlsx")
    (folder / "settings.toml").write_text(settings, encoding="utf-8")
    return folder


def read(folder: Path) -> Reading:
    """What is read of it; fails with every problem in words."""
    try:
        return read_programme(folder)
    except CannotRead as trouble:
        raise AssertionError("\n".join(str(problem) for problem in trouble.problems)) from trouble


def problems_of(folder: Path) -> tuple[Problem, ...]:
    """Every problem and question of a programme, whether or not it can be read."""
    try:
        return read_programme(folder).notes
    except CannotRead as trouble:
        return trouble.problems
