"""One person takes a duty from another: the plan with that, noted as locks so that the next plan keeps it."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from matcher.api.changing import restate
from matcher.api.drafting import ledger_of
from matcher.api.noting import locks_by_command
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.locks import Lock
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.record import Record
from matcher.ledger.file import writing
from matcher.ledger.locks import note_lock, withdraw_lock
from matcher.today import now


class Swap(Record):
    """Who leaves a duty to whom."""

    duty: Duty
    leaves: str
    takes: str

    @property
    def locks(self) -> tuple[Lock, ...]:
        """What keeps it in the next plan: only shifts can be pinned."""
        if self.duty.kind is not DutyKind.SHIFT:
            return ()
        facts = {"venue": self.duty.venue, "first": self.duty.day, "last": self.duty.day, "why": "a swap"}
        start = self.duty.span.start
        return (
            Lock(chellow=self.leaves, off=True, start=start, **facts),
            Lock(chellow=self.takes, off=False, start=start, **facts),
        )


def cannot_be(plan: Plan, swap: Swap) -> str:
    """What keeps it from being a swap at all; nothing where it is one."""
    if swap.leaves not in swap.duty.people:
        return f"{swap.leaves} is not down for that in the draft."
    if any(swap.duty.what_and_when == duty.what_and_when for duty in plan.duties_of.get(swap.takes, ())):
        return f"{swap.takes} is down for that already."
    if swap.duty.coach == swap.leaves:
        return f"A visit belongs to its Coach. If {swap.leaves} cannot come: matcher away."
    return ""


def swapped(programme: Programme, plan: Plan, swap: Swap, by_command: Iterable[Lock]) -> tuple[Programme, Plan]:
    """The programme with the swap noted, and the plan with it made."""
    over = undone(swap, by_command)
    kept = [lock for lock in programme.locks if lock not in over]
    noted = programme.but(locks=(*kept, *swap.locks))
    people = tuple(code for code in swap.duty.people if code != swap.leaves)
    after = swap.duty.with_people((*people, swap.takes))
    duties = tuple(after if duty.slot_key == after.slot_key else duty for duty in plan.duties)
    return noted, restate(noted, plan.but(duties=duties))


def undone(swap: Swap, by_command: Iterable[Lock]) -> Sequence[Lock]:
    """Locks for that very shift that say the opposite: an earlier swap, taken back."""
    return [
        lock
        for lock in by_command
        if lock.covers(swap.duty)
        and lock.first == lock.last == swap.duty.day
        and (lock.chellow, lock.off) in ((swap.leaves, False), (swap.takes, True))
    ]


def note_swap(path: Path, swap: Swap, *, by: str) -> None:
    """Note it in the ledger beside a programme."""
    over = undone(swap, locks_by_command(path))
    words = f"{swap.duty.id}: {swap.takes} for {swap.leaves}"
    with writing(ledger_of(path), "swap", words, at=now(), said_by=by) as to:
        for lock in over:
            withdraw_lock(to, lock)
        for lock in swap.locks:
            note_lock(to, lock)
