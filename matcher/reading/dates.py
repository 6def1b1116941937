"""Dates as people in Britain type them: 3/2/2027, 3 Feb, 2027-02-03, "1-14 Aug", "24 Dec to 3 Jan"."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from matcher.domain.times import Dates

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.?"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_MIDNIGHT = r"(?:[t ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?z?)?"
_YEAR = r"(?:[\s,-]*(?P<year>\d{4})(?!\d)|[-\s]'?(?P<short>\d{2})(?!\s*[\d:.a-z-]))?"
_FORMS = tuple(
    re.compile(_WEEKDAY + form)
    for form in (
        r"(?P<year>\d{4})[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})" + _MIDNIGHT + r"(?![\d/])",
        r"(?P<day>\d{1,2})\s?[-/.\s]\s?(?P<number>\d{1,2})\s?[-/.\s]\s?(?P<year>\d{4}|\d{2})(?!\d)" + _MIDNIGHT,
        r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s-]*(?:of\s+)?" + _MONTH + _YEAR,
        _MONTH + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d)(?:[\s,]+(?P<year>\d{4}))?",
        r"(?P<day>\d{1,2})\s?/\s?(?P<number>\d{1,2})(?![\d/])",
    )
)
_WHOLE_MONTH = re.compile(_MONTH + r"(?:\s+(?P<year>\d{4}))?")
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000
"""Excel counts days from 30 December 1899; these are 1954 and 2119."""
_EPOCH = date(1899, 12, 30)

YEARS = range(1900, 2200)
"""A date outside these is a slip of typing."""

YearOf = Callable[[int, int], int]
"""The year meant by (month, day) typed without one."""


def dates_near(first: date) -> YearOf:
    """The year in which a day next comes round, counting up to two months before `first` as still to come."""
    since = first - timedelta(days=60)

    def year(month: int, day: int) -> int:
        return since.year if (month, day) >= (since.month, since.day) else since.year + 1

    return year


def dates_before(last: date) -> YearOf:
    """The year in which a day last came round, counting a month after `last` as past: for what has happened."""
    until = last + timedelta(days=31)

    def year(month: int, day: int) -> int:
        return until.year if (month, day) <= (until.month, until.day) else until.year - 1

    return year


def find_date(text: str, at: int, year_of: YearOf) -> tuple[date, int] | None:
    """The date written at that place of a lower-case text and where it ends; None if there is none."""
    for form in _FORMS:
        found = form.match(text, at)
        if found and (day := _dated(found, year_of)):
            return day, found.end()
    return None


def _dated(found: re.Match[str], year_of: YearOf) -> date | None:
    parts = found.groupdict()
    month = MONTHS.index(parts["month"][:3]) + 1 if parts.get("month") else int(parts["number"])
    day = int(parts["day"])
    typed = parts.get("year") or parts.get("short")
    year = year_of(month, day) if typed is None else int(typed) + (2000 if len(typed) == 2 else 0)
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None


def as_date(value: object, near: date, *, past: bool = False) -> date | None:
    """The one date a cell holds, typed or as Excel keeps it; None if it holds none.

    Without a year it is the next to come from `near`, or with `past` the last there was.
    """
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return day if day.year in YEARS else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _serial(value)
    text = str(value).strip().lower()
    if re.fullmatch(r"\d{5}(\.0+)?", text):
        return _serial(float(text))
    found = find_date(text, 0, dates_before(near) if past else dates_near(near))
    return found[0] if found and not text[found[1] :].strip() else None


def _serial(number: float) -> date | None:
    if not _FIRST_SERIAL <= number <= _LAST_SERIAL:
        return None
    return _EPOCH + timedelta(days=int(number))


def read_dates(text: str, near: date) -> tuple[Dates, ...] | None:
    """The runs of days a text lists, both ends typed inclusive, in order; None if some of it is no date."""
    pieces = [
        piece.strip() for piece in re.split(r"[;\n]|,(?!\s*\d{4}\b)|\band\b|&", text.lower()) if piece.strip()
    ]
    runs = [_run(piece, near) for piece in _with_months(pieces)]
    return None if None in runs else tuple(run for run in runs if run is not None)


def _with_months(pieces: list[str]) -> Iterator[str]:
    """`3, 4 and 5 feb` as three dates: a bare day takes the month that follows."""
    for n, piece in enumerate(pieces):
        later = next((p for p in pieces[n + 1 :] if not re.fullmatch(r"\d{1,2}(st|nd|rd|th)?", p)), None)
        bare = re.fullmatch(r"(\d{1,2})(st|nd|rd|th)?", piece)
        month = re.match(
            r"\d{1,2}(?:st|nd|rd|th)?\s*(" + _MONTH[len("(?P<month>") : -len(r")\.?")] + r"\b.*)", later or ""
        )
        yield f"{bare[1]} {month[1]}" if bare and month else piece


def _run(piece: str, near: date) -> Dates | None:
    piece = re.sub(r"^(away|closed|on|from|the|between|until)\s+", "", piece)
    year_of = dates_near(near)
    if week := re.match(r"(?:w/c|wc|week commencing|week of|week beginning|w/b)\s+", piece):
        found = find_date(piece, week.end(), year_of)
        return _days(found[0], found[0] + timedelta(days=6)) if found and found[1] == len(piece) else None
    whole = _WHOLE_MONTH.fullmatch(piece)
    if whole and (whole["year"] is None or int(whole["year"]) in YEARS):
        return _whole_month(whole, year_of)
    return _one_or_two(piece, near)


def _one_or_two(piece: str, near: date) -> Dates | None:
    if found := find_date(piece, 0, dates_near(near)):
        if not piece[found[1] :].strip():
            return _days(found[0], found[0])
        joint = re.compile(r"\s*(?:-|to|until|til|till|through)\s*").match(piece, found[1])
        if joint and (last := find_date(piece, joint.end(), dates_near(found[0] + timedelta(days=60)))):
            if piece[last[1] :].strip():
                return None
            return _still_to_come(_before(found[0], last[0], piece), last[0], piece, near)
    return _within_a_month(piece, near)


def _still_to_come(first: date, last: date, piece: str, near: date) -> Dates | None:
    """A run typed without a year that is over already is meant for the year after."""
    if last < near and not re.search(r"\d{4}|/\d\d\b", piece):
        first, last = (_years_on(day, 1) for day in (first, last))
    return _days(first, last)


def _years_on(day: date, years: int) -> date:
    """The same day so many years later; 1 March for a leap day."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def _before(first: date, last: date, piece: str) -> date:
    """The first date, a year earlier if it was typed without one and the last has one: `24 dec to 3 jan 2028`."""
    bare = len(re.findall(r"\d{4}", piece)) == 1
    if bare and first > last:
        return _years_on(first, last.year - (first.month > last.month) - first.year)
    if bare and first < last and (last - first).days > 366:
        return _years_on(first, last.year - (first.month > last.month) - first.year)
    return first


def _within_a_month(piece: str, near: date) -> Dates | None:
    """`1-14 aug 2027`: two days, the month typed once."""
    typed = re.match(r"(\d{1,2})(?:st|nd|rd|th)?\s*(?:-|to|until|til|till)\s*", piece)
    last = find_date(piece, typed.end(), dates_near(near)) if typed else None
    if not typed or not last or piece[last[1] :].strip():
        return None
    try:
        return _days(last[0].replace(day=int(typed[1])), last[0])
    except ValueError:
        return None


def _whole_month(found: re.Match[str], year_of: YearOf) -> Dates:
    month = MONTHS.index(found["month"][:3]) + 1
    year = int(found["year"]) if found["year"] else year_of(month, 28)
    after = date(year + month // 12, month % 12 + 1, 1)
    return Dates(start=date(year, month, 1), end=after)


def _days(first: date, last: date) -> Dates | None:
    return Dates(start=first, end=last + timedelta(days=1)) if first <= last else None
