"""A board being laid out for a planner: its open choices, what ties them together, and who was refused why."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from matcher.amounts import Amount, Choice
from matcher.board import Board
from matcher.checking.refusing import Refusing
from matcher.domain.built_ids import with_ids
from matcher.domain.duties import Duty, DutyKind
from matcher.domain.pairs import Pair
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import Rule


class Layout:
    """Choices are numbered in the order they are laid, which follows codes and times, never rows."""

    def __init__(self, programme: Programme, rules: Sequence[Rule], refusing: Refusing | None = None) -> None:
        self.programme = programme
        self.rules = tuple(rules)
        self.board = Board(programme)
        self.choices: list[Choice] = []
        self.ties: list[tuple[Amount, int]] = []
        """Amounts that come to exactly this, whatever is chosen."""
        self.limits: list[tuple[Amount, int]] = []
        """Amounts that may not be above this, whatever is chosen."""
        self.pairs: dict[tuple[str, str], Pair] = {}
        """What each possible (coach, family) pair would be, its slot aside."""
        self.refusing = refusing or Refusing(programme, self.rules)
        """What the rules that must hold say of one person or pair at a time."""

    def choice(self, key: str, who: str = "", day: int = 0) -> Amount:
        """A new yes/no decision, perhaps about somebody on a day."""
        choice = Choice(len(self.choices), key, who, day)
        self.choices.append(choice)
        return Amount(0, ((1, choice),))

    def nothing(self) -> dict[int, int]:
        """Every choice no: an empty plan, which keeps every must-hold rule."""
        return {choice.index: 0 for choice in self.choices}

    def lay_if_allowed(self, person: str, duty: Duty) -> Amount | None:
        """A choice whether the person is on the duty, unless a rule refuses it."""
        if self.refusing.on_duty(person, duty) is not None:
            return None
        key = f"{person} on {duty.id} at {duty.start:%Y-%m-%dT%H:%M}"
        amount = self.choice(key, person, duty.day.toordinal())
        self.board.lay_on(person, duty, amount, allowed=True)
        return amount

    def plan(self, chosen: Mapping[int, int]) -> Plan:
        """The pairs and duties that these choices make."""
        return Plan(
            period=self.programme.period,
            pairs=tuple(self._chosen_pairs(chosen)),
            duties=with_ids(self.programme, self._chosen_duties(chosen)),
        )

    def _chosen_pairs(self, chosen: Mapping[int, int]) -> Iterable[Pair]:
        for coach, family in self.board.pairs:
            if self.board.paired(coach, family).value(chosen):
                pair = self.pairs[coach, family]
                slots = [slot for slot, amount in self.board.slots(coach, family) if amount.value(chosen)]
                yield pair.but(slot=slots[0] if slots else pair.slot)

    def _chosen_duties(self, chosen: Mapping[int, int]) -> Iterable[Duty]:
        for duty in self.board.duties:
            if duty.kind is not DutyKind.HELD:
                people = [p for p in self.board.people_for(duty) if self.board.on(p, duty).value(chosen)]
                if duty.built:
                    yield from (duty.with_people((person,)) for person in people)
                elif people:
                    yield duty.with_people(tuple(people))

    def choices_of(self, plan: Plan) -> dict[int, int]:
        """The choices that make a plan, as far as they are on this board; the way back from `plan`."""
        settled = self.nothing()
        people: dict[tuple[str, datetime, datetime], set[str]] = defaultdict(set)
        for duty in plan.duties:
            people[duty.what_and_when].update(duty.people)
        for coach, family in self.board.pairs:
            pair = plan.together.get((coach, family))
            if pair is None:
                continue
            _say_yes(settled, self.board.paired(coach, family))
            for slot, amount in self.board.slots(coach, family):
                if slot == pair.slot:
                    _say_yes(settled, amount)
        for duty in self.board.duties:
            if duty.kind is not DutyKind.HELD:
                for person in people[duty.what_and_when]:
                    _say_yes(settled, self.board.on(person, duty))
        return settled


def _say_yes(settled: dict[int, int], amount: Amount) -> None:
    for _, atom in amount.terms:
        if isinstance(atom, Choice):
            settled[atom.index] = 1
