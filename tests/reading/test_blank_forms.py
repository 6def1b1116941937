"""The sheets a programme begins with are those the reader knows, and their examples are never anybody's own."""

from pathlib import Path

import pytest

from matcher.forms import EXAMPLE, Field, Form
from matcher.reading.blank_forms import forms
from matcher.reading.columns import SHEET, SHEETS
from matcher.reading.columns.sheet_kind import GRID, TICKS
from matcher.reading.headings import column_for
from matcher.reading.shipped import table_of
from tests.reading.typed import Book, Sheet, clean, problems_of, put, read, write_folder

OFFERED = [
    (form, field)
    for form in forms()
    for field in form.fields
    if field.offers and not (field.is_tick and field.heading != "mon am")
]


def _named(one: Form | Field) -> str:
    return one.name if isinstance(one, Form) else one.heading


def empty() -> Book:
    """The sheets as they come, with the examples."""
    return {form.name: [list(row) for row in form.rows] for form in forms()}


def earnest() -> Book:
    """The examples typed as somebody's own rows."""
    return {
        name: [[cell.removeprefix(f"{EXAMPLE} ") for cell in row] for row in book] for name, book in empty().items()
    }


def test_every_sheet_the_reader_knows_is_offered() -> None:
    assert [form.name for form in forms()] == [kind.name for kind in SHEETS]


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.name)
def test_every_heading_written_is_read_as_a_column_of_its_own(form: Form) -> None:
    found = [column_for(SHEET[form.name], field.heading) for field in form.fields]
    assert None not in found
    assert len({column.name for column in found if column}) == len(form.fields)


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.name)
def test_a_sheet_has_every_column_it_needs_and_three_rows_of_examples(form: Form) -> None:
    assert {field.heading for field in form.fields if field.needed} <= set(form.rows[0])
    assert len(form.rows) == 4
    assert all(row[0].startswith(f"{EXAMPLE} ") for row in form.rows[1:])


def test_what_to_type_is_told_of_every_column_and_of_no_other() -> None:
    told = {(line["sheet"], line["column"]) for line in table_of("forms.csv")}
    plain = {(kind.name, column.name) for kind in SHEETS for column in kind.columns if column not in GRID}
    grids = {(kind.name, "grid") for kind in SHEETS if GRID[0] in kind.columns}
    assert told == plain | grids | {(kind.name, "") for kind in SHEETS}
    assert all(line["tells"] for line in table_of("forms.csv"))


def test_chellows_and_families_have_the_whole_tick_grid() -> None:
    for form in forms()[:2]:
        assert [field.heading for field in form.offered if field.is_tick] == [
            tick.replace("_", " ") for tick in TICKS
        ]


def test_examples_are_never_read(tmp_path: Path) -> None:
    programme = read(write_folder(tmp_path, empty())).programme
    lists = (programme.chellows, programme.families, programme.venues, programme.shift_rows, programme.cover_rows)
    others = (programme.gatherings, programme.ambassadors, programme.locks, programme.terms, programme.pairs)
    assert not any((*lists, *others, programme.places))


def test_examples_beside_rows_of_ones_own_change_nothing(tmp_path: Path) -> None:
    own = clean()
    mixed = {name: _below_examples(sheet, own[name]) for name, sheet in empty().items()}
    assert (
        read(write_folder(tmp_path / "mixed", mixed)).programme
        == read(write_folder(tmp_path / "own", own)).programme
    )


def _below_examples(examples: Sheet, own: Sheet) -> Sheet:
    """Both under one heading row: the empty sheet's, with whatever else the own one has."""
    headings = [heading.replace(" ", "_") for heading in examples[0]]
    headings += [heading for heading in own[0] if heading not in headings]
    rows = [dict(zip(own[0], row, strict=True)) for row in own[1:]]
    wide = [[*row, *[""] * (len(headings) - len(row))] for row in examples[1:]]
    return [headings, *wide, *([row.get(heading, "") for heading in headings] for row in rows)]


def test_the_examples_would_make_a_programme_without_a_fault_or_a_question(tmp_path: Path) -> None:
    reading = read(write_folder(tmp_path, earnest()))
    assert [str(note) for note in reading.notes] == []
    assert [len(reading.programme.chellows), len(reading.programme.families)] == [3, 3]
    assert [len(reading.programme.locks), len(reading.programme.pairs), len(reading.programme.places)] == [3, 3, 3]


@pytest.mark.parametrize("name", SHEET)
def test_examples_as_they_came_are_passed_over_without_a_word(name: str, tmp_path: Path) -> None:
    book = empty() | {name: [[cell.replace("3/2/2026", "03/02/2026") for cell in row] for row in empty()[name]]}
    said = [str(note) for note in problems_of(write_folder(tmp_path, book))]
    assert [line for line in said if EXAMPLE in line] == []


def test_an_example_typed_over_and_left_marked_is_asked_about(tmp_path: Path) -> None:
    book = put(empty(), "chellows", 3, "name or initials", "Nasreen")
    (told,) = [note for note in problems_of(write_folder(tmp_path, book)) if note.source.row]
    assert str(told) == (
        'Chellows, row 3, column A (id): I see example C-02. It begins with "example", so I leave the row out, '
        'and yet it is not as it came. Where it is your own, take the word "example" out.'
    )


@pytest.mark.parametrize(("form", "field"), OFFERED, ids=_named)
def test_every_word_to_pick_is_read_where_it_is_offered(form: Form, field: Field, tmp_path: Path) -> None:
    for number, word in enumerate(field.offers):
        book = put(earnest(), form.name, 2, field.heading, word)
        told = [
            str(note)
            for note in problems_of(write_folder(tmp_path / str(number), book))
            if note.heading == field.heading
        ]
        assert told == [], word


ANY_WORD = ("gender", "times confirmed")
"""A gender may be any word, and a confirmation is looked at only where times were guessed."""
CLOSED = [(form, field) for form, field in OFFERED if field.heading not in ANY_WORD]


@pytest.mark.parametrize(("form", "field"), CLOSED, ids=_named)
def test_a_word_that_means_nothing_is_told_where_words_are_offered(
    form: Form, field: Field, tmp_path: Path
) -> None:
    book = put(earnest(), form.name, 2, field.heading, "zzyzx")
    assert any(note.heading == field.heading for note in problems_of(write_folder(tmp_path, book)))
