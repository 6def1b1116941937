"""A workbook or a folder of CSV files as a programme, or every problem at once."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar

from matcher.domain.programme import Programme
from matcher.domain.record import Record, Source
from matcher.domain.times import Period
from matcher.reading.bank_holidays import bank_holidays_in
from matcher.reading.chellow_rows import read_chellow
from matcher.reading.columns import AREAS
from matcher.reading.desk import Desk
from matcher.reading.family_rows import read_family
from matcher.reading.gathering_rows import read_ambassador, read_gatherings
from matcher.reading.known import Codes, codes_of
from matcher.reading.languages import understood
from matcher.reading.places import Areas, Sectors
from matcher.reading.problems import CannotRead, Problem, Problems
from matcher.reading.rule_settings import NO_RULES, Parameters
from matcher.reading.settings import FILE, NOTHING_ELSE, Over, Typed, read_settings
from matcher.reading.sheets import tables_at
from matcher.reading.standing_rows import (
    ask_about_pairs_to_come,
    complain_of_two_coaches,
    read_area,
    read_lock,
    read_pair,
    read_term,
)
from matcher.reading.table import Row, Table
from matcher.reading.times.dated import terms_and_seasons
from matcher.reading.venue_rows import (
    ask_about_cover,
    ask_about_shifts,
    ask_about_twins,
    read_cover,
    read_shifts,
    read_venue,
)

T = TypeVar("T")
_SOME_DAY = date(2000, 1, 3)
"""Stands for the period's first day while everything else is read, where nothing names it."""


class Reading(Record):
    """A programme with what was asked on the way and how times were understood."""

    programme: Programme
    notes: tuple[Problem, ...] = ()
    """Questions; everything else was read on without an answer."""
    echo: tuple[str, ...] = ()
    """`I read C-07 as: Mon 9:00-12:00, Wed 9:00-12:00`, one line a row."""


def read_programme(path: Path | str, *, over: Over = NOTHING_ELSE, rules: Parameters = NO_RULES) -> Reading:
    """The programme at a path; `over` goes before the settings, `rules` are the rules there are.

    Raises:
        CannotRead: something has to be put right first; it holds every problem at once.
    """
    path = Path(path)
    problems = Problems()
    folder = path if path.is_dir() else path.parent
    name = path.resolve().name if path.is_dir() else path.stem
    typed = read_settings(folder, name, problems, rules, over)
    tables = tables_at(path, problems)
    desk, tables = _lay_out(tables, typed, problems)
    programme = _programme(desk, tables, typed)
    complain_of_two_coaches(problems, programme.pairs)
    ask_about_cover(problems, programme.venues, programme.cover_rows)
    ask_about_shifts(problems, programme.venues, programme.shift_rows)
    ask_about_twins(problems, sorted(programme.shift_rows, key=lambda row: row.source.row or 0))
    if typed.start is None:
        _ask_for_a_start(problems)
    else:
        ask_about_pairs_to_come(problems, programme.pairs, programme.period.end)
    told = problems.told()
    if any(problem.is_fault for problem in told):
        raise CannotRead(told)
    return Reading(programme=programme, notes=told, echo=tuple(desk.echo))


def _ask_for_a_start(problems: Problems) -> None:
    fix = f"Type period_start = 2027-01-04 in {FILE}, or say it with --from 2027-01-04."
    problems.fault(Source(sheet=FILE), "I do not know on which Monday to begin.", fix)


def _lay_out(tables: Mapping[str, Table], typed: Typed, problems: Problems) -> tuple[Desk, dict[str, Table]]:
    """The desk with everybody's codes on it, and the sheets with the rows whose code is their own."""
    kept = dict(tables)
    codes: dict[str, Codes] = {}
    for sheet in ("chellows", "families", "venues", "support_ambassadors"):
        people = codes["chellows"] if sheet == "families" else None
        codes[sheet], table = codes_of(tables.get(sheet), sheet, problems, beside=people)
        if table is not None:
            kept[sheet] = table
    for sheet in ("venues", "support_ambassadors"):
        for row in _rows(kept, sheet):
            codes[sheet].also_called(row["id"].text, row["name"].text)
    desk = Desk(
        problems=problems,
        settings=typed.settings,
        near=typed.start or _SOME_DAY,
        spellings=typed.spellings,
        areas=_areas(kept, typed, problems),
        chellows=codes["chellows"],
        families=codes["families"],
        venues=codes["venues"],
        ambassadors=codes["support_ambassadors"],
        weeks=typed.weeks,
    )
    _read_terms(desk, kept)
    return desk, kept


def _read_terms(desk: Desk, tables: Mapping[str, Table]) -> None:
    """Put the school terms on the desk, and what other seasons there are: texts about times speak of them."""
    runs = [run for row in _rows(tables, "terms") if (run := read_term(desk, row)) is not None]
    desk.has_terms = "terms" in tables
    desk.terms, desk.seasons = terms_and_seasons(runs)


def _areas(tables: Mapping[str, Table], typed: Typed, problems: Problems) -> Areas:
    sectors = Sectors(typed.postcode_file)
    named = (read_area(problems, row, sectors) for row in _rows(tables, AREAS.name))
    return Areas([place for place in named if place is not None], sectors)


def _programme(desk: Desk, tables: Mapping[str, Table], typed: Typed) -> Programme:
    period = Period(first=typed.start or _SOME_DAY, weeks=typed.weeks)

    def each(sheet: str, read: Callable[[Desk, Row], T | None]) -> tuple[T, ...]:
        return tuple(one for row in _rows(tables, sheet) if (one := read(desk, row)) is not None)

    def several(sheet: str, read: Callable[[Desk, Row], Iterable[T]]) -> tuple[T, ...]:
        return tuple(one for row in _rows(tables, sheet) for one in read(desk, row))

    return Programme(
        id=typed.id,
        period=period,
        settings=typed.settings,
        chellows=each("chellows", read_chellow),
        families=each("families", read_family),
        venues=each("venues", read_venue),
        shift_rows=several("shifts", read_shifts),
        cover_rows=several("cover", read_cover),
        gatherings=several("gatherings", read_gatherings),
        ambassadors=each("support_ambassadors", read_ambassador),
        pairs=each("pairs", read_pair),
        locks=each("locks", read_lock),
        places=desk.areas.places(),
        terms=desk.terms,
        bank_holidays=bank_holidays_in(period),
        understands=understood(),
    )


def _rows(tables: Mapping[str, Table], sheet: str) -> tuple[Row, ...]:
    return tables[sheet].rows if sheet in tables else ()
