"""Times for the families of one Coach, as far apart as can be: mostly all of them can be kept, without a search."""

from collections.abc import Iterable, Sequence

from matcher.domain.meeting import shared_slots
from matcher.domain.pairs import Pair, Slot
from matcher.domain.programme import Programme

Taken = tuple[int, Slot]
"""A slot, and every how many weeks."""


def spread(programme: Programme, pairs: Iterable[Pair]) -> tuple[Pair, ...] | None:
    """The pairs, each with a slot, those with the fewest to choose from first; None where one has none."""
    choices = sorted(((_slots(programme, pair), pair) for pair in pairs), key=lambda one: len(one[0]))
    taken: list[Taken] = []
    given = []
    for slots, pair in choices:
        if not slots:
            return None
        every = programme.family[pair.family].visits.every
        best = max(slots, key=lambda slot: _apart((every, slot), taken))
        taken.append((every, best))
        given.append(pair.but(slot=best))
    return tuple(given)


def _slots(programme: Programme, pair: Pair) -> Sequence[Slot]:
    return (pair.slot,) if pair.slot else shared_slots(programme.chellow[pair.coach], programme.family[pair.family])


def _apart(one: Taken, taken: Iterable[Taken]) -> tuple[int, int, int]:
    """How far a slot is from those taken: few on its day, few in its weeks, then minutes between."""
    weekday, start = one[1].weekday, one[1].start
    near = [slot for every, slot in taken if every != one[0] or slot.phase == one[1].phase]
    minutes = [abs(slot.start - start) for slot in near if slot.weekday == weekday]
    return -len(minutes), -len(near), min(minutes, default=0)
