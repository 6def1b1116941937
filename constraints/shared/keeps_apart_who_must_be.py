"""Keeps two Chellows apart who must not meet, whatever the reason.

They are never on one duty, nor at one venue at overlapping times; the reason is nobody's business.

    Given:  C-01.keep_apart = C-02
    Kept:   mon 10-12 library: C-01; mon 12-13 library: C-02
    Kept:   mon 10-12 library: C-01, C-03; mon 10-12 cafe: C-02
    Broken: mon 10-12 library: C-01, C-02
    Says:   C-01 and C-02 would both be at Library on Mon 4 Jan 10:00-12:00.
    Broken: mon 10-12 library: C-02; mon 11:59-13 library: C-01
    Says:   C-01 and C-02 would both be at Library on Mon 4 Jan 11:59-13:00.
    Broken: mon 10-11 visit F-01: C-02, C-01
    Broken: mon 10-11 coaching: C-01, C-02
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from matcher.amounts import Amount, both, total
from matcher.board import Board, by_day
from matcher.domain.breach import Breach
from matcher.domain.duties import Duty
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import Rule
from matcher.wording import place_and_time

Days = Callable[[str], Mapping[date, tuple[Duty, ...]]]


class KeepsApartWhoMustBe(Rule):
    """Each meeting of two people to be kept apart counts one."""

    safeguarding = True
    source = "Chellows; PRODUCT P-03"
    because = "not to be put together"

    def post(self, board: Board) -> Amount:
        """How many times such people would meet."""
        meetings = _meetings(board.programme, board.days_of)
        return total(both(board.on(one, a), board.on(other, b)) for one, other, a, b in meetings)

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each meeting."""
        calendar = plan.calendar(programme)
        for one, other, a, b in _meetings(programme, lambda person: by_day(calendar.get(person, ()))):
            later = max(a, b, key=lambda duty: duty.start)
            yield self.breach(people=(one, other), duty=later.id, facts=place_and_time(programme, later))

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, where and when, and nothing of why."""
        one, other = breach.people
        return f"{one} and {other} would both be at {breach.facts['where']} on {breach.facts['when']}."


def _meetings(programme: Programme, days: Days) -> Iterator[tuple[str, str, Duty, Duty]]:
    """(one, other, duty of one, duty of the other) wherever two people to be kept apart could meet."""
    for one, other in _apart(programme):
        theirs = days(other)
        for day, mine in days(one).items():
            for a in mine:
                yield from ((one, other, a, b) for b in theirs.get(day, ()) if _would_meet(a, b))


def _apart(programme: Programme) -> list[tuple[str, str]]:
    listed = ((person.code, other) for person in programme.chellows for other in person.keep_apart)
    return sorted(
        {(min(pair), max(pair)) for pair in listed if pair[1] in programme.chellow and len(set(pair)) == 2}
    )


def _would_meet(a: Duty, b: Duty) -> bool:
    return a.slot_key == b.slot_key or (a.venue is not None and a.venue == b.venue and a.overlaps(b))
