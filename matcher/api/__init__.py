"""Where the rooms are introduced to one another: the only place that knows them all."""

from constraints import rule_book, rules_of
from matcher.api.asking import (
    as_published,
    asked_lately,
    left_by,
    note_asked,
    other_times,
    shifts_among,
    shifts_of,
    still_open,
    whom_else_to_ring,
    whom_to_ring,
)
from matcher.api.changing import changed, repair, restate
from matcher.api.drafting import (
    as_planned,
    changing_little,
    check,
    explain,
    ledger_of,
    placed_by,
    read_programme,
    resting,
    solve,
    solve_again,
    standing,
    stands,
    verify,
    write_draft,
    write_standing,
)
from matcher.api.explaining import why
from matcher.api.noting import (
    duties_in_force,
    let_go,
    locks_by_command,
    note_away,
    note_happened,
    note_pin,
    period_published,
)
from matcher.defects import PlanRefused
from matcher.domain.breach import Breach
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.reading import CannotRead, Reading
from matcher.reading.typed.absences import away_when
from matcher.reading.typed.duties import duties_meant, duty_meant
from matcher.reading.typed.locks import lock_meant, locks_meant
from matcher.reading.typed.people import NotClear, chellow_is, family_is, who_is

__all__ = [
    "Breach",
    "CannotRead",
    "NotClear",
    "Plan",
    "PlanRefused",
    "Programme",
    "Reading",
    "as_planned",
    "as_published",
    "asked_lately",
    "away_when",
    "changed",
    "changing_little",
    "check",
    "chellow_is",
    "duties_in_force",
    "duties_meant",
    "duty_meant",
    "explain",
    "family_is",
    "ledger_of",
    "left_by",
    "let_go",
    "lock_meant",
    "locks_by_command",
    "locks_meant",
    "note_asked",
    "note_away",
    "note_happened",
    "note_pin",
    "other_times",
    "period_published",
    "placed_by",
    "read_programme",
    "repair",
    "restate",
    "resting",
    "rule_book",
    "rules_of",
    "shifts_among",
    "shifts_of",
    "solve",
    "solve_again",
    "standing",
    "stands",
    "still_open",
    "verify",
    "who_is",
    "whom_else_to_ring",
    "whom_to_ring",
    "why",
    "write_draft",
    "write_standing",
]
