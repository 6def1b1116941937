"""The coordinator's workbook: what its sheets say, safe to open, the same bytes for the same plan."""

from datetime import date, datetime, timedelta
from io import BytesIO
from xml.etree.ElementTree import canonicalize
from zipfile import ZIP_STORED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.publishing.workbooks.fixed_archive import canonical
from matcher.publishing.workbooks.workbook import workbook_bytes
from tests.publishing import street
from tests.worlds import plans, worlds

STREET = street.programme()
PLAN = street.plan(STREET)
DATA = workbook_bytes(STREET, PLAN)
SHEETS = ["Gaps", "Waiting", "Pairs", "Week 1", "Week 2", "Week 3", "Week 4", "Duties", "Chellows", "Proof"]


def rows(sheet: str, data: bytes = DATA) -> list[tuple[object, ...]]:
    return list(load_workbook(BytesIO(data))[sheet].iter_rows(min_row=2, values_only=True))


def test_gaps_come_first_then_waiting_pairs_weeks_people_and_proof() -> None:
    assert load_workbook(BytesIO(DATA)).sheetnames == SHEETS


def test_both_readers_of_workbooks_read_the_same_cells() -> None:
    ours = load_workbook(BytesIO(DATA))
    theirs = CalamineWorkbook.from_filelike(BytesIO(DATA))
    assert theirs.sheet_names == SHEETS
    for name in SHEETS:
        expected = [["" if v is None else v for v in row] for row in ours[name].iter_rows(values_only=True)]
        read = [[_as_openpyxl(v) for v in row] for row in theirs.get_sheet_by_name(name).to_python()]
        assert read == expected


def _as_openpyxl(value: object) -> object:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return datetime(value.year, value.month, value.day) if type(value) is date else value


def test_a_gap_says_when_how_many_and_why() -> None:
    assert rows("Gaps")[1] == (
        "Heaton Library",
        datetime(2027, 1, 6),
        "Wed",
        "14:00–17:00",
        1,
        "minimum",
        "3 people are not free then.\nC-04 Iram would be over the hours offered.",
        None,
    )


def test_every_duty_has_a_row_with_local_times() -> None:
    spring = street.spring()
    plan = street.plan(spring)
    duties = rows("Duties", workbook_bytes(spring, plan))
    assert len(duties) == len(plan.duties)
    saturdays = {row[0]: row[2:4] for row in duties if row[5] == "Heaton Library" and row[1] == "Sat"}
    assert saturdays == {datetime(2027, 3, 27): ("10:00", "13:00"), datetime(2027, 4, 3): ("10:00", "13:00")}


def test_a_week_shows_each_venue_by_day_with_its_gaps() -> None:
    week = {row[0]: row[1:] for row in rows("Week 2")}
    assert week["Heaton Library"][0] == "10:00–12:30 C-01 Amina\n10:00–12:30 NEEDS 1"
    assert "Visits" in week
    assert "Gatherings" in week


def test_hours_are_times_that_add_up() -> None:
    given = {row[0]: row[2] for row in rows("Chellows")}
    assert given["C-07 J.K."] == timedelta(hours=12)


def test_pairs_bear_the_key_to_the_letters() -> None:
    assert {(row[0], row[5]) for row in rows("Pairs")} >= {("F-0101", "Visit B"), ("F-0102", "Visit A")}


@pytest.mark.parametrize("name", ['=HYPERLINK("http://x.example")', "+1", "-1+2", "@SUM(A1)", "=1+1\n=2"])
def test_what_looks_like_a_formula_stays_text(name: str) -> None:
    venues = tuple(venue.but(name=name) for venue in STREET.venues)
    book = load_workbook(BytesIO(workbook_bytes(STREET.but(venues=venues), PLAN)))
    cells = [
        c for sheet in book for row in sheet.iter_rows() for c in row if str(c.value).startswith(tuple("=+-@"))
    ]
    assert cells
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)


def test_the_archive_bears_no_clock_and_needs_no_compressor() -> None:
    with ZipFile(BytesIO(DATA)) as archive:
        entries = archive.infolist()
        properties = archive.read("docProps/core.xml").decode()
    assert entries[0].filename == "[Content_Types].xml"
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.compress_type for entry in entries} == {ZIP_STORED}
    assert properties.count("2027-01-04T00:00:00Z") == 2


@given(st.data())
def test_any_plan_makes_a_workbook_that_opens(data: st.DataObject) -> None:
    programme = data.draw(worlds())
    plan = data.draw(plans(programme))
    assert len(rows("Duties", workbook_bytes(programme, plan))) == len(plan.duties)


@given(worlds().flatmap(lambda programme: plans(programme).map(lambda plan: (programme, plan))))
def test_every_part_is_the_same_whichever_parser_is_there(planned: tuple[Programme, Plan]) -> None:
    with ZipFile(BytesIO(workbook_bytes(*planned))) as book:
        for part in map(book.read, book.namelist()):
            assert canonical(part) == canonicalize(part.decode())
