"""Whose duties differ once something is published, in words for the coordinator: old and new."""

from collections.abc import Iterable

from matcher.domain.duties import Duty
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.record import Record
from matcher.publishing.coordinator import Coordinator
from matcher.publishing.subscribers import is_team, told_to


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
    old, new = told_to(before), told_to(after)
    people = sorted(code for code in {*old, *new} if not is_team(code))
    found = (_of(tells, code, old.get(code, ()), new.get(code, ())) for code in people)
    return tuple(one for one in found if one.count)


def _of(tells: Coordinator, person: str, before: tuple[Duty, ...], after: tuple[Duty, ...]) -> Affected:
    old, new = ({duty.id: duty for duty in duties} for duties in (before, after))
    both = [(duty, new[duty.id]) for duty in before if duty.id in new]
    return Affected(
        person=person,
        name=tells.name(person),
        moved=tuple((tells.told(was), tells.told(will)) for was, will in both if _seen(was) != _seen(will)),
        taken=tuple(tells.told(duty) for duty in before if duty.id not in new),
        new=tuple(tells.told(duty) for duty in after if duty.id not in old),
    )


def _seen(duty: Duty) -> tuple[object, ...]:
    """All that a duty is to one of its people: who else is there does not count."""
    return (duty.kind, duty.venue, duty.area, duty.title, duty.start, duty.end, duty.family)
