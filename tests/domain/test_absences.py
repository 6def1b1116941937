"""Whoever is away on a date is away by one of the absences they told of, however those overlap."""

from datetime import date, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.chellows import Chellow
from matcher.domain.programme import Programme
from matcher.domain.times import Dates, Period
from tests.benchmarks.curtois_programme import ANY_TIME

FIRST = date(2027, 1, 4)
DAYS = st.integers(-3, 12).map(lambda n: FIRST + timedelta(days=n))


@given(st.lists(st.builds(Dates, start=DAYS, end=DAYS), max_size=5), DAYS)
def test_somebody_is_away_on_the_days_of_each_absence_and_no_others(away: list[Dates], day: date) -> None:
    person = Chellow(code="C-01", roles=frozenset(), offered=0, free=ANY_TIME, away=tuple(away))
    programme = Programme(id=UUID(int=0), period=Period(first=FIRST, weeks=1), chellows=(person,))
    assert programme.is_away("C-01", day) == any(gone.start <= day < gone.end for gone in away)


@given(DAYS)
def test_absences_told_of_somebody_alone_are_not_taken_for_those_of_the_programme(day: date) -> None:
    gone = Dates(start=day, end=day + timedelta(days=1))
    person = Chellow(code="C-01", roles=frozenset(), offered=0, free=ANY_TIME, away=(gone,))
    programme = Programme(id=UUID(int=0), period=Period(first=FIRST, weeks=1), chellows=(person,))
    other = day + timedelta(days=1)
    assert programme.is_away("C-01", day)
    assert not programme.is_away("C-01", other)
    alone = programme.alone(person.but(away=()))
    assert not alone.is_away("C-01", day)
    assert programme.is_away("C-01", day)
