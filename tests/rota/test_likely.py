"""Where there are more choices than can be laid, everybody is offered shifts of few kinds, with hours enough."""

from collections.abc import Mapping

import pytest

from matcher.domain.programme import Programme
from matcher.rota.likely import Likely
from tests.benchmarks import curtois_instance
from tests.benchmarks.curtois_programme import programme_of

KINDS = {"E": 28, "L": 28, "N": 4}
"""By kind the most of it for everybody in four weeks."""
MOST = "|".join(f"{kind}={most}" for kind, most in KINDS.items())
STAFF = "\n".join(f"{name},{MOST},8640,7000,5,2,2,2" for name in "ABCDEF")
WANTED = {"E": 3, "L": 1, "N": 1}
COVER = "\n".join(f"{day},{kind},{wanted},100,1" for day in range(28) for kind, wanted in WANTED.items())
TEXT = f"""\
SECTION_HORIZON
28
SECTION_SHIFTS
E,480,
L,480,E
N,480,E|L
SECTION_STAFF
{STAFF}
SECTION_COVER
{COVER}
"""
ALL = 6 * 28 * len(KINDS)


def programme() -> Programme:
    return programme_of(curtois_instance.read(TEXT))


def kinds_offered(programme: Programme, most: int) -> Mapping[str, set[str]]:
    likely, asked = Likely(programme, most), programme.asked
    codes = [person.code for person in programme.chellows]
    return {
        code: {shift.kind for shift in asked.shifts.values() if likely.offers(code, shift.duty)} for code in codes
    }


def test_everything_is_offered_while_there_is_room() -> None:
    offered = kinds_offered(programme(), ALL)
    assert set(map(frozenset, offered.values())) == {frozenset(KINDS)}
    assert not Likely(programme(), ALL).leaves_out


@pytest.mark.parametrize("most", [1, ALL // 3, ALL // 2, ALL - 1])
def test_of_more_few_kinds_are_offered_which_hold_hours_enough_and_together_all_that_is_wanted(most: int) -> None:
    offered = kinds_offered(programme(), most)
    assert Likely(programme(), most).leaves_out
    for kinds in offered.values():
        assert sum(min(28, KINDS[kind]) * 480 for kind in kinds) >= 7000
        assert len(kinds) < len(KINDS)
    assert {"E", "L"} <= set().union(*offered.values())
