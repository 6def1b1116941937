"""Two lots of duties side by side: who has what no more, and who has what newly."""

from collections.abc import Iterable

from matcher.domain.duties import Duty
from matcher.domain.record import Record


class Changed(Record):
    """One person's duties that are gone and those that are new, in order of time."""

    person: str
    taken: tuple[Duty, ...] = ()
    new: tuple[Duty, ...] = ()


def changed(before: Iterable[Duty], after: Iterable[Duty]) -> tuple[Changed, ...]:
    """Everybody whose duties differ, in order of code; another time or place is another duty."""
    had, has = _by_person(before), _by_person(after)
    return tuple(
        Changed(person=person, taken=_missing(had, has, person), new=_missing(has, had, person))
        for person in sorted({*had, *has})
        if had.get(person, {}).keys() != has.get(person, {}).keys()
    )


Key = tuple[object, ...]


def _by_person(duties: Iterable[Duty]) -> dict[str, dict[Key, Duty]]:
    found: dict[str, dict[Key, Duty]] = {}
    for duty in sorted(duties, key=lambda d: (d.start, d.id)):
        for person in duty.people:
            found.setdefault(person, {})[*duty.what_and_when, duty.area] = duty
    return found


def _missing(there: dict[str, dict[Key, Duty]], here: dict[str, dict[Key, Duty]], person: str) -> tuple[Duty, ...]:
    others = here.get(person, {})
    return tuple(duty for key, duty in there.get(person, {}).items() if key not in others)
