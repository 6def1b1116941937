"""Times that hold only between dates: read as people mean them, echoed so, and the same on every date."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.settings import Settings
from matcher.domain.times import Dates, FreeTime, Period, joined
from matcher.reading.every_week import with_every_week
from matcher.reading.saying import say_times
from matcher.reading.times.clocks import Unreadable
from matcher.reading.times.dated import HOLIDAYS, RAMADAN, read_dated
from matcher.reading.times.sentence import Context
from tests.reading.typed import clean, problems_of, put, read, write_folder

HERE = Context(Settings(), date(2027, 1, 4))
SEASONS = {
    RAMADAN: [Dates(start=date(2027, 2, 8), end=date(2027, 3, 10))],
    HOLIDAYS: [Dates(start=date(2027, 2, 13), end=date(2027, 2, 22))],
}
BEFORE, IN, AFTER = "until 7 Feb 2027", "from 8 Feb 2027 until 9 Mar 2027", "from 10 Mar 2027"
READ = {
    # as people type it: as it is echoed
    "Mon am": "Mon 9:00-12:00",
    "Mon am from 1 Feb 2027": "Mon 9:00-12:00 from 1 Feb 2027",
    "Mon am until 5 March": "Mon 9:00-12:00 until 5 Mar 2027",
    "from 1 Feb to 5 Mar Mon am": "Mon 9:00-12:00 from 1 Feb 2027 until 5 Mar 2027",
    "between 1 Feb and 5 Mar Mon am": "Mon 9:00-12:00 from 1 Feb 2027 until 5 Mar 2027",
    "1 Feb - 5 Mar: Mon am; Tue pm": "Tue 12:00-17:00; Mon 9:00-12:00 from 1 Feb 2027 until 5 Mar 2027",
    "Mon 10-12. From 1 March Tue 10-12.": "Mon 10:00-12:00; Tue 10:00-12:00 from 1 Mar 2027",
    "Mon am; from 1 Mar only Tue am": "Mon 9:00-12:00 until 28 Feb 2027; Tue 9:00-12:00 from 1 Mar 2027",
    "Mon 9 until 12": "Mon 9:00-12:00",
    "every other Sat am from 9 Jan 2027": "every other Sat 9:00-12:00 from 4 Jan 2027",
    "Mon 9-5; Ramadan: mornings only": f"Mon 9:00-17:00 {BEFORE}; Mon 9:00-12:00 {IN}; Mon 9:00-17:00 {AFTER}",
    "Mon 9-5, in Ramadan 10-2": f"Mon 9:00-17:00 {BEFORE}; Mon 10:00-14:00 {IN}; Mon 9:00-17:00 {AFTER}",
    "Ramzan mornings, otherwise Mon 9-5": f"Mon 9:00-17:00 {BEFORE}; Mon 9:00-12:00 {IN}; Mon 9:00-17:00 {AFTER}",
    "Mon am; during Ramadan Tue am": f"Mon 9:00-12:00 {BEFORE}; Tue 9:00-12:00 {IN}; Mon 9:00-12:00 {AFTER}",
    "Mon am; during Ramadan also Sat am": f"Mon 9:00-12:00; Sat 9:00-12:00 {IN}",
    "Mon am except Ramadan": f"Mon 9:00-12:00 {BEFORE}; Mon 9:00-12:00 {AFTER}",
    "Mon am but not in Ramadan; Tue pm": f"Tue 12:00-17:00; Mon 9:00-12:00 {BEFORE}; Mon 9:00-12:00 {AFTER}",
    "Mon am. Not in Ramadan.": f"Mon 9:00-12:00 {BEFORE}; Mon 9:00-12:00 {AFTER}",
    "Mon am; Ramadan: not available": f"Mon 9:00-12:00 {BEFORE}; Mon 9:00-12:00 {AFTER}",
    "Ramadan: Mon am": f"Mon 9:00-12:00 {IN}",
    "Mon am; school holidays Tue am": "Mon 9:00-12:00 until 12 Feb 2027; "
    "Tue 9:00-12:00 from 13 Feb 2027 until 21 Feb 2027; Mon 9:00-12:00 from 22 Feb 2027",
    "Mon am not school holidays": "Mon 9:00-12:00 (term time only)",
}
UNREADABLE = {
    "Ramadan: mornings only": "usual week first",
    "not in Ramadan": "Mon am",
    "Tue 1.30 from 1 Feb": "10am-12pm",
    "Mon am during Eid": "column away",
    "10-Dec": "10am-12pm",
}


@pytest.mark.parametrize("typed", READ)
def test_times_between_dates_are_echoed_as_they_are_meant(typed: str) -> None:
    assert say_times(read_dated(typed, HERE, SEASONS).free) == READ[typed]


@pytest.mark.parametrize("typed", READ)
def test_the_echo_reads_the_same_again(typed: str) -> None:
    times = read_dated(typed, HERE, SEASONS).free
    again = read_dated(say_times(times), HERE, SEASONS).free
    days = [date(2027, 1, 4) + timedelta(days=n) for n in range(120)]
    assert [offered(again, day) for day in days] == [offered(times, day) for day in days]


@pytest.mark.parametrize("typed", UNREADABLE)
def test_what_says_no_days_or_no_known_dates_is_refused_with_a_hint(typed: str) -> None:
    with pytest.raises(Unreadable) as told:
        read_dated(typed, HERE, SEASONS)
    assert UNREADABLE[typed] in told.value.fix


@pytest.mark.parametrize("typed", ["Mon am except Ramadan", "Mon am; in the school holidays Tue am"])
def test_a_season_whose_dates_nobody_typed_is_asked_for(typed: str) -> None:
    with pytest.raises(Unreadable) as told:
        read_dated(typed, HERE, {})
    assert "sheet terms" in told.value.fix


def offered(times: tuple[FreeTime, ...], day: date) -> set[int]:
    """Each minute offered on a date."""
    return {minute for time in times if time.falls_on(day, TERMS) for minute in range(time.start, time.end)}


TERMS = (Dates(start=date(2027, 1, 4), end=date(2027, 2, 13)),)
DAYS = st.integers(-10, 40).map(lambda n: date(2027, 1, 4) + timedelta(days=n))


@st.composite
def dated(draw: st.DrawFn) -> FreeTime:
    """An hour or more of a Monday or Tuesday, for good or between dates."""
    start = draw(st.integers(8, 12)) * 60
    return FreeTime(
        weekday=draw(st.integers(0, 1)),
        start=start,
        end=start + 60 * draw(st.integers(1, 4)),
        first=draw(st.none() | DAYS),
        last=draw(st.none() | DAYS),
        term_only=draw(st.booleans()) and draw(st.booleans()),
    )


@given(st.lists(dated(), max_size=5), st.integers(1, 4))
def test_times_told_for_every_week_offer_no_more_and_no_less_on_any_date_of_the_period(
    times: list[FreeTime], weeks: int
) -> None:
    period = Period(first=date(2027, 1, 4), weeks=weeks)
    both = with_every_week(times, period)
    assert all(offered(both, day) == offered(tuple(times), day) for day in period.days())


@given(st.lists(dated().map(lambda time: time.but(term_only=False)), max_size=5), st.integers(1, 4))
def test_what_is_offered_in_every_week_is_a_time_to_meet_as_a_rule(times: list[FreeTime], weeks: int) -> None:
    period = Period(first=date(2027, 1, 4), weeks=weeks)
    weekly = [time for time in with_every_week(times, period) if time.is_weekly]
    for weekday in range(2):
        days = [day for day in period.days() if day.weekday() == weekday]
        always = set.intersection(*(offered(tuple(times), day) for day in days))
        spans = joined(time.span for time in weekly if time.weekday == weekday)
        assert {minute for span in spans for minute in range(span.start, span.end)} == always


def test_ramadan_stands_on_the_sheet_of_terms_and_is_no_school_term(tmp_path: Path) -> None:
    book = put(clean(), "chellows", 2, "available", "Mon-Wed 9-5; Ramadan: mornings only")
    for column in ("mon_am", "wed_am"):
        put(book, "chellows", 2, column, "")
    book["terms"].append(["Ramadan", "18/1/2027", "16/2/2027"])
    reading = read(write_folder(tmp_path, book))
    assert [term.what for term in reading.programme.terms] == ["Spring 1"]
    free = [[str(span) for span in reading.programme.free("C-01", date(2027, 1, day))] for day in (11, 18, 25)]
    assert free == [["9:00-17:00"], ["9:00-12:00"], ["9:00-12:00"]]
    assert any("from 18 Jan 2027 until 16 Feb 2027" in line for line in reading.echo)


def test_without_its_dates_ramadan_is_asked_for_by_name(tmp_path: Path) -> None:
    book = put(clean(), "chellows", 2, "available", "Mon am except Ramadan")
    told = [str(problem) for problem in problems_of(write_folder(tmp_path, book))]
    assert any("Ramadan" in words and "sheet terms" in words for words in told)
