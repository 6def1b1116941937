"""Weekly times are read as people mean them, guesses wait for a tick, and what cannot be read is refused with a hint."""

# ruff: noqa: E501 - tables read better in rows

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.settings import Settings
from matcher.domain.times import FreeTime, monday_of
from matcher.reading import read_programme
from matcher.reading.free_times import merged
from matcher.reading.saying import say_times
from matcher.reading.times.clocks import Unreadable
from matcher.reading.times.phrases import read_times
from matcher.reading.times.sentence import Context
from tests.reading.typed import clean, put, read, write_folder

HERE = Context(Settings(), date(2027, 1, 4))
ALL_DAY = (
    "Mon 9:00-20:00, Tue 9:00-20:00, Wed 9:00-20:00, Thu 9:00-20:00, Fri 9:00-20:00, Sat 9:00-20:00, Sun 9:00-20:00"
)
WORKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")
WEEK = (*WORKDAYS, "Sat", "Sun")


def on(days: tuple[str, ...], span: str) -> str:
    """The same stretch on several days, as it is echoed."""
    return ", ".join(f"{day} {span}" for day in days)


CORPUS = {
    "Mon am": "Mon 9:00-12:00",
    "Mon AM": "Mon 9:00-12:00",
    "weekdays 9-12": on(WORKDAYS, "9:00-12:00"),
    "Weds 10am - 12.30pm": "Wed 10:00-12:30",
    "Thu 09:00 til 17:00": "Thu 9:00-17:00",
    "Fri 1-3pm": "Fri 13:00-15:00",
    "Fri 10-2pm": "Fri 10:00-14:00",
    "Tue after 3.30": "Tue 15:30-20:00",
    "Tue before 2": "Tue 9:00-14:00",
    "weekends": on(("Sat", "Sun"), "9:00-20:00"),
    "Any time except Fri 12-2": ALL_DAY.replace("Fri 9:00-20:00", "Fri 9:00-12:00, Fri 14:00-20:00"),
    "Weekdays but not Wed": on(("Mon", "Tue", "Thu", "Fri"), "9:00-20:00"),
    "weekday mornings term time only": on(WORKDAYS, "9:00-12:00") + " (term time only)",
    "every other Sat am": "every other Sat 9:00-12:00",
    "alternate Mondays": "every other Mon 9:00-20:00",
    "last Thursday of month eve": "last Thu of the month 17:00-20:00",
    "Mon 9-11, Wed 1-3": "Mon 9:00-11:00, Wed 13:00-15:00",
    "school hours Mon Tue": on(("Mon", "Tue"), "9:15-14:45"),
    "Mon–Thu evenings": on(("Mon", "Tue", "Wed", "Thu"), "17:00-20:00"),
    "Sun-Tue am": on(("Mon", "Tue", "Sun"), "9:00-12:00"),
    "everyday am": on(WEEK, "9:00-12:00"),
    "Wed 9:30am-12:00pm and Fri 1pm-3pm": "Wed 9:30-12:00, Fri 13:00-15:00",
    "not Fridays": on(("Mon", "Tue", "Wed", "Thu", "Sat", "Sun"), "9:00-20:00"),
    "Tues 6-8": "Tue 18:00-20:00",
    "Mon 9 - 12 noon": "Mon 9:00-12:00",
}

