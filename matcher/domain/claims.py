"""A family's claim to a place: higher need first, rising with the wait, then the longer wait."""

from typing import TYPE_CHECKING, NamedTuple

from matcher.domain.people import Family
from matcher.domain.times import monday_of

if TYPE_CHECKING:
    from matcher.domain.programme import Programme


class Claim(NamedTuple):
    """Compares as claims do: the greater is served first."""

    band: int
    weeks: int


def claim_of(programme: "Programme", family: Family) -> Claim:
    """The family's claim on the period's first Monday; whole weeks waited since it was asked."""
    asked = family.asked_on or programme.period.first
    weeks = max(0, (programme.period.first - monday_of(asked)).days // 7)
    need = 3 if family.urgent else family.need_band
    return Claim(min(3, need + weeks // programme.settings.ageing_weeks), weeks)


def may_be_placed(programme: "Programme", family: Family) -> bool:
    """True for a family that was asked, said yes, is not paused, has no promised pair and has not finished."""
    known = programme.standing.keys() | programme.finished
    return family.has_agreed and not family.paused and family.code not in known
