"""Days and times among other words: what only begins like a weekday is none."""

from datetime import date

import pytest

from matcher.reading.typed.moments import words_of


@pytest.mark.parametrize(
    ("typed", "weekday", "rest"),
    [
        ("library tue 10:00", 1, ("library",)),
        ("library on Tuesdays", 1, ("library",)),
        ("Weds. phone", 2, ("phone",)),
        ("thurs", 3, ()),
        ("monthly meeting", None, ("monthly", "meeting")),
        ("Sunny Corner shop", None, ("sunny", "corner", "shop")),
        ("friendly faces sat", 5, ("friendly", "faces")),
    ],
)
def test_a_weekday_is_found_and_what_only_begins_like_one_is_not(
    typed: str, weekday: int | None, rest: tuple[str, ...]
) -> None:
    words = words_of(typed, date(2027, 1, 4))
    assert (words.weekday, words.rest) == (weekday, rest)
