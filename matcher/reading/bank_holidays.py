"""England's bank holidays: a shipped table, and beyond its years the `holidays` library it was made with."""

from collections.abc import Iterator
from datetime import date

from matcher.domain.times import Period
from matcher.reading.shipped import table_of

SHIPPED_YEARS = range(2005, 2051)


def bank_holidays_in(period: Period) -> frozenset[date]:
    """Those of every year the period touches."""
    years = {period.first.year, period.end.year}
    if years <= set(SHIPPED_YEARS):
        return frozenset(day for day in _shipped() if day.year in years)
    return from_library(years)


def _shipped() -> Iterator[date]:
    return (date.fromisoformat(row["date"]) for row in table_of("bank_holidays.csv"))


def from_library(years: set[int]) -> frozenset[date]:
    """As the `holidays` library knows them; loading it takes longer than everything else that is read."""
    from holidays.countries.united_kingdom import UnitedKingdom

    found = UnitedKingdom(subdiv="ENG", years=years)  # type: ignore[no-untyped-call]
    return frozenset(found)
