"""England's bank holidays."""

from datetime import date

from matcher.domain.times import Period


def bank_holidays_in(period: Period) -> frozenset[date]:
    """Those of every year the period touches."""
    from holidays.countries.united_kingdom import UnitedKingdom

    years = {period.first.year, period.end.year}
    return frozenset(UnitedKingdom(subdiv="ENG", years=years))
