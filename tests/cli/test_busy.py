"""A Chellow's own calendar takes hours off what they offer; only the times are kept."""

from datetime import date
from pathlib import Path

import pytest

from matcher.api import read_programme
from tests.cli.conftest import Run, matcher
from tests.reading.calendars.typed import LONDON, calendar, event

LESSON = event(f"DTSTART{LONDON}:20270104T100000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY")
UNREADABLE = event("DTSTART:20270104T100000Z", "DTEND:20270104T110000Z", "RRULE:FREQ=SOMETIMES")
FLU = event("DTSTART;VALUE=DATE:20270106", uid="flu")


@pytest.fixture(autouse=True)
def at_new_year(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHER_NOW", "2027-01-01")


def written(folder: Path, *parts: str) -> Path:
    path = folder / "mine.ics"
    path.write_text(calendar(*parts), encoding="utf-8")
    return path


def test_busy_times_are_shown_kept_and_taken_off(run: Run, programme: Path, tmp_path: Path) -> None:
    before = read_programme(programme).programme
    ran = run("busy", programme, "C-01", written(tmp_path, LESSON, FLU), "--yes")
    assert ran.code == 0, ran.err
    assert "Mon 4 Jan 10:00-11:00" in ran.out
    assert "Wed 6 Jan, all day" in ran.out
    after = read_programme(programme).programme
    for day in after.period.days():
        for code in after.chellow:
            taken = {*range(600, 660)} if code == "C-01" and day.weekday() == 0 else set()
            taken |= {*range(1440)} if code == "C-01" and day == date(2027, 1, 6) else set()
            free = {minute for span in before.free(code, day) for minute in range(span.start, span.end)}
            assert {m for span in after.free(code, day) for m in range(span.start, span.end)} == free - taken


def test_another_calendar_of_the_same_person_takes_the_place_of_the_first(
    run: Run, programme: Path, tmp_path: Path
) -> None:
    assert run("busy", programme, "C-01", written(tmp_path, LESSON), "--yes").code == 0
    assert run("busy", programme, "C-02", written(tmp_path, LESSON), "--yes").code == 0
    assert run("busy", programme, "C-01", written(tmp_path, FLU), "--yes").code == 0
    chellow = read_programme(programme).programme.chellow
    assert chellow["C-01"].busy == ()
    assert date(2027, 1, 6) in chellow["C-01"].away[-1]
    assert chellow["C-02"].busy


def test_no_word_of_what_the_times_are_for_is_kept(run: Run, programme: Path, tmp_path: Path) -> None:
    ran = run("busy", programme, "C-01", written(tmp_path, LESSON), "--yes", "--json")
    assert "business" not in ran.out + ran.err
    assert b"business" not in (programme / "ledger.db").read_bytes()


def test_a_calendar_of_which_nothing_can_be_read_leaves_the_times_known_before(
    run: Run, programme: Path, tmp_path: Path
) -> None:
    assert run("busy", programme, "C-01", written(tmp_path, LESSON), "--yes").code == 0
    before = read_programme(programme).programme
    ran = run("busy", programme, "C-01", written(tmp_path, UNREADABLE), "--yes")
    assert ran.code == 2
    assert "I cannot read what begins on line" in ran.err
    assert read_programme(programme).programme == before


def test_nothing_is_kept_unasked(programme: Path, tmp_path: Path) -> None:
    ran = matcher("busy", programme, "C-01", written(tmp_path, LESSON))
    assert ran.code == 1
    assert "Type --yes" in ran.err
    assert not (programme / "ledger.db").exists()


@pytest.mark.parametrize(
    ("who", "holds", "says"),
    [
        ("Zebedee", LESSON, "I find nobody called Zebedee"),
        ("F-0101", LESSON, "F-0101 is a family."),
        ("C-01", "BEGIN:VEVENT", "Line 5: VCALENDAR ends here and never began"),
    ],
)
def test_what_cannot_be_read_is_told_and_nothing_is_kept(
    run: Run, programme: Path, tmp_path: Path, who: str, holds: str, says: str
) -> None:
    ran = run("busy", programme, who, written(tmp_path, holds), "--yes")
    assert ran.code == 2
    assert says in ran.err
    assert not (programme / "ledger.db").exists()
