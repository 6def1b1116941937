"""Lays shifts and gatherings on a board: a choice for everybody whom no rule refuses."""

from collections.abc import Iterable

from matcher.domain.duties import Duty
from matcher.layout import Layout


def lay_shifts(layout: Layout) -> None:
    """Put every shift asked of the period on the board."""
    _lay(layout, (shift.duty for shift in layout.programme.asked.shifts.values()))


def lay_gatherings(layout: Layout) -> None:
    """Put every gathering of the period on the board."""
    _lay(layout, (occasion.duty for occasion in layout.programme.asked.occasions.values()))


def lay_locked_shifts(layout: Layout) -> None:
    """Put only the shifts on the board that somebody is pinned on: promises that pairs must leave room for.

    Anybody may be on them, because some of those pinned there must not be alone.
    """
    pins = [lock for lock in layout.programme.locks if not lock.off]
    duties = (shift.duty for shift in layout.programme.asked.shifts.values())
    _lay(layout, (duty for duty in duties if any(lock.covers(duty) for lock in pins)))


def _lay(layout: Layout, duties: Iterable[Duty]) -> None:
    for duty in duties:
        layout.board.lay_duty(duty)
        for person in layout.board.people:
            layout.lay_if_allowed(person, duty)
