"""Whose duties differ once something is published, in words for the coordinator: old and new."""

from collections.abc import Iterable

from matcher.domain.comparing import Changed, changed
from matcher.domain.duties import Duty
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.record import Record
from matcher.publishing.pages.coordinator import Coordinator


class Affected(Record):
    """One person's changes, in order of time: `Mon 4 January 10:00–12:30 Heaton Library`."""

    person: str
    name: str
    moved: tuple[tuple[str, str], ...] = ()
    """(as it was, as it will be) of each duty that changes."""
    taken: tuple[str, ...] = ()
    new: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many duties change."""
        return len(self.moved) + len(self.taken) + len(self.new)


def affected(
    programme: Programme, plan: Plan, before: Iterable[Duty], after: Iterable[Duty]
) -> tuple[Affected, ...]:
    """Everybody who has other duties after than before, in order of code."""
    tells = Coordinator(programme, plan)
    return tuple(_of(tells, one) for one in changed(before, after))


def _of(tells: Coordinator, one: Changed) -> Affected:
    """One person's changes; what goes on under the same id is moved."""
    was, will = ({duty.id: duty for duty in duties} for duties in (one.taken, one.new))
    return Affected(
        person=one.person,
        name=tells.name(one.person),
        moved=tuple((tells.told(duty), tells.told(will[name])) for name, duty in was.items() if name in will),
        taken=tuple(tells.told(duty) for name, duty in was.items() if name not in will),
        new=tuple(tells.told(duty) for name, duty in will.items() if name not in was),
    )
