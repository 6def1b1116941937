"""Rules about gatherings, most of them by which people come to one of each round: each week's, each month's."""

from abc import abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar

from matcher.amounts import Amount, excess, total
from matcher.board import Board
from matcher.domain.asked import Occasion
from matcher.domain.breach import Breach
from matcher.domain.chellows import Chellow
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.venues import GatheringKind
from matcher.rule import PLACED_AND_COVER, Relaxation, Rule
from matcher.wording import when


class GatheringRule(Rule):
    """A rule about gatherings that visits have to leave room for."""

    tier = PLACED_AND_COVER


class AttendanceRule(GatheringRule):
    """Each person who misses every gathering of a round they could come to counts one."""

    gap_of = "minimum"
    kind: ClassVar[GatheringKind]
    """What is gathered for."""

    @abstractmethod
    def round_words(self, occasion: Occasion) -> str:
        """The round a gathering belongs to, in words."""

    def wants(self, person: Chellow, occasion: Occasion) -> bool:
        """True if the person ought to come to gatherings such as this."""
        return occasion.is_for(person)

    def post(self, board: Board) -> Amount:
        """How many attendances are missing."""
        return total(missed(board, person, occasions) for person, occasions in self.rounds(board.programme))

    def check(self, programme: Programme, plan: Plan) -> Iterable[Breach]:
        """One breach for each person and round without attendance."""
        for person, occasions in self.rounds(programme):
            if misses(plan, person, occasions):
                yield self.missed_breach(plan, person, occasions)

    def missed_breach(self, plan: Plan, person: Chellow, occasions: list[Occasion]) -> Breach:
        """The person misses that round, at the date chosen for it if one was."""
        chosen = [o for o in occasions if o.choice and plan.people_on(o.duty.id)] or occasions
        facts = {
            "round": self.round_words(chosen[0]),
            "when": " or ".join(when(occasion.duty) for occasion in chosen),
        }
        return self.breach(people=(person.code,), duty=chosen[0].duty.id, facts=facts)

    def rounds(self, programme: Programme) -> Iterator[tuple[Chellow, list[Occasion]]]:
        """Each person with the gatherings of each round they could come to, in order of time."""
        occasions = [o for o in programme.asked.occasions.values() if o.kind is self.kind]
        for person in programme.chellows:
            for could_come in self._rounds_of(person, occasions).values():
                yield person, could_come

    def _rounds_of(self, person: Chellow, occasions: Iterable[Occasion]) -> Mapping[str, list[Occasion]]:
        found: dict[str, list[Occasion]] = defaultdict(list)
        for occasion in occasions:
            if self.wants(person, occasion) and person.active and person.is_here(occasion.duty.day):
                found[occasion.round].append(occasion)
        return found

    def relaxations(self, breach: Breach, programme: Programme) -> Iterable[Relaxation]:
        """The person, if they could come after all."""
        yield Relaxation(f"could you come on {breach.facts['when']}", breach.people[0], 2)


def missed(board: Board, person: Chellow, occasions: Iterable[Occasion]) -> Amount:
    """1 if the person comes to none of them."""
    return excess(1 - total(board.on(person.code, occasion.duty) for occasion in occasions))


def misses(plan: Plan, person: Chellow, occasions: Iterable[Occasion]) -> bool:
    """The same in a finished plan."""
    return not any(person.code in plan.people_on(occasion.duty.id) for occasion in occasions)


class MonthlyMeetingRule(AttendanceRule):
    """An attendance rule about the monthly meeting."""

    kind = GatheringKind.MEETING

    def round_words(self, occasion: Occasion) -> str:
        """Its month."""
        return f"{occasion.duty.day:%B %Y}"


def choices(programme: Programme) -> Mapping[str, list[Occasion]]:
    """The dates there are to choose between, in order of time, by what is chosen."""
    found: dict[str, list[Occasion]] = defaultdict(list)
    for occasion in programme.asked.occasions.values():
        if occasion.choice:
            found[occasion.choice].append(occasion)
    return found
