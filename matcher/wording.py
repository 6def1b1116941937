"""How dates, times and numbers are said in sentences."""

import re
from datetime import date
from functools import cache

from matcher.domain.certificate import PlacedBy, Price
from matcher.domain.duties import VISITS, Duty
from matcher.domain.programme import Programme


@cache
def day_words(day: date) -> str:
    """`Mon 4 Jan`."""
    return f"{day:%a} {day.day} {day:%b}"


def when(duty: Duty) -> str:
    """`Mon 4 Jan 10:00-12:30`, by the clock on the wall."""
    return f"{day_words(duty.day)} {duty.span}"


def hours_words(minutes: int) -> str:
    """`7 h`, `7 h 30 min`, `45 min`."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def count_words(number: int, one: str, many: str = "") -> str:
    """`1 family`, `2 families`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def price_words(price: Price) -> str:
    """Both ways of placing in one line: families newly placed, their hours, and whether that is proved."""
    ours, other = map(_placed_words, (price.ours, price.other))
    return f"Placed by {price.ours.placing}: {ours}. By {price.other.placing} it would be {other}."


def _placed_words(placed: PlacedBy) -> str:
    families = count_words(placed.families, "family", "families")
    proof = "proved" if placed.proved else "not proved to the end"
    return f"{families} with {hours_words(placed.minutes)} of visits a week ({proof})"


def with_names(programme: Programme, sentence: str) -> str:
    """The sentence with `C-07 Amina` for each `C-07`, for coordinators, who know people by name.

    Codes without a digit stay as they are: they could be words of the sentence.
    """
    return re.sub(r"[\w-]+", lambda found: _with_name(programme, found[0]), sentence)


def _with_name(programme: Programme, word: str) -> str:
    person = programme.chellow.get(word)
    if person is None or not (re.search(r"\d", word) and re.search(r"[^\W\d]", word)):
        return word
    return " ".join((word, *person.name.split()))


def most_words(most: int) -> str:
    """`1 is the most`, `2 are the most`."""
    return f"{most} {'is' if most == 1 else 'are'} the most"


def where(programme: Programme, duty: Duty) -> str:
    """What a duty is and where, in two or three words, with no family in it."""
    if duty.title:
        return duty.title
    if duty.kind in VISITS:
        return "a visit" if duty.area is None else f"a visit in {duty.area}"
    venue = programme.venue.get(duty.venue or "")
    return venue.called if venue else "a duty"


def place_and_time(programme: Programme, duty: Duty) -> dict[str, str | int]:
    """`where` and `when` of a duty, as sentences need both."""
    return {"where": where(programme, duty), "when": when(duty)}


def what(programme: Programme, duty: Duty) -> str:
    """`Library 10:00-12:00`."""
    return f"{where(programme, duty)} {duty.span}"
