"""Plans in words, from plain records."""

from datetime import UTC, datetime

from matcher.cli.telling import gaps_words
from matcher.domain.duties import DutyKind
from matcher.domain.plan import Gap
from tests.worlds import world


def gap(venue: str, day: int, start: int, end: int, whom: str) -> Gap:
    return Gap(
        kind=DutyKind.SHIFT,
        what=venue,
        duty=f"shift:{venue}:2027-01-0{day}:{start}00",
        start=datetime(2027, 1, day, start, tzinfo=UTC),
        end=datetime(2027, 1, day, end, tzinfo=UTC),
        missing=1,
        of="minimum",
        reasons=(f"{venue} has nobody.",),
        fix=f"Ask {whom}: could you come?",
    )


def test_one_person_asked_for_several_gaps_of_the_same_hours_is_said_to_fill_one_of_them() -> None:
    gaps = [
        gap("Library", 4, 9, 11, "C-01"),
        gap("Cafe", 4, 10, 12, "C-01"),
        gap("Shop", 4, 9, 12, "C-02"),
        gap("Shop", 5, 9, 12, "C-01"),
        gap("Centre", 4, 12, 13, "C-01"),
    ]
    told = gaps_words(world(), gaps)
    assert ["2 gaps at that time ask the same person: a yes fills one of them." in line for line in told] == [
        True,
        True,
        False,
        False,
        False,
    ]
