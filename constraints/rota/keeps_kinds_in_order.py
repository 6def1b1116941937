"""Follows no shift by one of a kind that may not come the day after: a night by an early, or as the settings say.

Given:  library mon 18-20 kind night; library tue 7-9 kind early; library wed 7-9 kind early
Kept:   mon 18-20 library: C-01; wed 7-9 library: C-01; tue 7-9 library: C-02
Broken: mon 18-20 library: C-01; tue 7-9 library: C-01
Says:   C-01 has a shift of the kind "early" on Tue 5 Jan, the day after one of the kind "night".

Given:  library mon 7-9 kind early; C-01.before = 2 out night
Kept:   mon 7-9 library: C-02
Broken: mon 7-9 library: C-01
Says:   C-01 has a shift of the kind "early" on Mon 4 Jan, the day after one of the kind "night".

Given:  library mon 18-20 kind late; library tue 7-9 kind early; rule.never = late then early, night then early
Kept:   tue 7-9 library: C-01
Broken: mon 18-20 library: C-01; tue 7-9 library: C-01
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from matcher.amounts import ONE, Amount, both, either, total
from matcher.board import Board, by_day
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.duties import Duty
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import Rule
from matcher.wording import day_words

Days = Mapping[date, Sequence[Duty]]
Neighbours = tuple[str, bool, Sequence[Duty], Sequence[Duty]]


@dataclass(frozen=True)
class KeepsKindsInOrder(Rule):
    """Each day with a shift, and after it a day with one that may not follow, counts one for each kind before."""

    never: tuple[str, ...] = ("night then early",)
    """Kinds that may not come the day after another: `night then early`."""
    source = "Curtois and Qu 2014; RULES R22"
    because = "may not follow the shift before"

    def __post_init__(self) -> None:
        if any(len(words.split(" then ")) != 2 for words in self.never):
            raise ValueError('keeps_kinds_in_order: never is a list such as ["night then early"]')

    def post(self, board: Board) -> Amount:
        """How many days have something that may not follow."""
        return total(
            both(ONE if eve else _some(board, person.code, before), _some(board, person.code, after))
            for person in board.programme.chellows
            for _, eve, before, after in self._neighbours(board.programme, person, board.days_of(person.code))
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each day and kind before it."""
        for code, duties in plan.calendar(programme).items():
            days = self._neighbours(programme, programme.chellow[code], by_day(duties))
            for kind, eve, before, after in days:
                if (eve or before) and after:
                    then = {"kind": programme.asked.kind_of(after[0]), "day": day_words(after[0].day)}
                    yield self.breach(people=(code,), duty=after[0].id, facts={"before": kind, **then})

    def _neighbours(self, programme: Programme, person: Chellow, days: Days) -> Iterator[Neighbours]:
        """Day by day each kind that may not be followed: whether it was on the eve, and the duties meant."""
        eve, never = programme.period.first - timedelta(days=1), self._not_after()
        kinds = {day: _by_kind(programme, duties) for day, duties in days.items()}
        for day in sorted({eve, *days}):
            before, then = kinds.get(day, {}), kinds.get(day + timedelta(days=1), {})
            also = {person.before.kind} if day == eve else set()
            for kind in sorted({*before, *also} & never.keys() if then else ()):
                after = [duty for other, duties in then.items() if other in never[kind] for duty in duties]
                yield kind, kind in also, before.get(kind, ()), after

    def _not_after(self) -> Mapping[str, frozenset[str]]:
        pairs = [tuple(words.split(" then ")) for words in self.never]
        return {first: frozenset(b for a, b in pairs if a == first) for first, _ in pairs}

    def explain(self, breach: Breach, programme: Programme) -> str:
        """Who, what, when, and after what."""
        kind, day, before = (breach.facts[name] for name in ("kind", "day", "before"))
        who = breach.people[0]
        return f'{who} has a shift of the kind "{kind}" on {day}, the day after one of the kind "{before}".'


def _some(board: Board, person: str, duties: Iterable[Duty]) -> Amount:
    return either(board.on(person, duty) for duty in duties)


def _by_kind(programme: Programme, duties: Iterable[Duty]) -> Mapping[str, Sequence[Duty]]:
    found: dict[str, list[Duty]] = defaultdict(list)
    for duty in duties:
        found[programme.asked.kind_of(duty)].append(duty)
    return found
