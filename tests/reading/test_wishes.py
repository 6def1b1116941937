"""What Chellows set aside, like and would rather not, and what homes and venues say of it, as typed."""

from datetime import date, datetime
from pathlib import Path

import pytest

from matcher.domain.chellows import Bounds, Chellow, DayWish
from matcher.domain.times import FreeTime
from tests.reading.typed import clean, problems_of, put, read, write_folder

BOUNDS = {
    "3": Bounds(least=180, most=180),
    "2-4": Bounds(least=120, most=240),
    "2 to 4 hours": Bounds(least=120, most=240),
    "1h30 - 2h": Bounds(least=90, most=120),
    "at least 2": Bounds(least=120),
    "min 90 minutes": Bounds(least=90),
    "2+": Bounds(least=120),
    "up to 4": Bounds(most=240),
    "max 4 hours": Bounds(most=240),
    "at least 50%": Bounds(least=225),
    "20% to 40 %": Bounds(least=90, most=180),
    "": Bounds(),
}


def first(folder: Path, **cells: object) -> Chellow:
    """The first Chellow, who offers 7.5 hours a week over four weeks, with these cells."""
    book = clean()
    for column, typed in cells.items():
        put(book, "chellows", 2, column, typed)
    return read(write_folder(folder, book)).programme.chellow["C-01"]


@pytest.mark.parametrize("typed", BOUNDS)
def test_hours_set_aside_are_read_however_they_are_said(tmp_path: Path, typed: str) -> None:
    person = first(tmp_path, hours_for_rota=typed, hours_for_visits="up to 1")
    assert (person.on_rota, person.on_visits) == (BOUNDS[typed], Bounds(most=60))


@pytest.mark.parametrize(
    ("typed", "fix"), [("4 to 2", "smaller first"), ("some", "7.5"), (datetime(2027, 4, 2), "2 to 4")]
)
def test_hours_set_aside_that_cannot_be_read_are_told_with_what_to_type(
    tmp_path: Path, typed: object, fix: str
) -> None:
    cell = typed if isinstance(typed, str) else "2-Apr"
    book = put(clean(), "chellows", 2, "hours_for_rota", cell)
    told = [str(problem) for problem in problems_of(write_folder(tmp_path, book))]
    assert any("Chellows, row 2" in words and fix in words for words in told)


def test_the_least_hours_of_a_week_are_wanted_in_each_week_of_the_period(tmp_path: Path) -> None:
    person = first(tmp_path, least_hours_per_week="2", most_hours_in_four_weeks="20")
    assert (person.least_minutes, person.most_in_four_weeks) == (4 * 120, 20 * 60)


def test_wishes_about_times_days_places_and_people_are_read(tmp_path: Path) -> None:
    person = first(
        tmp_path,
        best_times="Mon am",
        times_rather_not="Fri 1pm-3pm",
        days_wanted="6 Jan 2027",
        days_rather_not="7-8 Jan 2027",
        different_places="2",
        most_weekends="1",
        whole_weekends="yes",
        most_days_running="3",
        likes_working_with="C-02",
        rather_not_work_with="C-02",
    )
    assert person.best_times == (FreeTime(weekday=0, start=540, end=720),)
    assert person.poor_times == (FreeTime(weekday=4, start=780, end=900),)
    assert person.day_wishes == (
        DayWish(day=date(2027, 1, 6)),
        DayWish(day=date(2027, 1, 7), off=True),
        DayWish(day=date(2027, 1, 8), off=True),
    )
    assert (person.places_wanted, person.most_weekends, person.most_days_running) == (2, 1, 3)
    assert person.whole_weekends
    assert person.likes_with == person.rather_not_with == {"C-02"}


def test_a_buddy_and_the_time_of_learning_are_read_with_their_last_days(tmp_path: Path) -> None:
    person = first(tmp_path, buddy="C-02", buddy_until="31/1/2027", learning_until="17 Jan 2027")
    assert (person.buddy, person.buddy_until) == ("C-02", date(2027, 1, 31))
    assert [person.is_learning(date(2027, 1, day)) for day in (17, 18)] == [True, False]


def test_pets_at_home_are_for_nobody_who_cannot_be_with_one_of_them(tmp_path: Path) -> None:
    book = put(clean(), "families", 2, "home_has", "pets; Stairs")
    put(book, "chellows", 2, "cannot_be_with", "cats")
    programme = read(write_folder(tmp_path, book)).programme
    assert programme.chellow["C-01"].avoids & programme.family["F-0101"].home_has == {"cat"}


def test_a_venue_may_wish_for_genders_and_have_children_in_its_care(tmp_path: Path) -> None:
    book = put(put(clean(), "venues", 2, "genders_wanted", "female, man"), "venues", 2, "with_children", "yes")
    venue = read(write_folder(tmp_path, book)).programme.venue["library"]
    assert (venue.genders, venue.with_children) == (("woman", "man"), True)


def test_what_nobody_knows_at_home_is_asked_and_not_repeated_at_length(tmp_path: Path) -> None:
    book = put(clean(), "families", 2, "home_has", "a crocodile that nobody is to know of")
    told = [str(problem) for problem in problems_of(write_folder(tmp_path, book))]
    assert any("Families, row 2" in words and "dog" in words for words in told)
    assert not any("crocodile that nobody" in words for words in told)
