"""Lays pairs on a board: a choice for each pair, for the slot it could meet at, and for each visit's time."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from matcher.amounts import ONE, Amount, total
from matcher.domain.duties import Duty
from matcher.domain.meeting import (
    first_week,
    is_possible,
    shared_slots,
    starts_on,
    visit_on,
    visit_weeks,
    visits_at,
)
from matcher.domain.pairs import Pair, Slot
from matcher.domain.programme import Programme
from matcher.layout import Layout


def lay_pairs(layout: Layout, pairs: Iterable[Pair], *, settled: bool = False) -> None:
    """Put these pairs on the board, with the time they keep free or the visits they make.

    Settled pairs are there for certain; otherwise each is a choice.
    """
    for pair in pairs:
        paired = ONE if settled else layout.choice(f"{pair.family} with {pair.coach}")
        layout.board.lay_pair(pair.coach, pair.family, paired)
        layout.pairs[pair.coach, pair.family] = pair
        slots = _lay_slots(layout, pair, paired)
        if pair.held:
            _lay_held_time(layout, pair, slots)
        else:
            _lay_visits(layout, pair, [slot for slot, _ in slots])


def _lay_slots(layout: Layout, pair: Pair, paired: Amount) -> list[tuple[Slot, Amount]]:
    programme = layout.programme
    if pair.slot is not None:
        slots = [(pair.slot, paired)]
    else:
        shared = shared_slots(programme.chellow[pair.coach], programme.family[pair.family])
        slots = [(slot, layout.choice(f"{pair.key} at {_words(slot)}")) for slot in shared]
        layout.ties.append((total(amount for _, amount in slots) - paired, 0))
    for slot, amount in slots:
        layout.board.lay_slot(pair.coach, pair.family, slot, amount)
    return slots


def _words(slot: Slot) -> str:
    return f"{slot.weekday} {slot.start:04d} {slot.phase}"


def _lay_held_time(layout: Layout, pair: Pair, slots: Iterable[tuple[Slot, Amount]]) -> None:
    for slot, amount in slots:
        for duty in visits_at(layout.programme, pair, slot):
            if layout.programme.is_free(pair.coach, duty):
                layout.board.lay_on(pair.coach, duty, amount)


def _lay_visits(layout: Layout, pair: Pair, slots: list[Slot]) -> None:
    for number, monday in _weeks(layout.programme, pair, slots):
        times = list(_times(layout, pair, slots, number, monday))
        on = [amount for duty in times if (amount := layout.lay_if_allowed(pair.coach, duty))]
        if len(on) > 1:
            layout.limits.append((total(on), 1))
        _lay_companions(layout, pair, number, times)


def _weeks(programme: Programme, pair: Pair, slots: list[Slot]) -> list[tuple[int, date]]:
    return sorted({week for slot in slots for week in visit_weeks(programme, pair, slot)})


def _times(layout: Layout, pair: Pair, slots: list[Slot], number: int, monday: date) -> Iterator[Duty]:
    """The usual times of that week; where one cannot be, every other time both are free."""
    programme = layout.programme
    every = programme.family[pair.family].visits.every
    phase = (monday - first_week(programme, pair)).days // 7 % every
    usual = [
        visit_on(programme, pair, number, monday + timedelta(days=s.weekday), s.start)
        for s in slots
        if s.phase == phase
    ]
    yield from usual
    if not all(is_possible(programme, duty) for duty in usual):
        known = {duty.start for duty in usual}
        yield from (d for d in _all_times(programme, pair, number, monday) if d.start not in known)


def _all_times(programme: Programme, pair: Pair, number: int, monday: date) -> Iterator[Duty]:
    coach, family = programme.chellow[pair.coach], programme.family[pair.family]
    for day in (monday + timedelta(days=n) for n in range(7)):
        for start in starts_on(programme, coach, family, day):
            yield visit_on(programme, pair, number, day, start)


def _lay_companions(layout: Layout, pair: Pair, number: int, times: list[Duty]) -> None:
    """Anybody may come along where somebody must; elsewhere those with whom the visit was published."""
    needed = number == 1 or layout.programme.family[pair.family].two_visitors
    for duty in times:
        if layout.board.people_for(duty):
            could = layout.board.people if needed else layout.programme.was_published.get(duty.slot_key, ())
            for person in could:
                if person != pair.coach and person in layout.programme.chellow:
                    layout.lay_if_allowed(person, duty)
