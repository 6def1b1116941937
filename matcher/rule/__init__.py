"""What every rule file owes, and the kinds of rule that share a way of posting and checking."""

from matcher.rule.base import (
    CANONICAL,
    CHANGES,
    FAIRNESS,
    MUST,
    PLACED_AND_COVER,
    PROMISES,
    QUALITY,
    TIER_NAMES,
    WISHES,
    DutyRule,
    Facts,
    PairRule,
    RefusingRule,
    Relaxation,
    Rule,
    SteppedRule,
)

__all__ = [
    "CANONICAL",
    "CHANGES",
    "FAIRNESS",
    "MUST",
    "PLACED_AND_COVER",
    "PROMISES",
    "QUALITY",
    "TIER_NAMES",
    "WISHES",
    "DutyRule",
    "Facts",
    "PairRule",
    "RefusingRule",
    "Relaxation",
    "Rule",
    "SteppedRule",
]
