"""Lays shifts and gatherings on a board: a choice for everybody whom no rule refuses."""

from collections.abc import Callable, Iterable

from matcher.domain.duties import Duty
from matcher.domain.locks import Lock
from matcher.domain.programme import Programme
from matcher.layout import Layout

Offers = Callable[[str, Duty], bool]
"""Whether somebody is offered a duty at all; rules may still refuse it."""


def to_anybody(_person: str, _duty: Duty) -> bool:
    """Everything is offered."""
    return True


def lay_shifts(layout: Layout, offers: Offers = to_anybody) -> None:
    """Put every fixed shift of the period on the board, and every shift that somebody could be given there."""
    _lay(layout, (shift.duty for shift in layout.programme.asked.shifts.values()), offers)
    _lay(layout, layout.programme.to_build, offers)


def lay_gatherings(layout: Layout) -> None:
    """Put every gathering of the period on the board."""
    _lay(layout, (occasion.duty for occasion in layout.programme.asked.occasions.values()))


def lay_locked_shifts(layout: Layout) -> None:
    """Put only the shifts on the board that somebody is pinned on: promises that pairs must leave room for.

    So are published ones close at hand. Anybody may be on them, because some of those there must not be alone.
    """
    programme = layout.programme
    pins = [lock for lock in programme.locks if not lock.off]
    near = {duty.what_and_when for duty in programme.published if programme.is_frozen(duty)}
    fixed = (shift.duty for shift in programme.asked.shifts.values())
    _lay(layout, (d for d in fixed if d.what_and_when in near or any(lock.covers(d) for lock in pins)))
    _lay(layout, (d for d in programme.to_build if d.what_and_when in near or _is_pinned(programme, d, pins)))


def _is_pinned(programme: Programme, duty: Duty, pins: Iterable[Lock]) -> bool:
    stretches = programme.asked.served_by(duty)
    return any(lock.covers(stretch.duty) for lock in pins for stretch in stretches)


def _lay(layout: Layout, duties: Iterable[Duty], offers: Offers = to_anybody) -> None:
    for duty in duties:
        if not duty.built:
            layout.board.lay_duty(duty)
        for person in layout.board.people:
            if offers(person, duty):
                layout.lay_if_allowed(person, duty)
