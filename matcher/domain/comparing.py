"""Two lots of duties side by side: who has what no more, and who has what newly."""

from collections.abc import Iterable

from matcher.domain.duties import Duty, DutyKind
from matcher.domain.record import Record


class Changed(Record):
    """One person's duties that are gone and those that are new, in order of time."""

    person: str
    taken: tuple[Duty, ...] = ()
    new: tuple[Duty, ...] = ()


def changed(before: Iterable[Duty], after: Iterable[Duty]) -> tuple[Changed, ...]:
    """Everybody whose duties differ, in order of code.

    Another time, place or title is another duty; time kept free for a pair not yet agreed is none.
    """
    had, has = _by_person(before), _by_person(after)
    return tuple(
        Changed(person=person, taken=_missing(had, has, person), new=_missing(has, had, person))
        for person in sorted({*had, *has})
        if had.get(person, {}).keys() != has.get(person, {}).keys()
    )


Told = tuple[object, ...]


def _by_person(duties: Iterable[Duty]) -> dict[str, dict[Told, Duty]]:
    found: dict[str, dict[Told, Duty]] = {}
    for duty in sorted(duties, key=lambda d: (d.start, d.id)):
        for person in duty.people if duty.kind is not DutyKind.HELD else ():
            found.setdefault(person, {})[duty.told] = duty
    return found


def _missing(
    there: dict[str, dict[Told, Duty]], here: dict[str, dict[Told, Duty]], person: str
) -> tuple[Duty, ...]:
    others = here.get(person, {})
    return tuple(duty for told, duty in there.get(person, {}).items() if told not in others)
