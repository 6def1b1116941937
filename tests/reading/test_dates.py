"""Dates are read the way people in Britain write them, day first."""

# ruff: noqa: E501 - tables read better in rows

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.times import Dates, Period
from matcher.reading import read_programme
from matcher.reading.bank_holidays import SHIPPED_YEARS, bank_holidays_in, from_library
from matcher.reading.dates import as_date, read_dates
from tests.reading.typed import clean, put, write_folder

NEAR = date(2027, 1, 4)
THIRD = date(2027, 2, 3)

ONE_DATE = [
    "3/2/2027", "03/02/2027", "3.2.2027", "3-2-2027", "3 2 2027", "3/2/27", "2027-02-03", "2027/02/03",
    "2027-02-03 00:00:00", "2027-02-03T00:00:00Z", "3 Feb 2027", "3rd February 2027", "3-Feb-27", "3-Feb-2027",
    "Feb 3 2027", "February 3rd, 2027", "Wed 3 Feb 2027", "Wednesday, 3rd of February 2027", "3 Feb", "3/2", "46421",
    "3 FEB 2027", "3feb2027",
    46421, 46421.0, datetime(2027, 2, 3, 9, 30), date(2027, 2, 3),
]  # fmt: skip


@pytest.mark.parametrize("typed", ONE_DATE)
def test_one_date_however_it_is_written(typed: object) -> None:
    assert as_date(typed, NEAR) == THIRD


@pytest.mark.parametrize(
    "typed", ["2/13/2027", "31/2/2027", "soon", "10-12-", "3/2/20277", "Feb", "", 7, 0.5, True, "12"]
)
def test_what_is_no_date_is_none(typed: object) -> None:
    assert as_date(typed, NEAR) is None


def _run(first: tuple[int, int, int], last: tuple[int, int, int]) -> Dates:
    """Both ends within."""
    return Dates(start=date(*first), end=date.fromordinal(date(*last).toordinal() + 1))


RUNS = {
    "1-14 Aug 2027": [_run((2027, 8, 1), (2027, 8, 14))],
    "1st to 14th August": [_run((2027, 8, 1), (2027, 8, 14))],
    "1 Aug - 14 Aug 2027": [_run((2027, 8, 1), (2027, 8, 14))],
    "1/8/2027-14/8/2027": [_run((2027, 8, 1), (2027, 8, 14))],
    "from 1 Aug until 14 Aug": [_run((2027, 8, 1), (2027, 8, 14))],
    "24 Dec - 3 Jan": [_run((2027, 12, 24), (2028, 1, 3))],
    "24 Dec - 10 Jan": [_run((2026, 12, 24), (2027, 1, 10))],
    "24 Dec 2026 to 3 Jan 2027": [_run((2026, 12, 24), (2027, 1, 3))],
    "24 Dec to 3 Jan 2027": [_run((2026, 12, 24), (2027, 1, 3))],
    "3 Feb; 5/2/2027": [_run((2027, 2, 3), (2027, 2, 3)), _run((2027, 2, 5), (2027, 2, 5))],
    "3, 4 and 5 Feb": [_run((2027, 2, d), (2027, 2, d)) for d in (3, 4, 5)],
    "w/c 8 Feb 2027": [_run((2027, 2, 8), (2027, 2, 14))],
    "August": [_run((2027, 8, 1), (2027, 8, 31))],
    "December 2027": [_run((2027, 12, 1), (2027, 12, 31))],
    "away 3 Feb": [_run((2027, 2, 3), (2027, 2, 3))],
    "Mon 8 Feb to Fri 12 Feb": [_run((2027, 2, 8), (2027, 2, 12))],
}


@pytest.mark.parametrize("typed", RUNS)
def test_runs_of_days_however_they_are_listed(typed: str) -> None:
    assert read_dates(typed, NEAR) == tuple(RUNS[typed])


@pytest.mark.parametrize("typed", ["half term", "14-1 Aug 2027", "3 Feb to whenever", "31-35 Aug", "most of May"])
def test_days_that_cannot_be_told_are_none(typed: str) -> None:
    assert read_dates(typed, NEAR) is None


def test_what_has_happened_happened_before(tmp_path: Path) -> None:
    reading = read_programme(write_folder(tmp_path, put(clean(), "chellows", 2, "joined_on", "6 Sep")))
    assert reading.programme.chellows[0].joined == date(2026, 9, 6)
    assert [str(note) for note in reading.notes] == [
        "Chellows, row 2, column W (joined_on): I see 6 Sep. I take that as 6 Sep 2026. Type the year too."
    ]


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_a_date_written_in_any_of_these_ways_reads_the_same(day: date) -> None:
    number = (day - date(1899, 12, 30)).days
    written = [
        f"{day:%d/%m/%Y}",
        f"{day:%d %b %Y}",
        day.isoformat(),
        f"{day:%A %d %B %Y}",
        f"{day:%d.%m.%Y}",
        str(number),
    ]
    assert {as_date(text, NEAR) for text in written} == {day}


def test_the_shipped_bank_holidays_are_those_of_the_library() -> None:
    shipped = {day for year in SHIPPED_YEARS for day in bank_holidays_in(_in(year)) if day.year == year}
    assert shipped == from_library(set(SHIPPED_YEARS))


def test_bank_holidays_beyond_the_table_come_from_the_library() -> None:
    assert date(2060, 12, 27) in bank_holidays_in(_in(2060))


def _in(year: int) -> Period:
    return Period(first=date.fromisocalendar(year, 10, 1), weeks=1)
