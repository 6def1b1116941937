"""The ids of built shifts: the published one's where a shift goes on from it, else drawn from place and time."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING
from uuid import uuid5

from matcher.domain.duties import Duty
from matcher.domain.times import digits

if TYPE_CHECKING:
    from matcher.domain.programme import Programme

Match = tuple[Duty, Duty]
"""A built shift and the published one it goes on from."""


def with_ids(programme: "Programme", duties: Iterable[Duty]) -> tuple[Duty, ...]:
    """The duties in order of time and id, each built one under its own id.

    A shift goes on from a published one of its venue and date: first the same person's, then anybody's that
    shares time with it, those that share most first.
    """
    every = list(duties)
    shifts = sorted((duty for duty in every if duty.built), key=_in_order)
    published = sorted((duty for duty in programme.published if duty.built), key=_in_order)
    known = {id(new): old.id for new, old in _matched(shifts, published)}
    used = Counter(old.id for old in published)
    others = [duty for duty in every if not duty.built]
    named = [duty.but(id=known.get(id(duty)) or _new_id(programme, duty, used)) for duty in shifts]
    return tuple(sorted((*others, *named), key=lambda duty: (duty.start, duty.id)))


def _in_order(duty: Duty) -> tuple[object, ...]:
    return (duty.start, duty.venue or "", duty.end, duty.people)


def _matched(shifts: Sequence[Duty], published: Sequence[Duty]) -> Iterator[Match]:
    """Each shift at most once, and each published one."""
    taken: set[int] = set()
    for fits in (_same_person, _shares_time):
        for new, old in _best_first(shifts, published, fits):
            if not taken & {id(new), id(old)}:
                taken |= {id(new), id(old)}
                yield new, old


def _best_first(
    shifts: Sequence[Duty], published: Sequence[Duty], fits: Callable[[Duty, Duty], bool]
) -> Sequence[Match]:
    matches = [
        (new, old) for new in shifts for old in published if _same_place_and_day(new, old) and fits(new, old)
    ]
    return sorted(matches, key=lambda match: -_shared_minutes(*match))


def _same_place_and_day(new: Duty, old: Duty) -> bool:
    return new.venue == old.venue and new.day == old.day


def _same_person(new: Duty, old: Duty) -> bool:
    return new.people == old.people


def _shares_time(new: Duty, old: Duty) -> bool:
    return new.overlaps(old)


def _shared_minutes(new: Duty, old: Duty) -> int:
    shared = min(new.end, old.end) - max(new.start, old.start)
    return round(shared.total_seconds()) // 60


def _new_id(programme: "Programme", duty: Duty, used: Counter[str]) -> str:
    """From kind, venue, date, start and the lowest number that is free."""
    where_and_when = f"{duty.kind}:{duty.venue}:{duty.day}:{digits(duty.span.start)}"
    number = 1
    while used[id_ := str(uuid5(programme.id, f"{where_and_when}:{number}"))]:
        number += 1
    used[id_] += 1
    return id_
