"""A family's claim to a place: higher need first, rising with the wait, then the longer wait."""

from typing import TYPE_CHECKING, NamedTuple

from matcher.domain.families import Family
from matcher.domain.kinds import HIGHEST_NEED
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
    return Claim(min(HIGHEST_NEED, family.need + weeks // programme.settings.ageing_weeks), weeks)


def waits(programme: "Programme", family: Family) -> bool:
    """True for a family that was asked and said yes, neither pauses nor decides later, and has not finished."""
    later = family.not_before is not None and family.not_before >= programme.period.end
    return family.has_agreed and not family.paused and not later and family.code not in programme.finished


def may_be_placed(programme: "Programme", family: Family) -> bool:
    """True for a family that waits and has no promised pair."""
    return waits(programme, family) and not programme.promised_to(family.code)


def families_to_place(programme: "Programme") -> tuple[Family, ...]:
    """Every family that may be placed, in order of code."""
    return tuple(family for family in programme.families if may_be_placed(programme, family))
