"""Rules by which people come to one gathering of each round: each week's, each month's."""

from abc import abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import ClassVar

from matcher.amounts import Amount, excess, total
from matcher.board import Board
from matcher.domain.asked import Occasion
from matcher.domain.breach import Breach
from matcher.domain.people import Chellow
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.venues import GatheringKind
from matcher.rule import PLACED_AND_COVER, Relaxation, Rule
from matcher.wording import when


class AttendanceRule(Rule):
    """Each person who misses every gathering of a round they could come to counts one."""

    tier = PLACED_AND_COVER
    gap_of = "minimum"
    kind: ClassVar[GatheringKind]
    """What is gathered for."""

    @abstractmethod
    def round_of(self, day: date) -> str:
        """The round a gathering on that day belongs to, in words."""

    @abstractmethod
    def wants(self, person: Chellow, occasion: Occasion) -> bool:
        """True if the person ought to come to gatherings such as this."""

    def post(self, board: Board) -> Amount:
        """How many attendances are missing."""
        return total(
            excess(1 - total(board.on(person.code, occasion.duty) for occasion in occasions))
            for person, _, occasions in self._rounds(board.programme)
        )

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each person and round without attendance."""
        for person, round_, occasions in self._rounds(programme):
            if not any(person.code in plan.people_on(occasion.duty.id) for occasion in occasions):
                facts = {"round": round_, "when": " or ".join(when(occasion.duty) for occasion in occasions)}
                yield self.breach(people=(person.code,), duty=occasions[0].duty.id, facts=facts)

    def _rounds(self, programme: Programme) -> Iterator[tuple[Chellow, str, list[Occasion]]]:
        occasions = [o for o in programme.asked.occasions.values() if o.kind is self.kind]
        for person in programme.chellows:
            for round_, could_come in self._rounds_of(programme, person, occasions).items():
                yield person, round_, could_come

    def _rounds_of(
        self, programme: Programme, person: Chellow, occasions: Iterable[Occasion]
    ) -> Mapping[str, list[Occasion]]:
        found: dict[str, list[Occasion]] = defaultdict(list)
        for occasion in occasions:
            day = occasion.duty.day
            if self.wants(person, occasion) and person.active and person.is_here(day):
                found[self.round_of(day)].append(occasion)
        return found

    def relaxations(self, breach: Breach, programme: Programme) -> Iterable[Relaxation]:
        """The person, if they could come after all."""
        yield Relaxation(f"could you come on {breach.facts['when']}", breach.people[0], 2)
