"""The programme with the plan in hand: the one published, or where nothing is published yet, the draft."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from matcher import api
from matcher.cli.manners import Screen, Stop, command
from matcher.cli.opening import plan_at, reading_of
from matcher.domain.duties import Duty
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.plan_file import NAME, NotAPlan, read_plan
from matcher.reading.typed.people import NotClear

TO_DECIDE = 1
UNCLEAR = 2


@dataclass(frozen=True)
class Hand:
    """A programme over the period of the plan in hand, and the draft of that period, if there is one."""

    programme: Programme
    draft: Plan | None

    @property
    def duties(self) -> tuple[Duty, ...]:
        """What was published, else what the draft holds."""
        if self.programme.published:
            return self.programme.published
        return self.draft.duties if self.draft else ()


def in_hand(screen: Screen, path: Path, folder: Path, day: date | None = None) -> Hand:
    """The programme over the period published on that day, else over the last published, else over the draft's."""
    draft = _draft(folder)
    period = api.period_published(path, day) or (draft.period if draft else None)
    read = reading_of(
        screen, path, start=period.first if period else None, weeks=period.weeks if period else None
    ).programme
    return Hand(read, draft if draft and draft.period == read.period else None)


def standing_draft(screen: Screen, path: Path, folder: Path) -> tuple[Plan, Programme]:
    """The draft as it stands now and its programme; the verb ends where something has changed since it was made."""
    plan = plan_at(screen, folder / NAME, path)
    read = reading_of(screen, path, start=plan.period.first, weeks=plan.period.weeks).programme
    found = api.standing(read, plan, api.ledger_of(path))
    if found is None:
        says = "The sheets or the ledger have changed since this plan was made."
        raise Stop(screen, [says, f"To plan anew: {command('solve', path)}"], TO_DECIDE)
    return found


def _draft(folder: Path) -> Plan | None:
    try:
        return read_plan(folder / NAME)
    except NotAPlan:
        return None


@contextmanager
def understood(screen: Screen) -> Iterator[None]:
    """Ends the verb, in words, where what was typed names nothing or too much."""
    try:
        yield
    except NotClear as unclear:
        raise Stop(screen, unclear.lines, UNCLEAR) from unclear
