"""Where the rooms are introduced to one another: the only place that knows them all."""

from constraints import rule_book
from matcher.api.drafting import (
    as_planned,
    check,
    explain,
    ledger_of,
    placed_by,
    read_programme,
    solve,
    stands,
    verify,
    write_draft,
)
from matcher.defects import PlanRefused
from matcher.domain.breach import Breach
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.reading import CannotRead, Reading

__all__ = [
    "Breach",
    "CannotRead",
    "Plan",
    "PlanRefused",
    "Programme",
    "Reading",
    "as_planned",
    "check",
    "explain",
    "ledger_of",
    "placed_by",
    "read_programme",
    "rule_book",
    "solve",
    "stands",
    "verify",
    "write_draft",
]
