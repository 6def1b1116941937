"""Gatherings as coordinators type them: dates to choose between, people by name, a quorum, a level."""

from datetime import date
from pathlib import Path

import pytest

from matcher.domain.venues import Gathering
from tests.reading.typed import clean, problems_of, put, read, write_folder

DAYS = {
    "Fri": [(4, None, None)],
    "1st Tue; 3rd Wed": [(1, 1, None), (2, 3, None)],
    "3 Feb 2027, 10 Feb 2027": [(None, None, date(2027, 2, 3)), (None, None, date(2027, 2, 10))],
}
CHOICES = {
    "Tue or Thu": [(1, None, None), (3, None, None)],
    "1st Tue or 2nd Thu": [(1, 1, None), (3, 2, None)],
    "1st or 3rd Wed": [(2, 1, None), (2, 3, None)],
    "1st or 2nd Tue or Thu": [(1, 1, None), (1, 2, None), (3, 1, None), (3, 2, None)],
    "3 Feb 2027 or 10 Feb 2027": [(None, None, date(2027, 2, 3)), (None, None, date(2027, 2, 10))],
}


def gatherings(folder: Path, **cells: str) -> tuple[Gathering, ...]:
    """The gatherings of the monthly meeting's row with these cells."""
    book = clean()
    for column, typed in cells.items():
        put(book, "gatherings", 3, column, typed)
    found = read(write_folder(folder, book)).programme.gatherings
    return tuple(one for one in found if one.title == "Get-together")


def days(found: tuple[Gathering, ...]) -> set[tuple[int | None, int | None, date | None]]:
    """Weekday, which of the month, and date of each."""
    return {(one.weekday, one.nth, one.on) for one in found}


@pytest.mark.parametrize("typed", DAYS)
def test_days_that_are_all_meant_are_no_choice(tmp_path: Path, typed: str) -> None:
    found = gatherings(tmp_path, day=typed)
    assert days(found) == set(DAYS[typed])
    assert {one.one_of for one in found} == {""}


@pytest.mark.parametrize("typed", CHOICES)
def test_days_joined_by_or_are_dates_to_choose_between(tmp_path: Path, typed: str) -> None:
    found = gatherings(tmp_path, day=typed)
    assert days(found) == set(CHOICES[typed])
    assert len({one.one_of for one in found}) == 1
    assert found[0].one_of


@pytest.mark.parametrize("typed", ["Tue or soon", "or Tue", "1st or"])
def test_a_choice_that_cannot_be_read_says_what_to_type(tmp_path: Path, typed: str) -> None:
    book = put(clean(), "gatherings", 3, "day", typed)
    told = [str(problem) for problem in problems_of(write_folder(tmp_path, book))]
    assert any("Gatherings, row 3, column D" in words and "1st Tue or 2nd Thu" in words for words in told)


def test_rows_marked_as_one_of_several_share_a_choice(tmp_path: Path) -> None:
    found = gatherings(tmp_path, one_of_these="yes")
    assert [one.one_of for one in found] == ["Get-together"]


def test_a_gathering_may_name_people_a_quorum_and_the_level_it_leads_to(tmp_path: Path) -> None:
    (found,) = gatherings(tmp_path, who="C-01; C-02", quorum="2", level="2")
    assert (found.people, found.roles, found.quorum, found.level) == ({"C-01", "C-02"}, frozenset(), 2, 2)


def test_somebody_who_missed_the_last_meeting_can_be_said_on_their_row(tmp_path: Path) -> None:
    book = put(clean(), "chellows", 3, "missed_last_meeting", "yes")
    programme = read(write_folder(tmp_path, book)).programme
    assert [person.missed_last for person in programme.chellows] == [None, True]