MORE = {
    "Monday to Wednesday 9am to 12 noon": on(("Mon", "Tue", "Wed"), "9:00-12:00"),
    "Mon, Wed & Fri mornings": on(("Mon", "Wed", "Fri"), "9:00-12:00"),
    "Mon/Wed/Fri 10-12": on(("Mon", "Wed", "Fri"), "10:00-12:00"),
    "mornings Mon-Wed": on(("Mon", "Tue", "Wed"), "9:00-12:00"),
    "10-12 Tuesday and Thursday": on(("Tue", "Thu"), "10:00-12:00"),
    "9 to 5 weekdays": on(WORKDAYS, "9:00-17:00"),
    "Tue and Thu 1.30-3.30": on(("Tue", "Thu"), "13:30-15:30"),
    "Tue 0930-1130": "Tue 9:30-11:30",
    "Mon am and pm": "Mon 9:00-17:00",
    "Mon am Tue pm": "Mon 9:00-12:00, Tue 12:00-17:00",
    "Fri evening 6-8": "Fri 18:00-20:00",
    "evenings 7-9 Mon": "Mon 19:00-21:00",
    "Mon mornings from 10": "Mon 10:00-12:00",
    "Tue afternoons until 3": "Tue 12:00-15:00",
    "fortnightly Wed am": "every other Wed 9:00-12:00",
    "Wed am fortnightly": "every other Wed 9:00-12:00",
    "every other week on Mon and Tue am": "every other Mon 9:00-12:00, every other Tue 9:00-12:00",
    "Mon am, every other Sat am": "Mon 9:00-12:00; every other Sat 9:00-12:00",
    "every other Sat am from 9 Jan 2027": "every other Sat 9:00-12:00 from 4 Jan 2027",
    "1st Tue 10-12": "1st Tue of the month 10:00-12:00",
    "2nd & 4th Wed 1-3": "2nd Wed of the month 13:00-15:00, 4th Wed of the month 13:00-15:00",
    "not Fri am": ALL_DAY.replace("Fri 9:00", "Fri 12:00"),
    "Mon-Fri 9-5 except Wed after 2": on(WORKDAYS, "9:00-17:00").replace("Wed 9:00-17:00", "Wed 9:00-14:00"),
    "Mon 9-5 except 12-1": "Mon 9:00-12:00, Mon 13:00-17:00",
    "Any time but Fri": on(("Mon", "Tue", "Wed", "Thu", "Sat", "Sun"), "9:00-20:00"),
    "everyday except weekends": on(WORKDAYS, "9:00-20:00"),
    "Mon until 3": "Mon 9:00-15:00",
    "Mon from 10": "Mon 10:00-20:00",
    "Mon 3.30 onwards": "Mon 15:30-20:00",
    "Mon 10am+": "Mon 10:00-20:00",
    "between 9 and 12 Mon": "Mon 9:00-12:00",
    "Mon not before 10": "Mon 10:00-20:00",
    "Mon noon-3": "Mon 12:00-15:00",
    "Mon 6pm-midnight": "Mon 18:00-24:00",
    "Mon 7-3": "Mon 07:00-15:00",
    "Mon 7-9pm": "Mon 19:00-21:00",
    "Mon 14-16": "Mon 14:00-16:00",
    "Mon 09h30-12h00": "Mon 9:30-12:00",
    "Mon half 9 - 11": "Mon 9:30-11:00",
    "mon 1pm - 15:00": "Mon 13:00-15:00",
    "Mon 9-12, 1-3, Wed am": "Mon 9:00-12:00, Mon 13:00-15:00, Wed 9:00-12:00",
    "9-12 Mon, 1-3 Wed": "Mon 9:00-12:00, Wed 13:00-15:00",
    "mornings Mon and Wed, Fri afternoon": "Mon 9:00-12:00, Wed 9:00-12:00, Fri 12:00-17:00",
    "Tue: 10-12; Thu: 1-3": "Tue 10:00-12:00, Thu 13:00-15:00",
    "Mon am\nWed pm": "Mon 9:00-12:00, Wed 12:00-17:00",
    "I am free Monday mornings": "Mon 9:00-12:00",
    "we can do Tuesdays 10 til 2": "Tue 10:00-14:00",
    "Mon. am, Tues. pm": "Mon 9:00-12:00, Tue 12:00-17:00",
    "Monday's am": "Mon 9:00-12:00",
    "M-F 9-5, Sat 10-1, Sun closed": on(WORKDAYS, "9:00-17:00") + ", Sat 10:00-13:00",
    "Mon-Fri 9-5, closed Wed": on(("Mon", "Tue", "Thu", "Fri"), "9:00-17:00"),
    "Mon-Thu evenings, weekends": on(("Mon", "Tue", "Wed", "Thu"), "17:00-20:00") + ", " + on(("Sat", "Sun"), "9:00-20:00"),
    "Fri-Mon am": on(("Mon", "Fri", "Sat", "Sun"), "9:00-12:00"),
    "Mon am (term time only), Wed pm": "Wed 12:00-17:00; Mon 9:00-12:00 (term time only)",
    "Mon am, not in school holidays": "Mon 9:00-12:00 (term time only)",
    "alternate weekends": "every other Sat 9:00-20:00, every other Sun 9:00-20:00",
    "Mon 9am–3pm (school hours)": "Mon 9:00-15:00",
    "Wendesday am": "Wed 9:00-12:00",
    "any day after 4": on(WEEK, "16:00-20:00"),
}  # fmt: skip


@pytest.mark.parametrize("text", [*CORPUS, *MORE])
def test_times_are_read_as_they_are_meant(text: str) -> None:
    times = read_times(text, HERE)
    assert say_times(times.free) == {**CORPUS, **MORE}[text]
    assert not times.guessed


GUESSES = {
    "flexible": ALL_DAY,
    "any time": ALL_DAY,
    "mornings": on(WEEK, "9:00-12:00"),
    "9-12": on(WEEK, "9:00-12:00"),
    "usually Mon am": "Mon 9:00-12:00",
    "Mon lunchtime": "Mon 12:00-14:00",
    "Mon after school": "Mon 15:30-20:00",
}


@pytest.mark.parametrize("text", GUESSES)
def test_a_guess_says_that_it_is_one(text: str) -> None:
    times = read_times(text, HERE)
    assert times.guessed
    assert say_times(times.free) == GUESSES[text]


