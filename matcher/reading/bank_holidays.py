"""England's bank holidays: a shipped table, and beyond its years the `holidays` library it was made with."""

from collections.abc import Iterator, Mapping
from datetime import date

from matcher.domain.times import Period
from matcher.reading.shipped import table_of

SHIPPED_YEARS = range(2005, 2051)


def bank_holidays_in(period: Period) -> frozenset[date]:
    """Those of every year the period touches."""
    return frozenset(names_of_bank_holidays(period))


def names_of_bank_holidays(period: Period) -> Mapping[date, str]:
    """The same, each with what it is called."""
    years = {period.first.year, period.end.year}
    if years <= set(SHIPPED_YEARS):
        return {day: name for day, name in _shipped() if day.year in years}
    return names_from_library(years)


def _shipped() -> Iterator[tuple[date, str]]:
    return ((date.fromisoformat(row["date"]), row["name"]) for row in table_of("bank_holidays.csv"))


def from_library(years: set[int]) -> frozenset[date]:
    """Those of these years as the `holidays` library knows them."""
    return frozenset(names_from_library(years))


def names_from_library(years: set[int]) -> Mapping[date, str]:
    """The same, each with what it is called; loading it takes longer than everything else that is read."""
    from holidays.countries.united_kingdom import UnitedKingdom

    found = UnitedKingdom(subdiv="ENG", years=years)  # type: ignore[no-untyped-call]
    return dict(found)
