"""A plan with one thing changed, and whether every rule lets somebody do something beside the rest of it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from matcher.checking.refusing import Refusal, Refusing
from matcher.domain.duties import Duty
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.times import monday_of
from matcher.rule import Rule


class Beside:
    """Asks the rules about one plan after another of the same programme."""

    def __init__(self, programme: Programme, rules: Sequence[Rule]) -> None:
        self.programme = programme
        self._refusing = Refusing(programme, rules)

    def refusal(self, plan: Plan, person: str, duty: Duty) -> Refusal | None:
        """The first rule that keeps the person from joining the duty; None if none does."""
        return self._refusing.beside_the_rest(plan, person, duty)

    def all_refusals(self, plan: Plan, person: str, duty: Duty) -> Iterator[Refusal]:
        """Everything that keeps the person from joining the duty."""
        return self._refusing.all_beside_the_rest(plan, person, duty)

    def may(self, plan: Plan, person: str, duty: Duty) -> bool:
        """True if every rule lets the person join the duty."""
        return self.refusal(plan, person, duty) is None

    def ever(self, person: str, duty: Duty) -> bool:
        """True if every rule would, were there nothing else in the plan."""
        return self._refusing.on_duty(person, duty) is None


def taken_off(plan: Plan, leaving: Iterable[tuple[str, Duty]]) -> Plan:
    """The plan once these people have left these duties; a visit goes with its Coach."""
    gone = {(person, duty.slot_key) for person, duty in leaving}
    duties = (
        duty.with_people(tuple(code for code in duty.people if (code, duty.slot_key) not in gone))
        for duty in plan.duties
        if (duty.coach, duty.slot_key) not in gone
    )
    return plan.but(duties=tuple(duty for duty in duties if duty.people))


def put_on(plan: Plan, person: str, duty: Duty) -> Plan:
    """The plan once the person has joined the duty."""
    there = plan.duty.get(duty.id)
    joined = (there or duty).with_people((*(there.people if there else ()), person))
    others = (other for other in plan.duties if other.id != duty.id)
    return plan.but(duties=tuple(sorted((*others, joined), key=lambda d: (d.start, d.id))))


def in_week(plan: Plan, person: str, day: date) -> Iterable[Duty]:
    """The person's duties in the week of a day."""
    return (d for d in plan.duties if person in d.people and monday_of(d.day) == monday_of(day))