@pytest.mark.parametrize("confirmed", ["yes", "x", "✓"])
def test_a_guess_is_used_once_it_is_confirmed(confirmed: str, tmp_path: Path) -> None:
    book = put(clean(), "chellows", 3, "available", "flexible")
    reading = read_programme(write_folder(tmp_path / "guess", book))
    assert reading.programme.chellow["C-02"].free == ()
    reading = read_programme(
        write_folder(tmp_path / "sure", put(book, "chellows", 3, "times_confirmed", confirmed))
    )
    assert f"I read C-02 as: {ALL_DAY}" in reading.echo
    assert reading.notes == ()


REFUSED = {
    "Mon 14:00-12:00": "10am-2pm",
    "when kids are at nursery": "school hours",
    "ask me": "Ask",
    "TBC": "Ask",
    "10-Dec": "10am-12pm",
    "Dec-10": "12pm-10pm",
    "2026-12-10 00:00:00": "10am-12pm",
    "10/12/2026": "10am-12pm",
    "Ramadan: mornings only": "away",
    "Mon 10": "10am-12pm",
    "Mon 1.30": "10am-12pm",
    "1.30": "10am-12pm",
    "Mon 7-9": "7am-9am or 7pm-9pm",
    "Mon 10-9": "am or pm",
    "Mon 2am-4am": "2pm-4pm",
    "Mon 09:00-05:00": "earlier time first",
    "Mon afternoon 9-11": "am or pm",
    "Mon am, Wed": "Wed am",
    "Mon am - Wed pm": "Mon am, Wed pm",
    "Mon-Fri not Wed, Sat am": "one line for each",
    "Mon not Tue not Wed": "one line for each",
    "every other day": "every other Sat am",
    "every other weekday": "every other Sat am",
    "Mon am except last Mon": "away",
    "Mon moring": "Did you mean morning",
    "Tue before 8": "8am or 8pm",
    "Tue after 8pm": "6pm-9pm",
    "Mon early": "Mon 6pm-8pm",
    "Mon in the holidays": "term time only",
    "Mon 10-12 Dec": "column",
    "Mon 9.75-11": "9.30am",
    "last of the month": "day of the week",
    "!": "Mon am",
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_cannot_be_read_is_refused_with_a_hint(text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_times(text, HERE)
    assert REFUSED[text] in f"{caught.value.says} {caught.value.fix}"


def test_parts_of_the_day_are_a_setting() -> None:
    settings = Settings(morning=(510, 750), afternoon=(750, 960), evening=(960, 1260))
    times = read_times("Mon am, Tue pm, Wed eve, Thu all day", Context(settings, HERE.near))
    assert say_times(times.free) == "Mon 8:30-12:30, Tue 12:30-16:00, Wed 16:00-21:00, Thu 8:30-21:00"


def test_a_fortnight_counts_from_the_date_beside_it(tmp_path: Path) -> None:
    book = put(clean(), "chellows", 3, "available", "every other Sat am")
    book = put(book, "chellows", 3, "times_from", "9/1/2027")
    (free,) = read(write_folder(tmp_path, book)).programme.chellow["C-02"].free
    saturdays = [date(2027, 1, 9) + timedelta(weeks=n) for n in range(4)]
    assert [free.falls_on(day, ()) for day in saturdays] == [True, False, True, False]


def test_what_was_read_is_said_back_row_by_row(tmp_path: Path) -> None:
    book = put(clean(), "chellows", 3, "available", "Mon and Wed mornings")
    echo = read(write_folder(tmp_path, book)).echo
    assert "I read C-02 as: Mon 9:00-12:00, Wed 9:00-12:00" in echo
    assert "I read F-0102 as: Fri 13:00-15:00" in echo


@st.composite
def weeks_of_times(draw: st.DrawFn) -> tuple[FreeTime, ...]:
    """Any week a person could offer; where it comes round less than weekly, one date to count from."""
    anchor = monday_of(draw(st.dates(date(2024, 1, 1), date(2030, 12, 31))))
    times = []
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(6 * 60, 23 * 60))
        end = draw(st.integers(start + 1, 24 * 60))
        every = draw(st.sampled_from((1, 1, 1, 2, 3, 4)))
        times.append(
            FreeTime(
                weekday=draw(st.integers(0, 6)),
                start=start,
                end=end,
                every=every,
                anchor=anchor if every > 1 else None,
                nth=draw(st.sampled_from((None, None, 1, 2, 3, 4, 5, -1))) if every == 1 else None,
                term_only=draw(st.booleans()),
            )
        )
    return merged(times)


@given(weeks_of_times())
def test_what_is_said_back_reads_the_same_again(times: tuple[FreeTime, ...]) -> None:
    assert merged(read_times(say_times(times), HERE).free) == times


@given(st.text(alphabet="monwedfri amp-0123456789:.,;&/ntoexc'", max_size=25))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    try:
        times = read_times(text, HERE).free
    except Unreadable as trouble:
        times, said = (), trouble.fix
    else:
        said = say_times(times) + "."
    assert said.endswith((".", "?"))
    assert all(0 <= time.start < time.end <= 24 * 60 for time in times)
