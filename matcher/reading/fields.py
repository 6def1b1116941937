"""One cell as one fact: a number, a date, a yes, hours, a choice, codes, languages, a place."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from matcher.domain.times import DAY_MINUTES, Dates
from matcher.reading.dates import as_date, read_dates
from matcher.reading.desk import Desk
from matcher.reading.known import Codes
from matcher.reading.languages import read_languages
from matcher.reading.places import is_full_postcode, without_unit
from matcher.reading.suggest import did_you_mean
from matcher.reading.table import Cell, Row
from matcher.reading.vocabulary import NOT_TICKED, TICKED, Words

T = TypeVar("T")

_NUMBER_WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def listed(cell: Cell) -> Iterator[str]:
    """The pieces of a cell that lists things, between ; , & / or line ends."""
    return (piece.strip() for piece in re.split(r"[;,&\n|]|\band\b|\s\+\s", cell.text) if piece.strip())


def ticked(cell: Cell) -> bool | None:
    """True for a yes or a tick, false for a no, None for anything else."""
    word = cell.text.casefold().rstrip(".")
    return word in TICKED if word in TICKED | NOT_TICKED else None


def yes_no(desk: Desk, cell: Cell) -> bool | None:
    """True for a yes or a tick, false for a no, None for a blank cell."""
    if cell.blank:
        return None
    said = ticked(cell)
    if said is None:
        desk.fault(cell, "I cannot tell whether that is yes or no.", "Type yes or no.")
    return bool(said)


def whole(desk: Desk, cell: Cell, *, least: int = 0, most: int = 9999) -> int | None:
    """A whole number between two bounds; None for a blank cell or one that is noted as a problem."""
    text = cell.text.casefold().replace(",", "")
    if not text:
        return None
    if text in _NUMBER_WORDS:
        text = str(_NUMBER_WORDS.index(text))
    if not re.fullmatch(r"-?\d{1,12}(\.0+)?", text):
        desk.fault(cell, "I expect a whole number here.", f"Type a number from {least} to {most}.")
        return None
    number = int(float(text))
    if least <= number <= most:
        return number
    desk.fault(cell, f"That is not between {least} and {most}.", f"Type a number from {least} to {most}.")
    return None


_DURATION = re.compile(
    r"(?:(?P<hours>-?\d{1,12}(?:\.\d+)?)\s*(?:h|hr|hrs|hour|hours)(?![a-z])\.?)?\s*(?:and\s*)?"
    r"(?:(?P<minutes>-?\d{1,12}(?:\.\d+)?)\s*(?:m|min|mins|minute|minutes)?(?![a-z])\.?)?"
    r"(?:\s*(?:a|per|each|/)\s*(?:week|wk|day|w))?"
)
_HALVES = (("½", ".5"), ("¼", ".25"), ("¾", ".75"), (" and a half", ".5"), (" 1/2", ".5"), (" a half", ".5"))
_TWO_YEARS = timedelta(days=800)
_HOURS_UP_TO = 12
"""A bare number up to this is hours where the unit is left open; beyond it, minutes."""


def minutes(
    desk: Desk, cell: Cell, unit: str = "hours", *, least: int = 0, most: int = 7 * DAY_MINUTES
) -> int | None:
    """A length of time in minutes; `unit` (hours, minutes, either) says what a bare number means.

    `7`, `7.5`, `7h30`, `7:30`, `7 hours`, `90 min` and Excel's own times are read.
    """
    if cell.blank:
        return None
    found = _clocked(cell) if isinstance(cell.value, time | timedelta | datetime) else _typed(cell.text, unit)
    if found is None:
        example = "60" if unit == "minutes" else "7.5 or 7h30"
        desk.fault(
            cell,
            "I cannot tell how long that is.",
            f"Type {unit if unit != 'either' else 'hours'} such as {example}.",
        )
    elif found < 0 or found > most:
        desk.fault(
            cell, "That is less than nothing." if found < 0 else "That is more than there is.", "Type it again."
        )
    elif found < least:
        desk.fault(
            cell, f"{found} minutes are too few.", f"Type at least {least}, or nothing for the usual length."
        )
    else:
        return found
    return None


def _clocked(cell: Cell) -> int | None:
    value = cell.value
    if isinstance(value, timedelta):
        return round(value.total_seconds() / 60)
    if isinstance(value, datetime) and value.year > 1901:
        return None
    if isinstance(value, time | datetime):
        return value.hour * 60 + value.minute
    return None


def _typed(text: str, unit: str) -> int | None:
    text = text.casefold()
    for mark, decimal in _HALVES:
        text = re.sub(rf"(?<=\d){re.escape(mark)}", decimal, text)
    if clocked := re.fullmatch(r"(\d{1,3}):([0-5]\d)(?::00)?(?:\s*h(?:ours?|rs?)?)?", text):
        return int(clocked[1]) * 60 + int(clocked[2])
    if re.fullmatch(r"\d+\.(15|3|30|45)", text) and unit != "minutes":
        return None
    if re.fullmatch(r"-?\d{1,12}(\.\d+)?", text):
        return round(float(text) * _minutes_in(unit, float(text)))
    found = _DURATION.fullmatch(text)
    if not found or not (found["hours"] or found["minutes"]):
        return None
    bare = not found["hours"] and not re.search(r"\d\s*m", text)
    rest = float(found["minutes"] or 0) * (_minutes_in(unit, float(found["minutes"])) if bare else 1)
    return round(float(found["hours"] or 0) * 60 + rest)


def _minutes_in(unit: str, number: float) -> int:
    if unit == "either":
        return 60 if number <= _HOURS_UP_TO else 1
    return 60 if unit == "hours" else 1


def day(desk: Desk, cell: Cell, *, past: bool = False) -> date | None:
    """A date, `past` for what has happened; None for a blank cell or one that is noted as a problem."""
    if cell.blank:
        return None
    typed = cell.value if not isinstance(cell.value, str | bool) else cell.text
    found = as_date(typed, desk.near, past=past)
    if found is None:
        desk.fault(cell, "I cannot read a date there.", "Type it day first, such as 3/2/2027 or 3 Feb 2027.")
    elif found != as_date(typed, desk.near + _TWO_YEARS, past=past):
        desk.ask(cell, f"I take that as {found.day} {found:%b %Y}.", "Type the year too.")
    return found


def days(desk: Desk, cell: Cell) -> tuple[Dates, ...]:
    """Runs of days, however listed; none for a blank cell or one that is noted as a problem."""
    if cell.blank or cell.text.casefold() in ("no", "none"):
        return ()
    single = None if isinstance(cell.value, str | bool) else as_date(cell.value, desk.near)
    if single is not None:
        return (Dates(start=single, end=single + timedelta(days=1)),)
    found = read_dates(cell.text, desk.near)
    if found is None:
        desk.fault(cell, "I cannot read dates there.", "Type them such as 12-16 April 2027; 3 May 2027.")
    return tuple(sorted(found or (), key=lambda run: run.start))


def choice(desk: Desk, cell: Cell, meanings: Words[T]) -> T | None:
    """What the word in a cell means; None for a blank cell or one that is noted as a problem."""
    return None if cell.blank else _meaning(desk, cell, cell.text, meanings)


def choices(desk: Desk, cell: Cell, meanings: Words[T]) -> tuple[T, ...]:
    """What each word listed in a cell means, in order, each once."""
    found = (_meaning(desk, cell, word, meanings) for word in listed(cell))
    return tuple(dict.fromkeys(meaning for meaning in found if meaning is not None))


def _meaning(desk: Desk, cell: Cell, word: str, meanings: Words[T]) -> T | None:
    meaning = meanings.get(word)
    if meaning is not None:
        return meaning
    guess = did_you_mean(word, meanings.spellings).strip() or f"Type {', '.join(meanings.usual)}."
    desk.fault(cell, f'I do not know "{word}".' if len(word) < len(cell.seen) else "I do not know that.", guess)
    return None


def code(desk: Desk, cell: Cell, codes: Codes) -> str | None:
    """The code a cell refers to; None for a blank cell or one that is noted as a problem."""
    return None if cell.blank else _looked_up(desk, cell, cell.text, (codes,))


def codes(desk: Desk, cell: Cell, *known: Codes) -> tuple[str, ...]:
    """The codes a cell lists, in order, each once; each is looked up on one of the sheets."""
    found = (_looked_up(desk, cell, typed, known) for typed in _ranked(cell))
    return tuple(dict.fromkeys(code for code in found if code is not None))


def _ranked(cell: Cell) -> Iterator[str]:
    """Listed codes without the numbers people put before ranked ones: `1. C-03; 2) C-07`."""
    whole = cell.text.casefold()
    if whole in ("no", "none", "nobody", "any"):
        return iter(())
    return (
        re.sub(r"^\d{1,2}\s*[.)]\s+", "", piece)
        for piece in re.split(r"[;,&\n|>]|\band\b", cell.text)
        if piece.strip()
    )


def _looked_up(desk: Desk, cell: Cell, typed: str, known: tuple[Codes, ...]) -> str | None:
    for codes in known:
        if found := codes.find(typed.strip()):
            return found
    if any(codes.unknown for codes in known):
        return None
    where = " or ".join(codes.sheet for codes in known)
    word = f'There is no "{typed.strip()}"' if len(typed) <= len(cell.seen) else "One of the codes is not"
    desk.fault(cell, f"{word} on the sheet {where}.", known[0].suggestion(typed))
    return None


def languages(desk: Desk, cell: Cell) -> tuple[str, ...]:
    """Tags of the languages a cell lists, in order; what has to be asked is noted."""
    found = read_languages(cell.text, desk.spellings)
    for asked in found.asked:
        told = asked.says if cell.may_repeat(asked.word) else "I do not know one of these languages."
        says = told or (f"{asked.word}:" if asked.word != cell.text else "")
        (desk.ask if asked.meanwhile else desk.fault)(cell, says, asked.fix)
    return found.tags


def spoken(desk: Desk, row: Row) -> tuple[str, ...]:
    """The languages of a person or family; where none is said it is asked for."""
    if row["languages"].blank:
        says = f"no language. I cannot tell who can talk with {row['id'].text}."
        desk.problems.ask(row.source, says, "Type them in the column languages, the first language first.")
    return languages(desk, row["languages"])


def place(desk: Desk, *cells: Cell) -> str | None:
    """The label of the area in the first of these cells that is filled in."""
    cell = next((cell for cell in cells if not cell.blank), None)
    if cell is None:
        return None
    found = desk.areas.find(cell.text)
    hidden = Cell(without_unit(cell.text), cell.sheet, cell.row, cell.heading, cell.private)
    if found is None:
        desk.fault(hidden, "I do not know where that is.", desk.areas.suggestion(cell.text))
        return None
    if is_full_postcode(cell.text):
        desk.ask(hidden, "That was a full postcode; I keep only its first part.", f"Type {hidden.text}.")
    return found.label
