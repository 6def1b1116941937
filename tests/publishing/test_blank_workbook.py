"""The workbook a programme begins with: grid, words to pick, notes, grey examples, the same bytes each time."""

import tomllib
from datetime import date
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from matcher.domain.settings import Settings
from matcher.forms import Form
from matcher.publishing.workbooks import start_here
from matcher.publishing.workbooks.blank_sheets import blank_sheets
from matcher.publishing.workbooks.blank_workbook import EXAMPLES, FIRST, GREY, TEXT, blank_workbook
from matcher.publishing.workbooks.first_settings import first_settings
from matcher.reading.blank_forms import forms
from tests.reading.typed import clean, read, write_folder

DAY = date(2026, 11, 26)
FORMS = forms()
DATA = blank_workbook(FORMS, DAY)
EACH = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
ID = UUID("7d0a1a9e-6f3e-4f43-8f5c-0c8f4f1d2a11")


def book() -> Workbook:
    return load_workbook(BytesIO(DATA))


def _offered(sheet: Worksheet) -> dict[int, str]:
    """The formula of what can be picked, by column counted from 1."""
    lists = [one for one in sheet.data_validations.dataValidation if one.type == "list"]
    return {range_boundaries(str(one.sqref))[0]: str(one.formula1) for one in lists}


def _words(pages: Workbook, formula: str) -> tuple[str, ...]:
    if formula.startswith('"'):
        return tuple(formula.strip('"').split(","))
    sheet, _, cells = formula.partition("!")
    return tuple(str(cell.value) for (cell,) in pages[sheet.strip("'")][cells.replace("$", "")])


def test_the_same_day_gives_the_same_bytes() -> None:
    assert blank_workbook(FORMS, DAY) == DATA


def test_it_opens_on_where_to_start_and_holds_every_sheet() -> None:
    pages = book()
    names = [form.name for form in FORMS]
    assert pages.sheetnames == [start_here.START, *names, start_here.COLUMNS, start_here.WORDS]
    assert pages.active.title == start_here.START
    links = {cell.hyperlink.location for cell in pages[start_here.START]["A"] if cell.hyperlink}
    assert {f"'{name}'!A1" for name in names} <= links


@EACH
def test_headings_stay_and_each_has_a_note_of_what_to_type(form: Form) -> None:
    sheet = book()[form.name]
    assert sheet.freeze_panes == "B2"
    assert [cell.value for cell in sheet[1]] == [field.heading for field in form.offered]
    for cell, field in zip(sheet[1], form.offered, strict=True):
        assert cell.comment is not None
        assert cell.comment.text.startswith(field.tells)


@EACH
def test_three_grey_rows_hold_the_examples_and_nothing_stands_below(form: Form) -> None:
    sheet = book()[form.name]
    assert sheet.max_row == EXAMPLES[1]
    for row, texts in zip(sheet.iter_rows(min_row=2), form.rows[1:], strict=True):
        assert [str(cell.value or "") if cell.value != 0 else "0" for cell in row] == list(texts)
        assert {cell.fill.fgColor.rgb for cell in row} == {GREY.fgColor.rgb}


@EACH
def test_examples_refuse_to_be_typed_over(form: Form) -> None:
    (guard,) = (one for one in book()[form.name].data_validations.dataValidation if one.type == "custom")
    assert guard.formula1 == "FALSE"
    assert guard.showErrorMessage
    assert range_boundaries(str(guard.sqref)) == (1, EXAMPLES[0], len(form.offered), EXAMPLES[1])


@EACH
def test_each_column_offers_the_words_its_reader_knows(form: Form) -> None:
    pages = book()
    offered = _offered(pages[form.name])
    for number, field in enumerate(form.offered, 1):
        if field.codes_of:
            assert offered[number].startswith(f"OFFSET({field.codes_of}!$A${FIRST},")
        elif field.offers:
            assert _words(pages, offered[number]) == field.offers
        else:
            assert number not in offered


@EACH
def test_codes_are_picked_from_the_first_column_of_their_sheet(form: Form) -> None:
    assert form.offered[0] is form.fields[0]
    assert {field.codes_of for field in form.offered} <= {"", *(other.name for other in FORMS)}


def test_what_a_spreadsheet_would_make_a_date_of_stays_as_typed() -> None:
    sheet = book()["chellows"]
    column = {cell.value: cell.column_letter for cell in sheet[1]}
    for heading in ("mon am", "exact times", "dbs issued", "age band", "phone"):
        assert sheet.column_dimensions[column[heading]].number_format == TEXT
    assert sheet.column_dimensions[column["hours per week"]].number_format == "General"


@EACH
def test_a_sheet_is_printed_sideways_under_its_headings(form: Form) -> None:
    sheet = book()[form.name]
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$1"


def test_the_csv_files_are_the_same_sheets_in_letters_every_spreadsheet_reads() -> None:
    files = blank_sheets(FORMS)
    assert [name.removesuffix(".csv") for name in files] == book().sheetnames
    assert all(data.isascii() for data in files.values())


def test_settings_are_read_as_they_stand_and_with_every_usual_value_let_in(tmp_path: Path) -> None:
    text = first_settings(ID, date(2026, 12, 21)).decode()
    assert set(tomllib.loads(text)) == {"programme_id", "name", "period_start", "weeks"}
    let_in = "\n".join(line.removeprefix("#") if line[:2] != "# " else line for line in text.splitlines())
    assert set(Settings.model_fields) - {"rules"} <= set(tomllib.loads(let_in))
    for number, typed in enumerate((text, let_in)):
        reading = read(write_folder(tmp_path / str(number), clean(), typed))
        assert (reading.programme.id, reading.programme.settings) == (ID, Settings())
        assert not [note for note in reading.notes if note.source.sheet == "settings.toml"]
