"""Rules about two duties of one person that do not go together."""

from abc import abstractmethod
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from matcher.amounts import ONE, Amount, both, total
from matcher.board import Board
from matcher.domain.breach import Breach
from matcher.domain.duties import Duty
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.rule import Facts, Rule

Clash = tuple[Duty, Duty]


class ClashRule(Rule):
    """Each pair of duties of one person that clash counts one."""

    @abstractmethod
    def clashes(self, programme: Programme, duties: Sequence[Duty]) -> Iterator[Clash]:
        """The clashing pairs among one person's duties, which come in order of time."""

    def before(self, programme: Programme, person: str) -> Sequence[Duty]:
        """Duties before the period that may clash with the person's first ones, in order of time."""
        return ()

    @abstractmethod
    def facts(self, programme: Programme, a: Duty, b: Duty) -> Facts:
        """What the sentence needs."""

    def post(self, board: Board) -> Amount:
        """How many clashing pairs of duties people hold; one visit at two possible times is no clash."""
        counts = Counter[tuple[Amount, Amount]]()
        for person in board.people:
            past = self.before(board.programme, person)
            on = {duty.slot_key: ONE for duty in past}
            for a, b in self._clashes(board.programme, (*past, *board.duties_of(person))):
                if a.id != b.id:
                    counts[on.get(a.slot_key) or board.on(person, a), board.on(person, b)] += 1
        # Visits of one slot share their choice week by week, so the same clash is met again and again.
        return total(times * both(a, b) for (a, b), times in counts.items())

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each clashing pair."""
        for person, duties in plan.calendar(programme).items():
            past = self.before(programme, person)
            for a, b in self._clashes(programme, (*past, *duties)):
                yield self.breach(people=(person,), duty=a.id, facts=self.facts(programme, a, b))

    def _clashes(self, programme: Programme, duties: Sequence[Duty]) -> Iterator[Clash]:
        """The clashes that a plan can help: not those among what lies before the period."""
        first = programme.period.first
        return ((a, b) for a, b in self.clashes(programme, duties) if b.day >= first)


def begun_before(duties: Sequence[Duty], apart: timedelta) -> Iterator[Clash]:
    """Pairs of which the second begins before the first has been over for so long."""
    for n, a in enumerate(duties):
        until = a.end + apart
        for b in duties[n + 1 :]:
            if b.start >= until:
                break
            yield a, b
