"""Makes a visit only for a pair the family has said yes to, in a week that is theirs, once, with its Coach there.

Given:  F-01.visits = 60 min fortnightly; pair F-01 with C-01 active mon 10-11
Kept:   sun 10-11 visit F-01: C-01, C-02
Broken: mon2 10-11 visit F-01: C-01
Says:   The visit of C-01 to F-01 on Mon 11 Jan 10:00-11:00 does not belong: it is not one of their visits.

Given:  pair F-01 with C-01 offered mon 10-11
Broken: mon 10-11 visit F-01: C-01
Says:   The visit of C-01 to F-01 on Mon 4 Jan 10:00-11:00 does not belong: the family has not said yes to it.

Given:  pair F-01 with C-01 active mon 10-11
Broken: mon 10-11 visit F-01: C-01; wed 10-11 visit F-01: C-01
Says:   The visit of C-01 to F-01 on Wed 6 Jan 10:00-11:00 does not belong: it is made already.

Given:  pair F-01 with C-01 active mon 10-11
Broken: F-01 with C-01; mon 10-11 visit F-01: C-02
Says:   The visit of C-01 to F-01 on Mon 4 Jan 10:00-11:00 does not belong: its Coach is not there.

Given:  F-01.visits = 60 min fortnightly; pair F-01 with C-01 active
Kept:   F-01 with C-01 active mon2 10-11; mon2 10-11 visit F-01: C-01
Broken: F-01 with C-01 active mon2 10-11; mon 10-11 visit F-01: C-01
Says:   The visit of C-01 to F-01 on Mon 4 Jan 10:00-11:00 does not belong: it is not one of their weeks.
"""

from collections.abc import Iterable, Iterator, Mapping

from matcher.amounts import Amount, excess, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.meeting import visit_id, visit_weeks
from matcher.domain.pairs import Pair, Slot
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.times import monday_of
from matcher.rule import Rule
from matcher.wording import when


class VisitsOnlyRealPairs(Rule):
    """A visit that does not belong counts one for each reason; one without its Coach, one for each person."""

    source = "families; PRODUCT P-02"
    because = "no visit of theirs"

    def post(self, board: Board) -> Amount:
        """How many visits do not belong, come twice, or would be made by companions alone."""
        visits = [duty for duty in board.duties if duty.kind is DutyKind.VISIT]
        ids = dict.fromkeys(duty.id for duty in visits)
        again = (excess(total(_led(board, duty) for duty in board.times(key)), 1) for key in ids)
        return total((*again, *(amount for duty in visits for amount in _astray(board, duty))))

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """A breach for each visit and reason, in the plan's order."""
        slots = {(pair.coach, pair.family): pair.slot for pair in plan.pairs}
        made: set[str] = set()
        for duty in plan.duties:
            if duty.kind is not DutyKind.VISIT:
                continue
            if duty.coach not in duty.people:
                if duty.people:
                    yield self._breach(duty, "its Coach is not there", len(duty.people))
                continue
            for why in _faults(programme, duty, slots):
                yield self._breach(duty, why)
            if duty.id in made:
                yield self._breach(duty, "it is made already")
            made.add(duty.id)

    def _breach(self, duty: Duty, why: str, amount: int = 1) -> Breach:
        facts = {"who": duty.coach or "nobody", "when": when(duty), "why": why}
        return self.breach(amount, people=duty.people, family=duty.family, duty=duty.id, facts=facts)

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Whose visit, when, and why it does not belong."""
        who, moment, why = (breach.facts[name] for name in ("who", "when", "why"))
        return f"The visit of {who} to {breach.family} on {moment} does not belong: {why}."


def _led(board: Board, duty: Duty) -> Amount:
    return board.on(duty.coach or "", duty)


def _astray(board: Board, duty: Duty) -> Iterator[Amount]:
    led, coach, family = _led(board, duty), duty.coach or "", duty.family or ""
    for person in board.people_for(duty):
        if person != coach:
            yield excess(board.on(person, duty) - led)
    phases = _phases(board.programme, duty) if _agreed(board.programme, duty) else ()
    if not phases:
        yield led
        return
    yield excess(led - board.paired(coach, family))
    wrong = total(amount for slot, amount in board.slots(coach, family) if slot.phase not in phases)
    yield excess(led + wrong, 1)


def _faults(programme: Programme, duty: Duty, slots: Mapping[tuple[str, str], Slot | None]) -> Iterator[str]:
    pair = (duty.coach or "", duty.family or "")
    if not _agreed(programme, duty):
        yield "the family has not said yes to it"
        return
    phases = _phases(programme, duty)
    if not phases:
        yield "it is not one of their visits"
        return
    if pair not in slots:
        yield "the two are not paired"
    elif (slot := slots[pair]) is not None and slot.phase not in phases:
        yield "it is not one of their weeks"


def _agreed(programme: Programme, duty: Duty) -> Pair | None:
    """The pair that brings the family's yes into the period."""
    pair = programme.standing.get(duty.family or "")
    return pair if pair is not None and pair.coach == duty.coach and pair.state.visits else None


def _phases(programme: Programme, duty: Duty) -> tuple[int, ...]:
    """The phases of a slot by which this is the pair's visit of that number; any will do once one is agreed."""
    pair, visits = programme.standing[duty.family or ""], programme.family[duty.family or ""].visits
    if duty.minutes != visits.minutes:
        return ()
    every = range(visits.every)
    fitting = tuple(phase for phase in every if _is_theirs(programme, pair, duty, phase))
    if pair.slot is None:
        return fitting
    return tuple(every) if pair.slot.phase in fitting else ()


def _is_theirs(programme: Programme, pair: Pair, duty: Duty, phase: int) -> bool:
    slot = Slot(weekday=0, start=0, phase=phase)
    week = monday_of(duty.day)
    return any(
        duty.id == visit_id(pair, number) and monday == week
        for number, monday in visit_weeks(programme, pair, slot)
    )
