"""Groups of families told apart only where no small number of them can be worked out."""

from collections.abc import Iterable, Sequence

from matcher.domain.record import Record

SMALL = 5
"""Groups of fewer families are not told apart in anything that leaves the coordinator."""


class Group(Record):
    """Families of one kind: how many could have a Coach, and how many have or are asked about one."""

    name: str
    eligible: int
    placed: int


def told_apart(groups: Iterable[Group]) -> tuple[Group, ...]:
    """The groups with those too small to be told apart put together, so that no small number can be worked out."""
    ranked = sorted(groups, key=lambda group: (-group.eligible, group.name))
    large = [group for group in ranked if _is_large(group)]
    small = [group for group in ranked if not _is_large(group)]
    while small and large and not _is_large(_together(small)):
        small.append(large.pop())
    if not small:
        return tuple(large)
    rest = _together(small)
    return (*large, rest) if _is_large(rest) else ()


def _is_large(group: Group) -> bool:
    """True if neither those placed nor those not can be fewer than a few, but none."""
    return all(count == 0 or count >= SMALL for count in (group.placed, group.eligible - group.placed))


def _together(groups: Sequence[Group]) -> Group:
    eligible, placed = sum(group.eligible for group in groups), sum(group.placed for group in groups)
    return Group(name="all others", eligible=eligible, placed=placed)
